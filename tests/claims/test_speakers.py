"""Who speaks a quotation: signs at its edges, turns, and nobody where nobody is near."""

import itertools
import math

import pytest
from evals.quotations import b_cubed, written
from hypothesis import given
from hypothesis import strategies as st

from tellings.claims import attribution, marks
from tellings.claims.speakers import attribute
from tellings.claims.tree import Tree, plant
from tellings.language.syntax import SyntaxModel, analyse


def tree_of(text: str, model: SyntaxModel) -> Tree:
    """Return the tree of a text read with the packaged model."""
    return plant(analyse(text, ((0, len(text)),), document="d", account="a", model=model), text)


def speakers_of(text: str, model: SyntaxModel) -> list[str | None]:
    """Return the word that names the speaker of each quotation of a text."""
    tree = tree_of(text, model)
    found = attribute(tree, marks.pairs(tree))
    return [None if a is None else tree.token(a.speaker).text for a in found]


CASES = [
    ("“The ferry is late,” said Bruna.", ["Bruna"]),
    ("Bruna said: “The ferry is late.”", ["Bruna"]),
    ("“The ferry,” Bruna explained, “is late.”", ["Bruna", "Bruna"]),
    ("“The ferry is late,” said Bruna. “It always is.”", ["Bruna", "Bruna"]),
    ("“Is it late?” asked Bruna. “It is,” said Tomas.", ["Bruna", "Tomas"]),
    ("“Who goes there?” called a voice from the boat.", ["voice"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_speech_verb_at_the_edge_names_the_speaker(
    text: str, expected: list[str], syntax: SyntaxModel
) -> None:
    """The subject of the speech verb beside a quotation speaks it, before, after or within."""
    assert speakers_of(text, syntax) == expected


def test_two_take_turns(syntax: SyntaxModel) -> None:
    """Quotations that follow each other without narration alternate."""
    text = (
        "“Did you see the boat?” asked Bruna.\n\n“I saw it,” said Tomas.\n\n"
        "“Where was it?”\n\n“Near the mill.”"
    )
    assert speakers_of(text, syntax) == ["Bruna", "Tomas", "Bruna", "Tomas"]


def test_nobody_speaks_where_nobody_is_named(syntax: SyntaxModel) -> None:
    """A quotation without a person around it has no speaker."""
    assert speakers_of("“The bridge is closed until the rain stops.”", syntax) == [None]


def test_an_ironic_word_is_no_speech(syntax: SyntaxModel) -> None:
    """A quoted phrase without a predicate and without a speech verb is not direct speech."""
    tree = tree_of("Tomas sold his “castle” to a farmer in May.", syntax)
    quotations = attribution.find(tree)
    assert all(quotations.at(i) is None for i in range(len(tree.governors)))


def test_marks_of_another_kind_inside_belong_to_a_quotation_within(syntax: SyntaxModel) -> None:
    """A single mark inside double ones does not close them."""
    text = "“He shouted ‘Stop!’ and ran off,” said Bruna."
    tree = tree_of(text, syntax)
    (pair,) = marks.pairs(tree)
    assert text[tree.token(pair[0]).start : tree.token(pair[1]).end] == text[: text.index(" said")]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=12))
def test_b_cubed_is_the_mean_over_items(labels: list[tuple[int, int]]) -> None:
    """Precision and recall equal the definition by item, worked out pair by pair."""
    gold = {str(i): str(g) for i, (g, _) in enumerate(labels)}
    found = {str(i): str(f) for i, (_, f) in enumerate(labels)}
    parts = []
    for one, other in ((found, gold), (gold, found)):
        shares = []
        for item in gold:
            mates = [j for j in gold if one[j] == one[item]]
            shares.append(sum(other[j] == other[item] for j in mates) / len(mates))
        parts.append(sum(shares) / len(shares))
    precision, recall, f1 = b_cubed(gold, found)
    assert math.isclose(precision, parts[0])
    assert math.isclose(recall, parts[1])
    assert math.isclose(f1, 2 * parts[0] * parts[1] / sum(parts))


def test_tokens_are_written_as_running_text() -> None:
    """Stops and closing marks stand close, each token keeps its place."""
    lines = ['" Run !', "\" cried he , and did n't stop ."]
    text, spans = written(lines)
    assert text == '"Run!" cried he, and didn\'t stop.'
    words = [w.split(" ") for w in lines]
    for (line, place), (start, end) in spans.items():
        assert text[start:end] == words[line][place]
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans.values()))
