"""How certain it is that a claim was read right, and which claims are too unsure to build on.

The certainty is the probability that the claim would be the same had the sentence's syntax been
given by a person: same predicate, core roles, polarity, stance, speakers. It is learnt from the
dev parts of treebanks, which taught the parser nothing, by gradient-boosted trees (Friedman 2001)
over the signs of tellings.claims.reading_signs: a sign of the parser's doubt may only lower it.
Confidence of a parse for what is read from it: Mejer and Crammer 2012, "Are you sure? Confidence
in prediction of dependency tree edges"; Niculescu-Mizil and Caruana 2005 for calibration.

    "Saw her duck under the bridge"      "see": "her duck" or "her" who ducks?    .41
    "Ana saw the boat under the bridge"  "see" by "Ana", "the boat"               .96

It says nothing of whether the claim is true, nor of who told it. What falls below ``LIMIT`` is no
claim; its words are listed among the passages not understood, unless a claim that was kept says
them too.
"""

import functools
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tellings.claims.reading_signs import Signs, signs, sureness_of
from tellings.claims.tree import Tree
from tellings.errors import ModelError
from tellings.records.claims import Claim

FORMAT = "tellings-certainty/1"
FILE = "certainty.json"
LIMIT = 0.4
"""Certainty from which a claim is one."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Branches:
    """A binary tree as arrays over its nodes; a leaf has sign -1.

    A claim goes left when its sign is at most the threshold; ``value`` is the leaf's log odds.
    """

    sign: NDArray[np.int64]
    threshold: NDArray[np.float64]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    value: NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CertaintyModel:
    """The trees; ``bias`` is what their log odds are added to."""

    signs: tuple[str, ...]
    bias: float
    trees: tuple[Branches, ...]


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
            signs=tuple(map(str, data["signs"])),
            bias=float(data["bias"]),
            trees=tuple(_branches(tree, signs=len(data["signs"])) for tree in data["trees"]),
        )
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror}); reinstall") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path}: no model of certainty ({error}); reinstall") from error


def _branches(data: Mapping[str, Sequence[float]], *, signs: int) -> Branches:
    """Return a tree; ValueError when its arrays do not fit each other."""
    tree = Branches(
        sign=np.array(data["sign"], dtype=np.int64),
        threshold=np.array(data["threshold"], dtype=np.float64),
        left=np.array(data["left"], dtype=np.int64),
        right=np.array(data["right"], dtype=np.int64),
        value=np.array(data["value"], dtype=np.float64),
    )
    count = len(tree.sign)
    inner = tree.sign >= 0
    at = np.arange(count)[inner]
    columns = (tree.threshold, tree.left, tree.right, tree.value)
    if not count or any(column.shape != (count,) for column in columns):
        raise ValueError("the columns of a tree differ in length")
    if (tree.sign >= signs).any() or any(
        ((child[inner] <= at) | (child[inner] >= count)).any() for child in (tree.left, tree.right)
    ):
        raise ValueError("a tree points outside itself")
    return tree


def weighed(
    tree: Tree, claims: Sequence[Claim], *, model: CertaintyModel | None = None
) -> tuple[Claim, ...]:
    """Return the claims with their certainty, in hundredths; as they are where no model has read.

    ``model`` is the packaged one where none is given; ModelError when it asks for other signs.
    """
    sure = sureness_of(tree)
    if sure is None or not claims:
        return tuple(claims)
    found = certainties(
        [signs(tree, claim, sure) for claim in claims], model=model or packaged_model()
    )
    return tuple(replace(claim, certainty=c) for claim, c in zip(claims, found, strict=True))


def certainties(rows: Sequence[Signs], *, model: CertaintyModel) -> list[float]:
    """Return the certainty of claims by their signs, from 0 to 1, rounded to hundredths."""
    try:
        table = np.array([[row[name] for name in model.signs] for row in rows], dtype=np.float64)
    except KeyError as error:
        raise ModelError(f"certainty: made for a sign this version lacks ({error})") from error
    return [round(1.0 / (1.0 + math.exp(-score)), 2) for score in _scores(table, model).tolist()]


def _scores(table: NDArray[np.float64], model: CertaintyModel) -> NDArray[np.float64]:
    """Return the log odds of each row, shape (len(table),)."""
    total = np.full(len(table), model.bias)
    every = np.arange(len(table))
    for tree in model.trees:
        at = np.zeros(len(table), dtype=np.int64)
        inner = tree.sign[at] >= 0
        while inner.any():
            moving = every[inner]
            node = at[moving]
            goes_left = table[moving, tree.sign[node]] <= tree.threshold[node]
            at[moving] = np.where(goes_left, tree.left[node], tree.right[node])
            inner = tree.sign[at] >= 0
        total += tree.value[at]
    return total


def is_unsure(claim: Claim) -> bool:
    """Return whether a claim was read too unsurely to build on."""
    return claim.certainty is not None and claim.certainty < LIMIT
