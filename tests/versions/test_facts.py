"""Which claims state facts at all."""

from dataclasses import replace

import pytest

from factory import account, claim, document
from tellings.records.claims import SURE
from tellings.versions.facts import enters

TEXT = document("a.txt", "Bruna was at the pier from nine until ten.")
PIER = claim(
    TEXT,
    account(TEXT, "Bruna", "ten."),
    "Bruna was at the pier from nine until ten",
    "be",
    word="was",
    voice=("t",),
)


def test_what_was_read_unsurely_states_no_fact() -> None:
    """The same claim enters when it was read surely, or by a person, and not below the limit."""
    assert enters(PIER)
    assert enters(replace(PIER, certainty=SURE))
    assert not enters(replace(PIER, certainty=SURE - 0.01))


@pytest.mark.parametrize(
    "change",
    [
        {"stance": "reported"},
        {"about": "telling"},
        {"tense": "future"},
        {"voice": ("t", "another")},
    ],
)
def test_only_what_an_account_asserts_of_the_events_enters(change: dict[str, object]) -> None:
    """No hearsay, nothing of the telling, nothing to come, nobody else's words."""
    assert not enters(replace(PIER, **change))  # type: ignore[arg-type]
