"""Attributes: what is said of something by a copula or an open complement.

"Marta is a nurse", "the shop is out of business", "they found him guilty", "declared not guilty".
A copula's noun with a preposition is a place, a time and so on, save where the preposition says
more than the noun.
"""

from dataclasses import replace

from tellings.claims.clauses import Clause
from tellings.claims.predicates import NOUNS, is_predicate
from tellings.claims.prepositions import is_place, marker_of, prepositional
from tellings.claims.spans import make, role_span
from tellings.claims.subjects import is_excluded
from tellings.claims.tree import Tree
from tellings.records.claims import Role, RoleName

MAX_CONJUNCTS = 8
PLAIN = frozenset(["of", "like", "as"])
VAGUE = frozenset(["manner", "instrument", "other"])
"""Roles that nothing can be: "he was in love" says what he was, not how."""
SAYING = frozenset(["out of", "up to", "beyond", "unlike", "without", "against", "off", "past"])
"""Prepositions after "be" that say more than their noun ("out of business", "up to nothing")."""


def of_copula(tree: Tree, clause: Clause) -> list[Role]:
    """Return what a copula says of its subject."""
    head = clause.head
    prepositions = tuple(p for p in tree.kids(head, "case") if p < head)
    marker = tree.word(prepositions[0]) if prepositions else None
    name: RoleName = "attribute"
    if marker and marker not in PLAIN:
        name = prepositional(tree, head, marker, verb=head)
    state = name in VAGUE or (name == "place" and _is_state(tree, head))
    if marker_of(tree, prepositions) in SAYING or state:
        start, end = tree.token(prepositions[0]).start, role_span(tree, head, inner=-1)[1]
        text = tree.text[start:end]
        return [Role(role="attribute", text=text, start=start, end=end, head=head, marker=marker)]
    joined = (c for c in tree.kids(head, "conj") if not tree.kids(c, "cop", "nsubj"))
    heads = (head, *(c for c in joined if not is_excluded(tree, c)))
    alike = tuple(h for h in heads if tree.upos(h) in NOUNS | {"ADJ", "ADV"} or h == head)
    return [make(tree, name, h, marker=marker, inner=-1) for h in alike[:MAX_CONJUNCTS]]


def _is_state(tree: Tree, head: int) -> bool:
    """Return whether a bare noun names a state, no place ("in need of help", "on loan")."""
    if tree.upos(head) != "NOUN" or is_place(tree, head) or tree.feat(head, "Number") == "Plur":
        return False
    return not tree.kids(head, "det", "nmod:poss", "nummod", "compound")


def of_open_complement(tree: Tree, child: int) -> list[Role]:
    """Return what a verb makes of its object ("found him guilty"); () for a clause."""
    if is_predicate(tree, child):
        return []
    cases = tree.kids(child, "case")
    marker = tree.word(cases[0]) if cases else None
    found = [
        make(tree, "attribute", h, marker=marker, inner=-1) for h in (child, *_alike(tree, child))
    ]
    return [_with_denial(tree, role) for role in found]


def _with_denial(tree: Tree, role: Role) -> Role:
    """Return a role with the "not" right before it ("was declared not guilty")."""
    before = [i for i in tree.kids(role.head, "advmod") if tree.word(i) == "not"]
    if not before or tree.token(before[0]).end + 1 != role.start:
        return role
    start = tree.token(before[0]).start
    return replace(role, start=start, text=tree.text[start : role.end])


def _alike(tree: Tree, child: int) -> tuple[int, ...]:
    return tuple(c for c in tree.kids(child, "conj") if not is_predicate(tree, c))
