"""Familiar forms of given names in languages of Europe: "Sasha" for "Aleksandr", "Pepe" for "José".

Common knowledge of each language; the library that ``nicknames`` reads knows hardly any of them.
All words are folded. A familiar form that serves two names ("Sasha") is listed with both. Forms in
other romanisations are met by their sounds, so one spelling is enough where two sound alike.

Beside the list stand the endings with which a language makes a familiar form of any name: "Juanito"
of "Juan", "Tomek" of "Tomasz". They prove little and are used only where the stem is the same.
"""

import re
from collections.abc import Mapping
from functools import cache

from tellings.text.familiar_forms import WORLD

_FORMS = """
russian
aleksandr alexander sasha shura sanya
aleksandra alexandra sasha shura sanya
aleksei alexei alexey lyosha alyosha
anastasia anastasiya nastya stasya nastasya
andrei andrey andryusha
anna anya anyuta annushka nyura
anatoly anatoli tolya
boris borya
daria darya dasha
dmitri dmitry dima mitya
ekaterina yekaterina katya katyusha
elena yelena lena alyona
elizaveta yelizaveta liza
evgeny yevgeny evgeni yevgeni zhenya
evgenia yevgenia zhenya
fyodor fedor fedya
galina galya
georgy georgi gosha zhora
grigory grigori grisha
igor gosha
ilya ilyusha
irina ira
ivan vanya vanyusha vanka
konstantin kostya
ksenia kseniya ksyusha
larisa lara
leonid lyonya
lev lyova
lidia lida
lyudmila ludmila lyuda mila
lyubov lyuba
margarita rita
maria mariya marya masha marusya manya
maksim maxim max
mikhail misha mishka
nadezhda nadya
natalia natalya natasha
nikita nikitka
nikolai nikolay kolya
oksana ksana
oleg olezhka
olga olya
pavel pasha
pyotr petr petya
polina polya
roman roma
semyon syoma
sergei sergey seryozha
sofia sofya sonya
stanislav stas slava
svetlana sveta
tamara toma
tatiana tatyana tanya
timofei tima
valentin valya
valentina valya
valeria lera valya
valery valera
vasily vasili vasya
vera verochka
viktor vitya
viktoria vika
vladimir volodya vova
vladislav vlad slava
vyacheslav slava
yakov yasha
yulia yuliya yulya
yuri yury yura
zinaida zina
spanish
alberto beto
alejandro alejo jandro
alejandra jandra
antonio toni tono antonito
beatriz bea
carmen carmela menchu
concepcion concha conchita
consuelo chelo
cristina cris tina
dolores lola lolita
eduardo edu lalo
enrique quique kike
ernesto neto
fernando nando fer
francisco paco pancho curro quico
francisca paca paquita
gabriel gabi
graciela chela
gregorio goyo
guadalupe lupe lupita
guillermo memo guille
gustavo tavo
ignacio nacho
isabel isa chabela
jesus chuy chucho
jose pepe pepito chepe
josefa pepa pepita
josefina pepita fina
juan juancho
leticia leti
luis lucho
manuel manolo manu
manuela manola manoli
mercedes merche
miguel miguelito migue
montserrat montse
pilar pili
rafael rafa
ramon moncho
roberto beto tito
rosario charo
salvador chava
santiago santi chago
sebastian seba
sergio checo
soledad sole
teresa tere
vicente chente
german
hans hansel hansi
agnes agi
albrecht albi
andreas andi
anna anneli anni
barbara babsi barbel
bernhard bernd
brigitte gitta gitte
christian chris
christine christl tine
dietrich dieter
dorothea dora doro thea
eberhard ebbe
elisabeth elsbeth else elli liesl lisbeth sisi lilli
ernst ernstl
franz franzl
friedrich fritz friedl
georg jorg schorsch
gerhard gerd
gertrud trude gertie
gottfried gotz
gunther gunni
hannelore hanne lore
heinrich heinz heini heiner
helene lene leni
hermann manni
hildegard hilde
jakob kobi
johann hans hannes johannes
johanna hanna hanne
johannes hans hannes
josef sepp jupp
joseph sepp jupp
karl kalle
katharina kathe katrin kathi trine
klaus nikolaus
konrad kurt
ludwig lutz wiggerl
magdalena lena leni magda
manfred manni
margarete gretel gretchen grete greta rita
margarethe gretel gretchen grete greta rita
matthias hias matz
michael michel
rosemarie rosi
rudolf rudi
sabine bine
siegfried sigi
sophie fiekchen
susanne susi
theodor theo
therese resi
ulrich uli utz
ulrike uli
ursula uschi ulla
waltraud traudl
wilhelm willi willy
wilhelmine minna mina
wolfgang wolfi wolf
italian
alessandro sandro ale
alessandra sandra ale
antonio toni tonino toto nino
antonella nella
bartolomeo meo
caterina rina
domenico mimmo menico
elisabetta betta lisa
ferdinando nando
filippo pippo
francesco checco cecco franco ciccio
francesca cecca
gennaro rino
giacomo mino
giovanni gianni nanni vanni
giovanna gianna vanna
giuseppe beppe peppe peppino beppino pino
giuseppina pina giusy
lorenzo renzo enzo
luigi gigi gino
luigia gina
margherita rita ghita
michele lino
raffaele lello
roberto berto
salvatore toto turi salvo
teresa resi
umberto berto
vincenzo enzo
polish
agnieszka aga
aleksander olek
andrzej jedrek
anna ania anka
barbara basia
boguslaw bogus
czeslaw czesiek
dorota dorotka
elzbieta ela
ewa ewka
franciszek franek
grzegorz grzes grzesiek
jadwiga jadzia
jan janek jas
jakub kuba
jerzy jurek
jozef jozek
julian julek
kazimierz kazik
krzysztof krzys krzysiek
ludwik lutek
maciej maciek
malgorzata gosia malgosia
maria marysia
michal michas
pawel pawelek
piotr piotrek piotrus
stanislaw staszek stas
stefan stefek
tadeusz tadek
tomasz tomek
waclaw wacek
wladyslaw wladek
wojciech wojtek
zbigniew zbyszek
zofia zosia
zuzanna zuzia
czech
frantisek franta
jan honza
jaroslav jarda
jiri jirka
josef pepa pepik
karel karlik
ladislav lada
miroslav mirek
vaclav vasek
zdenek zdenda
greek
athanasios thanasis nasos
anastasios tasos
charalambos babis
christos chris
dimitrios dimitris mitsos
evangelos vangelis
georgios giorgos yorgos
ioannis yannis giannis
konstantinos kostas dinos
nikolaos nikos
panagiotis panos takis
spyridon spyros
stavros stavrakis
vasilios vasilis
vasiliki vasso
aikaterini katerina
eleni lena
portuguese
antonio toninho to
francisco chico
fernando nando
jose ze zezinho
joao joaozinho
luis lula
maria mariazinha
manuel manel mane
french
alexandre alex
catherine cathy
dominique domi
elisabeth babette lisette
frederic fred
jacqueline jacquotte
jean jeannot
madeleine mado
marguerite margot
pierre pierrot
scandinavian
anders andy
christian kris
elisabeth lisbet lisa
frederik fritz
johan jan
katarina karin kajsa
kristina stina
lars lasse
margareta greta
nils nisse
per pelle
sven svenne
turkish
fatma fatos
mehmet memo
mustafa mus
hebrew
avraham avi
binyamin benny
david dudi
moshe moishe
shmuel shmulik
shlomo shloyme
yaakov yankel
yosef yossi
yitzhak itzik
hungarian
erzsebet bozsi zsoka
ferenc feri
gyorgy gyuri
istvan pista
janos jancsi
jozsef joska jozsi
laszlo laci
sandor sanyi
zsuzsanna zsuzsi
katalin kati kata
margit manci
ilona ica ilus
"""

ENDINGS = (
    ("ito", "ita", "cito", "cita", "illo", "illa", "in"),
    ("chen", "lein", "el", "erl", "i", "li"),
    ("ino", "ina", "etto", "etta", "uccio", "uccia"),
    ("ek", "ik", "ka", "usia", "us"),
    ("ochka", "echka", "enka", "ushka", "yusha", "usha", "ik", "ka", "ya"),
    ("inho", "inha", "zinho", "zinha"),
    ("akis", "akos", "ikos", "oulis", "oula", "itsa", "ul", "utu", "je", "tje", "ke"),
)
_ALL = tuple(sorted({e for row in ENDINGS for e in row}, key=lambda e: (-len(e), e)))
MIN_STEM = 3
_DOUBLED = re.compile(r"(.)\1")


@cache
def listed() -> Mapping[str, frozenset[str]]:
    """Return for each listed word the others of its line: forms of one name."""
    found: dict[str, set[str]] = {}
    for line in (*_FORMS.splitlines(), *WORLD.splitlines()):
        words = line.split()
        if len(words) > 1:
            for word in words:
                found.setdefault(word, set()).update(other for other in words if other != word)
    return {name: frozenset(forms) for name, forms in found.items()}


def is_derived(left: str, right: str) -> bool:
    """Whether one folded name is the other with a familiar ending in place of its last vowel.

    >>> is_derived("juanito", "juan"), is_derived("carla", "carl")
    (True, False)
    """
    return _made_of(left, right) or _made_of(right, left)


def _made_of(form: str, name: str) -> bool:
    if form[:MIN_STEM] != name[:MIN_STEM]:
        return False
    form, name = _DOUBLED.sub(r"\1", form), _DOUBLED.sub(r"\1", name)
    for ending in _ALL:
        stem = form.removesuffix(ending)  # short ones ("Martin") make names of their own
        telling = stem != form and len(ending) >= MIN_STEM and len(stem) >= MIN_STEM
        if telling and stem in {name, name[:-1] if name[-1] in "aeo" else name}:
            return True
    return False
