"""Happenings that lasted: "the meeting lasted half an hour", and what tells its beginning or end.

What begins and ends is known by its words alone, as in ``ties``: "the meeting" in two mouths, a
name, never "a meeting" or "it". What is told to begin, or to end, at two times that lie apart has
happened twice and is left alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.records.claims import Claim
from tellings.versions.clock import Interval
from tellings.versions.lengths import Length, length_of
from tellings.versions.ties import definite

LASTING = frozenset(["last", "take"])
BEGINNING = frozenset(["begin", "start", "commence"])
ENDING = frozenset(["end", "finish", "stop"])
SUBJECTS = ("agent", "theme", "patient")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A claim says how long something lasted; other claims tell its beginning and its end."""

    claim: str
    words: str
    length: Length
    begins: tuple[str, ...]
    ends: tuple[str, ...]


def happenings(claims: Sequence[Claim], times: Mapping[str, Interval]) -> tuple[Span, ...]:
    """Return what ``claims`` say about how long happenings lasted."""
    by_words: dict[tuple[str, bool], list[str]] = {}
    for claim in claims:
        verb = claim.predicate.lower()
        words = _subject(claim) if verb in BEGINNING | ENDING else ""
        if words and claim.polarity == "affirmed":
            by_words.setdefault((words, verb in BEGINNING), []).append(claim.id)
    once = {key: tuple(ids) for key, ids in by_words.items() if not _apart(ids, times)}
    found = []
    for claim in claims:
        length = length_of(claim) if claim.predicate.lower() in LASTING else None
        words = _subject(claim, lasting=True) if length is not None else ""
        settled = all(
            (words, side) in once or (words, side) not in by_words for side in (True, False)
        )
        if length is None or not words or not settled:
            continue
        begins, ends = once.get((words, True), ()), once.get((words, False), ())
        found.append(Span(claim=claim.id, words=words, length=length, begins=begins, ends=ends))
    return tuple(found)


def _subject(claim: Claim, *, lasting: bool = False) -> str:
    """Return the words of what begins, ends or lasts, "" where more than one thing takes part."""
    if lasting:
        parts = [role for role in claim.roles if role.role == "agent"]
    else:
        parts = [role for role in claim.roles if role.role in SUBJECTS]
    return definite(parts[0].text) if len(parts) == 1 else ""


def _apart(ids: Sequence[str], times: Mapping[str, Interval]) -> bool:
    known = [times[one] for one in ids if one in times]
    starts = [one.first for one in known if one.first is not None]
    ends = [one.last for one in known if one.last is not None]
    return bool(starts) and bool(ends) and max(starts) > min(ends)
