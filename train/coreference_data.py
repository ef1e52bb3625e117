"""Documents to train coreference on: predicted syntax, gold chains, pairs with their labels."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from evals.coreference_gold import (
    GoldDocument,
    gum_split,
    litbank_split,
    read_gum,
    read_litbank,
)
from evals.people import gold_heads, predicted_syntax
from numpy.typing import NDArray

from tellings.people.candidates import find_candidates
from tellings.people.coreference import make_scene
from tellings.people.features import FEATURES, Scene
from tellings.people.kinds import KindModel
from tellings.people.pair_table import columns_of, pair_blocks
from tellings.people.syntax import Tree, tree_of
from tellings.people.voices import find_voices
from train.corpora import HELD_OUT_EVERY

DEV_EVERY = 3
"""Every third of the stories that taught the language network no coreference is for choosing."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sample:
    """A document with predicted syntax and its gold; ``typed`` where gold has some kinds only."""

    gold: GoldDocument
    tree: Tree
    typed: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Block:
    """The pairs of one document: mention numbers, feature rows, labels, whether gold knows both.

    ``keys`` has shape (n, 2), the earlier mention first.
    """

    keys: NDArray[np.int64]
    rows: NDArray[np.float32]
    labels: NDArray[np.float32]
    known: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Parts:
    """The documents: those that teach, those for choosing."""

    taught: tuple[Sample, ...]
    chosen: tuple[Sample, ...]


def read_parts(gold: Path) -> Parts:
    """Return the documents of GUM train and dev and of LitBank's train part."""
    gum, litbank = gold / "gum", gold / "litbank"
    split = gum_split(gum)
    stories = [_story(litbank, name) for name in litbank_split(litbank)["train"]]
    chosen = stories[1::HELD_OUT_EVERY][::DEV_EVERY]
    return Parts(
        taught=(
            *(_document(gum, name) for name in split["train"]),
            *(story for story in stories if story not in chosen),
        ),
        chosen=(*(_document(gum, name) for name in split["dev"]), *chosen),
    )


def _document(gum: Path, name: str) -> Sample:
    gold = read_gum(gum, name)
    return Sample(gold=gold, tree=tree_of(predicted_syntax(gold)), typed=False)


def _story(litbank: Path, name: str) -> Sample:
    gold = read_litbank(litbank, name)
    return Sample(gold=gold, tree=tree_of(predicted_syntax(gold)), typed=True)


def scenes(samples: Sequence[Sample], kinds: KindModel, words: frozenset[str]) -> list[Scene]:
    """Return the candidates, grammar and voices of each document."""
    found = []
    for sample in samples:
        candidates = find_candidates(sample.tree, kinds=kinds, words=words)
        found.append(make_scene(sample.tree, candidates, find_voices(sample.tree)))
    return found


def chain_keys(sample: Sample, scene: Scene) -> list[str]:
    """Return the gold chain of each mention of a scene, "" for a mention that gold has not."""
    heads = gold_heads(sample.gold, sample.tree)
    return [heads[m.candidate.head][0] if m.candidate.head in heads else "" for m in scene.mentions]


def pair_block(sample: Sample, scene: Scene) -> Block:
    """Return all pairs of one document with their labels."""
    chains = chain_keys(sample, scene)
    keys: list[tuple[int, int]] = []
    rows = [np.empty((0, len(FEATURES)), dtype=np.float32)]
    for found, block in pair_blocks(scene, columns_of(scene)):
        keys += found
        rows.append(block)
    labels = [bool(chains[b]) and chains[a] == chains[b] for a, b in keys]
    # LitBank annotates six kinds of things only: what it leaves out is unknown, not different.
    known = [not sample.typed or bool(chains[a] and chains[b]) for a, b in keys]
    return Block(
        keys=np.asarray(keys, dtype=np.int64).reshape(-1, 2),
        rows=np.concatenate(rows),
        labels=np.asarray(labels, dtype=np.float32),
        known=np.asarray(known, dtype=bool),
    )
