"""Events as records: labels."""

from dataclasses import replace

from factory import account, claim, document
from tellings.events.present import label
from tellings.records.claims import SURE

TEXT = document("a.txt", "Bruna locked the gate at nine. The gate was shut.")
TELLER = account(TEXT, "Bruna", "shut.")
FULL = claim(
    TEXT,
    TELLER,
    "Bruna locked the gate at nine",
    "lock",
    roles=(("agent", "Bruna", "b"), ("patient", "the gate", "g")),
)
POOR = claim(TEXT, TELLER, "The gate was shut", "shut")


def test_a_sure_quote_names_the_event_before_an_unsure_one() -> None:
    """The fullest quote is the label; an unsure one only where no quote was read surely."""
    texts = {TEXT.id: TEXT.text}
    doubtful = [replace(one, certainty=SURE - 0.01) for one in (FULL, POOR)]
    assert label([FULL, POOR], texts) == FULL.quote
    assert label([doubtful[0], POOR], texts) == POOR.quote
    assert label(doubtful, texts) == FULL.quote


def test_a_bare_word_names_no_event() -> None:
    """A sure claim of which only the predicate is quoted comes after a full unsure quote."""
    texts = {TEXT.id: TEXT.text}
    full = replace(FULL, certainty=SURE - 0.01)
    bare = claim(TEXT, TELLER, "shut", "shut")
    assert label([bare, full], texts) == FULL.quote
    assert label([bare], texts) == "shut"
