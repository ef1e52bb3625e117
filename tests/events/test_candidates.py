"""What is turned into vectors, which claims are events, and what labels are cut."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from tests.events.build import case, changed, told

from tellings.events import describe
from tellings.events.blocks import best
from tellings.events.features import days_apart, filler_agreement, letters, stem
from tellings.events.frames import Filler, frames_of
from tellings.events.kinds import kind_of
from tellings.events.present import LABEL, shorten
from tellings.records.claims import Speaker

TOLD = (
    told("Marta hired Piet.", "hired", "hire", ("agent", "Marta", "Marta"),
         ("patient", "Piet", "Piet")),
    told("She paid him in coins.", "paid", "pay", ("agent", "She", "Marta"),
         ("patient", "him", "Piet")),
)  # fmt: skip
NOBODY = Filler(entity=None, name="", head="", kind="", gender="", number="", names=())


def test_passages_name_the_people() -> None:
    """Pronouns are replaced by names in the clause, the gist is who did what to whom."""
    made = case({"a": TOLD})
    passages = {
        p.key: p.text for p in describe(made.claims, made.entities, made.analyses, made.texts)
    }
    paid = made.claims[1]
    assert passages[f"claim:{paid.id}"] == "Marta paid Piet in coins."
    assert passages[f"unnamed:{paid.id}"] == "someone paid someone in coins."
    assert passages[f"gist:{paid.id}"] == "Marta pay Piet"
    assert passages["predicate:paid"] == "paid"
    assert passages[f"sentence:{paid.account}:1"] == "She paid him in coins."
    assert list(passages) == sorted(passages)


def test_denial_is_in_the_gist() -> None:
    """A denied claim says so in its gist."""
    made = case({"a": (changed(TOLD[0], polarity="denied"),)})
    passages = describe(made.claims, made.entities, made.analyses, made.texts)
    assert "Marta not hire Piet" in [passage.text for passage in passages]


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({}, "happening"),
        ({"predicate": "own"}, "state"),
        ({"stance": "opinion"}, None),
        ({"stance": "generic"}, None),
        ({"stance": "asked"}, None),
        ({"about": "telling"}, None),
        ({"stance": "attempted"}, "happening"),
        ({"stance": "commanded", "speakers": (Speaker(start=0, end=1, head=0),)}, "utterance"),
        ({"stance": "reported", "speakers": (Speaker(start=0, end=1, head=0),)}, "happening"),
        ({"predicate": "attack", "nominal": True}, "happening"),
    ],
)
def test_kinds(values: dict[str, object], kind: str | None) -> None:
    """Opinions, rules, questions and talk about the telling are no events; what is said is."""
    claim = replace(case({"a": TOLD}).claims[0], **values)  # type: ignore[arg-type]
    assert kind_of(claim) == kind


def test_frames_come_in_telling_order() -> None:
    """Frames are sorted by account, then by where the predicate stands."""
    made = case({"b": TOLD, "a": TOLD[::-1]})
    found = frames_of(made.claims[::-1], made.entities, made.analyses)
    assert [(f.account, f.start) for f in found] == sorted((f.account, f.start) for f in found)


@given(
    arrays(np.float32, (5, 4), elements=st.integers(0, 50).map(float)),
    st.integers(1, 4),
)
def test_best_are_best_of_both(matrix: np.ndarray, count: int) -> None:
    """A cell is chosen when fewer than ``count`` of its row and of its column are larger."""
    expected = {
        (i, j)
        for (i, j), value in np.ndenumerate(matrix)
        if (matrix[i] > value).sum() < count and (matrix[:, j] > value).sum() < count
    }
    assert {tuple(cell) for cell in best(matrix, count).tolist()} == expected


fillers = st.builds(
    Filler,
    entity=st.sampled_from([None, "x", "y"]),
    name=st.just("n"),
    head=st.sampled_from(["", "man", "woman"]),
    kind=st.sampled_from(["", "person", "object"]),
    gender=st.sampled_from(["", "masc", "fem", "neut"]),
    number=st.sampled_from(["", "sing", "plur"]),
    names=st.sampled_from([(), ("kim",), ("lee", "park")]),
)


@given(fillers, fillers)
def test_agreement_is_symmetric(left: Filler, right: Filler) -> None:
    """Agreement does not depend on the side and stays between -1 and 1."""
    assert filler_agreement(left, right) == filler_agreement(right, left)
    assert -1.0 <= filler_agreement(left, right) <= 1.0


def test_agreement_of_names() -> None:
    """Spellings of one name agree, other names and genders do not, nothing known says nothing."""
    thomas, tomas = replace(NOBODY, names=("thomas",)), replace(NOBODY, names=("tomas",))
    assert filler_agreement(thomas, tomas) > 0.5
    assert filler_agreement(thomas, replace(NOBODY, names=("rudolf",))) < -0.5
    assert filler_agreement(replace(thomas, gender="masc"), replace(tomas, gender="fem")) == -1.0
    assert filler_agreement(NOBODY, NOBODY) == 0.0


def test_times() -> None:
    """Different days are apart; hours of one day, open bounds and clock times alone are not."""
    assert days_apart(("2001-03-01", "2001-03-01"), ("2001-03-02", "2001-03-02"))
    assert not days_apart(("2001-03-01T09:00", "2001-03-01T09:00"), ("2001-03-01T12:00", None))
    assert not days_apart(("2001", "2001"), ("2001-03-02", "2001-03-02"))
    assert not days_apart((None, None), ("2001-03-02", "2001-03-02"))
    assert not days_apart(("T09:00", "T09:00"), ("T12:00", "T12:00"))


def test_words_alike() -> None:
    """Inflections share a stem; letter likeness is 1 for equal words and 0 for unlike ones."""
    assert stem("arrested") == stem("arrest") == stem("arresting")
    assert letters("bag", "bag") == 1.0
    assert letters("abc", "xyz") == 0.0


@given(st.text(st.sampled_from("abc ,;\n"), max_size=250))
def test_label_is_a_beginning(text: str) -> None:
    """A label is an exact beginning of the quote and not longer than allowed."""
    assert text.startswith(shorten(text))
    assert len(shorten(text)) <= LABEL
