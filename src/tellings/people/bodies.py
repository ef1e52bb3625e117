"""What families and bodies are called in short: "the Lind family", "the foundation".

A teller who has named the Lind Foundation goes on with "the foundation"; "the Linds" of one account
are "the Lind family" of another.
"""

from collections.abc import Iterator, Sequence

from tellings.people.words import word_set
from tellings.records.people import EntityKind, Mention
from tellings.text.written_names import strip_possessive

SHORT_NAME = 3
BODIES = word_set(
    """foundation bank company club society union council committee commission ministry institute
    university college school church hospital museum theatre trust board association agency bureau
    department court corporation brewery factory mill bakery hotel newspaper magazine company firm
    party federation league academy orchestra charity"""
)
"""Nouns by which a body with a longer name is called in short: "the Lind Foundation"."""


def body_roles(chain: Sequence[Mention], kind: EntityKind) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the noun and the words by which a chain's names may be put in short."""
    for m in chain:
        words = strip_possessive(m.text).removeprefix("The ").removeprefix("the ").split()
        if m.form != "name" or not words:
            continue
        last = words[-1]
        if kind == "group" and len(words) == 1 and last.endswith("s") and len(last) > SHORT_NAME:
            yield "family", frozenset({last, last.removesuffix("s"), "family"})
        if kind == "organisation" and len(words) > 1 and last.lower() in BODIES:
            yield last.lower(), frozenset({last.lower()})
