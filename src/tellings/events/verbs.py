"""How near two predicates stand to each other in WordNet: word knowledge about paraphrase.

Accounts tell one event with other words: "arrested", "nabbed", "the arrest". Two predicates are
near when they are the same verb, or a noun derived from it, or share a sense, or stand at most
three steps apart along more and less exact words (Wu & Palmer 1994, Verb semantics and lexical
selection, use the same tree). Only the most usual senses count, and the kindest pair of them: a
likeness here speaks for a pair, its lack says little.

    "arrest", "apprehend" 0.9       "arrest" (noun), "arrest" (verb) 1.0       "run", "walk" 0.45
"""

from collections.abc import Iterator

from tellings.text.lexicon import HYPERNYMS, Lexicon

SENSES = 4
STEPS = 3
SAME, SHARED = 1.0, 0.9
NEAR = {1: 0.7, 2: 0.45, 3: 0.25}


class Verbs:
    """Likenesses of predicates, each pair looked up once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known: dict[tuple[str, str], float] = {}
        self._verbs: dict[str, tuple[str, ...]] = {}
        self._senses: dict[tuple[str, str], tuple[dict[int, int], ...]] = {}

    def likeness(self, left: str, right: str) -> float:
        """Return how near two predicates (lemmas) are, 0 to 1."""
        pair = (left, right) if left <= right else (right, left)
        if pair not in self._known:
            self._known[pair] = self._look_up(*pair)
        return self._known[pair]

    def _look_up(self, left: str, right: str) -> float:
        ours, theirs = self._verbs_of(left), self._verbs_of(right)
        if set(ours) & set(theirs):
            return SAME
        as_verbs = [self._nearest(one, other, "v") for one in ours for other in theirs]
        return max([self._nearest(left, right, "n"), *as_verbs])

    def _verbs_of(self, predicate: str) -> tuple[str, ...]:
        """Return the predicate's own verb and those that a noun is derived from."""
        if predicate not in self._verbs:
            whole = self._lexicon.knows(predicate, "v")
            word = predicate if whole else predicate.split(" ", 1)[0]
            own = (word,) if self._lexicon.knows(word, "v") else ()
            derived = self._lexicon.verbs_of_nouns.get(word, ())
            self._verbs[predicate] = tuple(dict.fromkeys((*own, *derived)))
        return self._verbs[predicate]

    def _nearest(self, left: str, right: str, part: str) -> float:
        steps = min(
            (
                one[shared] + other[shared]
                for one in self._above(left, part)
                for other in self._above(right, part)
                for shared in one.keys() & other.keys()
            ),
            default=STEPS + 1,
        )
        return SHARED if steps == 0 else NEAR.get(steps, 0.0)

    def _above(self, word: str, part: str) -> tuple[dict[int, int], ...]:
        """Return for each usual sense what stands above it, and how many steps."""
        if (word, part) not in self._senses:
            senses = self._lexicon.usual(word, part, SENSES)
            self._senses[word, part] = tuple(dict(self._climb(sense)) for sense in senses)
        return self._senses[word, part]

    def _climb(self, sense: int) -> Iterator[tuple[int, int]]:
        seen, layer = {sense}, [sense]
        yield sense, 0
        for step in range(1, STEPS + 1):
            layer = [up for low in layer for up in self._lexicon.linked(low, HYPERNYMS)]
            layer = [up for up in dict.fromkeys(layer) if up not in seen]
            seen.update(layer)
            for up in layer:
                yield up, step
