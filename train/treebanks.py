"""The treebanks that the syntax network is trained on.

Train is EWT train and every GUM document that splits.md names neither under dev nor under test.
train.windows makes training windows of them.
"""

import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.conllu import GoldSentence, by_document, read

from tellings.language.tokens import SYLLABLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Treebanks:
    """Sentences by part; ``train`` and ``dev`` are lists of documents."""

    train: tuple[tuple[GoldSentence, ...], ...]
    dev: tuple[tuple[GoldSentence, ...], ...]


def splits(gum: Path) -> dict[str, frozenset[str]]:
    """Return the document names of each part that ``splits.md`` names."""
    parts: dict[str, frozenset[str]] = {}
    for block in (gum / "splits.md").read_text("utf-8").split("\n## ")[1:]:
        name, _, rest = block.partition("\n")
        parts[name.strip()] = frozenset(re.findall(r"\* (\w+)", rest))
    return parts


def gum_files(gum: Path, part: str) -> tuple[Path, ...]:
    """Return the files of ``part``; ``train`` is whatever is in no other part."""
    named = splits(gum)
    held_out = frozenset().union(*(names for key, names in named.items() if key != "train"))
    paths = sorted((gum / "dep").glob("*.conllu"))
    if part == "train":
        return tuple(path for path in paths if path.stem not in held_out)
    return tuple(path for path in paths if path.stem in named[part])


def load(gold: Path) -> Treebanks:
    """Read both treebanks from the gold folder."""
    parts: dict[str, tuple[tuple[GoldSentence, ...], ...]] = {}
    for part in ("train", "dev"):
        sentences = list(read(gold / "ud_ewt" / f"en_ewt-ud-{part}.conllu"))
        for path in gum_files(gold / "gum", part):
            sentences.extend(read(path))
        parts[part] = tuple(tuple(group) for group in by_document(sentences).values())
    return Treebanks(train=parts["train"], dev=parts["dev"])


def common_words(documents: Sequence[Sequence[GoldSentence]], *, at_least: int = 2) -> list[str]:
    """Return the lower-case words of the treebanks that are not part of a name, sorted."""
    counts = Counter(
        word.form
        for document in documents
        for sentence in document
        for word in sentence.words
        if word.form.islower() and word.form.isalpha() and word.upos not in {"PROPN", "X"}
    )
    return sorted(word for word, count in counts.items() if count >= at_least)


def invented(rng: random.Random) -> str:
    """Return a given name that nobody bears: two syllables and a hyphen."""
    syllables = sorted(syllable for syllable in SYLLABLES if len(syllable) > 1)
    first, second = rng.choice(syllables), rng.choice(syllables)
    return f"{first.title()}-{second if rng.random() < 0.85 else second.title()}"
