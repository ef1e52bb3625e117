"""Word lists of the coreference model: senses of nouns, and words that are surely no names."""

import gzip
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tellings.records.language import Analysis

WORDNET = Path(__file__).parents[1] / "src/tellings/models/wordnet/lexicon.tsv.gz"


def senses() -> dict[str, str]:
    """Return for each noun the lexicographer files of its first two distinct senses."""
    files: dict[str, str] = {}
    nouns: dict[str, str] = {}
    for line in gzip.decompress(WORDNET.read_bytes()).decode().splitlines():
        fields = line.split("\t")
        if fields[0] == "S":
            files[fields[1]] = fields[3]
        elif fields[0] == "L" and fields[1] == "n" and fields[2].replace("-", "").isalpha():
            kept = list(dict.fromkeys(files[number] for number in fields[3].split(",")[:3]))
            nouns[fields[2]] = ",".join(kept[:2])
    return nouns


def common_words(analyses: Iterable[Analysis]) -> frozenset[str]:
    """Return lower-case words that are surely no names: seen twice, or in WordNet."""
    counts: Counter[str] = Counter()
    for analysis in analyses:
        counts.update(
            token.text
            for token in analysis.tokens
            if token.text.islower() and token.text.isalpha() and token.upos not in {"PROPN", "X"}
        )
    found = {word for word, count in counts.items() if count > 1}
    for line in gzip.decompress(WORDNET.read_bytes()).decode().splitlines():
        fields = line.split("\t")
        if fields[0] == "L" and fields[2].isalpha() and (fields[1] != "n" or len(fields[2]) > 4):
            found.add(fields[2])
    return frozenset(found)
