"""What a growing cluster knows of its nouns, kept up to date instead of recomputed.

A main character has thousands of mentions; looking at all of them whenever a mention might join
made reading quadratic.
"""

from dataclasses import dataclass, field

from tellings.people.features import Mention

PRONOUN = 2.0


@dataclass(slots=True)
class Summary:
    """How many nouns and names a cluster has, and the lemmas of their heads."""

    nouns: int = 0
    lemmas: set[str] = field(default_factory=set)

    def add(self, m: Mention) -> None:
        """Add a mention."""
        if m.form != PRONOUN:
            self.nouns += 1
            self.lemmas.add(m.lemma)

    def absorb(self, other: "Summary") -> None:
        """Add what another summary holds."""
        self.nouns += other.nouns
        self.lemmas |= other.lemmas
