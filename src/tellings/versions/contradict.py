"""Conflict sets of a case: those that comparing found, and those that times and places show.

Comparing claims of one happening gives conflicts of two. Reasoning over times, orders, presence and
ways gives sets of any size, across happenings. Sets are minimal in claims and assumptions together;
what a person has withdrawn is then taken out, and of the rest a set that holds the claims of
another is left out, for whatever settles that one settles it.

Two claims of one happening are left to comparing, which knows how surely they speak of the same.
A set within one account alone is no conflict between accounts and is left out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tellings.logic.theory import Found, Search, Spell, Theory, search
from tellings.records.claims import Claim
from tellings.records.documents import SEARCH_CUT_SHORT, Account, Document, Notice
from tellings.records.events import Event
from tellings.records.findings import Assumption, Conflict, ConflictRule, Judgement
from tellings.records.givens import Givens
from tellings.records.ids import content_id
from tellings.records.language import Analysis
from tellings.records.people import Entity
from tellings.versions import grounds
from tellings.versions.facts import Facts, read_facts
from tellings.versions.lengths import in_words
from tellings.versions.moments import moments_of
from tellings.versions.network import theory_of, words_of
from tellings.versions.states import ABSENCE, POST, STATE
from tellings.versions.steps import Wording, explanation, question
from tellings.versions.withdrawn import NOTHING, Withdrawn, withdrawn

RULE_OF: dict[str, ConflictRule] = {STATE: "value", POST: "role", ABSENCE: "negation"}
MOST_CLAIMS = 5
"""Claims in a conflict set: larger ones can hardly be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradictions:
    """The conflict sets, and what a reader should know about the search for them."""

    conflicts: tuple[Conflict, ...]
    notices: tuple[Notice, ...] = ()


def find_conflicts(
    clashes: Sequence[Conflict],
    *,
    claims: Sequence[Claim],
    events: Sequence[Event],
    entities: Sequence[Entity],
    accounts: Sequence[Account],
    documents: Sequence[Document],
    analyses: Mapping[str, Analysis],
    judgements: Sequence[Judgement] = (),
    givens: Givens | None = None,
    max_size: int = MOST_CLAIMS,
    without: Withdrawn = NOTHING,
) -> Contradictions:
    """Return the conflict sets, smallest first; ``clashes`` are those that comparing found.

    A search that ran out of steps is noticed at each document that states times, places or states,
    also where it found nothing. To ask what if, ``without`` is set aside like what ``judgements``
    withdraw.
    """
    facts = read_facts(
        claims=claims,
        events=events,
        entities=entities,
        accounts=accounts,
        documents=documents,
        analyses=analyses,
        givens=givens or Givens(),
    )
    wording = Wording(
        claims={claim.id: claim for claim in claims},
        accounts=account_names(accounts, documents, entities),
        people=facts.names,
        lengths={
            **{one.claim: in_words(one.length) for one in facts.presences if one.length},
            **{one.claim: in_words(one.length) for one in facts.spans},
        },
        states=words_of(facts),
    )
    together = {claim: event.id for event in events for claim in event.claims}
    shown = shown_by(theory_of(facts), max_size)
    reasoned = [
        conflict_of(found, wording, facts)
        for found in shown.found
        if _between_accounts(found, wording) and not _left_to_comparing(found, together)
    ]
    gone = withdrawn(judgements, claims, entities)
    standing = [
        one for one in (*clashes, *reasoned) if not gone.resolves(one) and not without.resolves(one)
    ]
    return Contradictions(
        conflicts=in_order(smallest(standing), [claim.id for claim in claims]),
        notices=() if shown.complete else cut_short(facts, claims),
    )


def cut_short(facts: Facts, claims: Sequence[Claim]) -> tuple[Notice, ...]:
    """Return the notice, for each document that states facts, that there may be further sets."""
    stating = facts.times.keys() | {order.by for order in facts.orders}
    stating |= {one.claim for one in facts.presences} | {one.claim for one in facts.states}
    documents = sorted({claim.document for claim in claims if claim.id in stating})
    message = (
        "the search for statements that cannot all be true ran out of steps: "
        "there may be sets that are not listed"
    )
    return tuple(
        Notice(document=document, start=None, end=None, code=SEARCH_CUT_SHORT, message=message)
        for document in documents
    )


def shown_by(theory: Theory, max_size: int) -> Search:
    """Return the sets that a theory shows; where the ways take time, also those without it.

    A set that holds only because of the ways rests on them.
    """
    travel = grounds.rule("travel")
    nearest = search(replace(theory, travel=dict.fromkeys(theory.travel, 0)), max_size=max_size)
    if not any(theory.travel.values()):
        return nearest
    known = {(one.claims, one.rests) for one in nearest.found}
    every = search(theory, max_size=max_size)
    further = [
        replace(one, rests=(*one.rests, travel)) if one.stays else one
        for one in every.found
        if (one.claims, one.rests) not in known
    ]
    complete = nearest.complete and every.complete
    found = (replace(one, complete=complete) for one in (*nearest.found, *further))
    return Search(found=tuple(found), complete=complete)


def conflict_of(found: Found, wording: Wording, facts: Facts) -> Conflict:
    """Return the record of a set."""
    assumes = grounds.assumptions(found.rests)
    return Conflict(
        id=content_id("conflict", *found.claims, *(f"{a.kind}:{a.id}" for a in assumes)),
        claims=found.claims,
        assumes=assumes,
        rule=rule_of(found, assumes),
        explanation=explanation(found, assumes, wording),
        settled_by=question(found, wording),
        moments=moments_of(found.claims, facts),
    )


def rule_of(found: Found, assumes: Sequence[Assumption]) -> ConflictRule:
    """Return the rule that a set breaks."""
    rules = {one.id for one in assumes if one.kind == "rule"}
    spells = [one for one in found.stays if isinstance(one, Spell)]
    if spells:
        return RULE_OF[spells[0].key.partition(" ")[0]]
    if found.stays:
        return "travel" if "travel" in rules else "presence"
    return "order" if "order" in rules else "value"


def account_names(
    accounts: Sequence[Account], documents: Sequence[Document], entities: Sequence[Entity]
) -> dict[str, str]:
    """Return what each account is called: its teller, an entry's place in its file, its title."""
    tellers = {account: entity.name for entity in entities for account in entity.tells}
    paths = {document.id: document.path.rsplit("/", 1)[-1] for document in documents}
    names = {}
    for account in accounts:
        if account.kind == "record":
            names[account.id] = f"{paths[account.document]}, {account.locator or 'a row'},"
        else:
            names[account.id] = (
                account.teller or account.title or tellers.get(account.id) or "an unnamed teller"
            )
    return names


def smallest(found: Sequence[Conflict]) -> list[Conflict]:
    """Return the conflicts whose claims hold no other's; of one set of claims the surest."""
    kept: list[Conflict] = []
    known: list[frozenset[str]] = []
    holders: dict[str, list[frozenset[str]]] = {}
    pairs: set[tuple[frozenset[str], str]] = set()
    for one in sorted(found, key=lambda c: (len(c.claims), len(c.assumes), c.id)):
        members = frozenset(one.claims)
        inside = any(other < members for name in members for other in holders.get(name, ()))
        # Comparing may find two claims to clash in two slots: both are worth showing.
        again = members in known and (members, one.rule) in pairs
        if inside or again:
            continue
        pairs.add((members, one.rule))
        kept.append(one)
        known.append(members)
        for name in members:
            holders.setdefault(name, []).append(members)
    return kept


def in_order(found: Iterable[Conflict], claims: Sequence[str]) -> tuple[Conflict, ...]:
    """Return conflicts smallest first, then in the order of their claims in the case."""
    place = {claim: number for number, claim in enumerate(claims)}
    return tuple(
        sorted(found, key=lambda c: (len(c.claims), sorted(place[n] for n in c.claims), c.id))
    )


def _between_accounts(found: Found, wording: Wording) -> bool:
    return len({wording.claims[claim].account for claim in found.claims}) > 1


def _left_to_comparing(found: Found, together: Mapping[str, str]) -> bool:
    events = {together.get(claim) for claim in found.claims}
    return len(found.claims) == 2 and len(events) == 1 and None not in events
