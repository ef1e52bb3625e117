"""Who is who in two accounts, by what they are told to do: soft ties, never a merging.

Kim writes "I rang the brigade and locked the gate"; elsewhere "the watchman alerted the fire
brigade" and "locked up". Nothing in the names says that Kim is the watchman, but the deeds do: each
pair of claims that probably tell one event and have the teller on one side and the watchman on the
other, both doing it or both undergoing it, speaks for the tie by its likelihood. Of all that speaks
the surest ties are taken first, everybody once, and what they say comes back to the pairs: two
claims with tied people in one role are surer, one with a tied person beside somebody else less so.

Tellers, "the woman" and "Dana", "the van" and "a white car" are tied alike; two of different
gender, number or kind are not, nor two tellers. A person that both accounts are known to tell of is
tied to nobody, and no two are tied that somebody judged to be two. A tie is evidence for joining
claims, no more: the record has two people still.

Entities and events aligned by turns: Suchanek, Abiteboul and Senellart (2011), PARIS; Lee et al.
(2012), Joint entity and event coreference resolution across documents; here in one round.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from tellings.events.frames import Filler, Frame

LEAST = 0.3
"""The evidence, in pairs that tell one event, from which a tie counts."""

MOST = 3.0
"""Evidence beyond this says nothing more."""

SHOWN = 0.2
"""A pair of claims less likely than this is not counted in the words."""

Pair = tuple[int, int]
Tie = tuple[str, str]
NONE: AbstractSet[Tie] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """The ties of two accounts: entity of the left one, entity of the right one.

    ``ties`` gives the evidence of each, ``bound`` that of every entity that has a tie, ``given``
    the likelihood that each pair of claims has brought in, ``shown`` the pairs likely enough to be
    counted when a tie is put into words.
    """

    ties: Mapping[Tie, float] = field(default_factory=dict)
    bound: Mapping[str, float] = field(default_factory=dict)
    given: Mapping[Pair, float] = field(default_factory=dict)
    shown: Mapping[Tie, tuple[Pair, ...]] = field(default_factory=dict)

    def of(self, pair: Pair, left: Frame, right: Frame) -> tuple[float, float]:
        """Return what ties say for a pair and against it, 0 to 2 each (both roles).

        What the pair itself has brought in is left out.
        """
        if not self.ties:
            return 0.0, 0.0
        own = self.given.get(pair, 0.0)
        both = [self._role(own, ours, theirs) for ours, theirs in _roles(left, right)]
        return sum(role[0] for role in both), sum(role[1] for role in both)

    def words(self, pair: Pair, left: Frame, right: Frame) -> str:
        """Return what ``of`` rests on in words: who is tied to whom, by how many other pairs."""
        parted = ""
        for ours, theirs in _roles(left, right):
            for a, b in ((a, b) for a in ours for b in theirs if a.entity and b.entity):
                shown = self.shown.get((a.entity or "", b.entity or ""))
                if shown is not None:
                    count = sum(other != pair for other in shown)
                    events = f"{count} other likely pair{'' if count == 1 else 's'}"
                    return f"“{a.name}” and “{b.name}” take the same part in {events}"
                if a.entity != b.entity and {a.entity, b.entity} & self.bound.keys():
                    parted = f"in other pairs “{a.name}” and “{b.name}” are not together"
        return parted or "nothing ties their people"

    def _role(
        self, own: float, left: Sequence[Filler], right: Sequence[Filler]
    ) -> tuple[float, float]:
        pairs = [(a.entity, b.entity) for a in left for b in right if a.entity and b.entity]
        tied = [self.ties[pair] - own for pair in pairs if pair in self.ties]
        if tied:
            return min(max(tied), MOST) / MOST, 0.0
        if any(ours == theirs for ours, theirs in pairs):
            return 0.0, 0.0
        apart = [self.bound.get(entity, 0.0) for pair in pairs for entity in pair]
        return 0.0, min(max(apart, default=0.0), MOST) / MOST


def ties_of(
    frames: Sequence[Frame],
    likely: Mapping[Pair, float],
    people: tuple[AbstractSet[str], AbstractSet[str]],
    *,
    parted: AbstractSet[Tie] = NONE,
) -> Ties:
    """Return the ties of two accounts; ``likely`` says how likely each pair is one event.

    The left claim of every pair is of the one account, the right one of the other; ``people`` are
    the entities that the one and the other tell of (``told_of``), ``parted`` the pairs of them,
    lower id first, that are known to be two.
    """
    ours, theirs = people
    evidence: dict[Tie, float] = {}
    given: dict[Pair, float] = {}
    shown: dict[Tie, list[Pair]] = {}
    for pair, likelihood in sorted(likely.items()):
        for tie in sorted(_possible(frames[pair[0]], frames[pair[1]])):
            known = tie[0] in theirs or tie[1] in ours or (min(tie), max(tie)) in parted
            if not known:
                evidence[tie] = evidence.get(tie, 0.0) + likelihood
                given[pair] = likelihood
                if likelihood >= SHOWN:
                    shown.setdefault(tie, []).append(pair)
    taken = _surest(evidence)
    bound: dict[str, float] = {}
    for (left, right), strength in taken.items():
        bound[left] = bound[right] = strength
    seen = {tie: tuple(shown.get(tie, ())) for tie in taken}
    return Ties(ties=taken, bound=bound, given=given, shown=seen)


def _surest(evidence: Mapping[Tie, float]) -> dict[Tie, float]:
    """Return the ties with the most evidence, every entity once."""
    taken: dict[Tie, float] = {}
    used: set[str] = set()
    for (left, right), strength in sorted(evidence.items(), key=lambda item: (-item[1], item[0])):
        if strength < LEAST:
            break
        if left not in used and right not in used:
            taken[left, right] = strength
            used |= {left, right}
    return taken


def _possible(left: Frame, right: Frame) -> set[Tie]:
    """Return the ties that a pair speaks for: two in the same role that may be one."""
    return {
        (a.entity, b.entity)
        for ours, theirs in _roles(left, right)
        for a in ours
        for b in theirs
        if a.entity and b.entity and a.entity != b.entity and _may_be(a, b)
    }


def _may_be(left: Filler, right: Filler) -> bool:
    """Return whether nothing that is known of the two says that they are two."""
    if left.teller and right.teller:
        return False
    if {left.number, right.number} == {"sing", "plur"}:
        return False
    if {left.gender, right.gender} == {"masc", "fem"}:
        return False
    kinds = {"person" if each.teller else each.kind for each in (left, right)}
    return len(kinds) == 1


def _roles(left: Frame, right: Frame) -> Iterator[tuple[Sequence[Filler], Sequence[Filler]]]:
    yield left.agents, right.agents
    yield left.patients, right.patients


def told_of(frame: Frame) -> set[str]:
    """Return the entities in the roles of a claim."""
    fillers = (*frame.agents, *frame.patients, *frame.others)
    return {filler.entity for filler in fillers if filler.entity}
