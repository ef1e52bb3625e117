"""The syntax of an account as a tree that can be asked: children, subtrees, features, spans.

``Tree`` wraps an ``Analysis`` and survives any: a governor outside the sentence or a cycle is
read as a root. Token numbers are indices into ``Analysis.tokens``.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from tellings.claims.mending import mend
from tellings.records.language import Analysis, Sentence, Token

MOST_STEPS = 12
"""Steps along coordinated words: parsers attach them to the first, chains are noise."""

APOSTROPHES = str.maketrans(dict.fromkeys("‘’‚‛ʼ′＇`´ˋˊ", "'"))


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """An analysis with children by governor. ``text`` is the document's whole text."""

    analysis: Analysis
    text: str
    governors: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    sentence_of: tuple[int, ...]
    relations: tuple[str, ...]
    bases: tuple[str, ...]
    complements: dict[int, int | None] = field(default_factory=dict)
    """Open complements that were looked for already, by predicate."""

    def token(self, index: int) -> Token:
        """Return the token."""
        return self.analysis.tokens[index]

    def sentence(self, index: int) -> Sentence:
        """Return the sentence of a token."""
        return self.analysis.sentences[self.sentence_of[index]]

    def word(self, index: int) -> str:
        """Return the token's form in lower case, with straight apostrophes."""
        return self.analysis.tokens[index].text.lower().translate(APOSTROPHES)

    def lemma(self, index: int) -> str:
        """Return the token's lemma in lower case."""
        return self.analysis.tokens[index].lemma.lower()

    def upos(self, index: int) -> str:
        """Return the universal part of speech."""
        return self.analysis.tokens[index].upos

    def rel(self, index: int) -> str:
        """Return the full relation to the governor ("acl:relcl"); "root" for a root."""
        return self.relations[index]

    def feat(self, index: int, name: str) -> str | None:
        """Return the value of a morphological feature."""
        for pair in self.analysis.tokens[index].feats.split("|"):
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return None

    def is_ing(self, index: int) -> bool:
        """Return whether a verb ends in "-ing" as a gerund does, not as "bring" and "sing" do."""
        word = self.word(index)
        return word.endswith("ing") and self.lemma(index) != word

    def kids(self, index: int, *relations: str) -> tuple[int, ...]:
        """Return the children, only those with one of ``relations`` where given.

        A relation without a subtype stands for all of its subtypes.
        """
        found = self.children[index]
        if not relations or not found:
            return found
        full, bases = self.relations, self.bases
        return tuple([c for c in found if full[c] in relations or bases[c] in relations])

    def first_conjunct(self, index: int) -> int:
        """Return the first of the coordinated tokens, looked for a few steps up."""
        node = index
        for _ in range(MOST_STEPS):
            if self.relations[node] != "conj":
                break
            node = self.governors[node]
        return node

    def subtree(self, index: int, *, without: frozenset[int] = frozenset()) -> tuple[int, ...]:
        """Return the tokens below and including ``index`` in order, save those in ``without``."""
        found, stack = [], [index]
        while stack:
            node = stack.pop()
            found.append(node)
            stack.extend(c for c in self.children[node] if c not in without)
        return tuple(sorted(found))

    def span(self, tokens: Iterable[int]) -> tuple[int, int]:
        """Return start and end from the first to the last token, punctuation at the edges cut."""
        indices = tuple(tokens)
        kept = tuple(i for i in indices if self.upos(i) != "PUNCT") or indices
        return min(self.token(i).start for i in kept), max(self.token(i).end for i in kept)


def matches(relation: str, wanted: Collection[str]) -> bool:
    """Return whether a relation is among ``wanted`` (base relations cover their subtypes)."""
    return relation in wanted or relation.split(":", 1)[0] in wanted


def plant(analysis: Analysis, text: str) -> Tree:
    """Return the tree of an analysis."""
    governors = list(range(len(analysis.tokens)))
    sentence_of = [0] * len(analysis.tokens)
    for number, sentence in enumerate(analysis.sentences):
        for index in range(sentence.first, sentence.last):
            sentence_of[index] = number
            head = analysis.tokens[index].head
            if sentence.first <= head < sentence.last:
                governors[index] = head
    tokens = analysis.tokens
    mended = mend(analysis, governors)
    _break_cycles(governors)
    children: list[list[int]] = [[] for _ in governors]
    for index, head in enumerate(governors):
        if head != index:
            children[head].append(index)
    relations = tuple(
        "root" if h == i else mended.get(i, tokens[i].deprel) for i, h in enumerate(governors)
    )
    return Tree(
        analysis=analysis,
        text=text,
        governors=tuple(governors),
        children=tuple(tuple(c) for c in children),
        sentence_of=tuple(sentence_of),
        relations=relations,
        bases=tuple(r.split(":", 1)[0] for r in relations),
    )


def _break_cycles(governors: list[int]) -> None:
    """Make the first token of every cycle a root."""
    state = [0] * len(governors)
    for start in range(len(governors)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = governors[node]
        if state[node] == 1 and governors[node] != node:
            governors[node] = node
        for seen in path:
            state[seen] = 2
