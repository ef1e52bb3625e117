"""A tree view of an analysis: children, sentence of a token, subtrees, simple patterns.

Positions are token indices of the analysis throughout.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tellings.records.language import Analysis, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """An analysis with its dependents by governor and the sentence number of every token."""

    analysis: Analysis
    children: tuple[tuple[int, ...], ...]
    sentence: tuple[int, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the analysis."""
        return self.analysis.tokens

    def of(self, position: int, *deprels: str) -> tuple[int, ...]:
        """Return the dependents of a token with one of these relations (subtypes included)."""
        return tuple(
            child
            for child in self.children[position]
            if self.tokens[child].deprel in deprels
            or self.tokens[child].deprel.partition(":")[0] in deprels
        )

    def ancestors(self, position: int) -> Iterator[int]:
        """Yield the governors of a token, nearest first; a broken tree ends the walk."""
        seen = {position}
        while (head := self.tokens[position].head) not in seen:
            seen.add(head)
            yield head
            position = head

    def subtree(self, position: int) -> tuple[int, ...]:
        """Return a token and everything under it, in text order."""
        found = {position}
        todo = [position]
        while todo:
            for child in self.children[todo.pop()]:
                if child not in found:
                    found.add(child)
                    todo.append(child)
        return tuple(sorted(found))

    def clause(self, position: int) -> int:
        """Return the verb (or other clause head) that a token is an argument of."""
        for ancestor in self.ancestors(position):
            if self.tokens[ancestor].upos in {"VERB", "AUX"} or self.of(ancestor, "nsubj", "cop"):
                return ancestor
        return position

    def marker(self, position: int) -> str:
        """Return the preposition of a token, lower case, or an empty string."""
        for child in self.of(position, "case"):
            if self.tokens[child].text not in {"'s", "’s", "'", "’"}:
                return self.tokens[child].text.lower()
        return ""


def tree_of(analysis: Analysis) -> Tree:
    """Return the tree view of an analysis."""
    children: list[list[int]] = [[] for _ in analysis.tokens]
    for position, token in enumerate(analysis.tokens):
        if token.head != position:
            children[token.head].append(position)
    sentence = [0] * len(analysis.tokens)
    for number, span in enumerate(analysis.sentences):
        for position in range(span.first, span.last):
            sentence[position] = number
    return Tree(
        analysis=analysis,
        children=tuple(tuple(row) for row in children),
        sentence=tuple(sentence),
    )


def feature(token: Token, name: str) -> str | None:
    """Return the value of a UD feature of a token."""
    for pair in token.feats.split("|"):
        key, _, value = pair.partition("=")
        if key == name:
            return value
    return None
