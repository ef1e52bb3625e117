"""Candidate mentions: every name, nominal and pronoun of an account that coreference looks at.

Found on the dependency tree: a noun or name with what belongs to it (determiner, modifiers, titles,
"of" phrases; no relative clauses, appositions or conjuncts), a pronoun, a possessive pronoun. They
include abstract things and times, because "it" may refer to one; ``read`` keeps the rest.

Taggers err on unusual names. Two repairs: a capitalised word in the midst of a sentence that is no
English word is a name whatever its tag; and a name written in two words, the second lower-case and
no English word ("Min jae"), is one name.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tellings.people.kinds import KINDS, KindModel, kind_features
from tellings.people.syntax import Tree, feature
from tellings.people.words import (
    FEMININE_TITLES,
    MASCULINE_TITLES,
    PRONOUNS,
    word_gender,
)

Form = Literal["name", "nominal", "pronoun"]
RELATIVES = frozenset({"who", "whom", "whose", "which", "that"})
INSIDE = frozenset({"det", "amod", "nummod", "compound", "flat", "nmod", "fixed", "goeswith"})
NAME_PARTS = frozenset({"flat", "compound", "goeswith"})
DETERMINERS: Mapping[str, str] = {
    "the": "def",
    "a": "indef",
    "an": "indef",
    "this": "dem",
    "that": "dem",
    "these": "dem",
    "those": "dem",
    "some": "quant",
    "any": "quant",
    "no": "quant",
    "every": "quant",
    "each": "quant",
    "all": "quant",
    "both": "quant",
    "another": "indef",
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Candidate:
    """A stretch ``[first, last)`` of tokens that may refer to something.

    ``words`` are the positions of its content words, the head among them; ``probabilities`` are
    those of KINDS. ``relative`` marks a relative pronoun (joined to its noun by rule).
    """

    head: int
    first: int
    last: int
    form: Form
    words: tuple[int, ...]
    kind: str
    probabilities: tuple[float, ...]
    number: str | None
    gender: str | None
    determiner: str
    relative: bool = False


def find_candidates(tree: Tree, *, kinds: KindModel, words: frozenset[str]) -> list[Candidate]:
    """Return the candidates of an account in the order of their heads."""
    names = unusual_names(tree, words=words)
    inner = {at for run in names for at in range(run[0] + 1, run[1])}
    found: list[Candidate] = []
    starts = dict(names)
    for position, token in enumerate(tree.tokens):
        if position in inner:
            continue
        if position in starts:
            found.append(_noun(tree, position, starts[position], "name", kinds))
        elif token.upos == "PRON" or (
            token.upos == "DET" and token.lemma.lower() in PRONOUNS and token.deprel != "det"
        ):
            pronoun = _pronoun(tree, position)
            if pronoun is not None:
                found.append(pronoun)
        elif token.upos in {"NOUN", "PROPN"} and not _inside_name(tree, position):
            form: Form = "name" if _is_name(tree, position) else "nominal"
            found.append(_noun(tree, position, None, form, kinds))
        elif token.upos in {"NUM", "ADJ", "X", "SYM"} and _is_argument(tree, position):
            form = "name" if token.upos == "X" and token.text[:1].isupper() else "nominal"
            found.append(_noun(tree, position, None, form, kinds))
    return found


def unusual_names(tree: Tree, *, words: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """Return the runs ``[first, last)`` that are names whatever the tagger says.

    A run is a capitalised word that is no English word, not first in its sentence and not tagged
    as a name or noun, or a capitalised word followed by a lower-case word that is no English word.
    The same words in the same account are a name wherever they stand, also in lower case.
    """
    runs: dict[int, int] = {}
    forms: set[tuple[str, ...]] = set()
    for span in tree.analysis.sentences:
        for at in range(span.first, span.last):
            width = _unusual(tree, at, span.first, span.last, words)
            if width:
                runs[at] = at + width
                if width > 1:
                    forms.add(tuple(tree.tokens[at + k].text.lower() for k in range(width)))
    texts = [token.text.lower() for token in tree.tokens]
    for form in sorted(forms):
        for at in range(len(texts) - len(form) + 1):
            if tuple(texts[at : at + len(form)]) == form:
                runs[at] = at + len(form)
    covered: set[int] = set()
    kept = []
    for at in sorted(runs):
        if at not in covered:
            kept.append((at, runs[at]))
            covered.update(range(at, runs[at]))
    return tuple(kept)


def _unusual(tree: Tree, at: int, first: int, last: int, words: frozenset[str]) -> int:
    token = tree.tokens[at]
    if not (token.text[:1].isupper() and token.text[1:].islower() and token.text.isalpha()):
        odd = "-" in token.text and token.text[:1].isupper() and token.upos not in {"PROPN", "NOUN"}
        parts = token.text.lower().split("-")
        return int(odd and at > first and all(p.isalpha() and p not in words for p in parts))
    follower = tree.tokens[at + 1] if at + 1 < last else None
    if (
        follower is not None
        and follower.text.islower()
        and follower.text.isalpha()
        and len(follower.text) > 1
        and follower.upos in {"PROPN", "NOUN", "X", "ADJ", "VERB", "INTJ"}
        and follower.text not in words
        and follower.lemma.lower() not in words
        and (token.upos == "PROPN" or token.text.lower() not in words)
        and token.upos not in {"DET", "PRON", "ADP", "AUX", "CCONJ", "SCONJ"}
    ):
        return 2
    unknown = token.text.lower() not in words and token.lemma.lower() not in words
    return int(at > first and unknown and token.upos in {"VERB", "X", "INTJ", "ADV"})


def _is_name(tree: Tree, position: int) -> bool:
    token = tree.tokens[position]
    if token.upos == "PROPN":
        return True
    parts = tree.of(position, "flat")
    return bool(parts) and all(tree.tokens[at].upos == "PROPN" for at in parts)


def _inside_name(tree: Tree, position: int) -> bool:
    token = tree.tokens[position]
    if token.deprel in {"flat", "goeswith", "fixed", "flat:name", "flat:foreign"}:
        return True
    return token.deprel == "nmod:desc"


def _is_argument(tree: Tree, position: int) -> bool:
    token = tree.tokens[position]
    base = token.deprel.partition(":")[0]
    if token.upos == "NUM":
        return base in {"nsubj", "obj", "obl", "nmod", "appos"}
    if token.upos == "X":
        return base in {"nsubj", "obj", "obl", "nmod", "appos", "conj"}
    return token.upos == "ADJ" and base in {"nsubj", "obj"} and bool(tree.of(position, "det"))


def _pronoun(tree: Tree, position: int) -> Candidate | None:
    token = tree.tokens[position]
    lower = token.text.lower()
    shown = PRONOUNS.get(lower) or PRONOUNS.get(token.lemma.lower())
    if shown is None or token.deprel in {"expl", "det", "discourse"}:
        return None
    relative = shown.group == "who" or (lower == "that" and feature(token, "PronType") == "Rel")
    if relative and (lower == "what" or feature(token, "PronType") == "Int"):
        return None
    kind = "person" if shown.gender in {"masc", "fem"} or shown.person < 3 else ""
    if shown.group == "one" and lower.endswith(("one", "body")):
        kind = "person"
    return Candidate(
        head=position,
        first=position,
        last=position + 1,
        form="pronoun",
        words=(position,),
        kind=kind,
        probabilities=tuple(float(name == kind) for name in KINDS),
        number=shown.number,
        gender=shown.gender,
        determiner="",
        relative=relative,
    )


def _noun(tree: Tree, position: int, last: int | None, form: Form, kinds: KindModel) -> Candidate:
    """Return the candidate with this head; ``last`` bounds a name found by its spelling alone."""
    if last is not None:
        inside = list(range(position, last))
        inside += [at for at in tree.of(position, "det", "nmod:desc") if at < position]
        first, end = (min(inside), last)
    else:
        inside = sorted(_extent(tree, position))
        first, end = inside[0], inside[-1] + 1
    if last is not None:
        content: Sequence[int] = range(position, last)
    elif form == "name":
        content = _name_words(tree, position)
    else:
        content = (position, *_modifiers(tree, position))
    features = kind_features(tree, position, sorted(content), form, kinds.senses)
    probabilities = kinds.probabilities(features)
    return Candidate(
        head=position,
        first=first,
        last=end,
        form=form,
        words=tuple(sorted(content)),
        kind=KINDS[int(probabilities.argmax())],
        probabilities=tuple(float(p) for p in probabilities),
        number=_number(tree, position, form),
        gender=_gender(tree, position, form),
        determiner=_determiner(tree, position),
    )


def _extent(tree: Tree, position: int) -> Iterator[int]:
    """Yield the tokens that belong to a noun: no clauses, appositions, conjuncts or case marks."""
    yield position
    for child in tree.children[position]:
        token = tree.tokens[child]
        if token.deprel.partition(":")[0] not in INSIDE:
            continue
        if token.deprel == "nmod:unmarked" or (
            child > position and _after_break(tree, position, child)
        ):
            continue
        marks = tree.of(child, "case") if token.deprel.startswith("nmod") else ()
        yield from marks
        yield from _extent(tree, child)
        if token.deprel.startswith("nmod"):
            for other in tree.of(child, "conj"):
                yield from tree.of(other, "cc")
                yield from _extent(tree, other)


def _after_break(tree: Tree, left: int, right: int) -> bool:
    """Whether a comma, bracket or dash stands between two tokens."""
    return any(
        tree.tokens[at].text in {",", ";", ":", "(", ")", "—", "–"} for at in range(left, right)
    )


def _name_words(tree: Tree, position: int) -> tuple[int, ...]:
    """The words of a name: head, flat and compound parts, titles, without articles."""
    found = [position]
    for child in tree.children[position]:
        token = tree.tokens[child]
        base = token.deprel.partition(":")[0]
        if base in NAME_PARTS or token.deprel == "nmod:desc":
            found += [at for at in tree.subtree(child) if tree.tokens[at].upos != "PUNCT"]
    return tuple(found)


def _modifiers(tree: Tree, position: int) -> tuple[int, ...]:
    found = []
    for child in tree.of(position, "amod", "compound", "nummod"):
        found += [at for at in tree.subtree(child) if tree.tokens[at].upos != "PUNCT"]
    return tuple(found)


def _number(tree: Tree, position: int, form: Form) -> str | None:
    token = tree.tokens[position]
    if token.xpos in {"NNS", "NNPS"} or feature(token, "Number") == "Plur":
        return "plur"
    if token.xpos in {"NN", "NNP"} or feature(token, "Number") == "Sing" or form == "name":
        return "sing"
    return None


def _gender(tree: Tree, position: int, form: Form) -> str | None:
    if form == "nominal":
        return word_gender(tree.tokens[position].text)
    for at in _name_words(tree, position):
        title = tree.tokens[at].text.lower().rstrip(".")
        if at != position or len(_name_words(tree, position)) > 1:
            if title in MASCULINE_TITLES:
                return "masc"
            if title in FEMININE_TITLES:
                return "fem"
    return None


def _determiner(tree: Tree, position: int) -> str:
    for child in tree.children[position]:
        token = tree.tokens[child]
        if token.deprel == "nmod:poss":
            return "poss"
        if token.deprel == "det":
            return DETERMINERS.get(token.text.lower(), "def")
    if tree.of(position, "nummod"):
        return "num"
    return "bare"
