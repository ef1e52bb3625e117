"""Times put before their happening: "It was ten to eight when the alarm went off".

The sentence says of "it" what time it was; the happening stands below it in a clause with "when" or
"that" and has no time of its own. The time is the happening's.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tellings.records.claims import Claim, When
from tellings.text.times import find_times

WAS = re.compile(r"\s*(?:was|is|had been|must have been|may have been|would have been)\s", re.I)
LEADING = frozenset(["when", "that"])
LEAD = "at "
"""Words after which a bare hour is read as a time."""


def cleft_times(claims: Sequence[Claim]) -> Mapping[str, tuple[When, ...]]:
    """Return the times that stand before happenings, by the ids of their claims."""
    found: dict[str, tuple[When, ...]] = {}
    by_sentence: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault((claim.account, claim.sentence), []).append(claim)
    for together in by_sentence.values():
        for claim in together:
            for time, told in put_before(claim, together):
                if not told.when or told.when.earliest is None:
                    found[told.id] = (*found.get(told.id, ()), time)
    return found


def put_before(claim: Claim, together: Iterable[Claim]) -> Iterator[tuple[When, Claim]]:
    """Yield the time that a claim says of "it", with the first claim below its "when"."""
    themes = [role for role in claim.roles if role.role in ("theme", "agent")]
    if claim.predicate.lower() != "be" or claim.polarity != "affirmed":
        return
    if len(themes) != 1 or themes[0].text.lower() != "it":
        return
    for clause in claim.roles:
        if not LEADING.issuperset(clause.text.lower().split()[:1]):
            continue
        was = WAS.match(claim.quote, themes[0].end - claim.start)
        time = time_of(claim, was.end() + claim.start, clause.start) if was else None
        below = [c for c in together if clause.start <= c.predicate_start < clause.end]
        if time is not None and below:
            yield time, min(below, key=lambda c: (c.predicate_start, c.id))


def time_of(claim: Claim, start: int, end: int) -> When | None:
    """Return the clock time or date that the words at ``[start, end)`` are, None for others."""
    words = claim.quote[start - claim.start : end - claim.start].strip(" ,")
    at = claim.quote.find(words, start - claim.start) + claim.start
    for time in find_times(LEAD + words) if words else ():
        whole = time.start <= len(LEAD) and time.end >= len(LEAD) + len(words)
        if whole and time.earliest is not None:
            return When(stated=words, start=at, end=at + len(words), earliest=time.earliest,
                        latest=time.latest, relation=time.relation)  # fmt: skip
    return None
