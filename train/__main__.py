"""Trains or converts the models of the language room again: ``python -m train``.

Needs the gold folder beside the project and WordNet's files (``apt install wordnet-base``). The
other models have commands of their own in this folder and are trained on the result of this one.
"""

import argparse
from pathlib import Path

from train import checksums, encoder, lemmas, syntax

SHARED = Path(__file__).resolve().parents[2] / "shared"


def main() -> None:
    """Run one after the other; each replaces its files under src/tellings/models."""
    parser = argparse.ArgumentParser(prog="python -m train", description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder that holds gold/")
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    options = parser.parse_args()
    shared = ["--shared", str(options.shared)]
    encoder.main(shared)
    syntax.main(shared)
    lemmas.main([*shared, "--wordnet", str(options.wordnet)])
    checksums.main()


if __name__ == "__main__":
    main()
