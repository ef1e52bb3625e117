"""Claims that must be compared although they were not joined to one event.

What someone is (profession, nationality) and what befalls one once in all (birth, death, burial)
concern the same being wherever it is told. Pairs are made by entity, so they rest on the decision
that both accounts mean the same one.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from tellings.compare.frames import Frame
from tellings.compare.pairs import Judge
from tellings.compare.shown import Shown

Candidate = tuple[Frame, Frame, tuple[Shown, ...]]
MOST_CLAIMS = 60
"""Claims of one being and one property that are compared with each other."""


def property_pairs(
    frames: Mapping[str, Frame], judge: Judge, *, done: frozenset[frozenset[str]]
) -> Iterator[Candidate]:
    """Yield the pairs of claims of different accounts that disagree on a property.

    ``done`` holds the pairs (claim ids) that were compared as one event already.
    """
    ordered = [frames[name] for name in frames]
    for (reason, being), members in sorted(by_once(ordered, judge).items()):
        for left, right in across(members, done):
            shown = judge.once(left, right, being=being, reason=reason)
            if shown:
                yield left, right, shown
    for being, members in sorted(by_theme(ordered).items()):
        for left, right in across(members, done):
            shown = judge.lasting(left, right, being=being)
            if shown:
                yield left, right, shown


def across(
    members: Sequence[Frame], done: frozenset[frozenset[str]]
) -> Iterator[tuple[Frame, Frame]]:
    """Yield the pairs of different accounts that were not compared yet."""
    for left, right in combinations(members[:MOST_CLAIMS], 2):
        pair = frozenset((left.claim.id, right.claim.id))
        if left.claim.account != right.claim.account and pair not in done:
            yield left, right


def by_once(frames: Sequence[Frame], judge: Judge) -> dict[tuple[str, str], list[Frame]]:
    """Return the claims of what happens once, by what it is and whom it befalls."""
    found: dict[tuple[str, str], list[Frame]] = {}
    for frame in frames:
        for row in judge.table.once:
            if frame.predicate not in row.predicates:
                continue
            for filler in frame.get(row.role):
                if filler.entity and judge.people.kind(filler.entity) == "person":
                    found.setdefault((row.reason, filler.entity), []).append(frame)
    return found


def by_theme(frames: Sequence[Frame]) -> dict[str, list[Frame]]:
    """Return the claims of what someone or something is, by whom they are about.

    "She is a clerk", "she became a clerk" and "she worked as a clerk" all say what she is.
    """
    found: dict[str, list[Frame]] = {}
    for frame in frames:
        named = frame.copular or any(one.marker == "as" for one in frame.get("attribute"))
        if not named or not frame.get("attribute") or frame.get("patient"):
            continue
        for filler in (*frame.get("theme"), *frame.get("agent")):
            if filler.entity:
                found.setdefault(filler.entity, []).append(frame)
    return found
