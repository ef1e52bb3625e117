"""What comparing the claims of each event shows: agreement, difference, tension, conflict, only.

Every pair of claims of one event that comes from two accounts is compared slot by slot; so are
claims of one being on what it is and on what befalls it once. Pairs that are one disagreement are
one finding (``groups``), whose tier a person may set (``judged``). Support is counted in
independent origins. A claim that was read unsurely can differ from another and be in tension with
it, marked as such; in agreements and conflicts only sure claims stand, and only of those it is said
that nobody else tells them. What was read more unsurely still is compared with nothing: only a
person can make a finding of it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from types import MappingProxyType
from typing import Any

from tellings.compare.ages import age_pairs
from tellings.compare.conflicts import conflict_of
from tellings.compare.denials import denial_pairs
from tellings.compare.entities import People
from tellings.compare.figures import figure_pairs
from tellings.compare.frames import Frame, frames_of
from tellings.compare.groups import Disagreement, Group, conflicting, gathered, kind_words
from tellings.compare.judged import verdicts
from tellings.compare.levels import FINDING, Level
from tellings.compare.occasions import joins_of, several
from tellings.compare.pairs import Judge, Pair
from tellings.compare.properties import property_pairs
from tellings.compare.raised import Raised, conflict_by, kind_of, raised, words_of
from tellings.compare.tables import Exclusive, extended, packaged
from tellings.compare.things import thing_pairs
from tellings.compare.weights import centrality, weigh
from tellings.compare.wording import account_labels, counted, explain, listed
from tellings.compare.wordtables import WordTables
from tellings.compare.wounds import Sentences, blows_by_sentence, wound_pairs
from tellings.records.claims import Claim, is_compared, is_sure
from tellings.records.documents import Account, Origin
from tellings.records.events import Event
from tellings.records.findings import Conflict, Finding, FindingKind, Judgement
from tellings.records.ids import content_id
from tellings.records.language import Analysis
from tellings.records.people import Entity
from tellings.records.spans import Texts
from tellings.text.lexicon import load

EMPTY: Mapping[str, Any] = MappingProxyType({})
MOST_PAIRS = 4000
"""Pairs of claims compared in one event; an event of more than ninety claims is no event."""
WHO = frozenset(("agent", "patient"))
"""Slots that two claims in other words must both fill alike to be said to agree."""

SLOT_NAMES = {"agent": "who did it", "patient": "whom or what it befell", "when": "when",
              "place": "where", "number": "how many", "recipient": "to whom",
              "theme": "whom it is about",
              "attribute": "what it is", "how often": "how often", "cause": "why",
              "instrument": "with what"}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The findings, worst first, and the conflict sets, smallest first."""

    findings: tuple[Finding, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Context:
    """What every finding needs: the claims in order, labels, origins and centrality.

    ``frames`` are the claims that are compared; ``known`` are all.
    """

    frames: Mapping[str, Frame]
    known: Mapping[str, Claim]
    place: Mapping[str, int]
    labels: Mapping[str, str]
    origins: Mapping[str, str]
    central: Mapping[str, float]
    judge: Judge
    blows: Sentences
    entries: frozenset[str]
    told: Mapping[str, int]

    def one_log(self, left: Frame, right: Frame) -> bool:
        """Whether two claims are entries of one log, which tell two happenings, never one."""
        logged = left.claim.account in self.entries and right.claim.account in self.entries
        return logged and left.claim.document == right.claim.document

    def ordered(self, claims: Sequence[str]) -> tuple[str, ...]:
        """Return the claims in the case's order."""
        return tuple(sorted(set(claims), key=lambda name: self.place[name]))

    def claims(self, names: Sequence[str]) -> list[Claim]:
        """Return the claims of these ids."""
        return [self.known[name] for name in names]

    def origin_count(self, names: Sequence[str]) -> int:
        """Return how many independent origins tell these claims."""
        return len({self.origins[claim.account] for claim in self.claims(names)})

    def finding(
        self, kind: FindingKind, event: Event | None, slot: str, claims: Sequence[str], words: str
    ) -> Finding:
        """Return the finding about ``claims``."""
        members = self.ordered(claims)
        return Finding(
            id=content_id("finding", kind, slot, *members),
            kind=kind,
            event=event.id if event is not None else None,
            slot=slot,
            claims=members,
            explanation=words,
            weight=weigh(
                kind,
                slot,
                self.claims(members),
                origins=self.origin_count(members),
                central=self.central,
            ),
        )


def compare(  # noqa: PLR0917  # the seam between rooms
    events: Sequence[Event],
    claims: Sequence[Claim],
    entities: Sequence[Entity],
    accounts: Sequence[Account],
    origins: Sequence[Origin],
    texts: Texts,
    *,
    analyses: Mapping[str, Analysis],
    exclusive: Mapping[str, Any] = EMPTY,
    judgements: Sequence[Judgement] = (),
) -> Comparison:
    """Compare what the accounts say of each event.

    ``exclusive`` holds a case's own rows of the table of what excludes what (SettingsError when
    they cannot be read); ``judgements`` raise and lower findings.
    """
    del texts  # the words come with the claims, which are exact cuts
    table = extended(packaged(), exclusive) if exclusive else packaged()
    context = context_of(claims, entities, accounts, origins, analyses, table)
    found: list[Disagreement] = []
    findings: list[Finding] = []
    done: set[frozenset[str]] = set()
    numbered: set[frozenset[str]] = set()
    for event in events:
        pairs = event_pairs(event, context)
        done |= {pair.claims for pair in pairs}
        numbered |= {pair.claims for pair in pairs if pair.counted}
        found += within_event(event, pairs, context)
        found += [
            Disagreement(left=left, right=right, shown=shown, event=event)
            for left, right, shown in wound_pairs(pairs, context.blows, context.judge)
        ]
        findings += agreement(event, pairs, context)
    event_of = {name: event for event in events for name in event.claims}
    found += [
        replace(one, event=event_of[one.left.claim.id])
        if one.claims in done and one.shown.slot == "number"
        else one
        for one in beside_events(context, frozenset(done), frozenset(numbered))
    ]
    judged = verdicts(claims, judgements)
    groups = gathered([tempered(one) for one in found], judged)
    by_hand = tuple(raised(judged, groups, events, frozenset(context.known)))
    findings = without_raised(findings, by_hand)
    findings += disagreements(groups, context)
    findings += [
        context.finding(kind_of(verdict), event, slot, names, words_of(verdict))
        for event, slot, names, verdict in by_hand
    ]
    findings += only(events, accounts, context)
    sets = conflicts(groups, by_hand, context)
    return Comparison(findings=worst_first(findings), conflicts=sets)


def tempered(found: Disagreement) -> Disagreement:
    """Return the disagreement, a tension at most where a side was read unsurely."""
    sure = is_sure(found.left.claim) and is_sure(found.right.claim)
    if sure or found.shown.level < Level.CONFLICT:
        return found
    return replace(found, shown=replace(found.shown, level=Level.TENSION))


def beside_events(
    context: Context, done: frozenset[frozenset[str]], numbered: frozenset[frozenset[str]]
) -> list[Disagreement]:
    """Return the disagreements of claims that no event need join.

    ``done`` pairs were joined, of ``numbered`` ones the numbers were compared.
    """
    frames, judge = context.frames, context.judge
    return [
        Disagreement(left=left, right=right, shown=one, event=None)
        for left, right, shown in (
            *property_pairs(frames, judge, done=done),
            *thing_pairs(frames, judge, done=done),
            *denial_pairs(frames, judge),
            *age_pairs(frames, judge),
            *figure_pairs(frames, judge, done=numbered, joined=done),
        )
        for one in shown
    ]


def within_event(event: Event, pairs: Sequence[Pair], context: Context) -> list[Disagreement]:
    """Return the disagreements on one event, where it surely is one happening and not several."""
    joins = joins_of(event, context.told)
    members: dict[str, list[Frame]] = {}
    for name in event.claims:
        if name in context.frames:
            frame = context.frames[name]
            members.setdefault(frame.claim.account, []).append(frame)
    return [
        Disagreement(left=pair.left, right=pair.right, shown=shown, event=event)
        for pair in pairs
        for shown in pair.shown
        if joins.bears(pair, shown) and not several(pair, members, shown, context.judge)
    ]


def without_raised(findings: Sequence[Finding], by_hand: Sequence[Raised]) -> list[Finding]:
    """Return the findings but for the agreements that a person raised."""
    gone = {(claims, slot) for _, slot, claims, _ in by_hand}
    return [one for one in findings if (tuple(sorted(one.claims)), one.slot) not in gone]


def context_of(  # noqa: PLR0917
    claims: Sequence[Claim],
    entities: Sequence[Entity],
    accounts: Sequence[Account],
    origins: Sequence[Origin],
    analyses: Mapping[str, Analysis],
    table: Exclusive,
) -> Context:
    """Return what the comparison needs, each thing looked up once."""
    origin_of = {account.id: account.id for account in accounts}
    origin_of |= {claim.account: claim.account for claim in claims}
    origin_of |= {account: origin.id for origin in origins for account in origin.accounts}
    frames = frames_of([one for one in claims if is_compared(one)], analyses, around=claims)
    people = People(entities={entity.id: entity for entity in entities})
    judge = Judge(people=people, words=WordTables(words=load(), table=table), table=table)
    return Context(
        frames=frames,
        known={claim.id: claim for claim in claims},
        blows=blows_by_sentence(frames.values(), judge),
        place={claim.id: number for number, claim in enumerate(claims)},
        labels=account_labels(accounts, entities),
        origins=origin_of,
        central=centrality(claims),
        judge=judge,
        entries=frozenset(one.id for one in accounts if one.kind == "record"),
        told=Counter(claim.account for claim in claims if claim.about == "events"),
    )


def event_pairs(event: Event, context: Context) -> list[Pair]:
    """Return the compared pairs of claims of different accounts, in the case's order."""
    members = context.ordered([name for name in event.claims if name in context.frames])
    links = {frozenset((link.left, link.right)) for link in event.links}
    pairs = []
    for one, other in list(combinations(members, 2))[:MOST_PAIRS]:
        left, right = context.frames[one], context.frames[other]
        if left.claim.account != right.claim.account and not context.one_log(left, right):
            linked = frozenset((one, other)) in links
            pairs.append(context.judge.pair(left, right, linked=linked))
    return pairs


def agreement(event: Event, pairs: Sequence[Pair], context: Context) -> list[Finding]:
    """Return the agreements on an event: of those who tell it, and of those who deny it."""
    agreeing = [pair for pair in pairs if agrees(pair)]
    found = []
    for polarity, words in (("affirmed", "tell this"), ("denied", "deny this")):
        members = [pair for pair in agreeing if pair.left.claim.polarity == polarity]
        if members:
            found.append(_agreement(event, members, words, context))
    return found


def _agreement(event: Event, pairs: Sequence[Pair], words: str, context: Context) -> Finding:
    claims = [frame.claim.id for pair in pairs for frame in (pair.left, pair.right)]
    accounts = list(dict.fromkeys(c.account for c in context.claims(context.ordered(claims))))
    origins = context.origin_count(claims)
    slots = dict.fromkeys(slot for pair in pairs for slot in pair.same if slot in SLOT_NAMES)
    told = f"{listed([context.labels[a] for a in accounts])} {words}"
    support = f"{counted(len(accounts), 'account')}, {counted(origins, 'independent origin')}"
    alike = f" They agree on {listed([SLOT_NAMES[slot] for slot in slots])}." if slots else ""
    return context.finding("agreement", event, "event", claims, f"{told} ({support}).{alike}")


def agrees(pair: Pair) -> bool:
    """Whether two claims surely tell the same: one voice, nothing hard to hold together."""
    left, right = pair.left.claim, pair.right.claim
    if not (is_sure(left) and is_sure(right)):
        return False
    sure = bool(pair.same) if pair.near else pair.linked and WHO.issubset(pair.same)
    alike = left.polarity == right.polarity and left.stance == right.stance
    return sure and alike and pair.worst < Level.TENSION


def disagreements(groups: Sequence[Group], context: Context) -> list[Finding]:
    """Return one finding for each group, in the tier that a person set where one did."""
    findings = []
    for group in groups:
        words = explanation(group, context) + kind_words(group)
        kind = FINDING.get(group.final, "agreement")
        findings.append(context.finding(kind, group.event, group.slot, group.claims, words))
    return findings


def explanation(group: Group, context: Context) -> str:
    """Return the words for a group: its first pair in full, and who else takes part."""
    first = group.members[0]
    words = explain(first.shown, first.left.claim, first.right.claim, context.labels)
    named = {first.left.claim.account, first.right.claim.account}
    ordered = context.claims(context.ordered(group.claims))
    others = dict.fromkeys(claim.account for claim in ordered if claim.account not in named)
    if not others:
        return words
    return f"{words} See also {listed([context.labels[account] for account in others])}."


def only(events: Sequence[Event], accounts: Sequence[Account], context: Context) -> list[Finding]:
    """Return the events that one account alone surely tells, when there are others that could."""
    telling = {account for event in events for account in event.accounts}
    known = {account.id for account in accounts}
    if len({context.origins[account] for account in telling & known}) < 2:
        return []
    return [
        context.finding("only", event, "event", told,
                        f"Only {context.labels[event.accounts[0]]} tells this.")
        for event in events
        if len(event.accounts) == 1
        if (told := [name for name in event.claims if is_sure(context.known[name])])
    ]  # fmt: skip


def conflicts(
    groups: Sequence[Group], by_hand: Sequence[Raised], context: Context
) -> tuple[Conflict, ...]:
    """Return the conflict sets in the order of their claims; one for each pair and slot."""
    records = [
        conflict_of(one.shown, one.left, one.right, event=one.event,
                    people=context.judge.people, labels=context.labels)
        for one in conflicting(groups)
    ]  # fmt: skip
    records += [
        conflict_by(one, [claim.quote for claim in context.claims(one[2])])
        for one in by_hand
        if kind_of(one[3]) == "conflict"
    ]
    unique = {record.id: record for record in records}
    return tuple(
        sorted(
            unique.values(),
            key=lambda c: (len(c.claims), [context.place[name] for name in c.claims], c.id),
        )
    )


def worst_first(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings, heaviest first, ties by id."""
    unique = {finding.id: finding for finding in findings}
    return tuple(sorted(unique.values(), key=lambda one: (-one.weight, one.id)))
