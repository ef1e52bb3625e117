"""About what a claim is: the events told, or the telling (work, makers, teller, readers).

A first judgement by words; ``link`` makes it final with the people's sphere. A claim is about the
telling when a work or its makers take part ("the film", "the actor"), or when, outside
quotations, the teller or the reader does ("I cried", "you will love it"), unless the account is
testimony: a statement, an interview's turn, or a piece that tells the teller's own experience.
"""

from dataclasses import dataclass

from tellings.claims import words
from tellings.claims.clauses import Clause, is_predicate
from tellings.claims.tree import Tree
from tellings.claims.wordlist import lemmas
from tellings.records.claims import About, Role
from tellings.records.documents import Account

TESTIMONY = frozenset(["statement", "turn", "record"])
CORE = lemmas("agent patient theme attribute recipient possessor topic")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How an account tells: whether it is about a work, whether "I" was there."""

    work: bool
    witness: bool


def manner_of(tree: Tree, account: Account) -> Manner:
    """Return how an account tells, counted over its words."""
    lemmas = [tree.lemma(i) for i in range(len(tree.governors))]
    strong = sum(1 for lemma in lemmas if lemma in words.STRONG_WORKS)
    acting = sum(
        1 for i, lemma in enumerate(lemmas) if lemma in ("i", "we") and _past_subject(tree, i)
    )
    sentences = max(len(tree.analysis.sentences), 1)
    testimony = account.kind in TESTIMONY
    work = strong >= 2 or (strong >= 1 and sentences <= 12)
    told = not work and acting >= 3 and acting / sentences >= 0.2
    return Manner(work=work and not testimony, witness=testimony or told)


def _past_subject(tree: Tree, index: int) -> bool:
    above = tree.governors[index]
    return tree.rel(index).startswith("nsubj") and tree.feat(above, "Tense") == "Past"


def about(
    tree: Tree,
    clause: Clause,
    roles: tuple[Role, ...],
    manner: Manner,
    *,
    quoted: bool,
    opinion: bool = False,
) -> About:
    """Return what a claim is about as far as its words show."""
    participants = [
        r
        for r in roles
        if r.role in CORE and (r.head == clause.head or not is_predicate(tree, r.head))
    ]
    if any(_is_work(tree, r, manner) for r in participants):
        return "telling"
    if opinion and not manner.witness and any(_is_named_work(tree, r) for r in participants):
        return "telling"
    if manner.witness or quoted:
        return "events"
    if any(_addresses(tree, i) for i in (*clause.subjects[:1], *(r.head for r in participants))):
        return "telling"
    return "telling" if _owned_by_teller(tree, participants) else "events"


def _owned_by_teller(tree: Tree, participants: list[Role]) -> bool:
    owners = (p for r in participants for p in tree.kids(r.head, "nmod:poss"))
    return any(_addresses(tree, p) for p in owners)


def _addresses(tree: Tree, index: int) -> bool:
    """Return whether a token is a pronoun of the first or second person ("us", not "the US")."""
    persons = words.FIRST_PERSON | words.SECOND_PERSON
    return tree.word(index) in persons and tree.upos(index) != "PROPN"


def _is_named_work(tree: Tree, role: Role) -> bool:
    """Return whether a judged thing is a work or a part of one ("the plot is boring")."""
    return tree.lemma(role.head) in words.WEAK_WORKS and not tree.kids(role.head, "nmod:poss")


def _is_work(tree: Tree, role: Role, manner: Manner) -> bool:
    lemma = tree.lemma(role.head)
    if tree.upos(role.head) == "PRON":
        return False
    if role.role in ("topic", "recipient"):
        return lemma in words.STRONG_WORKS and manner.work
    if lemma in words.STRONG_WORKS:
        return manner.work or not manner.witness
    if lemma not in words.WEAK_WORKS or not manner.work:
        return False
    owners = tree.kids(role.head, "nmod:poss")
    return role.role in ("agent", "theme", "attribute") and not owners


def is_about_telling_alone(tree: Tree, first: int, last: int) -> bool:
    """Return whether a stretch of tokens speaks of a work in the strong sense."""
    return any(tree.lemma(i) in words.STRONG_WORKS for i in range(first, last))
