"""What the joining of claims rests on: the decision's weights and trees, and the pair scorer."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tellings.errors import ModelError
from tellings.events.decision import AROUND, FEATURES, LOOK
from tellings.events.look import FILE, load_look
from tellings.events.pairs import MODEL, PairModel, load_trees

FORMAT = "tellings-decision/1"
WEIGHTS = "decision.json"
NUMBERS = ("base", "scale", "shift")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EventModel:
    """The trees, and the decision.

    ``base`` plus ``weights`` (one for each of ``FEATURES``) give the first score; times ``scale``,
    plus ``shift`` and ``around`` (one for each of ``AROUND``), the sum; ``look`` adds to it.
    """

    trees: PairModel
    base: float
    weights: NDArray[np.float64]
    scale: float = 1.0
    shift: float = 0.0
    around: tuple[float, ...] = (0.0,) * len(AROUND)
    look: PairModel | None = None


def load_pair_model(folder: Path = MODEL.parent) -> EventModel:
    """Return the packaged model; ModelError when a file is missing, broken or foreign."""
    path = folder / WEIGHTS
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] != FORMAT:
            raise ModelError(f"{path}: format {data['format']!r}, expected {FORMAT!r}")
        weights = {str(name): float(value) for name, value in data["weights"].items()}
        around = tuple(float(data[name]) for name in AROUND)
        numbers = {name: float(data[name]) for name in NUMBERS}
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror}); reinstall") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path}: no weights of a decision ({error}); reinstall") from error
    if tuple(weights) != FEATURES:
        raise ModelError(f"{path}: made for other features than this version's; reinstall tellings")
    return EventModel(
        trees=load_trees(folder / MODEL.name),
        weights=np.array([weights[name] for name in FEATURES], dtype=np.float64),
        around=around,
        look=load_look(LOOK, folder / FILE),
        **numbers,
    )
