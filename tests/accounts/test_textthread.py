"""Comments of pages that came as text."""

from tellings.accounts.parts import Parts, split
from tellings.accounts.readers import read_bytes
from tellings.records.documents import Account, Document

BODY = "The boat left the pier at nine.\n\nNobody saw it go, and it never came back.\n\n"


def parts_of(text: str) -> tuple[Document, Parts]:
    """Return the document and its parts."""
    document = read_bytes(path="a.txt", data=text.encode(), max_megabytes=1).document
    return document, split(document)


def words(document: Document, account: Account) -> str:
    """Return the account's words."""
    return " ".join(document.text[start:end] for start, end in account.spans)


def test_numbered_comments_with_answers() -> None:
    """List numbers separate comments; the indent says which one is answered."""
    text = BODY + (
        "3 thoughts on “The boat”\n\n  1. I saw it.\n\n    1. Did you?\n\n      I doubt it.\n\n"
        "    2. So did I.\n\n  2. It was 1984. That year it rained.\n\nLeave a Reply\n\nName *\n"
    )
    document, parts = parts_of(text)
    body, first, doubt, too, second = parts.accounts
    assert body.kind == "body"
    assert words(document, first) == "I saw it."
    assert words(document, doubt) == "Did you?\n\n      I doubt it."
    assert words(document, second) == "It was 1984. That year it rained."
    assert [a.parent for a in (first, doubt, too, second)] == [None, first.id, first.id, None]


def test_bullets_below_numbers_are_answers() -> None:
    """A bullet that is indented deeper answers the number above it."""
    document, parts = parts_of(
        BODY + "2 comments\n\n  1. I saw it.\n\n    • So did I.\n\n  2. No.\n"
    )
    assert [words(document, a) for a in parts.accounts[1:]] == ["I saw it.", "So did I.", "No."]
    assert parts.accounts[2].parent == parts.accounts[1].id


def test_an_answer_to_a_missing_comment_has_no_parent() -> None:
    """A jump of two levels leaves the parent open, and says so."""
    text = BODY + (
        "3 comments\n\n  1. I saw it.\n\n    1. So did I.\n\n  2. No.\n\n      1. Quite so.\n"
    )
    _, parts = parts_of(text)
    assert parts.accounts[4].parent is None
    assert "parent-missing" in {notice.code for notice in parts.notices}


def test_a_numbered_list_in_the_body_is_body() -> None:
    """Without a heading of comments a numbered list belongs to the text."""
    text = BODY + "  1. The pier was dark.\n  2. The sea was calm.\n\n1 comment\n\n  1. I saw it.\n"
    document, parts = parts_of(text)
    assert [a.kind for a in parts.accounts] == ["body", "comment"]
    assert "The sea was calm." in words(document, parts.accounts[0])


def test_headed_comments_have_teller_and_date() -> None:
    """A line "NAME says:" with a date below, and "NAME on DATE", head comments."""
    text = BODY + (
        "2 Comments\n\nAda Marsh says:\nMarch 3, 2014 at 5:04 pm\nI saw it.\nReply\n\n"
        "Ben Holt on May 5, 2014\nIt was ten.\n"
    )
    document, parts = parts_of(text)
    _, ada, ben = parts.accounts
    assert (ada.teller, ada.dated) == ("Ada Marsh", "2014-03-03T17:04")
    assert (ben.teller, ben.dated) == ("Ben Holt", "2014-05-05")
    assert words(document, ada) == "I saw it."
    assert ada.teller_span is not None
    assert document.text[slice(*ada.teller_span)] == "Ada Marsh"


def test_relative_dates_stay_open() -> None:
    """The words "3 years ago" head a comment, but is no date."""
    _, parts = parts_of(BODY + "1 comment\n\nAda Marsh\n3 years ago\nI saw it.\n")
    assert (parts.accounts[1].teller, parts.accounts[1].dated) == ("Ada Marsh", None)


def test_pictured_comments_and_a_program() -> None:
    """A picture line opens each comment; a program's comment is kept and also set aside."""
    text = BODY + (
        "0\n0\n0.000\n3 comments\navatar\n\nI saw it leave.\n\n0\n0\n0.000\navatar\n\n"
        "I am a bot, and this action was performed automatically.\n\n0\n0\n0.000\navatar\n\nNo.\n"
    )
    document, parts = parts_of(text)
    _, first, robot, last = parts.accounts
    assert words(document, first) == "I saw it leave."
    assert robot.automatic
    assert robot.kind == "comment"
    assert (robot.spans[0]) in {(a.start, a.end) for a in parts.set_aside}
    assert words(document, last) == "No."


def test_the_form_is_set_aside_and_text_after_it_is_not() -> None:
    """The comment form is furniture; a long paragraph below it is somebody's words."""
    long = "Then the boat came back, and everybody who stood on the pier saw it. " * 5
    document, parts = parts_of(BODY + f"Leave a Reply\n\nName *\n\nEmail *\n\n{long}\n")
    assert long.strip() in words(document, parts.accounts[0])
    assert "Email" not in words(document, parts.accounts[0])


def test_comments_that_nothing_separates_are_one_with_a_notice() -> None:
    """Where no rule separates, the stretch is one comment and a notice says so."""
    _, parts = parts_of(BODY + "2 comments\n\nI saw it leave.\n\nIt was ten, not nine.\n")
    assert [a.kind for a in parts.accounts] == ["body", "comment"]
    assert "comments-not-separated" in {notice.code for notice in parts.notices}


def test_a_pasted_thread_without_a_heading() -> None:
    """Three posts with name and date are a thread; what stands above is the first one's title."""
    text = (
        "Ferry at North Pier\n\nmara77\nMay 3, 2019 at 9:10 pm\nThe ferry left at nine.\n\n"
        "Reply\n\nBen Holt\nMay 4, 2019 at 10:15 am\nNo, it was ten.\n\nReply\n\n"
        "cora_x\n3 days ago\nI heard it.\n"
    )
    document, parts = parts_of(text)
    assert [a.teller for a in parts.accounts] == ["mara77", "Ben Holt", "cora_x"]
    assert [a.kind for a in parts.accounts] == ["body", "comment", "comment"]
    assert parts.accounts[0].title == "Ferry at North Pier"
    assert words(document, parts.accounts[1]) == "No, it was ten."


def test_two_dated_lines_in_a_text_are_no_thread() -> None:
    """A text with few dated names stays one body."""
    _, parts = parts_of(f"{BODY}Ada Marsh\nMay 3, 2019\nThat was the day.\n")
    assert [a.kind for a in parts.accounts] == ["body"]
