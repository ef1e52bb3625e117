"""A second look at a pair that the sum does not rule out: what its signs say together.

The decision is a sum (``decision``), so each sign counts the same in whatever company. A shared
verb says much where no rival comes near and little where three do; likeness of the clauses says
little where the verbs in their sentences are unlike. Gradient-boosted trees (Friedman 2001) that
begin with the sum (its score is their starting point) add what the signs say together. They are
learnt on the same retellings, on scores of weights that have not seen the story (``train.look``).
In cross-validation over 40 stories average precision rises from .520 to .571 on single stories and
from .489 to .552 on long accounts.

Each sign's part is read off the walk through the trees (``pairs``), so that the reasons shown still
add up to the score.
"""

from pathlib import Path

from tellings.events.pairs import MODEL, PairModel, load

FILE = "look.json"
PART = "look"
LEARNT = MODEL.with_name(FILE)
LOOKED = -5.0
"""The sum from which a pair is looked at again: of pairs that are one event 17 in 900 lie below."""


def load_look(given: tuple[str, ...], path: Path = LEARNT) -> PairModel:
    """Return the packaged trees; ModelError when the file is missing, broken or foreign.

    ``given`` names the columns of a row.
    """
    return load(path, PART, given)
