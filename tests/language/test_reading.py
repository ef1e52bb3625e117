"""Windows and sentences, with a network that scores what a test tells it to."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.language.network import LABELS, MOST_PIECES, TAGS, Scores, Word
from tellings.language.reading import read


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A network for words written "WIDTH:STARTS": its scores are drawn, its starts are told."""

    windows: list[list[str]] = field(default_factory=list)
    labels: dict[str, tuple[str, ...]] = field(
        default_factory=lambda: dict.fromkeys(LABELS, ("a", "root", "b"))
    )

    def width(self, word: Word) -> int:
        """Return the width that the word names."""
        return int(word.form.split(":")[0])

    def scores(self, words: Sequence[Word]) -> Scores:
        """Return drawn scores, and a sentence start where the word says so."""
        forms = [word.form for word in words]
        self.windows.append(forms)
        draw = np.random.default_rng(len(forms)).normal
        count = len(forms)
        return Scores(
            tags={name: draw(size=(count, 3)).astype(np.float32) for name in TAGS},
            starts=np.array([1.0 if form.endswith("1") else -1.0 for form in forms], np.float32),
            arcs=draw(size=(count, count)).astype(np.float32),
            label_rows=draw(size=(count, 3, 5)).astype(np.float32),
            label_heads=draw(size=(count, 4)).astype(np.float32),
            coreference=draw(size=(count, 129)).astype(np.float32),
        )


WORDS = st.lists(
    st.tuples(st.integers(1, 24), st.booleans(), st.integers(0, 30), st.booleans()), max_size=300
)


def words_of(drawn: list[tuple[int, bool, int, bool]]) -> list[Word]:
    """Return the words that were drawn; a block opens at about every thirtieth."""
    return [
        Word(form=f"{width}:{int(starts)}", space=True, opens=not at or not block, may_start=free)
        for at, (width, starts, block, free) in enumerate(drawn)
    ]


@settings(deadline=None, max_examples=60)
@given(WORDS)
def test_every_word_is_in_one_sentence_with_one_root(
    drawn: list[tuple[int, bool, int, bool]],
) -> None:
    """Sentences partition the words, none crosses a block, heads stay inside, one is the root."""
    words, network = words_of(drawn), Told()
    at = 0
    for sentence in read(words, network):
        assert sentence.first == at < sentence.last
        at = sentence.last
        assert not any(word.opens for word in words[sentence.first + 1 : sentence.last])
        places = range(sentence.first, sentence.last)
        assert all(head in places for head in sentence.heads)
        roots = [word for word, head in zip(places, sentence.heads, strict=True) if word == head]
        assert len(roots) == 1
        labels = sentence.relations.tolist()
        assert [at for at, label in zip(places, labels, strict=True) if label == 1] == roots
    assert at == len(words)


@settings(deadline=None, max_examples=60)
@given(WORDS)
def test_windows_fit(drawn: list[tuple[int, bool, int, bool]]) -> None:
    """No window is wider than the network reads, and none is empty."""
    network = Told()
    list(read(words_of(drawn), network))
    for window in network.windows:
        assert 0 < sum(int(form.split(":")[0]) for form in window) <= MOST_PIECES - 2


def test_a_sentence_ends_where_it_is_told() -> None:
    """Starts that the network is sure of are starts, but where the tokenizer forbids one."""
    words = words_of([(1, at % 10 == 0, 1, at != 20) for at in range(600)])
    bounds = [sentence.first for sentence in read(words, Told())]
    assert bounds == [at for at in range(0, 600, 10) if at != 20]
