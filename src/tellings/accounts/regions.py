"""Stretches of a text: subtraction, trimming, and what is left over.

A region is a pair ``(start, end)`` of code points; lists of regions are sorted and disjoint.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

Region = tuple[int, int]


def union(regions: Iterable[Region]) -> list[Region]:
    """Return the regions sorted, overlapping and touching ones joined, empty ones dropped."""
    joined: list[Region] = []
    for start, end in sorted(region for region in regions if region[0] < region[1]):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def subtract(regions: Iterable[Region], taken: Iterable[Region]) -> list[Region]:
    """Return what remains of ``regions`` outside ``taken``."""
    left: list[Region] = []
    holes = union(taken)
    at = 0
    for start, end in union(regions):
        position = start
        while at < len(holes) and holes[at][1] <= position:
            at += 1
        index = at
        while index < len(holes) and holes[index][0] < end:
            if holes[index][0] > position:
                left.append((position, holes[index][0]))
            position = max(position, holes[index][1])
            index += 1
        if position < end:
            left.append((position, end))
    return left


def trim(text: str, region: Region) -> Region | None:
    """Return the region without white space at its ends; None when nothing else is in it."""
    words = text[region[0] : region[1]]
    core = words.strip()
    if not core:
        return None
    start = region[0] + len(words) - len(words.lstrip())
    return start, start + len(core)


def trimmed(text: str, regions: Iterable[Region]) -> tuple[Region, ...]:
    """Return the regions trimmed, blank ones left out."""
    found = (trim(text, region) for region in regions)
    return tuple(region for region in found if region is not None)


def bridge(text: str, regions: Iterable[Region]) -> list[Region]:
    """Return the regions with those joined between which only white space stands."""
    joined: list[Region] = []
    for start, end in union(regions):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def near(regions: Sequence[Region], start: int, end: int) -> Sequence[Region]:
    """Return those of sorted, disjoint regions that overlap ``[start, end)``."""
    low = bisect_right(regions, start, key=lambda region: region[1])
    high = bisect_left(regions, end, key=lambda region: region[0])
    return regions[low:high]
