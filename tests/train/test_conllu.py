"""Treebank files become texts and analyses, and the figures count what they say."""

from dataclasses import replace
from pathlib import Path

import pytest
from evals.conllu import analysis, by_document, document_text, read
from evals.language import scores

FILE = """\
# newdoc id = first
# sent_id = first-1
# newpar
# text = She didn't go.
1\tShe\tshe\tPRON\tPRP\tCase=Nom\t4\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tgo\tgo\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
4.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t_\t_
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = first-2
1\tWhy\twhy\tADV\tWRB\t_\t0\troot\t_\tSpaceAfter=No
2\t?\t?\tPUNCT\t.\t_\t1\tpunct\t_\t_

# sent_id = first-3
# newpar
1\tRain\train\tNOUN\tNN\t_\t0\troot\t_\t_

# newdoc id = second
# sent_id = second-1
1\tHail\thail\tNOUN\tNN\t_\t0\troot\t_\t_

"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a treebank file of two documents."""
    file = tmp_path / "two.conllu"
    file.write_text(FILE)
    return file


def test_documents_and_paragraphs(path: Path) -> None:
    """Words are spaced as the file says, paragraphs parted, empty nodes left out."""
    documents = by_document(read(path))
    assert list(documents) == ["first", "second"]
    assert document_text(documents["first"]) == "She didn't go. Why?\n\nRain"
    assert document_text(documents["second"]) == "Hail"


def test_analysis_cuts_the_text(path: Path) -> None:
    """Every gold word stands at its offsets; heads are indices; a root governs itself."""
    text, gold = analysis(by_document(read(path))["first"])
    assert [text[t.start : t.end] for t in gold.tokens] == [t.text for t in gold.tokens]
    assert [t.head for t in gold.tokens] == [3, 3, 3, 3, 3, 5, 5, 7]
    assert [text[s.start : s.end] for s in gold.sentences] == ["She didn't go.", "Why?", "Rain"]


def test_gold_against_itself_is_perfect(path: Path) -> None:
    """Every figure of a perfect prediction is 1."""
    _, gold = analysis(by_document(read(path))["first"])
    assert set(scores([(gold, gold)]).values()) == {1.0}


def test_figures_count_what_they_say(path: Path) -> None:
    """One wrong tag, one wrong head, one unsplit word: each lowers just its own figures."""
    _, gold = analysis(by_document(read(path))["first"])
    tokens = list(gold.tokens)
    tokens[0] = replace(tokens[0], upos="NOUN", deprel="nsubj:pass")
    tokens[4] = replace(tokens[4], head=0)
    found = scores([(gold, replace(gold, tokens=tuple(tokens)))])
    assert found["UPOS"] == pytest.approx(7 / 8)
    assert found["UAS"] == found["LAS"] == pytest.approx(7 / 8)
    assert found["LAS without punctuation"] == 2 * 6 / (6 + 6)
    assert found["words F1"] == found["sentences F1"] == 1.0


def test_unsplit_words_cost_precision_and_recall(path: Path) -> None:
    """A word that was not split matches nothing: seven predicted, eight gold, six matched."""
    _, gold = analysis(by_document(read(path))["first"])
    joined = replace(gold.tokens[1], end=gold.tokens[2].end, text="didn't")
    tokens = (gold.tokens[0], joined, *gold.tokens[3:])
    heads = tuple(
        replace(token, head=token.head - 1 if token.head > 1 else token.head) for token in tokens
    )
    sentences = tuple(
        replace(s, first=max(0, s.first - 1), last=s.last - 1) for s in gold.sentences
    )
    found = scores([(gold, replace(gold, tokens=heads, sentences=sentences))])
    assert found["words F1"] == pytest.approx(2 * 6 / (7 + 8))
    assert found["UAS"] == pytest.approx(2 * 6 / (7 + 8))
