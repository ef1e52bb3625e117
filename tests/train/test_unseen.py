"""The stories are dealt into parts so that each is read by an encoder that has not seen it."""

from evals import stories
from evals.events import TUNED
from evals.order import CHOSEN_ON
from evals.parallels import HELD_OUT
from train.unseen import PARTS, RETOLD, part_of


def test_parts_share_nothing() -> None:
    """Every story is in one part; the parts are of one size but for one story."""
    sizes = [sum(part_of(story) == part for story in RETOLD) for part in range(PARTS)]
    assert sum(sizes) == len(RETOLD) == len(set(RETOLD))
    assert max(sizes) - min(sizes) <= 1


def test_what_measures_is_not_learnt_from() -> None:
    """No story that measures is among those that the encoder learns from."""
    assert not {*CHOSEN_ON, *HELD_OUT, *TUNED, "orchard"} & set(RETOLD)
    assert part_of("orchard") is None


def test_every_story_is_told_by_several() -> None:
    """A name without texts would teach nothing, and quietly."""
    assert all(len(stories.tellings(story)) >= 3 for story in RETOLD)
