"""Familiar forms of given names: English and Irish, Africa, Asia, and what many languages share.

One name a line with its familiar forms, all folded; single words head a language. They are read
with those of Europe in ``diminutives``.
"""

WORLD = """
irish
bridget brid biddy breda
cornelius con connie
diarmuid dermot
maire mairead maureen moll
padraig paddy podge
patrick paddy packie
seamus shay
sinead shin
siobhan shiv
una oonagh
english
alasdair alastair al ally
alexander alex alec sandy
alexandra alex sandra lexie lexi lexa
bernadette bernie detta
cecilia cissie celia
georgina georgie gina
leopold leo
matilda mathilda tilly tilda
muriel mu
philippa pip pippa
rosalind ros rosie
rosamund ros rosie
thomasina tamsin
west african
abubakar abu
chukwuemeka emeka
chinedu nedu
ifeanyi ify
ngozi gozi
obinna obi
oluwaseun seun
olufemi femi
olumide mide
oluwatobi tobi
oluwadamilola dami
babatunde tunde
adebayo bayo
temitope temi tope
south asian
debashish deb
priyanka priya
rajendra rajesh rajiv raj
siddharth sid
subramaniam subbu mani
venkatesh venkat
krishnamurthy krishna
lakshmi lucky
parvati paro
sukhwinder sukhi
harpreet harry preeti
manpreet manny
gurpreet gopi
jaswinder jas
arab and persian
abdullah abdul
abdulrahman abdul
fatima fatoum fatty
ibrahim brahim ibo
khadija dija
mohammed muhammad mohamed mo hamada
mustafa sasa
suleyman suleiman sulo
alireza ali reza
mohammadreza reza
east african
abdirahman abdi
international
alejandro alexandre alessandro aleksandr aleksander alexandros alex
alejandra alessandra aleksandra alex
maximilian maximiliano massimiliano maximus max
theodor theodoros teodor teodoro theo teo
nikolaus nicolas nicola nikolaos nick nico niko
benjamin benjamim beniamino ben benny
samuel samuele samuil sam sammy
daniel daniele daniil dan danny
emanuel emanuele manu
isabelle isabella izabela isabel bella izzy
katarzyna katerina katarina kasia kate
christopher christophe christoph kristoffer chris kris
christine christina kristina chris tina
gabriella gabriela gabi gaby
rebecca rebekah rebekka becky
victoria viktoria vicky
valentino valentina vale
leonardo leonard leon leo
riccardo ricardo rico ricky
federico frederico fred fede
"""
