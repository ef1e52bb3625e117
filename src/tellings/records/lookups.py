"""Looking somebody of one account up among the people of another, both texts before the eyes.

Example: “The older sister paid.” of one account, asked about beside “Ada Lind and Bea Lind came in.
Ada, 34, paid.” of another: how much speaks for “Ada Lind”, for “Bea Lind”, for “Ada”.
"""

from dataclasses import dataclass

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Words that may name who is asked about: a mention's id and where they stand.

    ``place`` is ``[start, end)`` in code points, in the passage of the account that is asked where
    ``own``, else in the other account's.
    """

    mention: str
    place: Stretch
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """Somebody of the passage ``text``, asked about beside a passage of another account.

    ``asked`` is the id of a mention of them, ``marks`` are all places in ``text`` where they are
    told of (``[start, end)`` in code points). ``other`` is empty where only their own account is
    read.
    """

    asked: str
    text: str
    marks: tuple[Stretch, ...]
    other: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How much speaks for two mentions (ids) being one: log-odds, 0 where as much against it."""

    asked: str
    found: str
    score: float
