"""One name in neighbouring languages and registers: "Volodymyr", "Vladimir"; "Gamal", "Jamal".

"Volodymyr Shevchuk" is "Vladimir Shevchuk" in a Russian paper, "Konstantinos" is "Constantine" in
an English one. Listed are names of which papers and registers write now one form and now the other
for the same person, and the everyday forms of Greek names; names that merely share an origin
("John" and "Juan") are two. Arabic names stand with the "g" of Egypt and French forms, the
commonest Chinese family names as Mandarin and Cantonese have them. All are folded.
"""

from collections.abc import Mapping
from functools import cache

_NAMES = """
spyridon spiros spyros
stylianos stelios
athanasios thanasis thanos
charalambos haralambos babis
anastasios tasos
antonios antonis
emmanouil manolis manos
eleftherios lefteris
ilias elias
theodoros thodoris
vasiliki vaso vassiliki
despina despoina
konstantinos kostas costas
grigorios grigoris
sotirios sotiris
ioannis giannis yannis yiannis
georgios giorgos yorgos yiorgos
aikaterini katerina katina
evangelia eva
aleksandr alexander oleksandr alexandros
alexandra aleksandra oleksandra
alexei aleksei alexey oleksii oleksiy
andrew andreas andrei andriy andrii andrey
anna hanna ganna
anastasia anastasiya anastasiia
basil vasilios vasileios vasily vasyl vassilis vasilis
catherine katherine aikaterini ekaterina yekaterina kateryna
constantine konstantinos konstantin kostiantyn
demetrius dimitrios dmitri dmitry dmytro demetrios
elena eleni helen helena olena yelena
eugene yevgeny evgeny yevhen evgenios
evangelos vangelis
efstathios stathis eustathios
george georgios giorgos yorgos georgi georgy heorhii
gregory grigori grigory hryhorii grigorios
igor ihor
irene irina iryna eirini irini
john ioannis yannis giannis
luke loukas
lyudmila ludmila liudmyla
mary maria mariya marija
mark markos
matthew matthaios matvei matviy
michael mikhail michail mykhailo mihail michalis
nicholas nikolaos nikolai nikolay mykola nikos
oleg oleh
olga olha
panagiotis panayiotis panos
paul pavlos pavel pavlo
peter petros pyotr petro
sergei sergey serhii serhiy
sophia sofia
stephen stefanos stepan
svetlana svitlana
tatiana tatyana tetiana
theodore theodoros fyodor fedir
vladimir volodymyr
xenia ksenia
yulia julia iuliia
yuri yuriy yurii
jaber jabir gaber gabir
jabr gabr
jad gad
jalal galal
jamal gamal
jamil gamil jameel gameel
jamila gamila
jawad gawad
jaafar gaafar jafar gafar djaafar djafar
jihan gihan gehan jehan
jihad gihad djihad
juma jumaa goma gomaa joumaa djouma
hajar hagar hadjar
najat nagat nadjat
rajab ragab radjab
wajdi wagdi
wajih wagih wajeeh wageeh
majid maged magid
majdi magdi magdy
najib nagib naguib najeeb
najla nagla naglaa
najwa nagwa
naji nagi
faraj farag
hijazi higazi hegazi hegazy
siraj serag sirag
khadija khadiga
raja ragaa rajaa
zahra zohra zahraa
uthman othman osman usman outhman
sulayman suleiman soliman sulaiman suleyman soleiman
fatima fatma fatimah fatema
yunus younis yunis younes younus
yahya yehia yahia yehya
yasin yassin yaseen yacine yassine
qasim kassem qassim kacem kasim kassim
maryam mariam meryem meriem miriam
aisha ayesha aicha aysha aishah
tawfiq tewfik toufic toufik taufiq tawfik
mahdi mehdi
sayyid sayed sayid syed saiyid
yitzhak itzhak yitzchak isaac
zvi tzvi zwi
chana hannah hanna hana channah
avraham avrohom avrum
yehuda jehuda yehudah
elena jelena yelena
ekaterina jekaterina yekaterina
pyotr petr piotr pjotr
fyodor fedor fiodor fjodor
foma thoma
szymon simon
alyona alena aliona
artyom artem artiom artjom
dmitri dmitrij dimitri dmitry dmitriy
khosrow khosro khosrau
panagiota panayota panayiota giota yota
wang wong
huang wong
chen chan
cai tsai choi tsoi
chu zhu
deng tang
feng fung
guo kwok
he ho
liang leung
lin lam
liu lau
luo lo law
wu ng
xie tse hsieh
xu tsui hsu
yang yeung
ye yip
zhang cheung
zhao chiu chao
zheng cheng
zhou chow chou
"""


@cache
def equivalents() -> Mapping[str, frozenset[str]]:
    """Return for each listed name the other forms of its line."""
    found: dict[str, set[str]] = {}
    for line in _NAMES.splitlines():
        words = line.split()
        for word in words:
            found.setdefault(word, set()).update(other for other in words if other != word)
    return {name: frozenset(forms) for name, forms in found.items()}
