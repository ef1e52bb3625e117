"""What each post of a thread shows: author, date, words.

One template wrote all posts, so each is chosen by its key (class word, id pattern) over all posts
together: the author's element is in every post, with few words and different ones; the date's too,
and dates run in one direction; the words' element has most of the post and neither of the others.
"""

from dataclasses import dataclass

from tellings.accounts.authors import find_authors
from tellings.accounts.bodies import find_bodies, leftover
from tellings.accounts.frames import Thread
from tellings.accounts.marks import DateMark
from tellings.accounts.postdates import find_post_dates
from tellings.accounts.regions import Region


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What one post shows: author (with its place), date, and the regions of its words."""

    author: str | None
    author_span: Region | None
    date: DateMark | None
    body: tuple[Region, ...]


def describe(thread: Thread, *, key: str = "") -> tuple[tuple[Meta, ...], str]:
    """Return the meta of every post and the key of the element that holds the words.

    A ``key`` that is given is kept instead of being chosen.
    """
    dates = find_post_dates(thread)
    authors = find_authors(thread)
    key, bodies = find_bodies(thread, dates, authors, key)
    metas = []
    for number, (author, date) in enumerate(zip(authors, dates, strict=True)):
        body = bodies[number]
        if not body and (not key or (author and date)):
            body = leftover(thread, number, date, author)
        metas.append(
            Meta(
                author=author.name if author else None,
                author_span=author.span if author else None,
                date=date,
                body=body,
            )
        )
    return tuple(metas), key
