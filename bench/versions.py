"""Time versions on generated conflicts: ``python -m bench.versions``.

A case of N claims in 40 accounts has planted conflict sets of two to five claims, two for every
hundred claims; dense cases draw pairs among a few claims only. The same seed gives the same case.
"""

import random
import time
from collections.abc import Sequence

from tellings.records.claims import Claim
from tellings.records.documents import Account
from tellings.records.findings import Conflict
from tellings.versions.rank import rank_versions

ACCOUNTS = 40
SEED = 11


def claim(number: int) -> Claim:
    """Return a claim of which only the id and the account matter."""
    return Claim(
        id=f"c{number:07d}", account=f"a{number % ACCOUNTS:02d}", document="d", start=0, end=1,
        quote="x", predicate="say", predicate_head=0, predicate_start=0, predicate_end=1,
        sentence=0, roles=(), polarity="affirmed", stance="asserted", about="events",
    )  # fmt: skip


def conflict(number: int, members: Sequence[int]) -> Conflict:
    """Return the conflict set of these claims."""
    names = tuple(sorted(f"c{member:07d}" for member in members))
    return Conflict(
        id=f"k{number}", claims=names, assumes=(), rule="value", explanation=(), settled_by=None
    )


def planted(claims: int) -> list[Conflict]:
    """Return two conflict sets of two to five claims for every hundred claims."""
    draw = random.Random(SEED)
    sets = [draw.sample(range(claims), draw.choice((2, 2, 3, 4, 5))) for _ in range(claims // 50)]
    return [conflict(number, members) for number, members in enumerate(sets)]


def dense(claims: int, pairs: int) -> list[Conflict]:
    """Return random pairs among the first ``claims`` claims."""
    draw = random.Random(SEED)
    sets = {tuple(sorted(draw.sample(range(claims), 2))) for _ in range(pairs)}
    return [conflict(number, members) for number, members in enumerate(sorted(sets))]


def timed(label: str, claims: int, conflicts: Sequence[Conflict]) -> None:
    """Print how long ranking the versions takes, and what is left open."""
    made = [claim(number) for number in range(claims)]
    accounts = [
        Account(id=f"a{number:02d}", document="d", kind="body", spans=((0, 1),))
        for number in range(ACCOUNTS)
    ]
    start = time.perf_counter()
    versions = rank_versions(conflicts, made, accounts, ())
    seconds = time.perf_counter() - start
    gaps = sum(c.value for v in versions for c in v.criteria if c.name.startswith("statements a"))
    print(f"{label:28} {claims:8} claims {len(conflicts):7} sets {len(versions):7} versions "
          f"{seconds:7.2f} s  gap {gaps}")  # fmt: skip


def main() -> None:
    """Time planted cases of growing size, then dense ones."""
    for claims in (1_000, 10_000, 100_000):
        timed("planted", claims, planted(claims))
    for claims, pairs in ((60, 900), (300, 3_000), (3_000, 30_000)):
        timed("dense, one component", claims, dense(claims, pairs))


if __name__ == "__main__":
    main()
