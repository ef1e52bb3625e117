"""The time line of a conflict set as a drawing: who, where, when, one line a statement.

Everything is measured in the units of the drawing, WIDE across; a bar is where a statement puts
somebody, a tick an hour or the minutes that fit.
"""

import datetime
from dataclasses import dataclass

from tellings.records.findings import Conflict
from tellings.views.index import Index
from tellings.views.labels import shorten

WIDE, LEFT, RIGHT, ROW, TOP = 640, 190, 20, 34, 30
LONGEST = 26
MOST_TICKS = 8
STEPS = (5, 10, 15, 30, 60, 120, 240, 720, 1440, 10080, 43200)
"""Minutes between two ticks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One statement: the account's ``number``, ``who`` and ``place``, its ``times`` in words.

    ``x``, ``y`` and ``width`` are where its bar lies.
    """

    number: str
    who: str
    place: str
    times: str
    x: float
    width: float
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A drawing ``wide`` and ``high``; ``ticks`` are (place across, time); ``words`` say it all.

    ``bars`` are the statements, ``left`` where the first minute stands.
    """

    wide: int
    high: int
    left: int
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    words: str


def drawing(index: Index, conflict: Conflict) -> Drawing | None:
    """Return the time line of a conflict; None when fewer than two statements have a time."""
    moments = [(m, _minute(m.earliest), _minute(m.latest)) for m in conflict.moments]
    if len(moments) < 2:
        return None
    first = min(early for _, early, _ in moments)
    last = max(late for _, _, late in moments)
    room = max(last - first, 10)
    first, last = first - room // 12 - 1, last + room // 12 + 1
    scale = (WIDE - LEFT - RIGHT) / (last - first)
    bars = tuple(
        Bar(
            number=index.label(index.claim(moment.claim).account).number,
            who=shorten(moment.who or "", LONGEST),
            place=shorten(moment.place or index.claim(moment.claim).quote, LONGEST),
            times=_times(early, late),
            x=round(LEFT + (early - first) * scale, 1),
            width=round(max((late - early) * scale, 3), 1),
            y=TOP + number * ROW,
        )
        for number, (moment, early, late) in enumerate(moments)
    )
    said = "; ".join(
        f"account {bar.number}: {bar.who or 'a happening'}, {bar.place}, {bar.times}"
        for bar in bars
    )
    return Drawing(
        wide=WIDE,
        high=TOP + len(bars) * ROW + 6,
        left=LEFT,
        bars=bars,
        ticks=tuple(
            (round(LEFT + (tick - first) * scale, 1), _shown(tick, last - first))
            for tick in _ticks(first, last)
        ),
        words=said,
    )


def _minute(iso: str) -> int:
    moment = datetime.datetime.fromisoformat(iso)
    return moment.toordinal() * 1440 + moment.hour * 60 + moment.minute


def _ticks(first: int, last: int) -> range:
    step = next((s for s in STEPS if (last - first) // s <= MOST_TICKS), STEPS[-1])
    return range(-(-first // step) * step, last + 1, step)


def _shown(minute: int, room: int) -> str:
    if room > 3 * 1440:
        return datetime.date.fromordinal(minute // 1440).isoformat()
    return f"{minute % 1440 // 60:02d}:{minute % 60:02d}"


def _times(early: int, late: int) -> str:
    if early == late:
        return _shown(early, 0)
    return f"{_shown(early, 0)}–{_shown(late, 0)}"
