"""Trades and offices: "the pilot" and "the navigator" of one account are two people.

A teller who has called somebody "the pilot" and goes on with "the navigator" speaks of somebody
else, unless grammar joins the two ("the pilot, a fine navigator"). That holds for nouns that say
what somebody is by trade, office or station; not for those that name anybody ("the man"), a part in
what happened ("the victim"), kin, or a word of which the other is a more exact one ("the officer",
"the captain"). Which nouns name persons, and which is more exact, the packaged lexicon says.
"""

from collections.abc import Iterable
from functools import lru_cache

from tellings.people.words import FEMININE, MASCULINE, OFFICES, kin_word, word_set
from tellings.text.lexicon import LEXNAME, load

SENSES = 4
PERSONS = 18
"""Number of WordNet's file of nouns for persons."""
ANYBODY = word_set(
    """person people man woman boy girl child kid baby youth teenager adult human individual
    somebody someone fellow guy lad chap bloke one figure character hero heroine protagonist
    antagonist villain leader boss chief head master lord friend enemy foe rival companion
    colleague partner mate stranger visitor guest newcomer neighbor neighbour local native
    foreigner immigrant refugee resident inhabitant citizen suspect accused defendant plaintiff
    convict culprit offender criminal murderer killer attacker assailant perpetrator wrongdoer
    robber thief liar victim survivor casualty patient witness bystander onlooker caller speaker
    narrator author writer prisoner inmate captive hostage deceased dead lover darling fool idiot
    genius expert veteran orphan widow widower bride groom bridegroom bachelor wife husband
    member player winner loser owner holder user customer client buyer seller applicant candidate
    beginner rookie subject object star celebrity beauty angel devil demon beast creature monster
    elder senior junior teen twin minor adolescent toddler infant worker employee employer
    professional parent relative relation ancestor descendant heir successor predecessor"""
)


GENDERED = word_set(
    """abbot abbess monk nun priest waiter waitress actor actress actresses maid midwife salesman
    policeman policemen policewoman fireman businessman businesswoman chairman chairwoman spokesman
    spokeswoman congressman congresswoman cameraman baron baroness duke duchess earl countess
    prince princess cowboy hostess"""
)
PARTIES = frozenset({"accused", "defendant", "plaintiff", "suspect"})
COURT = word_set("judge prosecutor magistrate juror coroner bailiff usher solicitor barrister jury")
"""Before a court the accused is surely not the judge; elsewhere a suspect may be anybody."""
DOERS = ("er", "or", "ist", "man", "keeper", "wright", "smith")
"""A noun unknown to the lexicon that ends so is a trade: "cellarer"."""


def is_trade(lemma: str) -> bool:
    """Whether a noun, in lower case, says what somebody is by trade, office or station."""
    if lemma in ANYBODY or kin_word(lemma) is not None:
        return False
    if lemma in MASCULINE | FEMININE and lemma not in GENDERED | OFFICES:
        return False
    field = load().field_of(lemma, "n")
    if field is None and lemma.endswith("woman"):
        field = load().field_of(lemma.removesuffix("woman") + "man", "n")
    if field is None:
        return lemma.endswith(DOERS)
    return field == PERSONS or (lemma.endswith("man") and _may_be_person(lemma))


def may_be_trade(lemma: str) -> bool:
    """Whether a noun may say what somebody is, among other things: "cleaner", "conductor"."""
    if lemma in ANYBODY or kin_word(lemma) is not None or lemma in MASCULINE | FEMININE:
        return is_trade(lemma)
    return is_trade(lemma) or (lemma.endswith(DOERS) and _may_be_person(lemma))


def _may_be_person(lemma: str) -> bool:
    """Whether one of a noun's usual senses is a person: "fireman" is a pitcher as well."""
    lexicon = load()
    senses = lexicon.usual(lemma, "n", SENSES)
    return any(int(lexicon.synsets[at].split("\t")[LEXNAME]) == PERSONS for at in senses)


def is_station(lemma: str) -> bool:
    """Whether a noun is a trade, or names a party before a court."""
    return lemma in PARTIES or is_trade(lemma)


def other_trades(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether two people's trades, as one account calls them, make them two."""
    one, two = sorted(set(left)), sorted(set(right))
    return bool(one) and bool(two) and all(_apart(a, b) for a in one for b in two)


@lru_cache(maxsize=2**14)
def _apart(left: str, right: str) -> bool:
    if left in PARTIES or right in PARTIES:
        return bool(PARTIES & {left, right}) and bool(COURT & {left, right})
    return left != right and load().relation(left, right, "n") == "apart"
