"""The gospels, verse against verse: four accounts of the same events whose parallels are known.

Every verse is one claim without roles, so that what is measured is the joining by similarity,
context and average link, through the product's own functions; ``gold/gospels/score.py`` judges.
"""

import csv
import importlib.util
import itertools
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from tellings.events.align import cluster
from tellings.events.frames import Frame
from tellings.language.encoder import Encoder, embed
from tellings.records.language import Passage, Vectors

Place = tuple[str, int]


def scorer(gold: Path) -> ModuleType:
    """Return the scorer that lies beside the gold rows."""
    spec = importlib.util.spec_from_file_location("gospel_score", gold / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def verses(gold: Path) -> dict[Place, str]:
    """Return the text of every verse by gospel and number within it."""
    found: dict[Place, str] = {}
    count: dict[str, int] = {}
    with (gold / "web_gospels.tsv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle, delimiter="\t"):
            number = count.get(row["gospel"], 0)
            count[row["gospel"]] = number + 1
            found[row["gospel"], number] = row["text"]
    return found


def frame(place: Place, text: str) -> Frame:
    """Return a verse as a frame of words alone."""
    words = tuple("".join(c if c.isalnum() else " " for c in text.lower()).split())
    return Frame(
        claim=f"{place[0]}:{place[1]}",
        account=place[0],
        kind="happening",
        sentence=place[1],
        start=place[1],
        predicate="",
        surface="",
        nominal=False,
        negative=False,
        stance="asserted",
        tense="",
        agents=(),
        patients=(),
        others=(),
        attribute="",
        places=(),
        when=(None, None),
        words=words,
        around=words,
        names=(),
    )


def vectors(texts: Mapping[Place, str], encoder: Encoder) -> Vectors:
    """Return each verse's vector under the keys of its claim, gist and sentence."""
    plain = embed(
        [Passage(key=str(place), text=text) for place, text in texts.items()], encoder=encoder
    )
    keys: list[str] = []
    rows: list[int] = []
    for number, (gospel, verse) in enumerate(texts):
        for name in ("claim", "unnamed", "gist", "trigger"):
            key = f"{name}:{gospel}:{verse}"
            keys.append(key)
            rows.append(number)
        keys.append(f"sentence:{gospel}:{verse}")
        rows.append(number)
    return Vectors(keys=(*keys, "predicate:"), rows=plain.rows[[*rows, 0]])


def links(clusters: Iterable[Iterable[Place]], order: Mapping[str, int]) -> set[Any]:
    """Return the pairs of verses of two gospels that share a cluster, as the scorer wants them."""
    found = set()
    for members in clusters:
        places = sorted(members, key=lambda place: (order[place[0]], place[1]))
        found |= {(a, b) for a, b in itertools.combinations(places, 2) if a[0] != b[0]}
    return found


Score = tuple[float, float, float, int]
"""Precision, recall, F1 and the number of judged links."""
FREE = "JHN"
"""The gospel that tells freely; the other three share their wording."""


def verse_by_verse(gold: Path, encoder: Encoder) -> tuple[Score, Score, Score]:
    """Return the scores of all pairs of gospels, of those with John, and of the other three."""
    score = scorer(gold)
    texts = verses(gold)
    frames = tuple(
        sorted((frame(p, t) for p, t in texts.items()), key=lambda f: (f.account, f.start))
    )
    groups, _ = cluster(frames, vectors(texts, encoder), model=None)
    index = score.verse_index(gold / "web_gospels.tsv")
    units = score.read_units(gold / "eusebian_parallels.dev.tsv", index, "row_id")
    found = links(
        ([(frames[n].account, frames[n].start) for n in group] for group in groups), score.ORDER
    )
    john = {link for link in found if FREE in _gospels(link)}
    with_john = [unit for unit in units if FREE in _gospels(unit)]
    others = [unit for unit in units if FREE not in _gospels(unit)]
    return (
        score.score(found, units),
        score.score(john, with_john),
        score.score(found - john, others),
    )


def _gospels(pair: tuple[tuple[Any, ...], tuple[Any, ...]]) -> set[str]:
    """Return the two gospels of a link or unit, each of whose sides begins with its gospel."""
    return {str(side[0]) for side in pair}
