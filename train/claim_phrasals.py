"""Derive the verbs that make one word with a preposition ("come across", "look after").

They are WordNet's two-word verbs with one of ``PREPOSITIONS``. With "after" those whose first
sense is one of motion or being are left out: they tell what came first ("came after the war").
Run ``python -m train.claim_phrasals``; it writes ``src/tellings/claims/phrasals.json``.
"""

import gzip
import json
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
LEXICON = HERE / "src" / "tellings" / "models" / "wordnet" / "lexicon.tsv.gz"
TARGET = HERE / "src" / "tellings" / "claims" / "phrasals.json"
PREPOSITIONS = ("across", "after", "into", "over", "through", "upon")
MOTION, STATE, THOUGHT = "38", "42", "31"
"""WordNet's files of verbs of motion, of being and of thought ("be after")."""


def phrasals() -> dict[str, list[str]]:
    """Return the verbs of each preposition, sorted."""
    files: dict[str, str] = {}
    found: dict[str, list[str]] = {preposition: [] for preposition in PREPOSITIONS}
    for line in gzip.decompress(LEXICON.read_bytes()).decode("utf-8").split("\n"):
        row = line.split("\t")
        if row[0] == "S":
            files[row[1]] = row[3]
        elif row[0] == "L" and row[1] == "v" and row[2].count(" ") == 1:
            verb, particle = row[2].split(" ")
            file = files[row[3].split(",")[0]]
            sequence = particle == "after" and file in (MOTION, STATE, THOUGHT)
            if particle in found and not sequence:
                found[particle].append(verb)
    return {particle: sorted(verbs) for particle, verbs in found.items()}


def main() -> None:
    """Write the verbs."""
    TARGET.write_text(json.dumps(phrasals(), indent=0, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
