"""Trains or converts every packaged model again, in order: ``python -m train``.

Needs the gold folder beside the project and WordNet's files (``apt install wordnet-base``); see
``train/requirements.txt``. Each step is a module with a command of its own; a later one may read
what an earlier one wrote. About four hours on two cores.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from train.unseen import PARTS

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


SECOND = (
    *("--start", "build/syntax/best.pt", "--out", "build/syntax2"),
    *("--steps", "700", "--rate", "0.5", "--careless", "0.12"),
)
"""Goes on with careless writing, which a network learns quickly once it knows the rest."""


def steps(shared: Path, wordnet: Path) -> tuple[tuple[str, ...], ...]:
    """Return the commands: a module and its arguments."""
    gold = shared / "gold"
    return (
        ("train.wordnet", str(wordnet)),
        ("train.encoder", "--shared", str(shared)),
        ("train.syntax", "--shared", str(shared)),
        ("train.syntax", "--shared", str(shared), *SECOND),
        ("train.syntax_graph", "--shared", str(shared), "--out", "build/syntax2"),
        ("train.beside", "--shared", str(shared)),
        ("train.beside_graph",),
        ("train.lemmas", "--shared", str(shared), "--wordnet", str(wordnet)),
        ("train.given_names",),
        ("train.claim_nouns",),
        ("train.claim_judging",),
        ("train.claim_phrasals",),
        ("train.certainty",),
        ("train.coreference", str(gold)),
        *_retelling(shared),
        ("train.pairs", str(gold / "ecbplus")),
        ("train.decision",),
        ("train.checksums",),
    )


def _retelling(shared: Path) -> tuple[tuple[str, ...], ...]:
    """Return the commands for the encoder's further training: without each part, then with all."""
    given = ("--shared", str(shared))
    found: list[tuple[str, ...]] = []
    for part in map(str, range(PARTS)):
        weights, graph = f"build/encoder/without-{part}.npz", f"build/encoder/without-{part}.onnx"
        found.append(("train.retelling", *given, "--left-out", part, "--out", weights))
        found.append(("train.encoder", *given, "--weights", weights, "--graph", graph))
    weights = "build/encoder/retelling.npz"
    found.append(("train.retelling", *given, "--out", weights))
    found.append(("train.encoder", *given, "--weights", weights))
    return tuple(found)


def main() -> None:
    """Run one after the other; each replaces its files under src/tellings."""
    parser = argparse.ArgumentParser(prog="python -m train", description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder that holds gold/")
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    options = parser.parse_args()
    for step in steps(options.shared.resolve(), options.wordnet):
        print("python -m", *step, flush=True)
        subprocess.run([sys.executable, "-m", *step], check=True, cwd=ROOT)


if __name__ == "__main__":
    main()
