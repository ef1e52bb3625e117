"""Every sentence ends as claims or in the list of what was not understood."""

from pathlib import Path

import pytest
from evals.conllu import analysis, by_document, read
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.claims import extract
from tellings.language.syntax import SyntaxModel, analyse
from tellings.records.documents import Account

PIECES = [
    "The ferry left at dawn.",
    "she never paid him back",
    "NO REFUND!!!",
    "* lost the key * broke the lamp",
    "Bruna: “It is late,” he said",
    "wow :-) 😀😀",
    "…",
    "Opening hours",
    "3. Mill Lane 14",
    "i told them dont do it they did it anyway",
    "Das Wetter war schlecht.",
    "https://example.org/a?b=c",
    "????",
    "ok so... he was like 'no way' & left",
]
SPACES = [" ", "\n", "\n\n", "", "  \t"]


def lost(text: str, model: SyntaxModel) -> list[str]:
    """Return the sentences that neither gave a claim nor are listed, those of signs alone apart."""
    spans = ((0, len(text)),)
    found = analyse(text, spans, document="d", account="a", model=model)
    account = Account(id="a", document="d", kind="comment", spans=spans)
    extraction = extract(found, account, text)
    told = {claim.sentence for claim in extraction.claims}
    listed = {(item.start, item.end) for item in extraction.not_understood}
    assert all(text[c.start : c.end] == c.quote for c in extraction.claims)
    missing = []
    for number, sentence in enumerate(found.sentences):
        tokens = found.tokens[sentence.first : sentence.last]
        words = any(token.upos not in ("PUNCT", "SYM") for token in tokens)
        if words and number not in told and (sentence.start, sentence.end) not in listed:
            missing.append(text[sentence.start : sentence.end])
    return missing


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(SPACES)), max_size=6))
def test_no_sentence_is_lost(syntax: SyntaxModel, pieces: list[tuple[str, str]]) -> None:
    """However untidy the writing, a sentence with a word is told or listed, never dropped."""
    assert lost("".join(piece + space for piece, space in pieces), syntax) == []


@settings(max_examples=15)
@given(st.text(max_size=80))
def test_any_text_is_read(syntax: SyntaxModel, text: str) -> None:
    """Any characters at all are read without an error, and nothing is lost."""
    assert lost(text, syntax) == []


def test_a_text_without_stops_is_listed(syntax: SyntaxModel) -> None:
    """Hundreds of words without a stop are one passage not understood, not hundreds of claims."""
    text = " ".join(["lamp", "rope", "mill"] * 400)
    assert lost(text, syntax) == []


def test_reviews_of_a_treebank_are_covered(shared: Path, syntax: SyntaxModel) -> None:
    """No sentence of ten reviews, as people wrote them, is lost."""
    found = by_document(read(shared / "gold" / "ud_ewt" / "en_ewt-ud-dev.conllu"))
    reviews = [name for name in sorted(found) if name.startswith("reviews")][:10]
    if not reviews:
        pytest.skip("no reviews in the treebank at hand")
    for name in reviews:
        assert lost(analysis(found[name])[0], syntax) == []
