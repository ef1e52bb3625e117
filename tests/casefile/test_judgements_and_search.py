"""Judgements stay as they were made; search finds words as people type them."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings import casefile
from tellings.casefile.search import fts_query
from tellings.casefile.store import RecordRows, save
from tellings.casefile.tables import SentenceText
from tellings.errors import RecordError
from tellings.records.findings import Judgement
from tellings.records.spans import Quote


@pytest.fixture
def case(tmp_path: Path):
    """Return an open, empty case."""
    with casefile.create(tmp_path / "case", title="A case") as case:
        yield case


def judgement(name: str, *, replaces: str | None = None, text: str = "Ann") -> Judgement:
    """Return a judgement about the first three characters of a document."""
    return Judgement(
        id=name,
        kind="same",
        targets=(Quote(document="d", start=0, end=3, text=text),),
        value=None,
        by="someone",
        at="2024-02-30",
        reason="so it is",
        replaces=replaces,
        applied=False,
    )


def test_judgements_are_append_only(case) -> None:
    """No statement changes or deletes a judgement, not even one on the open file."""
    casefile.add_judgement(case, judgement("one"))
    for statement in (
        "DELETE FROM judgements",
        "UPDATE judgements SET kind = 'different'",
        "DELETE FROM judgement_targets",
        "UPDATE judgement_targets SET text = 'x'",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            case.connection.execute(statement)
    with pytest.raises(RecordError):
        casefile.add_judgement(case, judgement("one"))
    with pytest.raises(RecordError):
        casefile.add_judgement(case, judgement("two", replaces="nothing"))
    assert len(casefile.read_judgements(case, {})) == 1


def test_judgements_apply_while_their_words_stand(case) -> None:
    """One whose words are gone, or that was taken back, is listed and does not apply."""
    casefile.add_judgement(case, judgement("one"))
    casefile.add_judgement(case, judgement("two", text="Bob"))
    casefile.add_judgement(case, judgement("three", replaces="one"))
    applied = {one.id: one.applied for one in casefile.read_judgements(case, {"d": "Ann ran."})}
    assert applied == {"one": False, "two": False, "three": True}
    assert not any(one.applied for one in casefile.read_judgements(case, {}))


def put(case, *texts: str) -> None:
    """Let the case have these sentences."""
    records = tuple(
        SentenceText(account="a", document="d", start=0, end=len(text), text=text) for text in texts
    )
    case.connection.execute("PRAGMA foreign_keys = OFF")
    part = RecordRows(table="sentences", records=records, where={"account": "a"})
    save(case, [part], stage="analyse", scope="a", fingerprint="f", before=None)


def test_search_finds_words_in_any_form(case) -> None:
    """Stems, case and accents do not count; every word must occur; "a phrase" is kept together."""
    put(case, "She was running to the café.", "The cat ran away from her.", "Nothing here\ud800.")
    found = lambda words: [hit.text for hit in casefile.search_sentences(case, words)]  # noqa: E731
    assert found("RUN cafe") == ["She was running to the café."]
    assert found("the") == [] or len(found("the")) == 2
    assert found('"ran away"') == ["The cat ran away from her."]
    assert found('"away ran"') == []
    assert found("nothing") == ["Nothing here\ud800."]
    assert found("absent") == []
    put(case, "Only this.")
    assert found("cat") == []
    assert found("only") == ["Only this."]


@given(st.text(st.characters(exclude_categories=()), max_size=12))
def test_any_typed_text_is_a_valid_query(words: str) -> None:
    """What a person types is never a syntax error of the search language."""
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(x)")
        query = fts_query(words)
        if query:
            connection.execute("SELECT * FROM t WHERE t MATCH ?", (query,)).fetchall()


@pytest.mark.parametrize("words", ["", "  ", '"', "NEAR(", "a AND", "x:y", "-", "*", "a^b", '""'])
def test_operators_are_plain_words(case, words: str) -> None:
    """Words of the search language have no meaning of their own."""
    put(case, "near and x y a b")
    assert isinstance(casefile.search_sentences(case, words), tuple)
