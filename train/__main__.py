"""Trains or converts every packaged model again: ``python -m train [--shared ../shared]``."""

import argparse
from pathlib import Path

from train import encoder, syntax

SHARED = Path(__file__).resolve().parents[2] / "shared"


def main() -> None:
    """Run one after the other; each replaces its folder under src/tellings/models."""
    parser = argparse.ArgumentParser(prog="python -m train", description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder that holds gold/")
    shared = str(parser.parse_args().shared)
    encoder.main(["--shared", shared])
    syntax.main(["--shared", shared])


if __name__ == "__main__":
    main()
