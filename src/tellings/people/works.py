"""Nouns for works: films, books, plays; and whether an account speaks of one."""

from tellings.people.syntax import Tree
from tellings.people.words import word_set

WORKS = word_set(
    """film movie book novel play show series episode documentary drama sequel prequel remake
    adaptation musical opera comic anime manga masterpiece blockbuster tearjerker screenplay
    article review recap"""
)


def speaks_of_work(tree: Tree) -> bool:
    """Whether the account names a work: "the film", "this novel"."""
    return any(
        token.upos in {"NOUN", "PROPN"} and token.lemma.lower() in WORKS for token in tree.tokens
    )
