"""Builds the packaged list of lemmas.

``python -m train.lemmas --shared ../shared --wordnet /usr/share/wordnet`` takes the forms of verbs
and of closed-class words from EWT and GUM train, and verbs with their irregular forms (verb.exc)
from WordNet 3.0 (the Debian package ``wordnet-base``). Where the two differ the treebanks decide,
unless they have the form fewer than ten times: a slip of one annotator is outvoted by nobody.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from evals.conllu import GoldSentence

from tellings.language.lemmas import CLOSED, HEADER
from train.treebanks import load

RARE = 10
PACKAGED = Path(__file__).parent.parent / "src" / "tellings" / "models" / "syntax" / "lemmas.tsv"


def treebank_rows(
    documents: Iterable[Sequence[GoldSentence]], *, irregular: Mapping[str, Sequence[str]]
) -> dict[tuple[str, str], str]:
    """Return the most frequent lemma of each (tag, lower-case form).

    A rare verb form that is in ``irregular`` counts only with a lemma that stands there.
    """
    counts: dict[tuple[str, str], Counter[str]] = {}
    for document in documents:
        for sentence in document:
            for word in sentence.words:
                if word.upos == "VERB" or word.upos in CLOSED:
                    key = word.upos, word.form.lower()
                    lemma = word.lemma if word.lemma == "I" else word.lemma.lower()
                    counts.setdefault(key, Counter())[lemma] += 1
    for (tag, form), lemmas in counts.items():
        if tag == "VERB" and form in irregular and lemmas.total() < RARE:
            for lemma in set(lemmas) - set(irregular[form]):
                del lemmas[lemma]
    # Ties go to the first in the alphabet, not to the first met.
    return {
        key: min(lemmas, key=lambda lemma: (-lemmas[lemma], lemma))
        for key, lemmas in counts.items()
        if lemmas
    }


def irregular_verbs(folder: Path) -> dict[str, list[str]]:
    """Return WordNet's irregular verb forms with their lemmas, usual spelling first."""
    lines = (folder / "verb.exc").read_text("utf-8").splitlines()
    return {form: lemmas for form, *lemmas in (line.split() for line in lines)}


def verbs(folder: Path) -> Iterator[str]:
    """Yield WordNet's verbs of one word."""
    for line in (folder / "index.verb").read_text("utf-8").splitlines():
        word = line.split(" ", 1)[0]
        if word.isalpha():
            yield word


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the list, sorted."""
    parser = argparse.ArgumentParser(prog="python -m train.lemmas", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder that holds gold/")
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    options = parser.parse_args(arguments)
    irregular = irregular_verbs(options.wordnet)
    found = treebank_rows(load(options.shared / "gold").train, irregular=irregular)
    rows = {key: lemma for key, lemma in found.items() if key[0] == "VERB" or key[1] != lemma}
    for form, lemmas in irregular.items():
        rows.setdefault(("VERB", form), lemmas[0])
    known = {lemma for (tag, _), lemma in found.items() if tag == "VERB"}
    for verb in (*known, *verbs(options.wordnet)):
        rows.setdefault(("VERB", verb), verb)
    lines = sorted(f"{tag}\t{form}\t{lemma}" for (tag, form), lemma in rows.items())
    PACKAGED.write_text("\n".join([HEADER, *lines]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
