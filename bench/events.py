"""Time and memory of joining claims into events: ``python -m bench.events [CLAIMS ...]``.

Generated claims of four accounts that tell the same story in the same order with gaps; vectors are
random directions, near each other for the same event, so that there is something to join. What the
encoder needs is not counted here. Each size runs in a process of its own, on one core, with the
index of nearest neighbours, and the smaller ones with the whole matrix beside it.
"""

import random
import resource
import subprocess
import sys
import time

import numpy as np

from tellings.events import load_pair_model
from tellings.events.align import cluster
from tellings.events.blocks import LARGE
from tellings.events.frames import Filler, Frame
from tellings.records.language import Vectors

ACCOUNTS = 4
SIZES = (2000, 20000, 200000)
MOST_ALL_PAIRS = 20000
ALL = 1 << 62
VERBS = 400
PEOPLE = 60
WORDS = 3000
NEAR = 0.6


def frames(count: int, seed: int) -> tuple[Frame, ...]:
    """Return ``count`` claims, three to a sentence; the n-th of each account tells one event."""
    draw = random.Random(seed)
    each = count // ACCOUNTS
    story = [
        (draw.randrange(VERBS), draw.randrange(PEOPLE), draw.choices(range(WORDS), k=5))
        for _ in range(each + each // 3)
    ]
    found = []
    for account in range(ACCOUNTS):
        kept = sorted(draw.sample(range(len(story)), each))
        found += [_frame(account, place, event, story[event]) for place, event in enumerate(kept)]
    return tuple(found)


def _frame(account: int, place: int, event: int, told: tuple[int, int, list[int]]) -> Frame:
    verb, person, words = told
    who = Filler(
        entity=f"p{person}",
        name=f"Person {person}",
        head="person",
        kind="person",
        gender="",
        number="sing",
        names=(f"person{person}",),
    )
    bag = tuple(f"w{word}" for word in words)
    return Frame(
        claim=f"{account}:{place}:{event}",
        account=f"a{account}",
        kind="happening",
        sentence=place // 3,
        start=place,
        predicate=f"v{verb}",
        surface=f"v{verb}",
        nominal=False,
        negative=False,
        stance="asserted",
        tense="past",
        agents=(who,),
        patients=(),
        others=(),
        attribute="",
        places=(),
        when=(None, None),
        words=bag,
        around=bag,
        names=(),
    )


def vectors(found: tuple[Frame, ...], seed: int) -> Vectors:
    """Return unit vectors under every key that the frames ask for."""
    draw = np.random.default_rng(seed)
    centre = draw.standard_normal((len(found), 384)).astype(np.float32)
    keys: dict[str, np.ndarray] = {}
    for frame in found:
        event = centre[int(frame.claim.rsplit(":", 1)[1])]
        for key in (
            f"claim:{frame.claim}",
            f"unnamed:{frame.claim}",
            f"gist:{frame.claim}",
            f"trigger:{frame.claim}",
            f"sentence:{frame.account}:{frame.sentence}",
            f"predicate:{frame.surface}",
        ):
            if key not in keys:
                noise = draw.standard_normal(384).astype(np.float32)
                row = NEAR * event + noise
                keys[key] = row / np.linalg.norm(row)
    return Vectors(keys=tuple(keys), rows=np.array(list(keys.values()), dtype=np.float32))


def measure(count: int, *, all_pairs: bool) -> None:
    """Print one line: what joining ``count`` claims takes."""
    model = load_pair_model()
    found = frames(count, seed=1)
    made = vectors(found, seed=1)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    started = time.process_time()
    groups, _ = cluster(found, made, model=model, large=ALL if all_pairs else LARGE)
    spent = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    joined = [
        {found[n].claim.rsplit(":", 1)[1] for n in group} for group in groups if len(group) > 1
    ]
    right = sum(len(events) == 1 for events in joined)
    way = "all pairs" if all_pairs else "index"
    print(
        f"{count:7} claims  {way:9}  {spent:8.1f} s of processor  {peak:6.0f} MiB peak "
        f"({before:.0f} before)  {len(joined)} joined events, {right} of one event",
        flush=True,
    )


def main() -> None:
    """Print one line a size, each measured in a process of its own; all pairs for the smaller."""
    options = sys.argv[1:]
    if options[:1] == ["--one"]:
        measure(int(options[1]), all_pairs=options[2] == "all")
        return
    for count in [int(value) for value in options] or SIZES:
        ways = ("index", "all") if count <= MOST_ALL_PAIRS else ("index",)
        for way in ways:
            command = [sys.executable, "-m", "bench.events", "--one", str(count), way]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
