"""Mending: a few attachments that parsers often get wrong, set right before anything is read.

* "against the mayor who was her father": a clause that opens with "who" right after a noun is its
  relative clause, not a complement of the main verb.
* "caused the driver to crash": the infinitive after the object of such a verb is its complement.
* "told nobody that it was weak": a that-clause with its own subject, after the hearer, is what is
  said, not a relative clause of the hearer.
"""

from tellings.claims import verbs
from tellings.claims.wordlist import lemmas
from tellings.records.language import Analysis, Token

ASKS_WHO = lemmas("ask know tell wonder say see learn find explain")
HEARER = lemmas("tell inform warn assure remind convince promise show teach persuade notify")
LOST = frozenset(["ccomp", "advcl", "parataxis", "dep"])


def mend(analysis: Analysis, governors: list[int]) -> dict[int, str]:
    """Change ``governors`` in place; return the new relation of each token that moved."""
    found: dict[int, str] = {}
    for index, token in enumerate(analysis.tokens):
        word = token.text.lower()
        if word == "who" and index:
            _relative(analysis.tokens, governors, index, found)
        elif word == "to" and token.deprel == "mark":
            _infinitive(analysis.tokens, governors, governors[index], found)
        elif word == "that" and index:
            _content(analysis.tokens, governors, index, found)
    return found


def _relative(
    tokens: tuple[Token, ...], governors: list[int], index: int, found: dict[int, str]
) -> None:
    head = governors[index]
    asked = tokens[governors[head]].lemma.lower() in ASKS_WHO
    subject = tokens[index].deprel.startswith("nsubj") and head > index
    if not subject or asked or tokens[head].deprel not in LOST:
        return
    if tokens[index - 1].upos in ("NOUN", "PROPN"):
        governors[head], found[head] = index - 1, "acl:relcl"


def _infinitive(
    tokens: tuple[Token, ...], governors: list[int], head: int, found: dict[int, str]
) -> None:
    noun = governors[head]
    verb = governors[noun]
    if tokens[head].deprel != "acl" or tokens[noun].deprel not in ("obj", "iobj"):
        return
    causes = tokens[verb].lemma.lower() in verbs.OBJECT_INFINITIVE and noun > verb
    if causes and tokens[noun].lemma.lower() not in verbs.DOING_NOUNS:
        governors[head], found[head] = verb, "xcomp"


def _content(
    tokens: tuple[Token, ...], governors: list[int], index: int, found: dict[int, str]
) -> None:
    head = governors[index]
    noun = governors[head]
    verb = governors[noun]
    told = tokens[verb].lemma.lower() in HEARER and tokens[noun].deprel in ("obj", "iobj")
    if not tokens[head].deprel.startswith("acl") or not told or index != noun + 1:
        return
    between = range(index + 1, head)
    if any(governors[i] == head and tokens[i].deprel.startswith("nsubj") for i in between):
        governors[head], found[head] = verb, "ccomp"
