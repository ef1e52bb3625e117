"""Which role a noun with a preposition plays, by the preposition, the noun's class and the verb.

"To" is a recipient's after verbs of giving and telling, else a goal; "with" a person is a
companion, with a thing an instrument; any preposition before a time is a time. Times, places and
persons are known by derived noun classes (``words.nouns``).
"""

from tellings.claims import verbs, words
from tellings.claims.tree import Tree
from tellings.claims.wordlist import lemmas
from tellings.records.claims import RoleName
from tellings.text.times import find_times

GOAL = frozenset(["to", "into", "onto", "toward", "towards", "unto"])
SOURCE = frozenset(["from", "off", "out"])
PLACE = lemmas(
    """
    in at on near inside outside under beneath behind beside above over below between among
    amongst across along around through against upon within beyond past next opposite atop
    throughout down up front underneath amid
    """
)
TIME = lemmas("during before after since until till following prior throughout")
CAUSE = frozenset(["because", "due", "owing", "thanks"])
TRANSFER = lemmas(
    """
    give hand send tell say show offer sell pay lend bring write speak talk return deliver
    promise explain grant teach read confess admit report owe leave feed pass award happen
    apologise apologize reveal lie listen belong reply mention
    """
)
TOPICAL = lemmas("believe trust confide agree focus insist rely depend comment reflect report")
"""Verbs whose "in" or "on" says of what ("believe in freedom", "reported on the strike")."""
PEOPLE_PRONOUNS = lemmas(
    """
    he she him her they them i me we us you who whom someone somebody everyone everybody anyone
    anybody nobody himself herself themselves myself ourselves yourself
    """
)
CLOCK = lemmas("o'clock am pm a.m. p.m. noon midnight dawn dusk")
MANNER_NOUNS = lemmas(
    """
    way manner fashion care haste joy ease difficulty tear force silence secret fear anger pride
    love caution effort surprise shock horror voice
    """
)

TABLE: tuple[tuple[RoleName, frozenset[str]], ...] = (
    ("cause", CAUSE),
    ("time", TIME),
    ("topic", frozenset(["about", "regarding", "concerning", "of"])),
    ("source", SOURCE),
    ("attribute", frozenset(["as"])),
    ("manner", frozenset(["like"])),
    ("place", PLACE),
)
"""The role by the preposition where nothing else decides."""


def is_time(tree: Tree, head: int) -> bool:
    """Return whether a noun names a time: a unit, a date, a clock time."""
    token = tree.token(head)
    if token.entity == "time" or tree.lemma(head) in words.nouns("time") | CLOCK | MORE_TIMES:
        return True
    digits = token.text.rstrip("sthndr.")
    year = digits.isdigit() and len(digits) == 4 and "1000" <= digits <= "2199"
    return year or (":" in token.text and token.text.replace(":", "").isdigit())


def _is_clock(tree: Tree, head: int) -> bool:
    """Return whether a number is a time by what stands around it: "at about nine"."""
    if tree.upos(head) != "NUM" and not any(ch.isdigit() for ch in tree.token(head).text):
        return False
    token = tree.token(head)
    start, end = max(0, token.start - 24), min(len(tree.text), token.end + 16)
    at = token.start - start
    return any(t.start <= at < t.end for t in find_times(tree.text[start:end]))


MORE_TIMES = lemmas(
    """
    january february march april june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday christmas easter moment lifetime second spring
    autumn fall childhood age birthday time midday lunchtime dinner lunch breakfast jan feb mar
    apr jun jul aug sep sept oct nov dec holiday season anniversary eve
    """
) - {"fall", "march", "second"}


def is_person(tree: Tree, head: int) -> bool:
    """Return whether a noun looks like a person: a pronoun of persons, a name, a person noun."""
    if tree.word(head) in PEOPLE_PRONOUNS or tree.lemma(head) in words.KIN:
        return True
    kind = tree.token(head).entity
    if kind:
        return kind == "person" or (kind == "group" and tree.upos(head) in ("PRON", "NOUN"))
    return tree.upos(head) == "PROPN" or tree.lemma(head) in words.nouns("person")


def is_able(tree: Tree, head: int) -> bool:
    """Return whether a noun names somebody who can do or mean something."""
    return is_person(tree, head) or tree.token(head).entity in ("person", "group", "organisation")


def is_place(tree: Tree, head: int) -> bool:
    """Return whether a noun names a place: by its entity type, else by its class."""
    return tree.token(head).entity == "place" or tree.lemma(head) in words.places()


def prepositional(
    tree: Tree, head: int, marker: str, *, verb: int, passive: bool = False
) -> RoleName:
    """Return the role of a noun with this preposition below this verb."""
    first = marker.split(maxsplit=1)[0]
    if first not in ("with", "of", "as", "like") and _is_clock(tree, head):
        return "time"
    timed = is_time(tree, head) and first not in ("with", "of", "about")
    if timed or marker == "as of":
        return "time"
    if first == "by":
        return _by(tree, head, passive=passive)
    if first == "with":
        return _with(tree, head)
    if first in GOAL:
        return "recipient" if _receives(tree, head, verb, first) else "goal"
    return _by_table(tree, head, first, marker, verb)


def _by(tree: Tree, head: int, *, passive: bool) -> RoleName:
    if tree.upos(head) == "VERB":
        return "manner"
    if passive:
        return "agent"
    return "place" if is_place(tree, head) else "instrument"


def _with(tree: Tree, head: int) -> RoleName:
    if is_person(tree, head):
        return "companion"
    return "manner" if tree.lemma(head) in MANNER_NOUNS else "instrument"


def _receives(tree: Tree, head: int, verb: int, first: str) -> bool:
    if first != "to":
        return False
    spoken = tree.lemma(verb) in verbs.SPEECH
    return tree.lemma(verb) in TRANSFER and (spoken or not is_place(tree, head))


def _by_table(tree: Tree, head: int, first: str, marker: str, verb: int) -> RoleName:
    if first == "for":
        return "cause" if tree.lemma(verb) in verbs.ACCUSE else "purpose"
    if first == "in" and tree.lemma(head) in MANNER_NOUNS:
        return "manner"
    if first in ("in", "on") and tree.lemma(verb) in TOPICAL:
        return "topic"
    if first == "through" or marker == "out of the":
        return "place"
    return next((name for name, listed in TABLE if first in listed), "other")


def marker_of(tree: Tree, cases: tuple[int, ...]) -> str | None:
    """Return the whole preposition of its words ("out of"), None without one."""
    if not cases:
        return None
    parts = [cases[0], *tree.kids(cases[0], "fixed")]
    parts += [c for c in cases[1:] if c not in parts]
    return " ".join(tree.word(c) for c in sorted(parts))
