"""How certain it is that a claim was read right, and which claims are too unsure to build on.

The certainty is the probability that a strict reader accepts the claim: its predicate, core roles,
polarity, stance and speakers. Two sets of gradient-boosted trees (Friedman 2001) give it, both over
the signs of ``reading_signs`` and ``form_signs``. The first is learnt from thousands of claims of
the dev parts of treebanks, which taught the parser nothing: is the claim the same as with the
syntax that a person gave? The second starts from its log odds and is learnt from the verdicts of
readers on claims of the same texts: it knows what the rules make wrongly of a right tree. In both a
sign of the parser's doubt may only lower the certainty. Confidence of a parse for what is read from
it: Mejer and Crammer 2012, "Are you sure? Confidence in prediction of dependency tree edges";
Niculescu-Mizil and Caruana 2005 for calibration.

    "Ana saw the boat."                  "see" by "Ana", "the boat"    .95
    "The keeper the boats passed waved"  "wave" of "The keeper"        .43

It says nothing of whether the claim is true, nor of who told it. Below ``records.claims.SURE`` a
claim is kept as an unsure one; below ``LEAST`` it is none, and its words are listed among the
passages not understood, unless a claim that was kept says them too.
"""

import functools
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tellings.claims.form_signs import Signs
from tellings.claims.reading_signs import signs, sureness_of
from tellings.claims.tree import Tree
from tellings.errors import ModelError
from tellings.logic.forest import Forest, forest
from tellings.records.claims import Claim

FORMAT = "tellings-certainty/2"
FILE = "certainty.json"
COLUMNS = ("sign", "threshold", "left", "right", "value")
LEAST = 0.4
"""Certainty below which a claim is given up: so doubtful that it does not even place its words."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Trees:
    """Trees over ``signs``; the log odds are ``bias`` and what the trees say together."""

    signs: tuple[str, ...]
    bias: float
    forest: Forest


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CertaintyModel:
    """``tree`` knows whether the tree was read right, ``usable`` whether the claim is.

    The log odds of the second are its own and ``weight`` times those of the first.
    """

    tree: Trees
    usable: Trees
    weight: float


@functools.cache
def packaged_model() -> CertaintyModel:
    """Return the packaged model; ModelError when it is missing, broken or foreign."""
    with resources.as_file(resources.files("tellings.models") / "claims" / FILE) as path:
        return load_certainty(path)


def load_certainty(path: Path) -> CertaintyModel:
    """Return the model of a file; ModelError says what is wrong with it."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] != FORMAT:
            raise ModelError(f"{path}: format {data['format']!r}, expected {FORMAT!r}")
        return CertaintyModel(
            tree=_trees(data["tree"]),
            usable=_trees(data["usable"]),
            weight=float(data["weight"]),
        )
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror}); reinstall") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path}: no model of certainty ({error}); reinstall") from error


def _trees(data: Mapping[str, Any]) -> Trees:
    """Return the trees of a file's content; ValueError when their columns do not fit each other."""
    signs = tuple(map(str, data["signs"]))
    trees = [_tree(tree, len(signs)) for tree in data["trees"]]
    return Trees(signs=signs, bias=float(data["bias"]), forest=forest(trees, range(len(signs))))


def _tree(data: Mapping[str, Any], signs: int) -> dict[str, NDArray[np.float64]]:
    """Return a tree's columns. A claim goes left when its sign is at most the threshold."""
    columns = {name: np.array(data[name], dtype=np.float64) for name in COLUMNS}
    count = len(columns["sign"])
    if not count or any(len(column) != count for column in columns.values()):
        raise ValueError("the columns of a tree differ in length")
    inner = np.flatnonzero(columns["sign"] >= 0)
    for side in ("left", "right"):
        if (columns[side][inner] <= inner).any() or (columns[side][inner] >= count).any():
            raise ValueError("a tree points outside itself")
    if columns["sign"].max() >= signs:
        raise ValueError("a tree asks for a sign that is not listed")
    return {"feature": columns["sign"], **columns}


def weighed(
    tree: Tree, claims: Sequence[Claim], *, model: CertaintyModel | None = None
) -> tuple[Claim, ...]:
    """Return the claims with their certainty, in hundredths; as they are where no model has read.

    ``model`` is the packaged one where none is given; ModelError when it asks for other signs.
    """
    sure = sureness_of(tree)
    if sure is None or not claims:
        return tuple(claims)
    rows = [signs(tree, claim, sure) for claim in claims]
    found = certainties(rows, model=model or packaged_model())
    return tuple(replace(claim, certainty=c) for claim, c in zip(claims, found, strict=True))


def certainties(rows: Sequence[Signs], *, model: CertaintyModel) -> list[float]:
    """Return the certainty of claims by their signs, from 0 to 1, rounded to hundredths."""
    odds = model.weight * odds_of(rows, model.tree) + odds_of(rows, model.usable)
    return [probability(one) for one in odds.tolist()]


def probability(odds: float) -> float:
    """Return the probability of log odds, rounded to hundredths."""
    return round(1.0 / (1.0 + math.exp(-odds)), 2)


def odds_of(rows: Sequence[Signs], model: Trees) -> NDArray[np.float64]:
    """Return the log odds of each row, shape (len(rows),); ModelError for a sign not known."""
    try:
        table = np.array([[row[name] for name in model.signs] for row in rows], dtype=np.float64)
    except KeyError as error:
        raise ModelError(f"certainty: made for a sign this version lacks ({error})") from error
    return model.bias + model.forest.total(table.reshape(len(rows), len(model.signs)))


def is_given_up(claim: Claim) -> bool:
    """Return whether a claim was read so unsurely that it is none."""
    return claim.certainty is not None and claim.certainty < LEAST
