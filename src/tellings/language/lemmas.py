"""Lemmas: the model's guess, put right where a list knows better.

The lemmatizer of the model learns edits ("-ed" off) and errs on verbs that it has not met
("condemne", "bom"). A verb's form is nearly unambiguous, so a list decides first: forms and their
lemmas from the treebanks and from WordNet's irregular forms, then the regular endings taken off as
long as a known verb comes out. Words in capitals ("WAS", "N'T") are looked up in small letters.

Measured on development data, verbs: EWT 95.9 % right with the model alone, 98.9 % with the
treebanks' forms; GUM 96.5 % and 99.1 %.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tellings.errors import ModelError

CLOSED = frozenset({"ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "PART", "PRON", "SCONJ"})
ENDINGS = ("ied", "ed", "d", "ing", "ies", "es", "s")
HEADER = "tellings-lemmas/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lemmas:
    """``verbs``: form to lemma, lemmas to themselves; ``closed``: (tag, form) to lemma."""

    verbs: dict[str, str] = field(repr=False)
    closed: dict[tuple[str, str], str] = field(repr=False)

    def correct(self, *, form: str, upos: str, guess: str) -> str:
        """Return the lemma of ``form`` given its tag and the model's ``guess``."""
        if upos == "VERB":
            return self._verb(form.lower(), guess.lower())
        if upos in CLOSED and len(form) > 1 and form.isupper():
            return self.closed.get((upos, form.lower()), guess.lower())
        return guess or form

    def _verb(self, form: str, guess: str) -> str:
        known = self.verbs.get(form)
        if known is not None:
            return known
        if self.verbs.get(guess) == guess:
            return guess
        return next((stem for stem in stems(form) if self.verbs.get(stem) == stem), guess or form)


def stems(form: str) -> Iterator[str]:
    """Yield what ``form`` may be an inflection of, by the regular endings of English verbs.

    >>> list(stems("clubbed"))
    ['clubb', 'clubbe', 'club', 'clubbe']
    """
    for ending in ENDINGS:
        if not form.endswith(ending):
            continue
        stem = form.removesuffix(ending)
        if ending in {"ied", "ies"}:
            yield stem + "y"
            continue
        yield stem
        if ending in {"ed", "ing"}:
            yield stem + "e"
            if len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]


def load_lemmas(path: Path) -> Lemmas:
    """Read the packaged list; ModelError names a file that is missing or is not one."""
    try:
        head, *rows = path.read_text("utf-8").splitlines()
        fields = [row.split("\t") for row in rows]
        verbs = {form: lemma for tag, form, lemma in fields if tag == "VERB"}
        closed = {(tag, form): lemma for tag, form, lemma in fields if tag != "VERB"}
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: the list of lemmas cannot be read ({error})") from error
    if head != HEADER:
        raise ModelError(f"{path}: not a list of lemmas of this version; reinstall Tellings")
    return Lemmas(verbs=verbs, closed=closed)
