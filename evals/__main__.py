"""Measure every room on gold data: ``python -m evals [ROOM ...] [--pin] [--allow-regression]``.

Prints one table, writes ``evals/results.json`` and exits with 1 when a floor does not hold, when
a floor in the code is lower than its pinned value, or when the gold data are not those that the
floors were pinned on. ``--pin`` pins floors and fingerprints anew and refuses to lower a floor
unless ``--allow-regression`` says so.
"""

import argparse
import hashlib
import importlib
import json
import sys
from pathlib import Path

from evals.measure import Measure

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
RESULTS = HERE / "results.json"
PINS = HERE / "pins.json"
ROOMS = (
    "language",
    "accounts",
    "claims",
    "people",
    "names",
    "people_joined",
    "events",
    "compare",
    "parallels",
    "ask",
)


def fingerprint(folder: Path) -> str:
    """Return one SHA-256 over the names and bytes of every file below ``folder``."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def key(measure: Measure) -> str:
    """Return the name under which a measure's floor is pinned."""
    return f"{measure.measure} | {measure.data} | {measure.split}"


def table(measures: list[Measure]) -> str:
    """Return the figures as text, one line a measure."""
    head = f"{'measure':38} {'data':24} {'split':18} {'n':>7} {'value':>8} {'floor':>8}"
    lines = [head, "-" * len(head)]
    for m in measures:
        bound = "" if m.floor is None else f"{'≤' if m.at_most else '≥'}{m.floor:.3f}"
        mark = "" if m.holds else "  BROKEN"
        lines.append(
            f"{m.measure:38} {m.data:24} {m.split:18} {m.n:7} {m.value:8.3f} {bound:>8}{mark}"
        )
    return "\n".join(lines)


def regressions(measures: list[Measure], pinned: dict[str, float]) -> list[str]:
    """Return a line for each floor that is laxer in the code than pinned."""
    found = []
    for m in measures:
        old = pinned.get(key(m))
        if old is None or m.floor is None:
            continue
        if (m.floor > old) if m.at_most else (m.floor < old):
            found.append(f"{key(m)}: floor {m.floor} is laxer than the pinned {old}")
    return found


def pin(measures: list[Measure], pins: dict[str, dict[str, object]]) -> None:
    """Write the floors and the fingerprints of the gold folders."""
    floors = dict(pins.get("floors", {}))
    floors |= {key(m): m.floor for m in measures if m.floor is not None}
    gold = {p.name: fingerprint(p) for p in sorted((SHARED / "gold").iterdir()) if p.is_dir()}
    PINS.write_text(json.dumps({"gold": gold, "floors": floors}, indent=1, sort_keys=True) + "\n")


def write_results(measures: list[Measure], *, whole: bool) -> None:
    """Write the rows; unless ``whole``, keep those of rooms that were not measured this time."""
    old = json.loads(RESULTS.read_text()) if RESULTS.exists() and not whole else []
    rows = {f"{r['measure']} | {r['data']} | {r['split']}": r for r in old}
    for m in measures:
        rows[key(m)] = {
            "measure": m.measure,
            "data": m.data,
            "split": m.split,
            "n": m.n,
            "value": round(m.value, 4),
            "floor": m.floor,
        }
    RESULTS.write_text(json.dumps([rows[name] for name in sorted(rows)], indent=1) + "\n")


def main(arguments: list[str] | None = None) -> int:
    """Run the evaluations; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    parser.add_argument("rooms", nargs="*", metavar="ROOM", help=", ".join(ROOMS))
    parser.add_argument("--pin", action="store_true")
    parser.add_argument("--allow-regression", action="store_true")
    options = parser.parse_args(arguments)
    unknown = [room for room in options.rooms if room not in ROOMS]
    if unknown:
        parser.error(f"no such room: {', '.join(unknown)}")
    if not SHARED.is_dir():
        print("no ../shared beside the project: nothing to measure on")
        return 0
    pins = json.loads(PINS.read_text()) if PINS.exists() else {}
    measures: list[Measure] = []
    for room in options.rooms or ROOMS:
        measures += importlib.import_module(f"evals.{room}").measures(SHARED)
    print(table(measures))
    write_results(measures, whole=not options.rooms)
    problems = [f"{key(m)}: {m.value:.4f} breaks {m.floor}" for m in measures if not m.holds]
    lowered = regressions(measures, pins.get("floors", {}))
    if not (options.pin and options.allow_regression):
        problems += lowered
    if options.pin and not problems:
        pin(measures, pins)
    for name, value in () if options.pin else pins.get("gold", {}).items():
        if fingerprint(SHARED / "gold" / name) != value:
            problems.append(f"gold/{name} is not the data that the floors were pinned on")
    print(*problems, sep="\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
