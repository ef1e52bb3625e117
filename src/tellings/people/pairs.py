"""Which earlier mentions are worth a look for a mention, and the feature rows of these pairs.

A pronoun looks back a few sentences. A noun or name looks at everything earlier that shares a word
with it, and at its near neighbourhood (for "the pilot" after "Ada").
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.people.features import FEATURES, Mention, Scene, agreement, pair_features
from tellings.text.names import part_likeness

PRONOUN_SENTENCES = 8
PRONOUN_MENTIONS = 60
NEAR_MENTIONS = 25
NEAR_SENTENCES = 5
MAX_SAME_HEAD = 40


def antecedents(scene: Scene, m: Mention) -> list[int]:
    """Return the numbers of the earlier mentions to compare with ``m``, nearest first."""
    found: list[int] = []
    same_head = 0
    for number in range(m.number_in_account - 1, -1, -1):
        a = scene.mentions[number]
        apart = m.sentence - a.sentence
        steps = m.number_in_account - number
        if a.candidate.relative or (number, m.number_in_account) in scene.links.apart:
            continue
        if m.form == 2.0:
            if apart > PRONOUN_SENTENCES and m.person == 3:
                break
            if steps > PRONOUN_MENTIONS and (m.person == 3 or a.group != m.group):
                continue
            if steps > 6 * PRONOUN_MENTIONS:
                break
            if _pronouns_clash(a, m):
                continue
            found.append(number)
        elif steps <= NEAR_MENTIONS and apart <= NEAR_SENTENCES:
            found.append(number)
        elif a.form != 2.0 and same_head < MAX_SAME_HEAD and _related(a, m):
            same_head += 1
            found.append(number)
    return found


def _pronouns_clash(a: Mention, m: Mention) -> bool:
    return agreement(a.candidate.gender, m.candidate.gender) < 0 and bool(a.group)


def _related(a: Mention, m: Mention) -> bool:
    if a.lemma == m.lemma or a.words & m.words:
        return True
    if a.names and m.names:
        return a.lemma[0] == m.lemma[0] and part_likeness(a.lemma, m.lemma)[0] > 0.5
    return False


def pair_rows(scene: Scene, m: Mention, numbers: Sequence[int]) -> NDArray[np.float32]:
    """Return the feature rows of ``m`` with each of ``numbers``, shape (n, len(FEATURES))."""
    rows = np.empty((len(numbers), len(FEATURES)), dtype=np.float32)
    between = 0
    last = m.number_in_account
    for row, number in enumerate(numbers):
        rows[row] = pair_features(scene, scene.mentions[number], m, between)
        for passed in range(number, last):
            other = scene.mentions[passed].candidate
            clash = (
                agreement(other.gender, m.candidate.gender) < 0
                or agreement(other.number, m.candidate.number) < 0
                or bool(m.candidate.kind == "person") != bool(other.kind == "person")
            )
            between += not clash
        last = number
    return rows
