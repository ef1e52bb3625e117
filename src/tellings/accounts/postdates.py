"""When each post was written: the date that is in every post, and runs in one direction."""

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

from tellings.accounts.frames import Thread, node_keys
from tellings.accounts.marks import DateMark

JOINED = re.compile(
    r"join|regist|inscrit|\bsince\b|\bseit\b|\bedit|bearbeitet|modifi|geändert|\blast\b|zuletzt|"
    r"dernière",
    re.IGNORECASE,
)
LEAST = 0.15


def find_post_dates(thread: Thread) -> list[DateMark | None]:
    """Return each post's date: the mark whose key serves the posts best."""
    per_key: dict[str, dict[int, DateMark]] = defaultdict(dict)
    for number, regions in enumerate(thread.own):
        for start, end in regions:
            for found in thread.marks.dates_in(start, end):
                for key in node_keys(thread.page, found.node):
                    per_key[key].setdefault(number, found)
    scores = {key: _score(thread, found) for key, found in per_key.items()}
    ranked = sorted(scores, key=lambda key: (-scores[key], key))
    result: list[DateMark | None] = [None] * len(thread)
    for key in ranked[:3]:
        if scores[key] >= LEAST:
            for number, found in per_key[key].items():
                result[number] = result[number] or found
    return result


def _score(thread: Thread, found: Mapping[int, DateMark]) -> float:
    """Rate a key: in most posts, in one direction, with a time, not after "joined" or "edited"."""
    values = [mark.iso for _, mark in sorted(found.items()) if mark.iso]
    score = len(found) / len(thread)
    steps = [later >= earlier for earlier, later in pairwise(values)]
    if steps:
        score *= 0.6 + 0.4 * max(sum(steps), len(steps) - sum(steps)) / len(steps)
    score *= 1 + 0.2 * sum("T" in value for value in values) / len(found)
    if len(found) > 3 and len(set(values)) == 1 and "T" in values[0]:
        score *= 0.5
    before = [_before(thread, mark.start) for mark in found.values()]
    joined = sum(1 for text in before if JOINED.search(text))
    return score * (0.2 if joined > len(before) / 2 else 1.0)


def _before(thread: Thread, start: int) -> str:
    return thread.page.text[max(0, start - 30) : start].rsplit("\n", 1)[-1]
