"""Statements, interviews and transcripts: head, turns, pinpoints."""

from tellings.accounts.parts import Parts, split
from tellings.accounts.readers import read_bytes
from tellings.records.documents import Account, Document


def parts_of(text: str) -> tuple[Document, Parts]:
    """Return the document and its parts."""
    document = read_bytes(path="a.txt", data=text.encode(), max_megabytes=1).document
    return document, split(document)


def words(document: Document, account: Account) -> str:
    """Return the account's words."""
    return " ".join(document.text[start:end] for start, end in account.spans)


def test_the_head_of_a_statement_is_read() -> None:
    """Title, name, date and paragraph numbers of a statement."""
    document, parts = parts_of(
        "WITNESS STATEMENT OF ADA MARSH\nDate: 4 March 2019\nTaken by: Sgt. Pole\n\n"
        "1. I live at the north pier.\n\n2. On 2 March I saw the boat leave.\n\n3. It was dark.\n"
    )
    (statement,) = parts.accounts
    assert statement.kind == "statement"
    assert (statement.teller, statement.dated) == ("ADA MARSH", "2019-03-04")
    assert statement.locator == "¶ 1–3"
    assert "Sgt. Pole" not in words(document, statement)


def test_fields_alone_head_a_statement() -> None:
    """A name and another field suffice; the date of birth is not the date."""
    _, parts = parts_of(
        "Name: Ada Marsh\nDate of birth: 1 May 1980\nDate: 4 March 2019\n\nI saw the boat leave.\n"
    )
    statement = parts.accounts[0]
    assert (statement.kind, statement.teller, statement.dated) == (
        "statement",
        "Ada Marsh",
        "2019-03-04",
    )


def test_a_text_about_a_statement_is_none() -> None:
    """Prose that begins with the word heads nothing."""
    _, parts = parts_of("Statement of the facts can wait.\n\nThe boat left at nine.\n")
    assert parts.accounts[0].kind == "body"


def test_lettered_turns_belong_to_witness_and_asker() -> None:
    """Q and A: the answers are the witness's, each below its question."""
    document, parts = parts_of(
        "Interview with Ada Marsh\n4 March 2019, North Pier\nInterviewer: Tom Pole\n\n"
        "Q. Where were you?\nA. On the pier. I saw\nthe boat leave.\nQ. When?\nA. About nine.\n"
    )
    assert [a.title for a in parts.accounts] == ["question", "answer", "question", "answer"]
    assert [a.teller for a in parts.accounts] == ["Tom Pole", "Ada Marsh"] * 2
    assert all(a.kind == "turn" and a.dated == "2019-03-04" for a in parts.accounts)
    assert parts.accounts[1].parent == parts.accounts[0].id
    assert words(document, parts.accounts[1]) == "On the pier. I saw the boat leave."


def test_named_turns_and_who_asks() -> None:
    """The speaker whose turns end in question marks asks; a label inside an answer is no turn."""
    document, parts = parts_of(
        "POLE: Where were you?\nADA MARSH: On the pier.\nPOLE: When?\n"
        "ADA MARSH: At nine. Note: I had no watch.\n"
    )
    assert [(a.teller, a.title) for a in parts.accounts] == [
        ("POLE", "question"),
        ("ADA MARSH", "answer"),
    ] * 2
    assert words(document, parts.accounts[3]) == "At nine. Note: I had no watch."


def test_fields_of_a_text_are_no_turns() -> None:
    """Labels that come once each make no conversation."""
    _, parts = parts_of("Place: the pier\nBoat: a trawler\nSea: calm\nMoon: full\n\nIt left.\n")
    assert not any(a.kind == "turn" for a in parts.accounts)


def test_a_transcript_has_page_and_line() -> None:
    """Line numbers in the margin are set aside and become page:line; the examiner asks."""
    rows = ["ADA MARSH, having been duly sworn", "BY MR. POLE:"]
    rows += ["Q.   Where were you?", "A.   On the pier, as I said", "     before it left."] * 16
    numbered = [f"{number % 25 + 1:>4}   {row}" for number, row in enumerate(rows)]
    pages = ["Page 45", *numbered[:25], "Page 46", *numbered[25:]]
    document, parts = parts_of("\n".join(pages))
    turns = parts.accounts
    assert {a.teller for a in turns} == {"MR. POLE", "ADA MARSH"}
    assert turns[0].locator == "45:3"
    assert turns[1].locator == "45:4-45:5"
    assert "46:" in str(turns[-1].locator)
    assert words(document, turns[1]) == "On the pier, as I said before it left."
    assert any("-46:" in str(a.locator) and str(a.locator).startswith("45:") for a in turns)
