"""Familiar forms that the lists of ``nicknames`` and ``diminutives`` lack: English, its neighbours.

"Hetty" for "Henrietta", "Kitty" for "Katherine", "Lisl" for "Elisabeth", "Honza" for "Jan": common
knowledge of each language, as books of given names have it. One name a line with its familiar
forms, all folded; single words head a language. Two forms of a line are forms of its name, not of
each other: Molly and Polly may both be Mary, and are two girls for all that.
"""

from collections.abc import Mapping
from functools import cache

_FORMS = """
english
henrietta hetty hattie ettie
katherine kitty katie kathie kat
catherine kitty kate katie
kathleen kath katie
eleanor nell nellie lenore
helen nell nellie nelly
ellen nelly
charlotte lotte charlie lotty
margaret greta
mary may minnie
dorothy dodie thea
harriet hatty
susan sukie suky
susannah sanna
ann nanny
anne nancy
agnes nessie aggie
isabella tibby ella
isobel bel tibbie izzy
elizabeth elsie lilibet buffy
winifred freda
gwendolen gwen
josephine posy fifi
lucretia lucy creasy
millicent millie
mildred millie
emily milly
janet jenny
theodora thea
isidora dora
philomena mena phil
wilhelmina billie willa mien wil
adelaide addie ada
adeline addie
beatrice beattie
beatrix bea trixie
florence florrie flossie
lavinia vinnie
leonora leo
marjorie madge
octavia tavy
rosemary rosie romy
teresa maite
ursula ursie
victoria queenie
alfred alf alfie
albert bertie
algernon algie
archibald baldie
barnaby barney
bartholomew barty
cuthbert bert
desmond des
eustace stacy
horace horrie
humphrey
isaac zac
jacob jack
jeremiah jem
jerome jerry
jonathan nat
lancelot lance
laurence laurie
lawrence laurie
lewis lew
llewellyn lyn
matthew mat
maurice mo morrie
montague monty
nicholas colin klaus
oliver noll
oswald oz ossie
robert bert robin
roderick rory
rupert ru
sebastian bas basti wastl
stanley stan
thaddeus tad
theobald tibby theo
theophilus theo
valentine val
walter wat
wilfred wilf
william liam
zechariah zach zack
dutch
johannes jan jo johan hannu juha jussi
hendrik henk hein
willem wim pim
cornelis kees cor
jacobus jaap koos
gerardus gerrit gerard ger
petrus piet peter pieter
adrianus arie adri
antonius toon anton ton
theodorus theo dorus
nicolaas klaas nico
johanna joke annie
elisabeth els bets liesbeth betje lies lisl sissi ilse
margaretha greet griet greta
catharina trijn toos katrien
hendrika riek rika
maria mia mieke rie marie mania mari maruja mariquita marica
franciscus frans cis
martinus tinus martin
bernardus ben bernard
leonardus leo leen
lambertus bert bertus
hubertus huub bert
josephus sjef jos jef
jozef jef sjef
ludovicus louis lode
sebastiaan bas
german
joachim jochen achim
josef pepi beppo
rudolf rolf
katharina kaethe
barbara baska
dorothea dorle
susanne sanne
brigitte gitti
polish
aleksandra ola olenka
katarzyna kaska
elzbieta elka
joanna asia aska
krystyna krysia
stanislawa stasia
stanislaw stasiek stach
jan jenda
boleslaw bolek
mieczyslaw mietek
czech
vaclav venca
karel kaja
jana janka
katerina katka
alzbeta bozka betka
bozena bozka
ludmila lida
hungarian
istvan pisti
janos jani
mihaly misi miska
erzsebet erzsi
ilona ilonka
margit gitta
zsuzsanna zsuzsa
italian
giovanni nino
antonio tonio ton
domenico mico memmo
vincenzo cenzo
michele lele
raffaele lele
gaetano tano
pasquale lino
elisabetta bettina
caterina nina
giovanna nina
giuseppina peppina pinuccia
concetta tina cettina
spanish
francisco kiko
josefa chepa
rosario chayo
mercedes meche
francisca pancha
manuel lolo
gilberto beto
alfonso poncho
alfredo fredo
rosa rosita
joaquim quim
joaquin quino
french
jacques jacquot
charles charlot
louis loulou
suzanne suzon suzette
francoise fanchon
antoinette toinette
nordic
johan janne jojje
bengt benke
margareta maggan
kristina kicki
elisabet lisa lisbet liisa
birgitta birgit gittan
mikael mikko mika
katariina kaisa katri
margareeta reetta
"""


@cache
def hypocoristics() -> Mapping[str, frozenset[str]]:
    """Return for each listed name its familiar forms."""
    found: dict[str, set[str]] = {}
    for line in _FORMS.splitlines():
        name, *forms = line.split() or [""]
        if forms:
            found.setdefault(name, set()).update(forms)
    return {name: frozenset(forms) for name, forms in found.items()}
