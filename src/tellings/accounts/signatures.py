"""Signatures: the lines that end two or more posts of one author and say nothing of the events.

A signature is found by its repetition: the last lines that two posts of the same author share,
unless they are all that a post has.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from tellings.accounts.lines import Line, read_lines
from tellings.accounts.postmeta import Meta
from tellings.accounts.regions import subtract, trimmed


def without(text: str, metas: Sequence[Meta]) -> tuple[Meta, ...]:
    """Return the posts with their authors' signatures cut off."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, meta in enumerate(metas):
        if meta.author and meta.body:
            groups[meta.author].append(number)
    result = list(metas)
    for numbers in groups.values():
        lines = {n: _lines(text, metas[n]) for n in numbers}
        for number in numbers:
            shared = max(
                (_tail(lines[number], lines[other]) for other in numbers if other != number),
                default=0,
            )
            if shared:
                first = lines[number][-shared].start
                cut = subtract(metas[number].body, [(first, len(text))])
                result[number] = replace(metas[number], body=trimmed(text, cut))
    return tuple(result)


def _lines(text: str, meta: Meta) -> list[Line]:
    return [line for start, end in meta.body for line in read_lines(text, start, end)]


def _tail(left: Sequence[Line], right: Sequence[Line]) -> int:
    """Return how many last lines are the same, leaving each post at least its first."""
    count = 0
    limit = min(len(left), len(right)) - 1
    while count < limit and left[-1 - count].text == right[-1 - count].text:
        count += 1
    return count
