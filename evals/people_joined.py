"""People without a name whom long accounts join: how many joins a reader found right.

The small cases of ``names`` have few people; in long accounts many come and go, and two of them
soon fit each other. ``judged/people-joined.json`` holds pairs of mentions of eight stories of
``train/stories`` (four accounts each, on which no rule about people was tried before) that the
program had joined, with the verdict of a reader who knew neither rules nor scores; a file's
offsets are code points of its text without marks. What is joined now is counted against them; joins
made since are unjudged and not counted.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from evals import stories
from evals.measure import Measure
from evals.names import rooms

JUDGED = Path(__file__).resolve().parent / "judged" / "people-joined.json"
FLOOR = 0.89
"""Of the joins still made. Of all that were made when they were drawn .82 were right."""
KEPT_FLOOR = 0.85


def still_joined() -> Iterator[tuple[str, bool]]:
    """Yield each pair's verdict, and whether its two mentions are one person now."""
    pairs: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for pair in json.loads(JUDGED.read_text(encoding="utf-8"))["pairs"]:
        pairs[pair["story"]].append(pair)
    for story in sorted(pairs):
        owner = _owners(story)
        for pair in pairs[story]:
            left, right = (
                owner.get((side["file"], side["start"], side["end"]))
                for side in (pair["left"], pair["right"])
            )
            yield pair["verdict"], left is not None and left == right


def _owners(story: str) -> dict[tuple[str, int, int], str]:
    """Return the entity of each mention by its file and offsets."""
    tellings = stories.tellings(story)
    read = rooms([telling.text for telling in tellings])
    path = {
        document.id: telling.path
        for document, telling in zip(read.documents, tellings, strict=True)
    }
    return {
        (path[m.document], m.start, m.end): entity.id
        for entity in read.resolved().entities
        for m in entity.mentions
    }


def measures(_: Path) -> tuple[Measure, ...]:
    """Return the share of right pairs among those still joined, and of right ones still joined."""
    found = list(still_joined())
    joined = [verdict for verdict, now in found if now]
    right = [now for verdict, now in found if verdict == "right"]
    return (
        Measure(
            measure="people without a name joined right",
            data="long stories, judged",
            split="development",
            n=len(joined),
            value=joined.count("right") / len(joined),
            floor=FLOOR,
        ),
        Measure(
            measure="right joins of people kept",
            data="long stories, judged",
            split="development",
            n=len(right),
            value=sum(right) / len(right),
            floor=KEPT_FLOOR,
        ),
    )
