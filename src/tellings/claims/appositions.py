"""Appositions: what a noun set beside another says that someone or something is.

"Ana, a student" and "his wife Jan" say who somebody is. Much else is set beside a noun that says
no such thing: glosses in brackets, addresses ("Paris, France"), lists, dates, "Email: ...". Of the
appositions that parsers find in web pages about half are such. Read is only what stands behind a
comma or dash with a determiner, possessor or "of", and a name right beside a noun of its kind.
After coordinated nouns the last one is meant ("Ana and Tom, a cook": Tom is).
"""

from tellings.claims.clauses import Clause
from tellings.claims.predicates import is_predicate
from tellings.claims.prepositions import is_time
from tellings.claims.subjects import is_list
from tellings.claims.tree import Tree
from tellings.records.language import Token

SET_OFF = frozenset([",", "-", "--", "–", "—"])
PEOPLE = frozenset(["person", "group", "organisation"])
BARE = frozenset(["person", "organisation", "group"])
"""Kinds whose name may stand right beside the noun ("his wife Jan", "the firm Acme")."""
VAGUE = frozenset(["abstract", "event", "time", "substance"])
"""Kinds of which parsers' appositions are lists and repetitions more often than not."""
MODIFIERS = ("det", "nmod:poss", "nmod", "amod", "compound", "acl", "acl:relcl", "nummod")


def find(tree: Tree, first: int, last: int) -> list[Clause]:
    """Return the appositions among a sentence's tokens that say what someone or something is."""
    found = []
    for index in range(first, last):
        above = tree.governors[index]
        if tree.rel(index) != "appos" or tree.upos(above) not in ("NOUN", "PROPN"):
            continue
        if is_list(tree, index) or is_predicate(tree, index):
            continue
        if tree.upos(index) in ("NOUN", "PROPN"):
            theme = _nearest(tree, above, index)
            if _says_what(tree, theme, index):
                found.append(Clause(head=index, kind="apposition", top=index, subjects=(theme,)))
    return found


def _nearest(tree: Tree, above: int, index: int) -> int:
    """Return the last of coordinated nouns before the apposition."""
    joined = [c for c in tree.kids(above, "conj") if above < c < index]
    return joined[-1] if joined and tree.upos(joined[-1]) in ("NOUN", "PROPN") else above


def _says_what(tree: Tree, theme: int, index: int) -> bool:
    """Return whether the words and kinds of two nouns allow "THEME is APPOSITION"."""
    tokens = (tree.token(theme), tree.token(index))
    if any(is_time(tree, i) for i in (theme, index)) or not all(_is_word(t.text) for t in tokens):
        return False
    if tree.upos(theme) == "NOUN" and not tree.kids(theme, *MODIFIERS):
        return False  # "Email: ...", "name - ...": a field and its value
    kinds = {t.entity for t in tokens if t.entity}
    if (len(kinds) > 1 and not kinds <= PEOPLE) or kinds & VAGUE:
        return False
    if tree.lemma(theme) == tree.lemma(index) or (kinds == {"place"} and _both_names(tokens)):
        return False
    opening = next(i for i in tree.subtree(index) if tree.upos(i) != "PUNCT")
    before = tree.word(opening - 1) if opening > theme else ""
    if before in SET_OFF:
        return _is_described(tree, theme, index)
    named = tree.upos(theme) == "NOUN" and tree.upos(index) == "PROPN"
    beside = tree.upos(opening - 1) != "PUNCT"
    return named and beside and kinds <= BARE and bool(kinds)


def _is_described(tree: Tree, theme: int, index: int) -> bool:
    """Return whether a noun behind a comma is a description or the name of what was described."""
    if tree.upos(index) == "PROPN" and tree.upos(theme) == "NOUN":
        return bool(tree.kids(theme, "det", "nmod:poss"))
    if tree.kids(index, "det", "nmod:poss"):
        return True
    of = any(tree.word(c) == "of" for n in tree.kids(index, "nmod") for c in tree.kids(n, "case"))
    described = bool(tree.kids(index, "nmod", "amod", "compound"))
    return of or (tree.upos(index) == "NOUN" and described)


def _both_names(tokens: tuple[Token, Token]) -> bool:
    """Return whether both are names: an address ("Algoa Bay, Cape Colony")."""
    return all(t.upos == "PROPN" for t in tokens)


def _is_word(text: str) -> bool:
    return text.replace("-", "").replace("'", "").removesuffix(".").isalpha()
