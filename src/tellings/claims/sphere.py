"""What claims are about once people are known and the whole case is seen.

Comments are judged by what the case is about: under the review of a film "the ending" is the
film's, and a sentence without a subject ("cried a lot") is the commenter's own. Titles named by
one account are known in all. Who belongs to the telling (an actor) takes a claim out of the
story, save the teller in testimony.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tellings.claims import about, words
from tellings.claims.about import Manner
from tellings.claims.subjects import subject_of
from tellings.claims.tree import Tree, plant
from tellings.records.claims import About, Claim, Role
from tellings.records.documents import Account
from tellings.records.language import Analysis
from tellings.records.people import Entity

CORE = frozenset(["agent", "patient", "theme", "recipient"])
WORK_SHARE = 0.34
"""A case is about a work when at least this share of its accounts, comments apart, is."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Case:
    """What decides: entities by id, whether the case is about a work, and the work's titles.

    ``testimony`` are the accounts by which people tell what they saw and did themselves.
    """

    entities: Mapping[str, Entity]
    testimony: frozenset[str]
    manners: Mapping[str, Manner]
    work: bool
    titles: tuple[tuple[str, ...], ...]


def settle(
    claims: Sequence[Claim],
    entities: Sequence[Entity],
    accounts: Sequence[Account],
    analyses: Mapping[str, Analysis],
) -> tuple[Claim, ...]:
    """Return the claims, entities in their roles, with the final ``about``, in the order given."""
    trees = {a.id: plant(analyses[a.id], "") for a in accounts if a.id in analyses}
    case = _case(entities, accounts, trees)
    settled: dict[str, Claim] = {}
    for account in accounts:
        own = [c for c in claims if c.account == account.id]
        if own:
            found = _of_account(own, account, trees[account.id], case)
            settled.update((c.id, c) for c in found)
    return tuple(settled[c.id] for c in claims)


def _case(
    entities: Sequence[Entity], accounts: Sequence[Account], trees: Mapping[str, Tree]
) -> _Case:
    manners = {a.id: about.manner_of(trees[a.id], a) for a in accounts if a.id in trees}
    judged = [manners[a.id].work for a in accounts if a.id in manners and not _is_reply(a)]
    titles = {t: None for a in accounts if a.id in manners for t in manners[a.id].titles}
    return _Case(
        entities={entity.id: entity for entity in entities},
        testimony=frozenset(a.id for a in accounts if a.kind in about.TESTIMONY),
        manners=manners,
        work=bool(judged) and sum(judged) / len(judged) >= WORK_SHARE,
        titles=tuple(titles),
    )


def _is_reply(account: Account) -> bool:
    return account.kind in ("comment", "note")


def _of_account(
    claims: Sequence[Claim], account: Account, tree: Tree, case: _Case
) -> tuple[Claim, ...]:
    manner = case.manners[account.id]
    if case.work and _is_reply(account):
        manner = Manner(work=True, witness=False, titles=case.titles)
    elif manner.work:
        manner = replace(manner, titles=case.titles)
    judged = [replace(c, about=_about(c, account, tree, manner, case)) for c in claims]
    return about.carried(tree, judged, manner)


def _about(claim: Claim, account: Account, tree: Tree, manner: Manner, case: _Case) -> About:
    if any(_outside(r, account, case) for r in claim.roles if r.role in CORE):
        return "telling"
    if claim.about == "telling":
        own = not case.work and _is_own_past(claim, tree)
        return "events" if own else "telling"
    if not manner.work or manner.witness:
        return claim.about
    if _is_reply(account) and _lacks_subject(claim, tree):
        return "telling"
    opinion = claim.stance == "opinion"
    quoted = bool(claim.speakers)
    return about.about(
        tree, claim.predicate_head, claim.roles, manner, quoted=quoted, opinion=opinion
    )


def _outside(role: Role, account: Account, case: _Case) -> bool:
    """Return whether a role is filled from the sphere of the telling by another than the teller.

    A witness is in the story that others tell; an author or a commenter is not.
    """
    entity = case.entities.get(role.entity or "")
    if entity is None or entity.sphere != "telling" or account.id in entity.tells:
        return False
    return case.testimony.isdisjoint(entity.tells)


def _lacks_subject(claim: Claim, tree: Tree) -> bool:
    """Return whether a main clause leaves out its subject: in a comment, the commenter."""
    if claim.nominal or claim.speakers or claim.stance == "commanded":
        return False
    main = tree.rel(claim.predicate_head) in ("root", "conj", "parataxis")
    return main and not subject_of(tree, claim.predicate_head)[0]


def _is_own_past(claim: Claim, tree: Tree) -> bool:
    """Return whether the teller tells a past of their own ("I heard the crash")."""
    tellers = [r for r in claim.roles if tree.word(r.head) in ("i", "we", "me", "us")]
    others = [r for r in claim.roles if r.role in CORE and r not in tellers]
    works = words.STRONG_WORKS | words.WEAK_WORKS
    told = claim.tense == "past" and claim.stance != "opinion"
    return bool(tellers) and told and not any(tree.lemma(r.head) in works for r in others)
