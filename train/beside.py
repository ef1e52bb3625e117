"""Teaches the syntax network to read two accounts beside each other: ``python -m train.beside``.

Both passages are one text; vectors that are added to the word pieces tell which account each is of
and who is asked about. All six layers learn on. From the mean of the pieces asked about and that of
a target's, their product and distance, a head says how much speaks for one person (log-odds).

The cases are our own (``train/people``, seven queries of each every time through), those of
``evals/names`` that rules were tried on (two each), and a draw of news and stories (three each of
900): train.beside_data, train.beside_corpora. One seed; about an hour on a core in bfloat16. Sums
of threads come in no fixed order: use one. train.beside_graph packages the result.
"""

import argparse
import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
from torch import Tensor, nn
from torch.nn import functional

from tellings.language.words import Words, load_words
from train.beside_corpora import news_cases, story_cases
from train.beside_data import FOLDER, NAMES, OLDER, Item, Query, drawn, queries, read_cases
from train.network import LAYERS, PLACES, WIDTH, Layer

SEED = 7
INNER = 256
BATCH = 16
ALIKE = 12
"""Batches that are sorted by length together: less padding, and still a draw."""

RATE, HEAD_RATE, WARM, LEAST = 1e-4, 1e-3, 0.08, 0.02
PASSES = 5
OWN, OLD, OTHERS, CASES_OF_OTHERS = 7, 2, 3, 900
"""Queries of a case every time through, by where it is from; how many of the corpora's cases."""


class Network(nn.Module):
    """Texts with marks to the log-odds of each target."""

    def __init__(self, words: Words, *, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = words
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.places = nn.Parameter(torch.zeros(PLACES, WIDTH))
        self.accounts = nn.Parameter(torch.randn(2, WIDTH) * 0.02)
        self.mark = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.head = nn.Sequential(
            nn.Linear(3 * WIDTH + 1, INNER), nn.GELU(), nn.Dropout(0.1), nn.Linear(INNER, 1)
        )

    def forward(self, items: Sequence[Item]) -> Tensor:
        """Return the scores of all targets of all items, one after the other."""
        hidden, asked, targets, row = self._begun(items)
        mask = torch.full(hidden.shape[:2], -1e4)
        for at, item in enumerate(items):
            mask[at, : len(item.ids)] = 0
        shown = mask[:, None, None, :].to(torch.bfloat16)
        with torch.autocast("cpu", torch.bfloat16):
            hidden = self.norm(hidden)
            for layer in self.layers:
                hidden = layer(hidden, shown)
        hidden = hidden.float()
        one = torch.einsum("bl,bld->bd", asked, hidden)[row]
        other = torch.einsum("tl,tld->td", targets, hidden[row])
        across = torch.tensor([[float(t.across)] for item in items for t in item.targets])
        given = torch.cat([other, one * other, (one - other).abs(), across], 1)
        result: Tensor = self.head(given)[:, 0]
        return result

    def _begun(self, items: Sequence[Item]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return the first hidden states, the shares of pieces asked and of targets, their rows."""
        longest = (max(len(item.ids) for item in items) + 7) // 8 * 8
        rows = torch.zeros(len(items), longest, WIDTH)
        accounts = torch.zeros(len(items), longest, dtype=torch.long)
        marks = torch.zeros(len(items), longest)
        targets, row = [], []
        for at, item in enumerate(items):
            rows[at, : len(item.ids)] = torch.from_numpy(self.words.rows_of(item.ids)[0])
            accounts[at, : len(item.ids)] = torch.tensor(item.accounts)
            marks[at, list(item.marks)] = 1
            for target in item.targets:
                share = torch.zeros(longest)
                share[list(target.pieces)] = 1 / len(target.pieces)
                targets.append(share)
                row.append(at)
        added = self.places[:longest] + self.accounts[accounts] + marks[:, :, None] * self.mark
        asked = marks / marks.sum(1, keepdim=True)
        return rows + added, asked, torch.stack(targets), torch.tensor(row)


def begin(network: Network, syntax: Path) -> None:
    """Start from the trained syntax network's layers and places."""
    saved = torch.load(syntax, map_location="cpu", weights_only=True)
    own = network.state_dict()
    taken = {name: value for name, value in saved.items() if name.startswith(("norm.", "layers."))}
    network.load_state_dict({**own, **taken, "places": saved["places"]})


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """The queries of each case: our own, those of ``evals/names``, the corpora's."""

    own: Sequence[Sequence[Query]]
    old: Sequence[Sequence[Query]]
    others: Sequence[Sequence[Query]]

    def once(self, rng: Random) -> list[Query]:
        """Return what is read in one pass."""
        others = rng.sample(self.others, min(len(self.others), CASES_OF_OTHERS))
        parts = ((self.own, OWN), (self.old, OLD), (others, OTHERS))
        return [
            query
            for cases, most in parts
            for case in cases
            for query in (rng.sample(case, most) if len(case) > most else case)
        ]


def batches(read: list[Query], rng: Random) -> Iterator[list[Query]]:
    """Yield batches of queries of like length, in an order by chance; ``read`` is shuffled."""
    rng.shuffle(read)
    found = []
    for at in range(0, len(read), BATCH * ALIKE):
        near = sorted(read[at : at + BATCH * ALIKE], key=lambda query: len(query.ids))
        found += [near[n : n + BATCH] for n in range(0, len(near), BATCH)]
    rng.shuffle(found)
    yield from found


def loss_of(network: Network, items: Sequence[Item]) -> Tensor:
    """Return the cross-entropy of the targets; those of a query count by the root of how many."""
    truth = torch.tensor([float(t.same) for item in items for t in item.targets])
    counts = torch.cat([torch.full((len(i.targets),), float(len(i.targets))) for i in items])
    weights = counts**-0.5
    each = functional.binary_cross_entropy_with_logits(network(items), truth, reduction="none")
    return (each * weights).sum() / weights.sum()


def schedule(done: float) -> float:
    """Return the share of the full rate: a short rise, a cosine down to a fiftieth."""
    return min(1.0, done / WARM) * max(LEAST, (1 + math.cos(math.pi * done)) / 2)


def optimiser(network: Network, *, rate: float = RATE) -> torch.optim.Optimizer:
    """Return AdamW: the layers slow, what is new fast."""
    slow: list[nn.Parameter] = []
    fast: list[nn.Parameter] = []
    for name, weights in network.named_parameters():
        (slow if name.startswith(("layers", "norm")) else fast).append(weights)
    groups = [{"params": slow, "lr": rate}, {"params": fast, "lr": HEAD_RATE}]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def train(
    network: Network, lesson: Lesson, *, passes: int, rate: float = RATE, seed: int = SEED
) -> None:
    """Go through the lesson so many times; ``rate`` is that of the layers."""
    rng = Random(seed)
    torch.manual_seed(seed)
    optimise = optimiser(network, rate=rate)
    steps = passes * max(1, len(lesson.once(Random(seed))) // BATCH)
    rise = torch.optim.lr_scheduler.LambdaLR(optimise, lambda at: schedule((at + 1) / steps))
    began, step, recent = time.monotonic(), 0, 0.0
    network.train()
    for _ in range(passes):
        for batch in batches(lesson.once(rng), rng):
            items = [item for query in batch if (item := drawn(query, rng))]
            if not items:
                continue
            loss = loss_of(network, items)
            optimise.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimise.step()
            rise.step()
            step += 1
            recent = (
                0.98 * recent + 0.02 * float(loss.detach()) if step > 1 else float(loss.detach())
            )
            if step % 100 == 0:
                print(
                    step, steps, round(recent, 3), f"{time.monotonic() - began:.0f} s", flush=True
                )


def lesson_of(gold: Path, words: Words) -> Lesson:
    """Return all there is to learn from; ``gold`` is the folder of the corpora."""
    older = [NAMES / f"{name}.jsonl" for name in OLDER]
    corpora = (*news_cases(gold / "ecbplus"), *story_cases(gold))
    return Lesson(
        own=[
            queries(c, words) for path in sorted(FOLDER.glob("*.jsonl")) for c in read_cases(path)
        ],
        old=[queries(case, words) for path in older for case in read_cases(path)],
        others=[queries(case, words) for case in corpora],
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Train."""
    parser = argparse.ArgumentParser(prog="python -m train.beside", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder that holds gold/")
    parser.add_argument("--start", type=Path, default=Path("build/syntax2/best.pt"))
    parser.add_argument("--out", type=Path, default=Path("build/beside/last.pt"))
    parser.add_argument("--further", type=Path, help="weights of this network to go on from")
    parser.add_argument("--passes", type=int, default=PASSES)
    parser.add_argument("--rate", type=float, default=RATE, help="of the layers")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    words = load_words()
    torch.manual_seed(SEED)
    network = Network(words)
    if options.further:
        network.load_state_dict(torch.load(options.further, weights_only=True))
    else:
        begin(network, options.start)
    lesson = lesson_of(options.shared / "gold", words)
    train(network, lesson, passes=options.passes, rate=options.rate)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), options.out)


if __name__ == "__main__":
    main()
