"""Shared wording: stretches of eight and more words that two accounts have in common.

Every run of eight words is indexed; runs that two accounts share are extended to whole stretches,
and stretches with at most six changed words between them are joined. Eight words in a row seldom
recur by chance (Clough et al. 2002, "METER: measuring text reuse", use shared n-grams this way);
a stretch must also hold enough different words, so that stock phrases do not count.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.accounts.regions import Region

WORD = re.compile(r"\w+")
RUN = 8
GAP = 6
LEAST_DIFFERENT = 6
"""Different words among eight: "ha ha ha" and refrains have fewer."""
LEAST_LONG = 3
"""Different words of five letters and more: "at the end of the day it was" has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """An account's words in order: folded form, place in the document, number of the span."""

    forms: tuple[str, ...]
    places: tuple[Region, ...]
    spans: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words ``[left, left_end)`` of one account that stand as ``[right, right_end)`` in another.

    ``words`` counts the equal ones.
    """

    left: int
    left_end: int
    right: int
    right_end: int
    words: int


def read_words(text: str, spans: Sequence[Region]) -> Words:
    """Return the words of an account."""
    forms, places, numbers = [], [], []
    for number, (start, end) in enumerate(spans):
        for match in WORD.finditer(text, start, end):
            forms.append(match.group().casefold())
            places.append(match.span())
            numbers.append(number)
    return Words(forms=tuple(forms), places=tuple(places), spans=tuple(numbers))


def shared(accounts: Sequence[Words]) -> dict[tuple[int, int], tuple[Stretch, ...]]:
    """Return the stretches that pairs of accounts share, for ``left < right``.

    In a group of many copies a run is compared with its first and its previous place only, so the
    work grows with the text and not with the square of the copies; the group stays connected.
    """
    index: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    seeds: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    for number, words in enumerate(accounts):
        for at in range(len(words.forms) - RUN + 1):
            if words.spans[at] != words.spans[at + RUN - 1]:
                continue
            run = words.forms[at : at + RUN]
            places = index[run]
            for other, there in {*places[:1], *places[-1:]}:
                if other != number:
                    seeds[other, number].add((there, at))
            places.append((number, at))
            del places[2:-1]
    found = {}
    for pair in sorted(seeds):
        stretches = _stretches(accounts[pair[0]], accounts[pair[1]], seeds[pair])
        if stretches:
            found[pair] = stretches
    return found


def _stretches(left: Words, right: Words, seeds: set[tuple[int, int]]) -> tuple[Stretch, ...]:
    rows = _joined(left, right, _diagonals(seeds))
    return tuple(row for row in rows if _telling(left.forms[row.left : row.left_end]))


def _diagonals(seeds: set[tuple[int, int]]) -> list[Stretch]:
    """Return maximal equal stretches from runs that follow each other in both accounts."""
    rows: list[Stretch] = []
    begin: tuple[int, int] | None = None
    length = 0
    for a, b in sorted(seeds, key=lambda seed: (seed[1] - seed[0], seed[0])):
        if begin and (begin[0] + length, begin[1] + length) == (a, b):
            length += 1
            continue
        if begin:
            rows.append(_row(begin, length + RUN - 1))
        begin, length = (a, b), 1
    if begin:
        rows.append(_row(begin, length + RUN - 1))
    return sorted(rows, key=lambda row: (row.left, row.right))


def _row(begin: tuple[int, int], length: int) -> Stretch:
    a, b = begin
    return Stretch(left=a, left_end=a + length, right=b, right_end=b + length, words=length)


def _joined(left: Words, right: Words, rows: Sequence[Stretch]) -> list[Stretch]:
    """Join stretches with a small gap on both sides; overlapping repeats keep the longer."""
    result: list[Stretch] = []
    for row in rows:
        last = result[-1] if result else None
        if last and row.left < last.left_end:
            if row.words > last.words:
                result[-1] = row
            continue
        if (
            last
            and row.left - last.left_end <= GAP
            and 0 <= row.right - last.right_end <= GAP
            and left.spans[last.left] == left.spans[row.left]
            and right.spans[last.right] == right.spans[row.right]
        ):
            result[-1] = Stretch(
                left=last.left,
                left_end=row.left_end,
                right=last.right,
                right_end=row.right_end,
                words=last.words + row.words,
            )
        else:
            result.append(row)
    return result


def _telling(forms: Sequence[str]) -> bool:
    different = set(forms)
    return (
        len(different) >= LEAST_DIFFERENT
        and sum(len(form) >= 5 for form in different) >= LEAST_LONG
    )
