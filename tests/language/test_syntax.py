"""Analyses of accounts: offsets, sentences, trees, and the same result every time."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.errors import ModelError
from tellings.language.network import MOST_PIECES
from tellings.language.networks import MODELS
from tellings.language.syntax import SyntaxModel, analyse, load_syntax
from tellings.records.language import Analysis

NIGHT = (
    "The flood\n\nOn Monday Soo-bin’s brother hadn’t left house No. 7. “The bridge is gone!” "
    "he shouted.\nThe keeper, who was tried by the\ncourt in 1911, couldn't swim.\n\n"
    "- a rope\n- two lamps\n"
)


def read(model: SyntaxModel, text: str, *spans: tuple[int, int]) -> Analysis:
    """Analyse ``text``, or its spans."""
    return analyse(text, spans or [(0, len(text))], document="d", account="a", model=model)


def check(text: str, found: Analysis) -> None:
    """Assert everything that an analysis promises of any text."""
    last = 0
    for token in found.tokens:
        assert last <= token.start < token.end
        assert token.text == text[token.start : token.end]
        assert token.lemma
        assert token.upos
        last = token.end
    at = 0
    for sentence in found.sentences:
        assert sentence.first == at < sentence.last
        at = sentence.last
        inside = range(sentence.first, sentence.last)
        assert sentence.start == found.tokens[sentence.first].start
        assert sentence.end == found.tokens[sentence.last - 1].end
        roots = [i for i in inside if found.tokens[i].head == i]
        assert [found.tokens[i].deprel for i in roots] == ["root"]
        assert all(found.tokens[i].head in inside for i in inside)
    assert at == len(found.tokens)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=150))
def test_any_text_is_analysed_with_true_offsets(syntax: SyntaxModel, text: str) -> None:
    """Tokens are cuts, sentences partition them, each with one root; every visible word is in."""
    found = read(syntax, text)
    check(text, found)
    inside = {i for token in found.tokens for i in range(token.start, token.end)}
    assert all(i in inside for i, char in enumerate(text) if char.isalnum())


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from([*NIGHT.split(), "\n", "\n\n", "“No", "’", "\u00ad", "\u200b"])))
def test_scrambled_prose_is_analysed_with_true_offsets(
    syntax: SyntaxModel, words: list[str]
) -> None:
    """The same promises hold for English words in any order and typography."""
    text = " ".join(words)
    check(text, read(syntax, text))


def test_sentences_of_a_page(syntax: SyntaxModel) -> None:
    """Headings and items are sentences; "No. 7" and a wrapped line end none."""
    found = read(syntax, NIGHT)
    check(NIGHT, found)
    assert [NIGHT[s.start : s.end].rsplit(maxsplit=1)[-1] for s in found.sentences] == [
        "flood",
        "7.",
        "shouted.",
        "swim.",
        "rope",
        "lamps",
    ]


def test_list_number_is_no_sentence(syntax: SyntaxModel) -> None:
    """The number of an item belongs to the item's first sentence."""
    text = "1. How cold it was!\n2) He fell. She ran.\n(c) Nobody came."
    starts = [text[s.start : s.end] for s in read(syntax, text).sentences]
    assert starts == ["1. How cold it was!", "2) He fell.", "She ran.", "(c) Nobody came."]


def test_tree_of_a_sentence(syntax: SyntaxModel) -> None:
    """Subject, passive, agent and negation are found in a plain sentence."""
    tokens = read(syntax, "The boy wasn't bitten by the dog.").tokens
    rows = {token.text: token for token in tokens}
    assert rows["bitten"].deprel == "root"
    assert rows["boy"].deprel == "nsubj:pass"
    assert tokens[rows["dog"].head].text == "bitten"
    assert rows["n't"].lemma == "not"
    assert "Polarity=Neg" in rows["n't"].feats
    assert (rows["bitten"].lemma, rows["bitten"].upos) == ("bite", "VERB")


def test_no_sentence_crosses_a_span(syntax: SyntaxModel) -> None:
    """Two spans of one sentence are two sentences, and nothing between them is read."""
    text = "The keeper saw [advertisement] the lamp."
    found = read(syntax, text, (0, 14), (31, len(text)))
    check(text, found)
    assert [text[s.start : s.end] for s in found.sentences] == ["The keeper saw", "the lamp."]


def test_empty_spans_give_nothing(syntax: SyntaxModel) -> None:
    """No text, no tokens, no error."""
    for text in ("", " \n\t ", "\u200b\u00ad"):
        assert read(syntax, text).tokens == ()
    assert read(syntax, "words", (2, 2)).sentences == ()


def test_same_bytes_each_time(syntax: SyntaxModel) -> None:
    """A second reading, after other texts and in a model loaded anew, gives the same record."""
    first = read(syntax, NIGHT)
    read(syntax, "Something else altogether, with zyxgrbl words.")
    assert read(syntax, NIGHT) == first
    assert read(load_syntax(), NIGHT) == first


def test_endless_line(syntax: SyntaxModel) -> None:
    """A line of a hundred thousand characters without a space is read, not refused."""
    text = "x" * 100_000 + " " + "The lamp fell. " * 200
    found = read(syntax, text)
    check(text, found)
    assert len(found.sentences) > 200


def test_unpunctuated_line_is_read_whole(syntax: SyntaxModel) -> None:
    """Three thousand words without a stop or a capital: every one of them is in a tree."""
    said = "so then the keeper went down to the pier and his brother came back with a lamp "
    text = " ".join((said * 177).split()[:3000])
    found = read(syntax, text)
    check(text, found)
    assert len(found.tokens) == 3000
    assert max(sentence.last - sentence.first for sentence in found.sentences) <= MOST_PIECES


def test_far_text_changes_nothing(syntax: SyntaxModel) -> None:
    """What is read of an account's end does not depend on its other end: windows are local."""
    story = "The keeper lit the lamp. A boat came in from the east, and two men stepped out. "
    long, longer = story * 40, "\n\n" + story * 40
    first, second = read(syntax, long), read(syntax, longer)
    assert [token.lemma for token in first.tokens] == [token.lemma for token in second.tokens]
    assert len(first.sentences) == 80


def test_accounts_are_read_apart(syntax: SyntaxModel) -> None:
    """The same stretch gives the same analysis whatever stands around it in the document."""
    alone = read(syntax, NIGHT)
    text = "Another account, of something else.\n\n" + NIGHT + "\n\nA third one!"
    start = text.index(NIGHT)
    inside = read(syntax, text, (start, start + len(NIGHT)))
    assert [(t.start - start, t.lemma, t.head, t.deprel) for t in inside.tokens] == [
        (t.start, t.lemma, t.head, t.deprel) for t in alone.tokens
    ]


def test_heads_of_mentions_have_types(syntax: SyntaxModel) -> None:
    """A person, several people, a place and a time; verbs and prepositions head no mention."""
    tokens = read(syntax, "Anna told the soldiers about the fire in Bergen on Monday.").tokens
    found = {token.text: token.entity for token in tokens if token.entity}
    assert found["Anna"] == "person"
    assert found["soldiers"] == "group"
    assert found["Bergen"] == "place"
    assert found["Monday"] == "time"
    assert not {"told", "about", "in", "on", "."} & set(found)


def test_missing_model_is_named(tmp_path: Path) -> None:
    """Without its files the model is an error that says where they should be."""
    with pytest.raises(ModelError, match=str(tmp_path)):
        load_syntax(models=tmp_path)


@pytest.mark.parametrize(
    "name", ["syntax.onnx", "labels.json", "tokenizer", "words.txt", "lemmas.tsv"]
)
@pytest.mark.parametrize("content", [None, b"", b"\x00\xffbroken"])
def test_broken_model_is_named(tmp_path: Path, name: str, content: bytes | None) -> None:
    """A missing or damaged file of the model is a ModelError too."""
    (tmp_path / "words").symlink_to(MODELS / "words")
    shutil.copytree(MODELS / "syntax", tmp_path / "syntax")
    (tmp_path / "syntax" / name).unlink()
    if content is not None:
        (tmp_path / "syntax" / name).write_bytes(content)
    if name == "words.txt" and content == b"":
        load_syntax(models=tmp_path)  # no word is common: a list like any other
        return
    with pytest.raises(ModelError, match="syntax"):
        load_syntax(models=tmp_path)


def test_network_of_another_kind_is_named(tmp_path: Path) -> None:
    """A readable network that answers other questions is not taken for this one."""
    (tmp_path / "words").symlink_to(MODELS / "words")
    shutil.copytree(MODELS / "syntax", tmp_path / "syntax")
    shutil.copy(MODELS / "encoder" / "encoder.onnx", tmp_path / "syntax" / "syntax.onnx")
    with pytest.raises(ModelError, match="not the syntax model"):
        load_syntax(models=tmp_path)


def test_antecedents_are_ranked(syntax: SyntaxModel) -> None:
    """The heads of mentions have coreference vectors; "she" goes with the woman, not the lamp."""
    found = read(syntax, "Anna found the lamp in the cellar. She lit it.")
    assert found.antecedence is not None
    heads = [found.tokens[at].text for at in found.antecedence.words]
    assert [token.text for token in found.tokens if token.entity] == heads
    scores = found.antecedence.scores()
    she, anna, lamp = (heads.index(word) for word in ("She", "Anna", "lamp"))
    assert scores[she, anna] > scores[she, lamp]
    assert scores[she, anna] > 0
