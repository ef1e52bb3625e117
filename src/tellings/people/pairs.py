"""Which earlier mentions are worth a look for a mention.

A pronoun looks back a few sentences. A noun or name looks at everything earlier that shares a word
with it, and at its near neighbourhood (for "the pilot" after "Ada"). What shares a word is found
through an index of the account's nouns, so that the cost grows with the account and not with its
square.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import groupby, islice

from tellings.people.features import Mention, Scene, agreement
from tellings.text.name_parts import part_likeness

PRONOUN_SENTENCES = 8
PRONOUN_MENTIONS = 60
NEAR_MENTIONS = 25
NEAR_SENTENCES = 5
MAX_SAME_HEAD = 40
ALIKE = 0.5

Places = Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NounIndex:
    """The nouns and names of an account: ascending mention numbers by word, by lemma of the head.

    ``names`` holds names alone by lemma; ``alike`` gives for such a lemma the others that may be a
    spelling of it.
    """

    words: Places
    lemmas: Places
    names: Places
    alike: Mapping[str, Sequence[str]]

    def related(self, m: Mention, before: int) -> Iterator[int]:
        """Yield the nouns before mention ``before`` that may name the same as ``m``, last first.

        They share a word or the head's lemma with it, or are names that sound alike.
        """
        found = [self.words.get(word, ()) for word in sorted(m.words)]
        found.append(self.lemmas.get(m.lemma, ()))
        if m.names:
            found += [self.names[lemma] for lemma in self.alike[m.lemma]]
        rows = (_downwards(row, bisect_left(row, before)) for row in found)
        return (number for number, _ in groupby(merge(*rows, reverse=True)))


def _downwards(row: Sequence[int], size: int) -> Iterator[int]:
    return (row[at] for at in range(size - 1, -1, -1))


def noun_index(scene: Scene) -> NounIndex:
    """Return the index of an account's nouns."""
    words: dict[str, list[int]] = {}
    lemmas: dict[str, list[int]] = {}
    names: dict[str, list[int]] = {}
    for m in scene.mentions:
        if m.form == 2.0:
            continue
        for word in m.words:
            words.setdefault(word, []).append(m.number_in_account)
        lemmas.setdefault(m.lemma, []).append(m.number_in_account)
        if m.names:
            names.setdefault(m.lemma, []).append(m.number_in_account)
    return NounIndex(words=words, lemmas=lemmas, names=names, alike=_alike(names))


def _alike(names: Places) -> dict[str, tuple[str, ...]]:
    """Return for each lemma of a name the others with its first letter that sound like it."""
    initial: dict[str, list[str]] = {}
    for lemma in names:
        initial.setdefault(lemma[:1], []).append(lemma)
    return {
        lemma: tuple(
            other
            for other in initial[lemma[:1]]
            if other != lemma and part_likeness(other, lemma)[0] > ALIKE
        )
        for lemma in names
    }


def antecedents(scene: Scene, m: Mention, nouns: NounIndex) -> list[int]:
    """Return the numbers of the earlier mentions to compare with ``m``, nearest first."""
    if m.form == 2.0:
        return list(_for_pronoun(scene, m))
    first = m.number_in_account
    while (
        first > 0
        and m.number_in_account - first < NEAR_MENTIONS
        and m.sentence - scene.mentions[first - 1].sentence <= NEAR_SENTENCES
    ):
        first -= 1
    near = range(m.number_in_account - 1, first - 1, -1)
    related = (n for n in nouns.related(m, first) if _allowed(scene, n, m))
    return [*(n for n in near if _allowed(scene, n, m)), *islice(related, MAX_SAME_HEAD)]


def _allowed(scene: Scene, number: int, m: Mention) -> bool:
    """Whether grammar leaves it open that an earlier mention is ``m``."""
    if scene.mentions[number].candidate.relative:
        return False
    return (number, m.number_in_account) not in scene.links.apart


def _for_pronoun(scene: Scene, m: Mention) -> Iterator[int]:
    """Yield what a pronoun may stand for; "I" and "you" look further back for their like."""
    for number in range(m.number_in_account - 1, -1, -1):
        a = scene.mentions[number]
        steps = m.number_in_account - number
        if not _allowed(scene, number, m):
            continue
        if m.sentence - a.sentence > PRONOUN_SENTENCES and m.person == 3:
            break
        if steps > PRONOUN_MENTIONS and (m.person == 3 or a.group != m.group):
            continue
        if steps > 6 * PRONOUN_MENTIONS:
            break
        if not _pronouns_clash(a, m):
            yield number


def _pronouns_clash(a: Mention, m: Mention) -> bool:
    return agreement(a.candidate.gender, m.candidate.gender) < 0 and bool(a.group)


def pair_keys(scene: Scene) -> Iterator[tuple[int, list[int]]]:
    """Yield each mention that has something to look at, with these antecedents, nearest first."""
    nouns = noun_index(scene)
    for m in scene.mentions:
        if not m.candidate.relative:
            numbers = antecedents(scene, m, nouns)
            if numbers:
                yield m.number_in_account, numbers
