"""Whose words quotations are: documents, paragraphs, mistyped marks, and nobody known."""

from collections.abc import Callable

import pytest

from tellings.claims import link
from tellings.records.claims import Claim
from tellings.records.documents import Account
from tellings.records.language import Analysis
from tellings.records.people import Entity, Name

Reader = Callable[..., tuple[Analysis, tuple[Claim, ...]]]


def speakers_of(read: Reader, text: str, predicate: str) -> list[list[str]]:
    """Return the words that name the speakers of each claim with a predicate."""
    _, claims = read(text)
    return [[text[s.start : s.end] for s in c.speakers] for c in claims if c.predicate == predicate]


DOCUMENTS = [
    (
        "The letter to Bruna was short. Tomas opened it. It read: “Nobody came back.”",
        "come",
        ["The letter to Bruna"],
    ),
    (
        "Tomas found a note on the door. It said, “I have gone to the harbour.”",
        "go",
        ["a note on the door"],
    ),
    ("Tomas shook his head. The sign said: “The bridge is closed.”", "close", ["The sign"]),
    ("Otto was late. According to the report, “the ferry left.”", "leave", ["the report"]),
    ("Otto was late. It read: “The ferry has left the harbour.”", "leave", []),
    ("“The ferry left at dawn.”\n— Otto Brandt\n\nThe pilot slept.", "leave", ["Otto Brandt"]),
]


@pytest.mark.parametrize(("text", "predicate", "speakers"), DOCUMENTS)
def test_what_is_read_is_the_voice(
    read: Reader, text: str, predicate: str, speakers: list[str]
) -> None:
    """A document that leads in a quotation, or its signer, speaks it: never who came before."""
    assert speakers_of(read, text, predicate)[-1] == speakers


def test_paragraphs_that_open_alike_are_one_quotation(read: Reader) -> None:
    """A quotation over paragraphs opens at each and closes at the last: one speaker's."""
    text = (
        "Bruna told reporters: “The ferry left at dawn.\n\n“It never came back.\n\n"
        "“We lost two boats.”\n\nThe pilot slept."
    )
    for predicate in ("leave", "come", "lose"):
        assert speakers_of(read, text, predicate) == [["Bruna"]]
    assert speakers_of(read, text, "sleep") == [[]]


def test_the_last_paragraph_names_the_speaker_of_all(read: Reader) -> None:
    """The attribution of the last paragraph holds for those before; line ends do not matter."""
    text = "“The ferry left at dawn.\r\n\r\n“It never came back,” said Bruna. The pilot slept."
    assert speakers_of(read, text, "leave") == [["Bruna"]]
    assert speakers_of(read, text, "sleep") == [[]]


def test_a_led_in_quotation_left_open_ends_with_its_paragraph(read: Reader) -> None:
    """Where the next paragraph opens without a mark the quotation is over."""
    text = "Bruna said: “The ferry left. It never came back.\n\nThe pilot slept."
    assert speakers_of(read, text, "come") == [["Bruna"]]
    assert speakers_of(read, text, "sleep") == [[]]


def test_a_paragraph_that_only_closes_goes_on(read: Reader) -> None:
    """A led-in quotation whose mark closes in the next paragraph reaches to there."""
    text = 'Bruna said, "The ferry left.\n\nIt never came back." The pilot slept.'
    assert speakers_of(read, text, "come") == [["Bruna"]]
    assert speakers_of(read, text, "sleep") == [[]]


def test_a_forgotten_mark_before_a_tag_does_not_swallow_the_answer(read: Reader) -> None:
    """Two turns of a dialogue stay two where the first lacks its closing mark."""
    text = "“The ferry left, said Bruna.\n\n“It came back,” said Tomas."
    assert speakers_of(read, text, "come") == [["Tomas"]]


@pytest.mark.parametrize("closing", ["“", "”", '"'])
def test_a_mistyped_closing_mark_closes(read: Reader, closing: str) -> None:
    """A mark that faces the wrong way by its form is read by the spaces around it."""
    text = f"“It left at dawn,{closing} said Bruna. “It never came back.{closing} The pilot slept."
    assert speakers_of(read, text, "leave") == [["Bruna"]]
    assert speakers_of(read, text, "come") == [["Bruna"]]
    assert speakers_of(read, text, "sleep") == [[]]


def test_i_within_a_quotation_is_no_speaker_of_it(read: Reader) -> None:
    """The words "I said that" inside a quotation add nobody to who is quoted."""
    text = "‘I took the boat,’ Bruna recalled. ‘I said I would return it.’"
    assert speakers_of(read, text, "return") == [["Bruna"]]


def test_who_is_said_to_have_done_it_does_not_say_it(read: Reader) -> None:
    """Words quoted within a reported clause are the reporter's, not its subject's."""
    text = "Bruna told the paper that on Monday Otto “walked into the office and left the key”."
    assert speakers_of(read, text, "walk") == [["Bruna"]]


def test_words_of_an_unknown_speaker_are_not_the_tellers(read: Reader) -> None:
    """A quotation of nobody named has no voice; the narration around it has the teller's."""
    analysis, claims = read("The bridge is closed. “Nobody crossed it in May.”")
    teller = Entity(
        id="t",
        name="t",
        kind="person",
        sphere="telling",
        names=(Name(text="t", accounts=("a",), count=1),),
        mentions=(),
        tells=("a",),
    )
    account = Account(id="a", document="d", kind="body", spans=((0, 100),))
    linked = {c.predicate: c.voice for c in link(claims, [teller], [account], {"a": analysis})}
    assert linked == {"close": ("t",), "cross": ()}
