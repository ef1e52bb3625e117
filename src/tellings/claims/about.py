"""About what a claim is: the events told, or the telling (work, makers, teller, readers).

A first judgement by words; ``link`` makes it final with the people's sphere. A claim is about the
telling when a work or its makers take part ("the film", "the actor", the title), or when, outside
quotations, the teller or the reader does ("I cried", "you will love it"), unless the account is
testimony: a statement, an interview's turn, or a piece that tells the teller's own experience.
"It" goes on with what was spoken of before.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tellings.claims import words
from tellings.claims.predicates import is_predicate
from tellings.claims.tree import Tree
from tellings.claims.wordlist import lemmas
from tellings.records.claims import About, Claim, Role
from tellings.records.documents import Account

TESTIMONY = frozenset(["statement", "turn", "record"])
CORE = lemmas("agent patient theme attribute recipient possessor topic")
READERS = lemmas("viewer audience reader moviegoer filmgoer fan critic reviewer")
PARTS = lemmas(
    "end half rest part type kind sort lot moment bit one majority beginning heart magic"
)
"""Nouns that stand for what follows "of": "the end of the film"."""
DENSE = 0.04
"""Words of works a sentence from which a longer account is one about a work."""
JUDGING = 0.3
"""Judging words a sentence from which an account is a review: of reviews two in three reach it, of
news, interviews and lives none (development parts of EWT and GUM)."""
_TITLE_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How an account tells: whether about a work, whether "I" was there, the work's titles.

    ``reviewing`` says that it judges most of what it speaks of (a shop, a stay, a service).
    """

    work: bool
    witness: bool
    reviewing: bool = False
    titles: tuple[tuple[str, ...], ...] = ()


def manner_of(tree: Tree, account: Account) -> Manner:
    """Return how an account tells, counted over its words."""
    count = range(len(tree.governors))
    strong = sum(1 for i in count if tree.lemma(i) in words.STRONG_WORKS)
    acting = sum(1 for i in count if tree.lemma(i) in ("i", "we") and _past_subject(tree, i))
    sentences = max(len(tree.analysis.sentences), 1)
    if account.kind in TESTIMONY:
        return Manner(work=False, witness=True)
    work = strong / sentences >= DENSE and (strong >= 2 or sentences <= 12)
    told = not work and acting >= 3 and acting / sentences >= 0.2
    judging = sum(1 for i in count if _judges(tree, i))
    return Manner(
        work=work,
        witness=told,
        reviewing=judging >= 2 and judging / sentences >= JUDGING,
        titles=titles_of(account) if work else (),
    )


def _judges(tree: Tree, index: int) -> bool:
    if tree.upos(index) == "ADJ":
        return tree.lemma(index) in words.EVALUATIVE | words.SERVICE
    return tree.upos(index) == "VERB" and tree.lemma(index) in words.FEELING_VERBS


def titles_of(account: Account) -> tuple[tuple[str, ...], ...]:
    """Return the words of an account's title, and of what stands in quotation marks in it."""
    title = account.title or ""
    quoted = re.findall(r"[“\"'‘](.{3,80}?)[”\"'’]", title)
    return tuple(found for t in (title, *quoted) if len(found := title_words(t)) >= 2)


def title_words(text: str) -> tuple[str, ...]:
    """Return the words of a title in lower case, without signs."""
    return tuple(w.lower() for w in _TITLE_WORD.findall(text))


def _past_subject(tree: Tree, index: int) -> bool:
    above = tree.governors[index]
    return tree.rel(index).startswith("nsubj") and tree.feat(above, "Tense") == "Past"


def about(
    tree: Tree,
    head: int,
    roles: tuple[Role, ...],
    manner: Manner,
    *,
    quoted: bool,
    opinion: bool = False,
    told: bool = False,
) -> About:
    """Return what the claim at ``head`` is about as far as its words show.

    ``told`` says that it is asserted in the past: of an account that treats no work the teller's
    own past is among the events.
    """
    near = [
        r
        for r in roles
        if r.role in CORE and (r.head == head or tree.upos(r.head) not in ("VERB", "AUX"))
    ]
    if any(_is_work(tree, r, manner) for r in near) or _reaches_readers(tree, roles, manner):
        return "telling"
    if manner.work and any(_treats_work(tree, r.head) for r in roles if r.role == "agent"):
        return "telling"
    if manner.witness or quoted or (told and not manner.work):
        return "events"
    if opinion and any(_is_named_work(tree, r) for r in near):
        return "telling"
    if any(_addresses(tree, r.head) or _owned_by_teller(tree, r) for r in near):
        return "telling"
    return "events"


def _owned_by_teller(tree: Tree, role: Role) -> bool:
    return any(_addresses(tree, p) for p in tree.kids(role.head, "nmod:poss"))


def _addresses(tree: Tree, index: int) -> bool:
    """Return whether a token is a pronoun of the first or second person ("us", not "the US")."""
    persons = words.FIRST_PERSON | words.SECOND_PERSON
    return tree.word(index) in persons and tree.upos(index) != "PROPN"


def _reaches_readers(tree: Tree, roles: tuple[Role, ...], manner: Manner) -> bool:
    """Return whether readers or viewers are reached in another role ("resonates with viewers")."""
    return manner.work and any(tree.lemma(r.head) in READERS for r in roles)


def _treats_work(tree: Tree, head: int) -> bool:
    """Return whether a subject is a doing with a work as its object ("watching a film")."""
    objects = tree.kids(head, "obj") if is_predicate(tree, head) else ()
    return any(tree.lemma(o) in words.STRONG_WORKS for o in objects)


def _is_named_work(tree: Tree, role: Role) -> bool:
    """Return whether a judged thing is a work or a part of one ("the plot is boring")."""
    return tree.lemma(role.head) in words.WEAK_WORKS and not tree.kids(role.head, "nmod:poss")


def _is_work(tree: Tree, role: Role, manner: Manner) -> bool:
    if tree.upos(role.head) == "PRON":
        return False
    if manner.work and is_title(role.text, manner.titles):
        return True
    if role.role in ("topic", "recipient"):
        return manner.work and tree.lemma(role.head) in words.STRONG_WORKS
    return any(_names_work(tree, noun, role, manner) for noun in _nouns(tree, role.head))


def _nouns(tree: Tree, head: int) -> tuple[int, ...]:
    """Return a noun, its possessor, and what it is a part of."""
    part = tree.lemma(head) in PARTS
    whole = tuple(c for c in tree.kids(head, "nmod") if part and tree.upos(c) == "NOUN")
    return (head, *tree.kids(head, "nmod:poss"), *whole)


def _names_work(tree: Tree, noun: int, role: Role, manner: Manner) -> bool:
    lemma = tree.lemma(noun)
    if lemma in words.STRONG_WORKS:
        return manner.work or (not manner.witness and noun == role.head)
    if not manner.work or (noun != role.head and lemma not in words.WEAK_WORKS):
        return False
    if lemma in words.PERFORMING:
        return True
    if lemma not in words.WEAK_WORKS or tree.kids(noun, "nmod:poss"):
        return False
    judged = any(tree.lemma(a) in words.EVALUATIVE for a in tree.kids(noun, "amod"))
    subject = tree.rel(noun).startswith("nsubj")
    return subject or role.role in ("agent", "theme", "attribute") or judged


def is_title(text: str, titles: Sequence[tuple[str, ...]]) -> bool:
    """Return whether words are a title, or most of one from its beginning."""
    stated = title_words(text)
    if len(stated) < 2:
        return False
    return any(
        title[: len(stated)] == stated and len(stated) >= 0.6 * len(title) for title in titles
    )


def carried(tree: Tree, claims: Sequence[Claim], manner: Manner) -> tuple[Claim, ...]:
    """Return the claims in order, "it" and "this" read as what was spoken of before.

    A claim whose subject is such a pronoun is about the telling when the last claim before it with
    a noun as subject, at most two sentences back, is.
    """
    if not manner.work:
        return tuple(claims)
    done: list[Claim] = []
    last: Claim | None = None
    for claim in claims:
        subject = next((r for r in claim.roles if r.role in ("agent", "theme", "patient")), None)
        named = subject is not None and tree.upos(subject.head) in ("NOUN", "PROPN")
        points = subject is not None and tree.word(subject.head) in ("it", "this", "that")
        current = claim
        if points and last is not None and claim.sentence - last.sentence <= 2:
            current = replace(claim, about=last.about if claim.about == "events" else claim.about)
        if named and not claim.nominal:
            last = current
        done.append(current)
    return tuple(done)
