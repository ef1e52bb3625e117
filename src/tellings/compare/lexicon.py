"""Word knowledge as the comparison of claims uses it; it lives in ``text.lexicon``."""

from tellings.text.lexicon import Lexicon, WordRelation, load, ordered

__all__ = ["Lexicon", "WordRelation", "load", "ordered"]
