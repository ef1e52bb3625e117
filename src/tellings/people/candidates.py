"""Candidate mentions: every name, nominal and pronoun of an account that coreference looks at.

Found on the dependency tree: a noun or name with what belongs to it (determiner, modifiers, titles,
"of" phrases; no relative clauses, appositions or conjuncts), a pronoun, a possessive pronoun. They
include abstract things and times, because "it" may refer to one; ``read`` keeps the rest.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tellings.people.firms import is_firm_name
from tellings.people.kinds import KINDS, KindModel, kind_features
from tellings.people.surface import ARGUMENTS, after_noun, name_runs, run_head, unusual_names
from tellings.people.syntax import Tree, feature
from tellings.people.titles import title_runs
from tellings.people.words import (
    FEMININE_TITLES,
    MASCULINE_TITLES,
    PRONOUNS,
    TITLES,
    word_gender,
    word_set,
)
from tellings.people.works import speaks_of_work
from tellings.text.given_names import usual_gender

Form = Literal["name", "nominal", "pronoun"]
RELATIVES = frozenset({"who", "whom", "whose", "which", "that"})
INSIDE = frozenset({"det", "amod", "nummod", "compound", "flat", "nmod", "fixed", "goeswith"})
NAME_PARTS = frozenset({"flat", "compound", "goeswith"})
GENDERED = {"female": "fem", "male": "masc"}
INSIDE_NAMES = frozenset({"-", "–", ".", "of", "de", "da", "di", "del", "van", "von", "der", "the"})
PAST = word_set(
    """rang sang ran came went got gave took told said saw led left lost met paid read sat sent
    shot shut slept sold spoke stood swam tore threw woke wore wrote drove drew drank began broke
    brought bought built caught chose cut dug ate fell fed felt fought found flew hid hit held
    kept knew laid lent let lit made meant put rode rose sought shook shone wept won wound rings
    runs comes goes gets gives takes tells says sees leads leaves meets"""
)
"""Irregular verbs that taggers read as names after a strange name."""
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
    those of KINDS. ``relative`` marks a relative pronoun (joined to its noun by rule), ``work`` the
    title of a work.
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
    work: bool = False


def find_candidates(tree: Tree, *, kinds: KindModel, words: frozenset[str]) -> list[Candidate]:
    """Return the candidates of an account in the order of their heads."""
    titles = title_runs(tree) if speaks_of_work(tree) else ()
    unusual = _apart(unusual_names(tree, words=words), titles)
    taken = {at for run in unusual for at in range(*run)}
    runs = {run_head(tree, *run): run for run in unusual}
    odd = frozenset(runs)
    runs |= {head: run for head, run in name_runs(tree).items() if taken.isdisjoint(range(*run))}
    inner = {at for run in unusual for at in range(*run)} - odd
    broken = {at for head, run in runs.items() for at in range(*run) if _stray(tree, at, head, run)}
    found: list[Candidate] = []
    for position, token in enumerate(tree.tokens):
        if position in inner or position in broken:
            continue
        if position in odd:
            made = _noun(tree, position, runs[position], "name", kinds)
            found.append(_as_work(made) if runs[position] in titles else made)
        elif token.upos == "PRON" or (
            token.upos == "DET" and token.lemma.lower() in PRONOUNS and token.deprel != "det"
        ):
            name = _name_like_a_pronoun(tree, position)
            if name is not None:
                found.append(_noun(tree, position, name, "name", kinds))
                continue
            pronoun = _pronoun(tree, position)
            if pronoun is not None:
                found.append(pronoun)
        elif not any(char.isalnum() for char in token.text):
            continue  # marks of a text's layout are tagged as all sorts of things
        elif token.upos in {"NOUN", "PROPN"} and not _inside_name(tree, position):
            form: Form = "name" if _is_name(tree, position, words, kinds) else "nominal"
            found.append(_noun(tree, position, runs.get(position), form, kinds))
        elif token.upos in {"NUM", "ADJ", "X", "SYM"} and _is_argument(tree, position):
            form = "name" if token.upos == "X" and token.text[:1].isupper() else "nominal"
            found.append(_noun(tree, position, None, form, kinds))
    return [c for c in _without_name_parts(found) if not _of_firm(tree, c)]


def _apart(
    runs: tuple[tuple[int, int], ...], titles: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, int], ...]:
    """Return the titles and those other runs that touch none."""
    covered = {at for run in titles for at in range(*run)}
    return (*titles, *(run for run in runs if covered.isdisjoint(range(*run))))


def _as_work(candidate: Candidate) -> Candidate:
    """Return the candidate as a work, whatever its words look like."""
    probabilities = tuple(float(name == "object") for name in KINDS)
    return replace(candidate, kind="object", probabilities=probabilities, gender=None, work=True)


def _stray(tree: Tree, at: int, head: int, run: tuple[int, int]) -> bool:
    """Whether a word of a run hangs on something outside it although another word is its head."""
    return at != head and not run[0] <= tree.tokens[at].head < run[1]


def _without_name_parts(found: list[Candidate]) -> list[Candidate]:
    """Leave out names inside a person's name: "Okafor" in "Ada Okafor" is nobody else."""
    inner = {
        at
        for candidate in found
        if candidate.form == "name" and candidate.kind == "person"
        for at in candidate.words
        if at != candidate.head
    }
    return [candidate for candidate in found if candidate.head not in inner]


def _of_firm(tree: Tree, c: Candidate) -> bool:
    """Whether a name is but the first word of a firm's or a body's: "Lind" of "the Lind Trust"."""
    token = tree.tokens[c.head]
    head = tree.tokens[token.head]
    whole = f"{token.text} {head.text}"
    beside = token.deprel == "compound" and token.head == c.head + 1
    return c.form == "name" and beside and len(c.words) == 1 and is_firm_name(whole)


def _is_name(tree: Tree, position: int, words: frozenset[str], kinds: KindModel) -> bool:
    token = tree.tokens[position]
    if token.upos == "PROPN":
        # A sentence's first word has a capital anyway: a common word there is a name only as
        # an argument, and if it can be a noun at all ("Rose left", not "Wrongfully accused").
        first = position == tree.analysis.sentences[tree.sentence[position]].first
        common = token.text.lower() in words and not _with_names(tree, position)
        noun = token.deprel in ARGUMENTS and token.text.lower() in kinds.senses
        noun = noun or usual_gender(token.text.lower()) is not None
        if common and (token.text.islower() or (first and not noun)):
            return False
        return token.text[:1].isalpha()
    parts = tree.of(position, "flat")
    named = bool(parts) and all(tree.tokens[at].upos == "PROPN" for at in parts)
    return named and token.text[:1].isupper()


def _with_names(tree: Tree, position: int) -> bool:
    """Whether a name's further words hang on it: "Rose Okafor's" is no flower."""
    further = tree.of(position, "flat", "compound")
    return any(tree.tokens[at].upos == "PROPN" and at != position for at in further)


def _inside_name(tree: Tree, position: int) -> bool:
    token = tree.tokens[position]
    if token.deprel in {"flat", "goeswith", "fixed", "flat:name", "flat:foreign"}:
        return not after_noun(tree, position)
    return token.deprel == "nmod:desc"


def _is_argument(tree: Tree, position: int) -> bool:
    token = tree.tokens[position]
    base = token.deprel.partition(":")[0]
    if token.upos == "NUM":
        return base in {"nsubj", "obj", "obl", "nmod", "appos"}
    if token.upos == "X":
        return base in {"nsubj", "obj", "obl", "nmod", "appos", "conj"}
    return token.upos == "ADJ" and base in {"nsubj", "obj"} and bool(tree.of(position, "det"))


def _name_like_a_pronoun(tree: Tree, position: int) -> tuple[int, int] | None:
    """Return the stretch of a name whose first word is a pronoun elsewhere: "Ye Jin", "You Mi"."""
    last = position + 1
    while last < len(tree.tokens) and last in tree.of(position, "flat"):
        last += 1
    named = tree.tokens[position].text.istitle() and last > position + 1
    proper = all(token.upos == "PROPN" for token in tree.tokens[position + 1 : last])
    return (position, last) if named and proper else None


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


def _noun(
    tree: Tree, position: int, run: tuple[int, int] | None, form: Form, kinds: KindModel
) -> Candidate:
    """Return the candidate with this head; ``run`` bounds a name found on the surface."""
    if form == "name":
        content: Sequence[int] = _name_words(tree, position, run)
        if run is not None and not set(range(*run)) <= set(content):
            content = tuple(range(*run))
        content = _before_verb(tree, position, content)
        first, end = content[0], content[-1] + 1
    else:
        inside = sorted(_extent(tree, position))
        first, end = inside[0], inside[-1] + 1
        content = (position, *_modifiers(tree, position))
    features = kind_features(tree, position, sorted(content), form, kinds.senses)
    probabilities = kinds.probabilities(features, tree.tokens[position].entity)
    return Candidate(
        head=position,
        first=first,
        last=end,
        form=form,
        words=tuple(sorted(content)),
        kind=KINDS[int(probabilities.argmax())],
        probabilities=tuple(float(p) for p in probabilities),
        number=_number(tree, position, form),
        gender=_gender(tree, position, form, content),
        determiner=_determiner(tree, position),
    )


def _extent(tree: Tree, position: int) -> Iterator[int]:
    """Yield the tokens that belong to a noun: no clauses, appositions, conjuncts or case marks."""
    yield position
    for child in tree.children[position]:
        token = tree.tokens[child]
        if token.deprel.partition(":")[0] not in INSIDE or after_noun(tree, child):
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


def _name_words(tree: Tree, position: int, run: tuple[int, int] | None) -> tuple[int, ...]:
    """Return the words of a name in text order: what is written together with its head.

    Titles, given and family names and their particles, numbers after a name ("Room 12") and "of"
    with another name ("Joseph of Arimathea"); no article, no adjective, no possessor.
    """
    inside = set(range(*run)) if run else {position}
    for child in tree.children[position]:
        token = tree.tokens[child]
        base = token.deprel.partition(":")[0]
        numbered = base == "nummod" and child == position + 1
        before = child == position - 1 and token.text.lower().rstrip(".") in TITLES
        titled = token.deprel == "nmod:desc" or base in NAME_PARTS or before
        origin = base == "nmod" and token.upos == "PROPN" and tree.marker(child) == "of"
        if numbered or titled or origin:
            inside |= {at for at in tree.subtree(child) if _name_like(tree, at) or numbered}
    first = last = position
    while first - 1 in inside or (first - 2 in inside and _joins(tree, first - 1)):
        first -= 1
    while last + 1 in inside or (last + 2 in inside and _joins(tree, last + 1)):
        last += 1
    return tuple(range(first, last + 1))


def _before_verb(tree: Tree, position: int, content: Sequence[int]) -> Sequence[int]:
    """Return the words of a name up to a lower-case verb that the tagger took for one: "Lind rang".

    Names are written small as well ("Mi kyung"), but not with the letters of a common verb.
    """
    for at in content[1:]:
        text = tree.tokens[at].text
        if at > position and text.islower() and text in PAST and tree.tokens[at - 1].text.istitle():
            return [k for k in content if k < at]
    return content


def _name_like(tree: Tree, at: int) -> bool:
    text = tree.tokens[at].text
    return text[:1].isupper() or tree.tokens[at].upos == "PROPN"


def _joins(tree: Tree, at: int) -> bool:
    """Whether a word may stand inside a name: a hyphen, a full stop, "of", "de", "van"."""
    return tree.tokens[at].text.lower() in INSIDE_NAMES


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


def _gender(tree: Tree, position: int, form: Form, content: Sequence[int]) -> str | None:
    """Return what the words show: a noun's meaning, or the title before a name."""
    if form == "nominal":
        described = {tree.tokens[at].lemma.lower() for at in tree.of(position, "amod")}
        shown = {GENDERED[word] for word in described if word in GENDERED}
        return word_gender(tree.tokens[position].text) or (shown.pop() if len(shown) == 1 else None)
    if len(content) > 1:
        title = tree.tokens[content[0]].text.lower().rstrip(".")
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
