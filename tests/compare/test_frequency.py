"""How often: bounds of the words, and two numbers of times of one happening."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.compare.compare_factory import frames, tell

from tellings.compare.frequency import apart, compare_frequency, times_of
from tellings.compare.levels import Level


@given(st.integers(2, 99), st.sampled_from(["", "at least ", "only ", "exactly "]))
def test_a_number_of_times_is_read_back(number: int, lead: str) -> None:
    """A number of times is that number; "at least" leaves the upper bound open."""
    high = None if lead == "at least " else number
    assert times_of(f"{lead}{number} times") == (number, high)


@pytest.mark.parametrize(
    ("words", "bounds"),
    [("once", (1, 1)), ("twice", (2, 2)), ("once or twice", (1, 2)), ("three times", (3, 3)),
     ("several times", (2, None)), ("again and again", (2, None)), ("the whole time", (3, None)),
     ("three times as much", None), ("sometimes", None), ("at that time", None)],
)  # fmt: skip
def test_words_of_number(words: str, bounds: tuple[float, float | None] | None) -> None:
    """Words that say how often have bounds, others none."""
    assert times_of(words) == bounds


bound = st.one_of(st.none(), st.integers(1, 9).map(float))
interval = st.tuples(bound, bound).filter(lambda b: None in b or b[0] <= b[1])


@given(interval, interval)
def test_apart_means_that_no_number_fits_both(
    left: tuple[float | None, float | None], right: tuple[float | None, float | None]
) -> None:
    """Checked against every number up to twenty."""

    def holds(bounds: tuple[float | None, float | None], number: int) -> bool:
        return (bounds[0] or 0) <= number <= (bounds[1] or 99)

    both = any(holds(left, n) and holds(right, n) for n in range(21))
    assert apart(left, right) != both


def level(ours: str, theirs: str) -> Level:
    """Return the level of two claims of a ring that say how often in these words."""
    left = tell("A", "ring", agent="the/det clerk", time=ours)
    right = tell("B", "ring", agent="the/det clerk", time=theirs)
    return compare_frequency(*frames(left, right))[0].level


def test_two_numbers_strain_and_exclude_nothing() -> None:
    """Once and three times strain; several and four go together; silence shows nothing."""
    assert level("once", "thrice") == Level.TENSION
    assert level("twice", "twice") == Level.SAME
    assert level("once", "yesterday") == Level.NOT_SAID
