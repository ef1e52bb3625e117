"""Long accounts are cut between sentences, and nothing of them is lost."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tellings.people.stretches import stretches
from tellings.records.language import Analysis, Antecedence, Sentence, Token


def analysis_of(lengths: list[int]) -> Analysis:
    """Return an analysis of sentences with these many tokens, each governed by its first."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for length in lengths:
        first = len(tokens)
        for at in range(first, first + length):
            deprel = "root" if at == first else "dep"
            tokens.append(
                Token(start=2 * at, end=2 * at + 1, text="a", lemma="a", upos="X", xpos="FW",
                      feats="", head=first, deprel=deprel)
            )  # fmt: skip
        sentences.append(
            Sentence(first=first, last=len(tokens), start=2 * first, end=2 * len(tokens) - 1)
        )
    return Analysis(document="d", account="a", tokens=tuple(tokens), sentences=tuple(sentences))


@given(st.lists(st.integers(1, 30), max_size=40), st.integers(1, 50))
def test_stretches_are_the_whole_in_order(lengths: list[int], longest: int) -> None:
    """Put together again at their places, the stretches are the analysis; each is a whole one."""
    whole = analysis_of(lengths)
    heads: list[int] = []
    starts: list[int] = []
    sentences = 0
    for part in stretches(whole, longest=longest):
        assert part.first == len(heads)
        assert all(0 <= token.head < len(part.analysis.tokens) for token in part.analysis.tokens)
        assert len(part.analysis.tokens) <= longest or len(part.analysis.sentences) == 1
        heads += [token.head + part.first for token in part.analysis.tokens]
        starts += [token.start for token in part.analysis.tokens]
        sentences += len(part.analysis.sentences)
    assert heads == [token.head for token in whole.tokens]
    assert starts == [token.start for token in whole.tokens]
    assert sentences == len(whole.sentences)


def test_an_account_of_usual_length_is_one_stretch() -> None:
    """Nothing changes for an account that is not long: it is the very same analysis."""
    whole = analysis_of([5, 7])
    assert [(part.analysis, part.first) for part in stretches(whole)] == [(whole, 0)]


def test_vectors_go_with_their_words() -> None:
    """Each stretch has the rows of its own words; without vectors it has none."""
    whole = analysis_of([3, 4, 5])
    vectors = Antecedence(words=(1, 6, 7, 11), rows=bytes(range(8)))
    parts = list(stretches(replace(whole, antecedence=vectors), longest=8))
    assert [part.analysis.antecedence for part in parts] == [
        Antecedence(words=(1, 6), rows=bytes(range(4))),
        Antecedence(words=(0, 4), rows=bytes(range(4, 8))),
    ]
    assert all(part.analysis.antecedence is None for part in stretches(whole, longest=8))
