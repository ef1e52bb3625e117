"""Derive the adjectives that judge, from WordNet and the room's own list of them.

A word judges when its first sense is the first sense of a word of ``words.STRONGLY_EVALUATIVE``:
"enthralling" beside "gripping". Words that stand in one of the room's milder lists already, where
the kind of account decides, are left out. Words that WordNet only groups as alike were tried and
left out: they hold what can be seen ("hot", "weak", "skilled"); so were nouns ("victory").
Run ``python -m train.claim_judging``; it writes ``src/tellings/claims/judging.json``.
"""

import gzip
import json
from pathlib import Path

from tellings.claims import words

HERE = Path(__file__).resolve().parents[1]
LEXICON = HERE / "src" / "tellings" / "models" / "wordnet" / "lexicon.tsv.gz"
TARGET = HERE / "src" / "tellings" / "claims" / "judging.json"


def first_senses() -> dict[str, str]:
    """Return the first sense of each adjective."""
    lines = gzip.decompress(LEXICON.read_bytes()).decode("utf-8").split("\n")
    rows = (line.split("\t") for line in lines)
    return {row[2]: row[3].split(",")[0] for row in rows if row[0] == "L" and row[1] == "a"}


def judging() -> list[str]:
    """Return the adjectives that judge, without those listed already, sorted."""
    first = first_senses()
    senses = {first[word] for word in words.STRONGLY_EVALUATIVE if word in first}
    listed = words.EVALUATIVE | words.SERVICE
    return sorted(
        word
        for word, sense in first.items()
        if sense in senses and word not in listed and word.isalpha()
    )


def main() -> None:
    """Write the words."""
    TARGET.write_text(json.dumps(judging(), indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()
