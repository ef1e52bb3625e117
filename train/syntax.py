"""Trains the English syntax model: ``python -m train.syntax --shared ../shared``.

One command, one seed (train/syntax.cfg), no accelerator: about half an hour on one core. The best
checkpoint by development score is stripped of what only training needs and put in the package.
"""

import argparse
import os
import random
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import spacy
from evals.conllu import GoldSentence
from spacy.language import Language
from spacy.training import Example
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config, registry

from tellings.language.syntax import NAME
from tellings.language.tokens import WordTokenizer
from train.tokenizer import english_tokenizer
from train.treebanks import Treebanks, common_words, example, load, texts, varied

HERE = Path(__file__).parent
PACKAGED = HERE.parent / "src" / "tellings" / "models" / "syntax"
WORDS = "words.txt"
DEV_SENTENCES = 900
META = {
    "name": NAME,
    "version": "1.0.0",
    "spacy_version": ">=3.8,<3.9",
    "description": "English syntax after Universal Dependencies, for Tellings",
    "author": "The Tellings authors",
    "license": "CC BY-SA 4.0",
    "url": "",
    "email": "",
}

Reader = Callable[[Language], Iterator[Example]]


def training_reader(
    documents: Sequence[Sequence[GoldSentence]], words: frozenset[str], *, seed: int
) -> Reader:
    """Return spaCy's corpus reader; each call is an epoch with its own shuffle and variation."""
    rng = random.Random(seed)  # a repeatable shuffle, no secret

    def read(nlp: Language) -> Iterator[Example]:
        tokenize = WordTokenizer(nlp.tokenizer, words)
        groups = list(texts(documents, rng=rng))
        rng.shuffle(groups)
        for group in groups:
            yield example(varied(group, rng=rng), nlp=nlp, tokenize=tokenize)

    return read


def development_reader(
    documents: Sequence[Sequence[GoldSentence]], words: frozenset[str], *, seed: int
) -> Reader:
    """Return a fixed sample of paragraphs of both development sets."""
    rng = random.Random(seed)  # a repeatable shuffle, no secret
    groups = list(texts(documents, rng=rng))
    rng.shuffle(groups)
    kept: list[list[GoldSentence]] = []
    for group in groups:
        if sum(map(len, kept)) < DEV_SENTENCES:
            kept.append(group)

    def read(nlp: Language) -> Iterator[Example]:
        tokenize = WordTokenizer(nlp.tokenizer, words)
        for group in kept:
            yield example(group, nlp=nlp, tokenize=tokenize)

    return read


def pipeline(treebanks: Treebanks, words: frozenset[str], *, steps: int | None) -> Language:
    """Return the initialised, untrained pipeline with its corpora registered."""
    config = load_config(HERE / "syntax.cfg", interpolate=False)
    seed = config["training"]["seed"]
    learn = training_reader(treebanks.train, words, seed=seed)
    check = development_reader(treebanks.dev, words, seed=seed)
    registry.readers("tellings.train.v1", func=lambda: learn)
    registry.readers("tellings.dev.v1", func=lambda: check)
    registry.callbacks("tellings.tokenizer.v1", func=lambda: _set_tokenizer)
    config["corpora"] = {
        "train": {"@readers": "tellings.train.v1"},
        "dev": {"@readers": "tellings.dev.v1"},
    }
    config["nlp"]["after_creation"] = {"@callbacks": "tellings.tokenizer.v1"}
    if steps is not None:
        config["training"]["max_steps"] = steps
        config["training"]["optimizer"]["learn_rate"]["total_steps"] = steps
    return init_nlp(config)


def _set_tokenizer(nlp: Language) -> Language:
    nlp.tokenizer = english_tokenizer(nlp)
    return nlp


def package(checkpoint: Path, words: Sequence[str], target: Path) -> None:
    """Copy a checkpoint without its training settings; the word list goes beside it."""
    nlp = spacy.load(checkpoint, config={"nlp": {"after_creation": None}})
    nlp.config["nlp"]["after_creation"] = None
    for part in ("corpora", "training", "initialize", "paths"):
        nlp.config[part] = {}
    performance = nlp.meta.get("performance")
    nlp.meta.update(META)
    nlp.meta["performance"] = performance
    target.mkdir(parents=True, exist_ok=True)
    for path in target.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
    nlp.to_disk(target)
    (target / WORDS).write_text("\n".join(words) + "\n", "utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Train and package."""
    parser = argparse.ArgumentParser(prog="python -m train.syntax", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder that holds gold/")
    parser.add_argument("--out", type=Path, default=Path("build/syntax"))
    parser.add_argument("--steps", type=int)
    parser.add_argument("--package-only", action="store_true", help="package the best checkpoint")
    options = parser.parse_args(arguments)
    treebanks = load(options.shared / "gold")
    words = common_words(treebanks.train)
    if not options.package_only:
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        nlp = pipeline(treebanks, frozenset(words), steps=options.steps)
        options.out.mkdir(parents=True, exist_ok=True)
        train(nlp, options.out, stdout=sys.stdout, stderr=sys.stderr)
    package(options.out / "model-best", words, PACKAGED)


if __name__ == "__main__":
    main()
