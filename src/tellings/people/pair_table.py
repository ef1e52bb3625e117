"""The feature rows of all pairs of an account, computed by columns.

A long account has hundreds of thousands of pairs. What a feature needs of one mention is put into
arrays once; a pair's value is then a comparison of two array entries. Only what compares sets of
words is computed pair by pair.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import JaroWinkler

from tellings.people.features import DETERMINERS, FEATURES, GROUPS, ROLES, Mention, Scene
from tellings.people.kinds import KINDS
from tellings.people.pairs import pair_keys
from tellings.people.syntax import SUBJECTS
from tellings.people.words import REFLEXIVES

BLOCK = 32768
PRONOUN = 2.0
NUMBERS = (None, "sing", "plur")
GENDERS = (None, "masc", "fem", "neut")
RULES = {
    "": 0.0,
    "apposition": 1.0,
    "copula": 2.0,
    "relative": 3.0,
    "reflexive": 4.0,
    "forward": 0.0,  # no such pair was seen in training
}

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Key = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Columns:
    """One array a property, with one value a mention; words are numbered (the same, the same).

    ``single`` holds the properties by name; ``probabilities`` has shape (n, len(KINDS)).
    """

    single: dict[str, Floats]
    codes: dict[str, Whole]
    probabilities: Floats


def pair_blocks(scene: Scene, columns: Columns) -> Iterator[tuple[list[Key], NDArray[np.float32]]]:
    """Yield the pairs worth a look, the earlier mention first, with rows (n, len(FEATURES))."""
    keys: list[Key] = []
    for mention, numbers in pair_keys(scene):
        keys += [(number, mention) for number in numbers]
        if len(keys) >= BLOCK:
            yield keys, pair_rows(scene, columns, keys)
            keys = []
    if keys:
        yield keys, pair_rows(scene, columns, keys)


def columns_of(scene: Scene) -> Columns:
    """Return what pairs need of each mention of an account."""
    mentions = scene.mentions

    def numbers(value: Callable[[Mention], float]) -> Floats:
        return np.asarray([value(m) for m in mentions], dtype=np.float64)

    def codes(value: Callable[[Mention], Hashable]) -> Whole:
        seen: dict[Hashable, int] = {}
        return np.asarray([seen.setdefault(value(m), len(seen)) for m in mentions], dtype=np.int64)

    tokens = scene.tree.tokens
    return Columns(
        single={name: numbers(value) for name, value in _SINGLE.items()}
        | {"count": numbers(lambda m: min(scene.heads[m.lemma], 20) if m.form != PRONOUN else -1)}
        | {"once": numbers(lambda m: scene.heads[m.lemma] == 1)},
        codes={name: codes(value) for name, value in _CODED.items()}
        | {"governor_lemma": codes(lambda m: tokens[m.governor].lemma)}
        | _acronym_codes(mentions),
        probabilities=np.asarray(
            [m.candidate.probabilities for m in mentions], dtype=np.float64
        ).reshape(-1, len(KINDS)),
    )


_SINGLE: dict[str, Callable[[Mention], float]] = {
    "form": lambda m: m.form,
    "pronoun": lambda m: GROUPS.index(m.group) if m.group else -1,
    "determiner": lambda m: DETERMINERS.index(m.candidate.determiner),
    "role": lambda m: ROLES.index(m.role) if m.role in ROLES else len(ROLES),
    "kind": lambda m: KINDS.index(m.candidate.kind) if m.candidate.kind else -1,
    "person": lambda m: m.candidate.probabilities[0] if m.candidate.kind else -1,
    "number": lambda m: NUMBERS.index(m.candidate.number),
    "gender": lambda m: GENDERS.index(m.candidate.gender),
    "sentence": lambda m: m.sentence,
    "words": lambda m: len(m.words),
    "modifiers": lambda m: len(m.modifiers),
    "names": lambda m: len(m.names),
    "length": lambda m: min(m.candidate.last - m.candidate.first, 12),
    "place": lambda m: m.place,
    "voiced": lambda m: bool(m.voice),
    "reflexive": lambda m: m.lower in REFLEXIVES,
    "subject": lambda m: m.role in SUBJECTS,
    "grammatical person": lambda m: m.person,
    "relative": lambda m: m.candidate.relative,
    "possessed": lambda m: m.candidate.determiner == "poss",
}
_CODED: dict[str, Callable[[Mention], Hashable]] = {
    "lemma": lambda m: m.lemma,
    "lower": lambda m: m.lower,
    "text": lambda m: m.text,
    "role": lambda m: m.role,
    "voice": lambda m: m.voice,
    "last name": lambda m: m.names[-1] if m.names else "",
    "governor": lambda m: m.governor,
    "clause": lambda m: m.clause,
}


def _acronym_codes(mentions: Sequence[Mention]) -> dict[str, Whole]:
    """Return numbers for acronyms and for initials of longer names; -1 and -2 for neither."""
    seen: dict[str, int] = {}

    def code(word: str) -> int:
        return seen.setdefault(word, len(seen))

    short = [
        code(m.lower.upper())
        if len(m.lower) > 1 and m.candidate.form == "name" and len(m.names) == 1
        else -1
        for m in mentions
    ]
    long = [code(m.initials) if len(m.initials) > 1 else -2 for m in mentions]
    return {
        "acronym": np.asarray(short, dtype=np.int64),
        "initials": np.asarray(long, dtype=np.int64),
    }


def pair_rows(scene: Scene, columns: Columns, keys: Sequence[Key]) -> NDArray[np.float32]:
    """Return the feature rows of pairs (antecedent, mention), shape (n, len(FEATURES))."""
    pairs = np.asarray(keys, dtype=np.int64).reshape(-1, 2)
    found = _own(columns, pairs) | _compared(columns, pairs)
    found |= _words(scene, columns, keys, pairs) | _links(scene, keys)
    found["between_agreeing"] = np.minimum(_between(columns, pairs), 30)
    rows = np.empty((len(keys), len(FEATURES)), dtype=np.float32)
    for at, name in enumerate(FEATURES):
        rows[:, at] = found[name]
    return rows


def _own(columns: Columns, pairs: Whole) -> dict[str, Floats]:
    """Features of one of the two mentions alone."""
    a, m = pairs[:, 0], pairs[:, 1]
    one = {name: column[a] for name, column in columns.single.items()}
    two = {name: column[m] for name, column in columns.single.items()}
    return {
        "reflexive": two["reflexive"],
        "subject_a": one["subject"],
        "paragraph_order": (two["place"] < 3).astype(np.float64),
        "possessor_a": one["possessed"],
        "possessor_m": two["possessed"],
        "relative_between": one["relative"],
        "voices": one["voiced"] + 2.0 * two["voiced"],
        "person_pair": one["grammatical person"] * 4 + two["grammatical person"],
        "sentences_apart": np.minimum(two["sentence"] - one["sentence"], 100),
        "mentions_apart": np.minimum(m - a, 400).astype(np.float64),
    }


def _compared(columns: Columns, pairs: Whole) -> dict[str, Floats]:
    """Features that compare one property of the two mentions."""
    a, m = pairs[:, 0], pairs[:, 1]
    single, codes = columns.single, columns.codes

    def same(name: str) -> NDArray[np.bool_]:
        return np.asarray(codes[name][a] == codes[name][m])

    nominal = (single["form"][a] != PRONOUN) & (single["form"][m] != PRONOUN)
    known = (single["kind"][a] >= 0) & (single["kind"][m] >= 0)
    named = (single["names"][a] > 0) & (single["names"][m] > 0)
    dot = np.zeros(len(pairs))
    for kind in range(len(KINDS)):  # one after the other, as the training data were made
        dot += columns.probabilities[a, kind] * columns.probabilities[m, kind]
    governor = np.where(same("governor"), 2.0, same("governor_lemma").astype(np.float64))
    acronym = codes["acronym"][a] == codes["initials"][m]
    acronym |= codes["acronym"][m] == codes["initials"][a]
    return {
        "kind_agreement": np.where(known, dot, -1.0),
        "number": _agreement(single["number"], a, m),
        "gender": _agreement(single["gender"], a, m),
        "same_head": (nominal & same("lemma")).astype(np.float64),
        "same_head_text": (nominal & same("lower")).astype(np.float64),
        "same_text": same("text").astype(np.float64),
        "name_last_same": (named & same("last name")).astype(np.float64),
        "acronym": acronym.astype(np.float64),
        "same_role": same("role").astype(np.float64),
        "same_governor": governor,
        "same_clause": same("clause").astype(np.float64),
        "same_voice": same("voice").astype(np.float64),
        "first_of_head": (nominal & (single["once"][m] > 0)).astype(np.float64),
    }


def _agreement(values: Floats, a: Whole, m: Whole) -> Floats:
    """Return 1 where both are known and equal, -1 where they differ, 0 where one is not known."""
    known = (values[a] > 0) & (values[m] > 0)
    return np.where(known, np.where(values[a] == values[m], 1.0, -1.0), 0.0)


def _words(scene: Scene, columns: Columns, keys: Sequence[Key], pairs: Whole) -> dict[str, Floats]:
    """Features of the words that two nouns share; -1 where one is a pronoun."""
    a, m = pairs[:, 0], pairs[:, 1]
    single, mentions = columns.single, scene.mentions
    nominal = (single["form"][a] != PRONOUN) & (single["form"][m] != PRONOUN)
    shared, modifiers = np.full(len(keys), -1.0), np.full(len(keys), -1.0)
    names = np.zeros(len(keys))
    for at in np.flatnonzero(nominal).tolist():
        one, two = mentions[keys[at][0]], mentions[keys[at][1]]
        shared[at] = len(one.words & two.words)
        modifiers[at] = len(one.modifiers & two.modifiers)
        if one.names and two.names:
            names[at] = len(set(one.names) & set(two.names))
    size = single["words"][m]
    share = np.where(nominal & (size > 0), shared / np.maximum(size, 1), -1.0)
    other = (single["modifiers"][a] > 0) & (single["modifiers"][m] > 0) & (modifiers == 0)
    likeness = np.full(len(keys), -1.0)
    likeness[nominal] = _head_likeness(scene, columns, pairs[nominal])
    return {
        "words_shared": shared,
        "words_of_m_in_a": share,
        "modifiers_shared": modifiers,
        "modifiers_clash": np.where(nominal, other.astype(np.float64), -1.0),
        "name_words_shared": names,
        "head_likeness": likeness,
    }


def _head_likeness(scene: Scene, columns: Columns, pairs: Whole) -> Floats:
    """Return the Jaro-Winkler likeness of the heads, once for each two different lemmas."""
    lemma = columns.codes["lemma"]
    codes = np.stack([lemma[pairs[:, 0]], lemma[pairs[:, 1]]], axis=1)
    _, first, inverse = np.unique(
        codes[:, 0] * (len(lemma) + 1) + codes[:, 1], return_index=True, return_inverse=True
    )
    values = [
        JaroWinkler.similarity(scene.mentions[a].lemma, scene.mentions[m].lemma)
        for a, m in pairs[first].tolist()
    ]
    return np.asarray(values, dtype=np.float64)[inverse]


def _links(scene: Scene, keys: Sequence[Key]) -> dict[str, Floats]:
    """Features of what grammar says about the two."""
    same = scene.links.same
    return {"same_rule": np.asarray([RULES[same.get(key, "")] for key in keys])}


def _between(columns: Columns, pairs: Whole) -> Floats:
    """Return how many mentions agree with the later one in number, gender and being a person.

    Counted from the antecedent looked at before this one (it included) to the later mention, by
    prefix sums: one running count for each sort of mention that a later one can be. ``pairs`` must
    hold the antecedents of a mention side by side, nearest first.
    """
    number, gender = columns.single["number"], columns.single["gender"]
    human = columns.single["kind"] == KINDS.index("person")
    sorts = np.stack([number, gender, human], axis=1)
    found = np.zeros(len(pairs))
    first = np.ones(len(pairs), dtype=bool)
    first[1:] = pairs[1:, 1] != pairs[:-1, 1]
    since = np.where(first, pairs[:, 1], np.roll(pairs[:, 0], 1))
    for sort in np.unique(sorts[pairs[:, 1]], axis=0):
        agree = human == bool(sort[2])
        for values, value in ((number, sort[0]), (gender, sort[1])):
            agree &= (values == value) | (values == 0) | (value == 0)
        running = np.concatenate([[0], np.cumsum(agree)])
        here = (sorts[pairs[:, 1]] == sort).all(axis=1)
        found[here] = running[pairs[here, 1]] - running[since[here]]
    return found
