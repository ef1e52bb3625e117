"""Teaches the encoder to read two claims together: ``python -m train.side_by_side``.

The encoder reads each clause alone; whether "she was taken from the ward" and "the matron carried
the child off" tell one happening, a reader sees with both before the eyes. Here both sentences are
one text, and the encoder's own layers, each product with a low-rank addition that alone learns
(adapters: Hu et al. 2021, https://arxiv.org/abs/2106.09685), say how much speaks for one happening
(a cross-encoder as in Nogueira and Cho 2019, https://arxiv.org/abs/1901.04085). The second claim's
pieces, the predicates and the roles are told apart by vectors that are added to the word pieces.

The loss is the cross-entropy of every pair and that of finding a claim's partners among its rivals
in one account. The layers come from an encoder that has not learnt from the stories of ``--part``
(``train.unseen``); the adapters learn from the other stories and are measured on these.

Not packaged: what it is worth stands in docs/measurements.md. Example: ``python -m
train.side_by_side --part 0 --layers build/encoder/without-0.npz --out build/encoder/side-0.npz``.
"""

import argparse
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from evals import stories
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from tellings.events import load_pair_model
from tellings.language.encoder import Encoder, load_encoder
from tellings.language.networks import load_session
from tellings.language.syntax import load_syntax
from tellings.language.words import Words, load_words
from train.decision import STORIES
from train.network import WIDTH
from train.retelling import FAR, Tuned
from train.side_by_side_data import (
    CODES,
    PREDICATE,
    Choice,
    Side,
    Story,
    choices,
    precision,
    story_of,
)
from train.unseen import PARTS, RETOLD

Arrays = Mapping[str, NDArray[np.float32]]

SEED = 7
RANK = 16
LOUDER = 2.0
"""What an addition counts: its own step is small at first."""

PASSES = 3
RATE, HEAD_RATE = 4e-4, 1e-3
WARM = 0.1
CHOICES = 10
"""Choices a step, some sixty pairs."""

PAIRS = 3.0
"""What the cross-entropy of single pairs counts beside that of choices."""

AT_ONCE = 64
START, END = 101, 102
"""The word pieces [CLS] and [SEP]."""


class Adapted(nn.Module):
    """A dense layer that stays, and a low-rank one beside it that learns; at first it adds 0."""

    def __init__(self, dense: nn.Linear) -> None:
        super().__init__()
        self.dense = dense.requires_grad_(False)
        self.down = nn.Parameter(torch.randn(RANK, dense.in_features) / dense.in_features**0.5)
        self.up = nn.Parameter(torch.zeros(dense.out_features, RANK))

    def forward(self, value: Tensor) -> Tensor:
        """Return what both give together."""
        more = functional.linear(functional.linear(value, self.down), LOUDER * self.up)
        result: Tensor = self.dense(value) + more
        return result


class SideBySide(nn.Module):
    """Two claims to the log-odds that they tell one happening."""

    def __init__(self, layers: Arrays, words: Words) -> None:
        super().__init__()
        self.words = words
        self.encoder = Tuned(layers, words).requires_grad_(False)
        for layer in self.encoder.layers:
            layer.dropout.share = 0.1
            for name, dense in list(layer.named_children()):
                if isinstance(dense, nn.Linear):
                    setattr(layer, name, Adapted(dense))
        kinds = layers["embeddings.token_type_embeddings.weight"]
        self.second = nn.Parameter(torch.from_numpy(kinds[1] - kinds[0]))
        self.marks = nn.Parameter(torch.zeros(CODES, WIDTH))
        self.likeness = nn.Parameter(torch.tensor([4.0, 4.0]))
        self.head = nn.Linear(5 * WIDTH, 1)
        nn.init.zeros_(self.head.weight)
        nn.init.constant_(self.head.bias, -6.0)

    def forward(self, pairs: Sequence[tuple[Side, Side]]) -> Tensor:
        """Return a score a pair, shape (len(pairs),)."""
        hidden, pools = self._read(pairs)
        doing, other_doing, clause, other_clause = (pools @ hidden).unbind(1)
        cosines = [
            functional.cosine_similarity(doing, other_doing),
            functional.cosine_similarity(clause, other_clause),
        ]
        compared = [
            *(doing * other_doing, (doing - other_doing).abs()),
            *(clause * other_clause, (clause - other_clause).abs(), hidden[:, 0]),
        ]
        result: Tensor = self.head(torch.cat(compared, 1))[:, 0]
        return result + torch.stack(cosines, 1) @ self.likeness

    def _read(self, pairs: Sequence[tuple[Side, Side]]) -> tuple[Tensor, Tensor]:
        """Return the pieces in their context, (pairs, longest, 384), and where claims stand.

        The latter, (pairs, 4, longest), are weights of the pieces: predicate, other predicate,
        clause, other clause.
        """
        longest = max(len(a.ids) + len(b.ids) + 3 for a, b in pairs)
        hidden = torch.zeros(len(pairs), longest, WIDTH)
        codes = torch.zeros(len(pairs), longest, dtype=torch.long)
        second = torch.zeros(len(pairs), longest, 1)
        mask = torch.full((len(pairs), longest), FAR)
        pools = torch.zeros(len(pairs), 4, longest)
        for row, (one, other) in enumerate(pairs):
            ids = [START, *one.ids.tolist(), END, *other.ids.tolist(), END]
            hidden[row, : len(ids)] = torch.from_numpy(self.words.rows_of(ids)[0])
            mask[row, : len(ids)] = 0.0
            turn = 2 + len(one.ids)
            second[row, turn : len(ids)] = 1.0
            for place, (first, side) in enumerate(((1, one), (turn, other))):
                until = first + len(side.ids)
                codes[row, first:until] = torch.from_numpy(side.codes)
                pools[row, place, first:until] = _even(side.codes == PREDICATE)
                pools[row, 2 + place, first:until] = _even(side.codes > 0)
        with torch.autocast("cpu", torch.bfloat16):
            hidden = hidden + self.marks[codes] + second * self.second
            hidden = self.encoder.norm(hidden + self.encoder.places[:longest])
            for layer in self.encoder.layers:
                hidden = layer(hidden, mask[:, None, None, :].to(torch.bfloat16))
        return hidden.float(), pools

    def learnt(self) -> dict[str, NDArray[np.float32]]:
        """Return what is learnt: adapters, marks and head."""
        return {n: p.detach().numpy() for n, p in self.named_parameters() if p.requires_grad}


def _even(chosen: NDArray[np.bool_]) -> Tensor:
    """Return equal weights of the chosen pieces, of all where none is chosen."""
    weights = torch.from_numpy(chosen if chosen.any() else np.ones_like(chosen)).float()
    return weights / weights.sum()


def scores(model: SideBySide, story: Story) -> NDArray[np.float64]:
    """Return the scores of a story's pairs."""
    pairs = [(story.sides[i], story.sides[j]) for i, j in story.pairs]
    order = sorted(range(len(pairs)), key=lambda n: len(pairs[n][0].ids) + len(pairs[n][1].ids))
    found = np.zeros(len(pairs))
    model.eval()
    with torch.no_grad():
        for at in range(0, len(order), AT_ONCE):
            part = order[at : at + AT_ONCE]
            found[part] = model([pairs[n] for n in part]).numpy()
    model.train()
    return found


def missed(model: SideBySide, chosen: Sequence[Choice], chance: random.Random) -> Tensor:
    """Return the loss of some choices: of all their pairs, and of finding the partners."""
    pairs, truth, sizes = [], [], []
    for choice in chosen:
        for place in (*choice.right, *choice.wrong):
            one, other = (choice.story.sides[n] for n in choice.story.pairs[place])
            pairs.append((one, other) if chance.random() < 0.5 else (other, one))
            truth.append(float(choice.story.same[place]))
        sizes.append(len(choice.right) + len(choice.wrong))
    given, told = model(pairs), torch.tensor(truth)
    loss = PAIRS * functional.binary_cross_entropy_with_logits(given, told)
    found = [
        -(torch.log_softmax(values, 0) * right).sum() / right.sum()
        for values, right in zip(given.split(sizes), told.split(sizes), strict=True)
        if right.any()
    ]
    return loss + torch.stack(found).mean() if found else loss


def tune(model: SideBySide, learnt: Sequence[Story]) -> None:
    """Train adapters, marks and head."""
    chance = random.Random(SEED)
    adapters = [p for n, p in model.named_parameters() if n.endswith((".up", ".down"))]
    rest = [model.head.weight, model.head.bias, model.marks, model.second, model.likeness]
    groups = [{"params": adapters, "lr": RATE}, {"params": rest, "lr": HEAD_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = [each for _ in range(PASSES) for each in _steps(learnt, chance)]
    for step, chosen in enumerate(steps):
        share = min((step + 1) / (WARM * len(steps)), 1.0) * (1 - step / len(steps))
        for group, rate in zip(optimiser.param_groups, (RATE, HEAD_RATE), strict=True):
            group["lr"] = rate * share
        loss = missed(model, chosen, chance)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_([*adapters, *rest], 1.0)
        optimiser.step()
        if step % 50 == 0:
            print(f"{step}/{len(steps)}: {loss.item():.3f}", flush=True)


def _steps(learnt: Sequence[Story], chance: random.Random) -> list[list[Choice]]:
    """Return one pass: all choices in an order by chance, ``CHOICES`` at a time."""
    found = [choice for story in learnt for choice in choices(story, chance)]
    chance.shuffle(found)
    return [found[at : at + CHOICES] for at in range(0, len(found), CHOICES)]


def dealt(story: str) -> int:
    """Return the part of a story; those that no encoder has learnt from are dealt as well."""
    listed = RETOLD if story in RETOLD else [name for name in STORIES if name not in RETOLD]
    return listed.index(story) % PARTS


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, write what is learnt, and measure on the stories left out."""
    parser = argparse.ArgumentParser(prog="python -m train.side_by_side", description=__doc__)
    parser.add_argument("--part", type=int, required=True, help="the part not to train on")
    parser.add_argument("--layers", type=Path, required=True, help="an encoder's layers (npz)")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    packaged, syntax, model, words = load_encoder(), load_syntax(), load_pair_model(), load_words()
    graph = load_session(options.layers.with_suffix(".onnx"))
    encoder = Encoder(session=graph, words=packaged.words)
    made = [
        story_of(stories.prepare(name, encoder=encoder, syntax=syntax), model, words)
        for name in STORIES
    ]
    with np.load(options.layers, allow_pickle=False) as archive:
        reader = SideBySide({name: archive[name] for name in archive.files}, words)
    tune(reader, [story for story in made if dealt(story.name) != options.part])
    np.savez(options.out, **reader.learnt())
    left_out = [story for story in made if dealt(story.name) == options.part]
    truth = np.concatenate([story.same for story in left_out])
    found = np.concatenate([scores(reader, story) for story in left_out])
    print(
        f"{len(truth)} pairs, {truth.sum()} true: average precision {precision(found, truth):.3f}"
    )


if __name__ == "__main__":
    main()
