"""Which claims tell one happening, and in which order their own account puts them.

Precision first. An order is read only where the account states it: a clause with "after" or
"before", or "and then". Two claims are taken for one happening when they were joined as one event,
or when one is named in such a clause ("before the ferry sailed") and the other tells it; in both
cases with the same verb and the same doer and object. What an account puts at two different times
has happened twice and is tied to nothing.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tellings.records.claims import Claim
from tellings.records.events import Event
from tellings.records.language import Analysis

ROLES = ("agent", "patient", "theme", "recipient")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """An account puts ``first`` before ``then`` (or, for "when", at the same time).

    ``by`` is the claim that says so.
    """

    first: str
    then: str
    by: str
    together: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two claims taken for one happening: by the event with this id, or by what they say."""

    left: str
    right: str
    event: str


def stated_orders(claims: Sequence[Claim], analysis: Analysis) -> Iterator[Stated]:
    """Yield the orders that one account states; ``claims`` are its own, in text order."""
    by_head = {claim.predicate_head: claim for claim in claims if not claim.nominal}
    for head, claim in sorted(by_head.items()):
        token = analysis.tokens[head]
        main = by_head.get(token.head)
        if main is None or token.head == head:
            continue
        marks = [
            analysis.tokens[number].lemma.lower()
            for number in near(analysis, head)
            if analysis.tokens[number].head == head
            and analysis.tokens[number].deprel in ("mark", "advmod")
        ]
        if token.deprel.startswith("advcl"):
            yield from _by_mark(marks, main.id, claim.id)
        elif token.deprel == "conj" and "then" in marks:
            yield Stated(first=main.id, then=claim.id, by=claim.id)


def _by_mark(marks: Sequence[str], main: str, clause: str) -> Iterator[Stated]:
    if "after" in marks:
        yield Stated(first=clause, then=main, by=main)
    elif "before" in marks:
        yield Stated(first=main, then=clause, by=main)
    elif "when" in marks:
        yield Stated(first=clause, then=main, by=main, together=True)


def near(analysis: Analysis, head: int) -> range:
    """Return the tokens of the sentence around a token: its dependents are among them."""
    return range(max(0, head - 60), min(len(analysis.tokens), head + 60))


def ties(
    claims: Sequence[Claim],
    events: Sequence[Event],
    named: frozenset[str],
    people: Collection[str],
) -> Iterator[Tie]:
    """Yield pairs of claims that tell one happening; ``named`` stand in "before ..." clauses.

    ``people`` are the entities that are persons: of anything else the words decide.
    """
    parts = {claim.id: fillers(claim, people) for claim in claims if claim.polarity == "affirmed"}
    by_id = {claim.id: claim for claim in claims}
    for event in events:
        members = [by_id[name] for name in event.claims if name in parts]
        for left, right in combinations(members, 2):
            if left.predicate == right.predicate and alike(parts[left.id], parts[right.id]):
                yield Tie(left=left.id, right=right.id, event=event.id)
    by_words: dict[tuple[str, ...], list[str]] = {}
    for claim in claims:
        mine = parts.get(claim.id)
        if mine and all(mine.values()):
            words = (claim.predicate, *(f"{role}={mine[role]}" for role in sorted(mine)))
            by_words.setdefault(words, []).append(claim.id)
    for group in by_words.values():
        for one, other in combinations(group, 2):
            if one in named or other in named:
                yield Tie(left=one, right=other, event="")


def alike(mine: Mapping[str, str], theirs: Mapping[str, str]) -> bool:
    """Whether two claims joined as one event surely tell it: each part that both fill is one."""
    shared = [role for role in mine if role in theirs]
    return bool(shared) and all(mine[role] and mine[role] == theirs[role] for role in shared)


def fillers(claim: Claim, people: Collection[str]) -> Mapping[str, str]:
    """Return who or what fills each part: a person, or "the ferry" in small letters."""
    found: dict[str, str] = {}
    for role in claim.roles:
        if role.role in ROLES:
            name = "patient" if role.role == "theme" and claim.predicate != "be" else role.role
            person = role.entity if role.entity in people else None
            # "The siren" is what it says, whatever kind of thing it was taken for.
            common = role.text[:4].lower() == "the " and role.text[4:].islower()
            found[name] = definite(role.text) if common or person is None else person
    return found


def definite(words: str) -> str:
    """Return words that name one thing, without case; "" for "a ferry"."""
    parts = words.split()
    if not parts or len(parts) > 4:
        return ""
    # "My car" is another in each mouth.
    definite = parts[0].lower() == "the" or parts[0][:1].isupper()
    return " ".join(parts).casefold() if definite else ""


def settled_once(
    claims: Mapping[str, tuple[int | None, int | None]], pairs: Sequence[Tie]
) -> list[Tie]:
    """Return the ties without those of a happening that one side puts at two times apart.

    ``claims`` gives the seconds between which each claim puts it, where it does.
    """
    groups: dict[str, list[str]] = {}
    for tie in pairs:
        groups.setdefault(tie.left, []).append(tie.right)
        groups.setdefault(tie.right, []).append(tie.left)
    return [tie for tie in pairs if not _twice(tie, groups, claims)]


def _twice(
    tie: Tie,
    groups: Mapping[str, Sequence[str]],
    times: Mapping[str, tuple[int | None, int | None]],
) -> bool:
    """Whether what a tie joins has been told with times that lie apart: more than one happening."""
    if tie.event:
        return False
    known = [
        times[name]
        for name in {tie.left, tie.right, *groups[tie.left], *groups[tie.right]}
        if name in times
    ]
    starts = [low for low, _ in known if low is not None]
    ends = [high for _, high in known if high is not None]
    return bool(starts) and bool(ends) and max(starts) > min(ends)
