"""Word pieces of words, and what the pieces do not show: capitals and blanks.

The network reads word pieces in small letters (Wu et al. 2016, https://arxiv.org/abs/1609.08144).
A word's ``shape`` gives back what that loses: how it is written, and whether a blank stands before
it.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tellings.errors import ModelError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LONGEST_WORD = 24
"""A word of more pieces keeps its first ones: it is no word of a language."""

SHAPES = 15


def shape(form: str, space: bool) -> int:
    """Return the shape of a word, 1 to 14; 0 is for pieces that are no word's."""
    if form.islower():
        kind = 0
    elif len(form) == 1 and form.isupper():
        kind = 1
    elif form.isupper():
        kind = 2
    elif form.istitle():
        kind = 3
    elif any(char.isdigit() for char in form):
        kind = 4
    elif form[:1].isalpha():
        kind = 5
    else:
        kind = 6
    return 1 + 2 * kind + space


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPieces:
    """The pieces of single words, each word looked up once."""

    tokenizer: "Tokenizer"
    opening: int
    parting: int
    masked: int
    unknown: int
    known: dict[str, tuple[int, ...]] = field(default_factory=dict, repr=False)

    def of(self, word: str) -> tuple[int, ...]:
        """Return the ids of a word's pieces, at least one."""
        found = self.known.get(word)
        if found is None:
            ids = self.tokenizer.encode(word, add_special_tokens=False).ids[:LONGEST_WORD]
            found = self.known[word] = tuple(ids) or (self.unknown,)
        return found


def word_pieces(tokenizer: "Tokenizer") -> WordPieces:
    """Return the word pieces of a tokenizer of the BERT family; ModelError for any other."""

    def mark(name: str) -> int:
        found = tokenizer.token_to_id(name)
        if found is None:
            raise ModelError(f"the tokenizer has no {name}; reinstall Tellings")
        return found

    return WordPieces(
        tokenizer=tokenizer,
        opening=mark("[CLS]"),
        parting=mark("[SEP]"),
        masked=mark("[MASK]"),
        unknown=mark("[UNK]"),
    )
