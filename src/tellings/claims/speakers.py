"""Who says a quotation: every person named around it is weighed by where and how they stand.

A quotation in "“We lost it,” said Ana. Tom shook his head. “When?”" has candidates before and after
it: subjects of speech verbs at its edges, subjects of what is told right beside it, whoever spoke
the last quotation or the one before (two people take turns). Signs that hold for a candidate
(``signs``) have weights, learnt from LitBank's quotations by ``train/speakers.py``
(``speakers.json``); the candidate with the most weight speaks when its share of all reaches
``SURE``. What is quoted from a letter or a sign is settled first (``writings``). The signs are
those of the sieves in Muzny et al. 2017, "A two-stage sieve approach for quote attribution", the
ranking that of Elson and McKeown 2010, "Automatic attribution of quoted speech in literary
narrative".
"""

import functools
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from tellings.claims.speech_signs import alike, candidates, signs
from tellings.claims.stretches import Stretch, stretches
from tellings.claims.tree import Tree
from tellings.claims.writings import Source, source

SURE = 0.4
"""Share of the candidates' weight from which the best one is taken for the speaker."""
WIDTH, BRANCHES = 6, 3
"""Ways kept of reading the quotations so far, and candidates tried for the next in each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """The head token of who speaks and how sure that is, from 0 to 1."""

    speaker: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """Speakers of the quotations so far, and the logarithm of how likely they are together."""

    weight: float
    spoken: tuple[Attribution | None, ...]


@functools.cache
def packaged_weights() -> Mapping[str, float]:
    """Return the packaged weights by sign."""
    data = json.loads(resources.files(__package__).joinpath("speakers.json").read_text("utf-8"))
    return {str(name): float(value) for name, value in data.items()}


def attribute(
    tree: Tree, pairs: Sequence[tuple[int, int]], *, weights: Mapping[str, float] | None = None
) -> list[Attribution | None]:
    """Return who speaks each quotation, given by its first and last token in order of the text.

    None where nobody stands near or nobody is clearly ahead.
    """
    table = packaged_weights() if weights is None else weights
    around = stretches(tree, pairs)
    beam = [Path(weight=0.0, spoken=())]
    for at in range(len(around)):
        floor = pairs[at - 1][1] + 1 if at else 0
        written = source(tree, pairs[at], floor)
        if written is not None:
            beam = [_read_from(written, path) for path in beam]
            continue
        longer = [p for path in beam for p in _longer(tree, at, around, path, table)]
        beam = sorted(longer, key=lambda p: -p.weight)[:WIDTH]
    found = beam[0].spoken
    return [a if a is not None and a.share >= SURE else None for a in found]


def _read_from(written: Source, path: Path) -> Path:
    """Return the path with a quotation of something written."""
    said = None if written.head is None else Attribution(speaker=written.head, share=1.0)
    return Path(weight=path.weight, spoken=(*path.spoken, said))


def _longer(
    tree: Tree,
    at: int,
    around: Sequence[Stretch],
    path: Path,
    weights: Mapping[str, float],
) -> list[Path]:
    """Return the path with each of the best candidates for the quotation number ``at``."""
    history = tuple(None if a is None else a.speaker for a in path.spoken[-2:])
    listed = candidates(tree, around[at], history)
    if not listed:
        return [Path(weight=path.weight, spoken=(*path.spoken, None))]
    scores = [sum(weights.get(s, 0.0) for s in signs(tree, at, around, history, c)) for c in listed]
    top = max(scores)
    shares = [math.exp(s - top) for s in scores]
    found: dict[int, float] = {}
    for place in sorted(range(len(listed)), key=lambda i: (-scores[i], i)):
        head = listed[place].head
        same = next((h for h in found if alike(tree, h, head)), head)
        found[same] = found.get(same, 0.0) + shares[place] / sum(shares)
    best = sorted(found.items(), key=lambda x: -x[1])[:BRANCHES]
    return [
        Path(
            weight=path.weight + math.log(share),
            spoken=(*path.spoken, Attribution(speaker=head, share=share)),
        )
        for head, share in best
    ]
