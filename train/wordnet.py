"""Build the packaged word knowledge from the dictionary files of WordNet 3.0.

The files (``data.noun``, ``data.verb``, ``data.adj``, ``data.adv``, ``index.*``) are those that the
Debian package ``wordnet-base`` installs under ``/usr/share/wordnet``; their format is wndb(5WN).
Kept: lemmas with their senses in order of frequency, hypernyms, wholes (part meronymy turned
round), similar adjectives, antonyms, verb derivations and pertainyms. Left out: glosses, phrases
of more than four words, and synsets named by scientific Latin alone. The result is
``src/tellings/models/wordnet/lexicon.tsv.gz`` (format in its README), the same bytes every time.

    python -m train.wordnet /usr/share/wordnet
"""

import gzip
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FORMAT = "tellings-lexicon/1"
TARGET = Path(__file__).parents[1] / "src" / "tellings" / "models" / "wordnet" / "lexicon.tsv.gz"
PARTS = (("n", "noun"), ("v", "verb"), ("a", "adj"), ("r", "adv"))
HYPERNYMS = ("@", "@i")
WHOLES = ("#p",)
MAX_WORDS = 4


@dataclass(frozen=True, slots=True)
class Synset:
    """One line of a data file; ``key`` is its part of speech and offset."""

    key: str
    lexname: int
    words: tuple[str, ...]
    pointers: tuple[tuple[str, str, int, int], ...]


@dataclass(slots=True)
class Tables:
    """What is written: rows by section."""

    synsets: dict[str, Synset] = field(default_factory=dict)
    senses: dict[tuple[str, str], list[str]] = field(default_factory=dict)


def plain(word: str) -> str:
    """Return ``word`` without its syntactic marker, blanks for underscores, lower case."""
    return word.split("(", maxsplit=1)[0].replace("_", " ").lower()


def parse_synset(line: str, part: str) -> Synset:
    """Return the synset of one line of ``data.PART``."""
    fields = line.split("|", maxsplit=1)[0].split()
    count = int(fields[3], 16)
    words = tuple(fields[4 + 2 * i] for i in range(count))
    at = 4 + 2 * count
    pointers = []
    for i in range(int(fields[at])):
        symbol, offset, kind, spot = fields[at + 1 + 4 * i : at + 5 + 4 * i]
        source, target = int(spot[:2], 16), int(spot[2:], 16)
        pointers.append((symbol, ("a" if kind == "s" else kind) + offset, source, target))
    return Synset(part + fields[0], int(fields[1]), words, tuple(pointers))


def wanted(synset: Synset) -> bool:
    """Whether the synset can matter in a story: not a Latin name alone, not a long phrase."""
    latin = synset.lexname in {5, 20} and all(word[:1].isupper() for word in synset.words)
    return not latin and any(len(word.split("_")) <= MAX_WORDS for word in synset.words)


def lines(path: Path) -> Iterator[str]:
    """Yield the lines of a dictionary file after its licence header."""
    with path.open(encoding="ascii") as stream:
        yield from (line.rstrip("\n") for line in stream if not line.startswith("  "))


def read(folder: Path) -> Tables:
    """Read the dictionary files of ``folder``."""
    tables = Tables()
    for part, name in PARTS:
        for line in lines(folder / f"data.{name}"):
            synset = parse_synset(line, part)
            if wanted(synset):
                tables.synsets[synset.key] = synset
        for line in lines(folder / f"index.{name}"):
            fields = line.split()
            offsets = [part + offset for offset in fields[-int(fields[2]) :]]
            kept = [key for key in offsets if key in tables.synsets]
            if kept and len(fields[0].split("_")) <= MAX_WORDS:
                tables.senses[part, plain(fields[0])] = kept
    return tables


def targets(tables: Tables, synset: Synset, symbols: tuple[str, ...]) -> list[str]:
    """Return the kept synsets that ``synset`` points to by one of ``symbols``."""
    return [p[1] for p in synset.pointers if p[0] in symbols and p[1] in tables.synsets]


def word_links(tables: Tables, symbol: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield (part, word, part, word) for each word-to-word pointer ``symbol``."""
    for synset in tables.synsets.values():
        for name, target, source, goal in synset.pointers:
            other = tables.synsets.get(target)
            if name == symbol and source and other is not None:
                word = plain(synset.words[source - 1])
                yield synset.key[0], word, other.key[0], plain(other.words[goal - 1])


def antonyms(tables: Tables, number: dict[str, int]) -> Iterator[tuple[str, ...]]:
    """Yield (part, word, antonym, synset, synset), each pair once, the words in order."""
    for synset in tables.synsets.values():
        for name, target, source, goal in synset.pointers:
            other = tables.synsets.get(target)
            if name == "!" and source and other is not None:
                word, opposite = plain(synset.words[source - 1]), plain(other.words[goal - 1])
                if word < opposite:
                    ends = str(number[synset.key]), str(number[other.key])
                    yield synset.key[0], word, opposite, *ends


def numbered(tables: Tables) -> dict[str, int]:
    """Return a small number for each synset, nouns first, in order of offset."""
    order = {part: i for i, (part, _) in enumerate(PARTS)}
    keys = sorted(tables.synsets, key=lambda key: (order[key[0]], key))
    return {key: i for i, key in enumerate(keys)}


def rows(tables: Tables) -> Iterator[str]:
    """Yield the rows of the lexicon: synsets, senses, antonyms, derivations, pertainyms."""
    number = numbered(tables)
    yield FORMAT
    for key, index in number.items():
        synset = tables.synsets[key]
        columns = [
            ",".join(str(number[t]) for t in targets(tables, synset, symbols))
            for symbols in (HYPERNYMS, WHOLES, ("&",))
        ]
        yield "\t".join(("S", str(index), key[0], str(synset.lexname), *columns))
    for (part, word), keys in sorted(tables.senses.items()):
        yield "\t".join(("L", part, word, ",".join(str(number[key]) for key in keys)))
    for row in sorted(set(antonyms(tables, number))):
        yield "\t".join(("A", *row))
    for left, word, right, other in sorted(set(word_links(tables, "+"))):
        if (left, right) == ("n", "v"):
            yield "\t".join(("D", word, other))
    for left, word, right, other in sorted(set(word_links(tables, "\\"))):
        if (left, right) == ("a", "n"):
            yield "\t".join(("P", word, other))


def main() -> None:
    """Write the lexicon from the folder named on the command line."""
    text = "\n".join(rows(read(Path(sys.argv[1])))) + "\n"
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
    print(f"{TARGET.name}: {len(text)} characters, {TARGET.stat().st_size} bytes packed")


if __name__ == "__main__":
    main()
