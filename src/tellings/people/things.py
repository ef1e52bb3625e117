"""Names that are surely no person's: a ship, a film, a firm that bears a person's name.

"The ship Amelia sank", "the film “Gloria”" and "the Amelia sank" name things, whatever else is
called Amelia. A common noun for a thing right before the name says which kind it is.
"""

from collections.abc import Mapping

from tellings.people.firms import is_firm_name
from tellings.people.full_names import firm_end
from tellings.people.syntax import Tree
from tellings.people.trades import PERSONS
from tellings.people.words import word_set
from tellings.people.works import WORKS
from tellings.text.lexicon import load
from tellings.text.nicknames import is_listed

OBJECTS = word_set(
    """ship boat vessel ferry yacht steamer schooner trawler frigate destroyer submarine tanker
    liner barge tug train locomotive plane airship rocket song album poem painting ballad""",
) | (WORKS - word_set("show article review recap documentary series"))
FIRMS = word_set("company firm bank factory brewery newspaper magazine charity corporation")
PLACES = word_set("town city village island river street hamlet port valley county province")
QUOTES = frozenset("\"“”‘’«»*_'")
KIND_OF: Mapping[str, str] = {
    **dict.fromkeys(sorted(OBJECTS), "object"),
    **dict.fromkeys(sorted(FIRMS), "organisation"),
    **dict.fromkeys(sorted(PLACES), "place"),
}
NEAR = 2
GENITIVE = frozenset({"'s", "’s"})
AT = frozenset({"at", "from", "near", "outside"})


def thing_of(tree: Tree, head: int, first: int) -> str:
    """Return the kind of thing that the noun before a name says it is, or an empty string.

    ``head`` and ``first`` are the name's head and first token. "Her ship, Ada said" is no naming:
    nothing but a quotation mark, "of" or "called" may stand between.
    """
    at = first
    while at < head and tree.tokens[at].text in QUOTES:
        at += 1
    if at < head and tree.tokens[at].text.lower() == "the":
        at += 1
    if tree.tokens[at].text.islower():  # the noun is part of the name's mention: "the ship Amelia"
        noun = tree.tokens[at].lemma.lower()
        return KIND_OF.get(noun, "") if at < head else ""
    before = first - 1
    for _ in range(NEAR):
        if before >= 0 and tree.tokens[before].text.lower() in QUOTES | {"called", "named"}:
            before -= 1
    if before < 0 or tree.sentence[before] != tree.sentence[head]:
        return ""
    token = tree.tokens[before]
    if token.upos != "NOUN" or not token.text.islower():
        return ""
    if tree.tokens[head].deprel.partition(":")[0] in {"nsubj", "conj", "vocative"}:
        joined = token.head == head or tree.tokens[head].head == before
        return KIND_OF.get(token.lemma.lower(), "") if joined else ""
    return KIND_OF.get(token.lemma.lower(), "")


def is_firm(tree: Tree, first: int, last: int) -> bool:
    """Whether a name ``[first, last)`` ends as those of firms and bodies do: "Lind & Co"."""
    end = tree.analysis.sentences[tree.sentence[first]].last
    if firm_end(tree, last, end) > last:
        return True
    return is_firm_name(" ".join(tree.tokens[at].text for at in range(first, last)))


def is_vessel(tree: Tree, head: int, first: int) -> bool:
    """Whether "the" stands before a given name alone, with nothing after it: "the Amelia sank"."""
    after = tree.tokens[head + 1].text.lower() if head + 1 < len(tree.tokens) else ""
    named = is_listed(tree.tokens[head].text.lower()) and tree.tokens[head].text[:1].isupper()
    plain = not any(
        tree.tokens[k].deprel in {"acl:relcl", "nmod", "amod", "flat"} for k in tree.children[head]
    )
    return (
        named and plain and after not in {"of", "who", "whom"} and with_article(tree, head, first)
    )


def is_house(tree: Tree, head: int, first: int) -> bool:
    """Whether a name in the genitive stands alone: "at Lind's", "Lind's is a bakery"."""
    end = head + 2
    if end >= len(tree.tokens) or tree.tokens[head + 1].text not in GENITIVE:
        return False
    if any(not tree.tokens[k].text[:1].isupper() for k in range(first, head)):
        return False
    after = tree.tokens[end]
    before = tree.tokens[first - 1].text.lower() if first else ""
    opens = first == 0 or tree.sentence[first - 1] != tree.sentence[head]
    if tree.tokens[head].deprel == "nmod:poss" or after.upos in {"NOUN", "PROPN", "ADJ", "NUM"}:
        return False
    if before == "of":
        owned = tree.tokens[tree.tokens[head].head].lemma.lower()
        return load().field_of(owned, "n") not in {None, PERSONS}  # "a friend of Lind's" is his
    return before in AT or (opens and after.upos in {"AUX", "VERB"})


def with_article(tree: Tree, head: int, first: int) -> bool:
    """Whether "the" stands before a name of one word: "the Amelia" is a ship, not a woman."""
    token = tree.tokens[head]
    return (
        head > 0
        and first >= head - 1
        and tree.tokens[head - 1].text.lower() == "the"
        and token.upos == "PROPN"
        and (token.entity not in {"person", "group"} or is_listed(token.text.lower()))
        and "Number=Plur" not in token.feats
    )
