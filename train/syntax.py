"""Trains the syntax network: ``python -m train.syntax --shared ../shared``.

One command, one seed, two cores, about an hour (train.syntax_graph packages the result).
The trunk starts as the sentence encoder; its lower layers learn slower than its upper ones. An
average of the weights over the steps (Polyak) is kept, measured on development data and saved when
it is the best so far.
"""

import argparse
import copy
import json
import math
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from tellings.language.pieces import SHAPES, word_pieces
from train.corpora import (
    LITBANK_TYPES,
    TrainingDocument,
    label_sets,
    litbank_documents,
    treebank_documents,
)
from train.encoder import fetch, read_weights, word_rows
from train.network import LAYERS, WEIGHTS, Network, load_trunk, losses
from train.treebanks import load
from train.windows import UNKNOWN, Cutter, Window

SEED = 7
PIECES = 2600
"""Pieces in a batch, padding counted."""
RATE, HEAD_RATE, DECAY, WARM = 2.5e-4, 1.5e-3, 0.85, 0.06
AVERAGE = 0.998
LITBANK_SHARE = 0.5
"""Of LitBank's runs, what part an epoch sees: it teaches two of the ten heads."""

Batch = dict[str, Tensor]
COLUMNS = ("first", "last", "starts", "sentence", "heads", "litbank", "clusters")


def batches(runs: Sequence[Sequence[Window]], *, pieces: int = PIECES) -> list[Batch]:
    """Group runs of like length into batches of at most ``pieces``."""
    ordered = sorted(runs, key=lambda run: max(len(window.ids) for window in run))
    groups: list[list[Sequence[Window]]] = []
    longest = count = 0
    for run in ordered:
        width = max(len(window.ids) for window in run)
        longest = max(longest, width)
        if not groups or longest * (count + len(run)) > pieces:
            groups.append([])
            longest, count = width, 0
        groups[-1].append(run)
        count += len(run)
    return [collate(group) for group in groups]


def collate(group: Sequence[Sequence[Window]]) -> Batch:
    """Return the padded tensors of some runs."""
    windows = [window for run in group for window in run]
    wide = max(len(window.ids) for window in windows)
    words = max(len(window.first) for window in windows)
    batch = {
        "ids": _padded([window.ids for window in windows], wide, 0),
        "shapes": _padded([window.shapes for window in windows], wide, 0),
        "used": _padded([(1,) * len(window.ids) for window in windows], wide, 0).bool(),
        "run": torch.tensor([at for at, run in enumerate(group) for _ in run]),
    }
    for name in COLUMNS:
        fill = {"first": 0, "last": 0, "sentence": -1}.get(name, UNKNOWN)
        batch[name] = _padded([getattr(window, name) for window in windows], words, fill)
    for name in windows[0].labels:
        batch[name] = _padded([window.labels[name] for window in windows], words, UNKNOWN)
    return batch


def _padded(rows: Sequence[Sequence[int]], width: int, fill: int) -> Tensor:
    return torch.tensor([[*row, *[fill] * (width - len(row))] for row in rows])


def epoch(
    documents: Sequence[TrainingDocument], stories: Sequence[TrainingDocument], cutter: Cutter
) -> list[Batch]:
    """Return the shuffled batches of one epoch."""
    runs = [run for document in documents for run in cutter.runs(document)]
    told = [run for story in stories for run in cutter.runs(story)]
    cutter.rng.shuffle(told)
    runs += told[: int(LITBANK_SHARE * len(told))]
    cutter.rng.shuffle(runs)
    made = batches(runs)
    cutter.rng.shuffle(made)
    return made


def groups(network: Network) -> list[dict[str, object]]:
    """Return the optimiser's groups: layers slower the deeper they are, heads fast."""
    found = []
    for name, weights in network.named_parameters():
        if not weights.requires_grad:
            continue
        rate = HEAD_RATE
        if name.startswith("layers."):
            rate = RATE * DECAY ** (LAYERS - 1 - int(name.split(".")[1]))
        elif name.startswith(("places", "norm")):
            rate = RATE * DECAY**LAYERS
        elif name.startswith("mix"):
            rate = 0.02
        decay = 0.01 if weights.ndim > 1 and not name.startswith("mix") else 0.0
        found.append({"params": [weights], "lr": rate, "full": rate, "weight_decay": decay})
    return found


@torch.no_grad()
def development(network: Network, made: Sequence[Batch]) -> dict[str, float]:
    """Return shares of right words on whole gold sentences (greedy heads, no tree asked for)."""
    network.eval()
    right: dict[str, int] = {}
    seen: dict[str, int] = {}

    def count(name: str, good: Tensor, known: Tensor) -> None:
        right[name] = right.get(name, 0) + int((good & known).sum())
        seen[name] = seen.get(name, 0) + int(known.sum())

    for batch in made:
        with torch.autocast("cpu", torch.bfloat16):
            out = network(batch)
        for name in ("upos", "xpos", "feats", "lemma"):
            count(name, out[name].argmax(-1) == batch[name], batch[name] != UNKNOWN)
        found, gold = out["entity"].argmax(-1), batch["entity"]
        count("entity P", (found == gold), (gold != UNKNOWN) & (found > 0))
        count("entity R", (found == gold), gold > 0)
        gold = batch["starts"]
        found = (out["starts"] > 0).long()
        count("starts P", found == gold, (gold != UNKNOWN) & (found == 1))
        count("starts R", found == gold, gold == 1)
        scores = network.arcs(out)
        same = batch["sentence"][:, :, None] == batch["sentence"][:, None, :]
        heads = scores.masked_fill(~same, -1e4).argmax(-1)
        known = batch["heads"] != UNKNOWN
        count("UAS", heads == batch["heads"], known)
        rows = torch.arange(len(heads))[:, None].expand_as(heads)
        labels = (
            network.relations(
                out["label_dependent"].flatten(0, 1), out["label_head"][rows, heads].flatten(0, 1)
            )
            .argmax(-1)
            .view_as(heads)
        )
        count("LAS", (heads == batch["heads"]) & (labels == batch["deprel"]), known)
    network.train()
    return {name: right[name] / max(1, seen[name]) for name in right}


def averaged(average: Network, network: Network, step: int) -> None:
    """Move the average towards the weights as they are."""
    keep = min(AVERAGE, (1 + step) / (10 + step))
    with torch.no_grad():
        for mean, weights in zip(average.parameters(), network.parameters(), strict=True):
            if weights.requires_grad:
                mean.lerp_(weights, 1 - keep)


def schedule(done: float) -> float:
    """Return the share of the full rate: a short rise, then a cosine down to a fiftieth."""
    if done < WARM:
        return done / WARM
    return 0.02 + 0.98 * (1 + math.cos(math.pi * (done - WARM) / (1 - WARM))) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What there is to learn from: documents, LitBank's stories, how both become batches."""

    documents: Sequence[TrainingDocument]
    stories: Sequence[TrainingDocument]
    cutter: Cutter

    def batches(self) -> Iterator[Batch]:
        """Yield batches, epoch after epoch."""
        while True:
            yield from epoch(self.documents, self.stories, self.cutter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A training in its course: the network, its average, development data, where to save."""

    network: Network
    average: Network
    optimiser: torch.optim.Optimizer
    checks: Mapping[str, Sequence[Batch]]
    out: Path
    rate: float = 1.0

    def step(self, batch: Batch, *, at: int, steps: int) -> dict[str, float]:
        """Learn from one batch; return its losses."""
        for group in self.optimiser.param_groups:
            group["lr"] = group["full"] * self.rate * schedule(at / steps)
        with torch.autocast("cpu", torch.bfloat16):
            out = self.network(batch)
        found = losses(self.network, out, batch)
        total = torch.stack([WEIGHTS[name] * value for name, value in found.items()]).sum()
        self.optimiser.zero_grad()
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self.optimiser.step()
        averaged(self.average, self.network, at)
        return {name: float(value.detach()) for name, value in found.items()}

    def check(self, *, at: int, best: float) -> float:
        """Measure the average, save it when it is the best; return the better score."""
        score = 0.0
        for name, made in self.checks.items():
            values = development(self.average, made)
            score += values["LAS"]
            print(at, name, {key: round(value, 4) for key, value in values.items()}, flush=True)
        torch.save(self.average.state_dict(), self.out / "last.pt")
        if score > best:
            torch.save(self.average.state_dict(), self.out / "best.pt")
        return max(best, score)

    def run(self, lesson: Lesson, *, steps: int, between: int) -> None:
        """Take all steps, measuring every ``between`` of them."""
        best = 0.0
        began = time.monotonic()
        recent: dict[str, float] = {}
        for at, batch in zip(range(1, steps + 1), lesson.batches(), strict=False):
            for name, value in self.step(batch, at=at - 1, steps=steps).items():
                recent[name] = 0.98 * recent.get(name, value) + 0.02 * value
            if at % 50 == 0:
                shown = {name: round(value, 3) for name, value in recent.items()}
                print(at, f"{time.monotonic() - began:.0f} s", shown, flush=True)
            if at % between == 0 or at == steps:
                best = self.check(at=at, best=best)


def prepare(options: argparse.Namespace) -> tuple[Course, Lesson]:
    """Read the corpora, start the network from the sentence encoder or from a checkpoint."""
    gold, out = options.shared / "gold", options.out
    treebanks = load(gold)
    documents = treebank_documents(treebanks, "train", gold / "gum")
    labels = label_sets(documents)
    index = {name: {value: at for at, value in enumerate(seen)} for name, seen in labels.items()}
    weights, tokenizer = read_weights(fetch(out.parent / "encoder"))
    rows, scales = word_rows(weights)
    weights["rows"] = rows * scales
    pieces = word_pieces(Tokenizer.from_str(tokenizer))
    cutter = Cutter(pieces=pieces, labels=index, rng=random.Random(SEED))
    tidy = replace(cutter, tidy=True)
    cutter = replace(cutter, careless=options.careless)
    checks: dict[str, list[Batch]] = {}
    for corpus in ("ewt", "gum"):
        held = treebank_documents(treebanks, "dev", gold / "gum")
        runs = [run for one in held if one.corpus == corpus for run in tidy.runs(one)]
        checks[corpus] = batches(runs)
    sizes = {name: len(seen) for name, seen in labels.items()}
    network = Network(sizes, shapes=SHAPES, litbank=len(LITBANK_TYPES))
    load_trunk(network, weights)
    if options.start:
        network.load_state_dict(torch.load(options.start, weights_only=True))
    out.mkdir(parents=True, exist_ok=True)
    (out / "labels.json").write_text(json.dumps(labels), "utf-8")
    course = Course(
        network=network,
        average=copy.deepcopy(network),
        optimiser=torch.optim.AdamW(groups(network), betas=(0.9, 0.99), eps=1e-8),
        checks=checks,
        out=out,
        rate=options.rate,
    )
    stories = litbank_documents(gold / "litbank")
    return course, Lesson(documents=documents, stories=stories, cutter=cutter)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train."""
    parser = argparse.ArgumentParser(prog="python -m train.syntax", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder that holds gold/")
    parser.add_argument("--out", type=Path, default=Path("build/syntax"))
    parser.add_argument("--steps", type=int, default=2200)
    parser.add_argument("--between", type=int, default=275, help="steps from check to check")
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--rate", type=float, default=1.0, help="factor on the learning rates")
    parser.add_argument("--careless", type=float, default=0.0, help="share of careless windows")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args(arguments)
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    course, lesson = prepare(options)
    course.run(lesson, steps=options.steps, between=options.between)


if __name__ == "__main__":
    main()
