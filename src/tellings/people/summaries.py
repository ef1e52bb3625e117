"""What a growing cluster knows of its nouns and its order, kept up to date instead of recomputed.

A main character has thousands of mentions; looking at all of them whenever a mention might join
made reading quadratic. Sums are taken in the order in which members came, so that the figures are
those of a sum over the members.
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tellings.people.features import Mention
from tellings.people.kinds import KINDS

PRONOUN = 2.0


@dataclass(slots=True)
class Summary:
    """Nouns and names of a cluster, and its members in text order.

    ``rank`` gives for a noun its place among the nouns; ``totals`` the summed probabilities of
    KINDS; ``modifiers`` by lemma all modifiers said of nouns that have some.
    """

    order: list[int] = field(default_factory=list)
    nouns: list[Mention] = field(default_factory=list)
    rank: dict[int, int] = field(default_factory=dict)
    totals: list[float] = field(default_factory=lambda: [0.0] * len(KINDS))
    lemmas: Counter[str] = field(default_factory=Counter)
    texts: set[str] = field(default_factory=set)
    modifiers: dict[str, set[str]] = field(default_factory=dict)

    def add(self, m: Mention) -> None:
        """Add a mention."""
        insort(self.order, m.number_in_account)
        if m.form != PRONOUN:
            self._add_noun(m)

    def _add_noun(self, m: Mention) -> None:
        self.rank[m.number_in_account] = len(self.nouns)
        self.nouns.append(m)
        for at, probability in enumerate(m.candidate.probabilities):
            self.totals[at] += probability
        self.lemmas[m.lemma] += 1
        self.texts.add(m.text)
        if m.modifiers:
            self.modifiers.setdefault(m.lemma, set()).update(m.modifiers)

    def absorb(self, other: "Summary") -> None:
        """Add what another summary holds, its nouns after the own ones."""
        for number in other.order:
            insort(self.order, number)
        for m in other.nouns:
            self._add_noun(m)

    def last_before(self, number: int) -> int | None:
        """Return the last member before mention ``number``, None when there is none."""
        at = bisect_left(self.order, number)
        return self.order[at - 1] if at else None

    def in_rank(self, numbers: Iterable[int]) -> list[int]:
        """Return those of ``numbers`` that are nouns, in the order of the nouns."""
        return sorted((n for n in numbers if n in self.rank), key=self.rank.__getitem__)
