"""The treebanks that the syntax model is trained on, and how they become training examples.

Train is EWT train and every GUM document that splits.md names neither under dev nor under test.
A training text is a paragraph, or a few joined by a space, so that the model also sees sentence
ends without a paragraph's help. Each epoch varies some of them (seeded): given names in the place
of proper nouns ("Soo-bin", "Marie-claire", of invented syllables, since treebanks of English have
few), whole paragraphs in capitals or in lower case as comments are written.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evals.conllu import GoldSentence, Word, by_document, read
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from tellings.language.fold import fold
from tellings.language.tokens import SYLLABLES, WordTokenizer

NAMED_SHARE = 0.12
CAPITALS_SHARE = 0.015
LOWER_SHARE = 0.015
SINGLE_PARAGRAPH_SHARE = 0.6
LONGEST = 40
NAME_DEPRELS = frozenset(("nsubj", "nsubj:pass", "obj", "obl", "nmod:poss", "conj", "root"))


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


def texts(
    documents: Sequence[Sequence[GoldSentence]], *, rng: random.Random
) -> Iterator[list[GoldSentence]]:
    """Yield training texts: paragraphs, alone or a few together, none over 40 sentences."""
    for document in documents:
        group: list[GoldSentence] = []
        wanted = 1
        for sentence in document:
            if group and (sentence.opens or len(group) >= LONGEST):
                wanted -= 1
                if wanted <= 0 or len(group) >= LONGEST:
                    yield group
                    group = []
            if not group:
                wanted = 1 if rng.random() < SINGLE_PARAGRAPH_SHARE else rng.choice((2, 3))
            group.append(sentence)
        if group:
            yield group


def varied(group: list[GoldSentence], *, rng: random.Random) -> list[GoldSentence]:
    """Return the text with invented names, in capitals, in lower case, or as it is."""
    draw = rng.random()
    if draw < CAPITALS_SHARE:
        return [_mapped(sentence, str.upper) for sentence in group]
    if draw < CAPITALS_SHARE + LOWER_SHARE:
        return [_mapped(sentence, str.lower) for sentence in group]
    if draw < CAPITALS_SHARE + LOWER_SHARE + NAMED_SHARE:
        return _renamed(group, rng=rng)
    return group


def _mapped(sentence: GoldSentence, change: Callable[[str], str]) -> GoldSentence:
    """Change the case of every word, but for the few that would change their length (ß)."""
    forms = (change(word.form) for word in sentence.words)
    changed = tuple(
        replace(word, form=form) if len(form) == len(word.form) else word
        for word, form in zip(sentence.words, forms, strict=True)
    )
    return replace(sentence, words=changed)


def _renamed(group: list[GoldSentence], *, rng: random.Random) -> list[GoldSentence]:
    names: dict[str, str] = {}
    for sentence in group:
        for word in sentence.words:
            if word.xpos == "NNP" and word.form.istitle() and word.deprel in NAME_DEPRELS:
                names.setdefault(word.form, _invented(rng) if rng.random() < 0.7 else word.form)
    return [
        replace(sentence, words=tuple(_named(word, names) for word in sentence.words))
        for sentence in group
    ]


def _named(word: Word, names: dict[str, str]) -> Word:
    new = names.get(word.form)
    if new is None or word.upos != "PROPN":
        return word
    return replace(word, form=new, lemma=new)


def _invented(rng: random.Random) -> str:
    syllables = sorted(syllable for syllable in SYLLABLES if len(syllable) > 1)
    first, second = rng.choice(syllables), rng.choice(syllables)
    return f"{first.title()}-{second if rng.random() < 0.85 else second.title()}"


def example(group: Sequence[GoldSentence], *, nlp: Language, tokenize: WordTokenizer) -> Example:
    """Return what spaCy learns from: our tokens of the folded text beside the gold ones."""
    reference = gold_doc(group, nlp=nlp)
    return Example(tokenize(reference.text), reference)


def gold_doc(group: Sequence[GoldSentence], *, nlp: Language) -> Doc:
    """Return the gold syntax of one text, its words folded as a reader's words would be."""
    words: list[str] = []
    spaces: list[bool] = []
    rows: list[Word] = []
    heads: list[int] = []
    starts: list[bool] = []
    for sentence in group:
        first = len(words)
        for index, word in enumerate(sentence.words):
            form = fold(word.form).text or "\ufffd"
            words.append(form)
            spaces.append(word.space or index == len(sentence.words) - 1)
            rows.append(word)
            heads.append(first + (word.head - 1 if word.head else index))
            starts.append(index == 0)
    return Doc(
        nlp.vocab,
        words=words,
        spaces=spaces,
        tags=[row.xpos for row in rows],
        pos=[row.upos for row in rows],
        morphs=[row.feats for row in rows],
        lemmas=[fold(row.lemma).text or row.lemma for row in rows],
        heads=heads,
        deps=["ROOT" if row.head == 0 else row.deprel for row in rows],
        sent_starts=[1 if begins else -1 for begins in starts],
    )
