"""Questions put to a case: whether the sentences that bear on them come first, from all sides.

Twenty questions of our own over the invented stories (``questions/own.jsonl``); a sentence is right
when it tells one of the question's events. Half of the questions, over stories that were held out,
were not looked at while the ranking was made.
"""

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.measure import Measure
from evals.stories import tellings
from tellings import api
from tellings.casefile import open_case
from tellings.pipeline import open_record
from tellings.pipeline.asking import ask

QUESTIONS = Path(__file__).parent / "questions" / "own.jsonl"
SHOWN = 8
"""Sentences that a reader looks through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question: whether a right sentence was first, among three, and the sides reached.

    ``sides`` is the share of the accounts that tell the event found among ``SHOWN`` sentences.
    """

    question: str
    first: bool
    three: bool
    sides: float


def asked(split: str) -> Iterator[Asked]:
    """Ask the questions of ``split`` ("seen", "unseen"), each of a case of its story."""
    lines = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]
    own = [line for line in lines if line["split"] == split]
    for story in dict.fromkeys(line["story"] for line in own):
        with tempfile.TemporaryDirectory() as folder:
            case = _read(story, Path(folder))
            for line in own:
                if line["story"] == story:
                    yield _ask(case, line)


def _read(story: str, folder: Path) -> Path:
    source = folder / "source"
    source.mkdir()
    for telling in tellings(story):
        (source / telling.path).write_text(telling.text, encoding="utf-8")
    api.read(source, case=folder / "case")
    return folder / "case"


def _ask(case: Path, line: dict[str, object]) -> Asked:
    events = line["events"]
    assert isinstance(events, list)
    right = {
        (telling.path, offset)
        for telling in tellings(str(line["story"]))
        for offset, event in telling.events.items()
        if event in events
    }
    with open_case(case) as handle:
        found = ask(handle, str(line["question"]), limit=SHOWN)
        paths = {document.id: document.path for document in open_record(handle).documents}
    hits = [
        {path for path, at in right if path == paths[b.document] and b.start <= at < b.end}
        for b in found
    ]
    reached = set().union(*hits)
    return Asked(
        question=str(line["question"]),
        first=bool(hits and hits[0]),
        three=any(hits[:3]),
        sides=len(reached) / len({path for path, _ in right}),
    )


def measures(_shared: Path) -> list[Measure]:
    """Return the figures of both halves."""
    rows = []
    for split in ("seen", "unseen"):
        found = list(asked(split))
        for name, value in (
            ("ask: a right sentence is first", sum(a.first for a in found) / len(found)),
            ("ask: a right sentence is among three", sum(a.three for a in found) / len(found)),
            (f"ask: sides among {SHOWN}", sum(a.sides for a in found) / len(found)),
        ):
            rows.append(
                Measure(
                    measure=name,
                    data="questions of our own",
                    split=split,
                    n=len(found),
                    value=round(value, 4),
                )
            )
    return rows
