"""The posts of a page (forum thread, blog comments), from its markup, as hints.

1. The family of like elements that holds the page's dated and named words is chosen (families).
2. Over all members together the elements of author, date and words are chosen (postmeta).
3. A post of another template (often the first one) is found by the element of its words.
4. A post nested in another answers it; so does one whose class says that it is a level deeper.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from tellings.accounts import signatures
from tellings.accounts.families import Member, best_family, group, single
from tellings.accounts.frames import frame
from tellings.accounts.marks import Marks
from tellings.accounts.postmeta import Meta, describe
from tellings.accounts.regions import near, union
from tellings.accounts.webtext import Page
from tellings.records.documents import Hint

DEPTH = re.compile(r"(?:^|[^a-z])(?:depth|level|indent)[-_]?(\d{1,2})(?:[^\d]|$)")
LARGEST = 60_000
"""Elements of a page that are searched for posts; larger pages are read as one text."""


def find_posts(page: Page, marks: Marks) -> list[Hint]:
    """Return the hints of every post: its whole, its words, its author, date and parent."""
    if len(page.nodes) > LARGEST:
        return []
    family = best_family(page, marks)
    if family is None:
        return []
    members = list(family.members)
    metas, key = describe(frame(page, marks, members))
    kept = _real(page, members, metas, key)
    more = _others(page, marks, members, key)
    if sorted({*kept, *more}) != members:
        members = sorted({*kept, *more})
        metas, _ = describe(frame(page, marks, members), key=key)
        metas = tuple(
            replace(meta, body=()) if member in more and not (meta.author and meta.date) else meta
            for member, meta in zip(members, metas, strict=True)
        )
    return _hints(page, members, signatures.without(page.text, metas))


def _real(page: Page, members: Sequence[Member], metas: Sequence[Meta], key: str) -> list[Member]:
    """Return the members that are posts: they have the words' element, or an author and a date."""
    holders = group(page).get(key, ())
    return [
        member
        for member, meta in zip(members, metas, strict=True)
        if bisect_left(holders, member.index) < bisect_left(holders, member.after)
        or (meta.author is not None and meta.date is not None)
    ]


def _others(page: Page, marks: Marks, members: Sequence[Member], key: str) -> list[Member]:
    """Return containers of further posts: elements with the words' key outside all members."""
    inside = union((member.index, member.after) for member in members)
    bodies = [
        index
        for index in (group(page).get(key, ()) if key else ())
        if not near(inside, index, index + 1)
        and marks.plain_between(page.nodes[index].start, page.nodes[index].end) > 0
    ]
    bodies = [b for b in bodies if not any(o < b < page.nodes[o].after for o in bodies)]
    blocked = sorted({*(member.index for member in members), *bodies})
    widest = [single(page, _widest(page, body, blocked)) for body in bodies]
    return [member for member in widest if marks.dates_in(member.start, member.end)]


def _widest(page: Page, body: int, blocked: Sequence[int]) -> int:
    """Return the largest element around ``body`` without another post in it."""
    index = body
    while True:
        parent = page.nodes[index].parent
        if parent < 0:
            return index
        inside = blocked[
            bisect_left(blocked, parent) : bisect_left(blocked, page.nodes[parent].after)
        ]
        if any(other != body for other in inside):
            return index
        index = parent


def _hints(page: Page, members: Sequence[Member], metas: Sequence[Meta]) -> list[Hint]:
    hints: list[Hint] = []
    parents = _parents(page, members)
    for number, (member, meta) in enumerate(zip(members, metas, strict=True)):
        if not meta.body:
            continue
        hints.append(Hint(name="comment", start=member.start, end=member.end))
        hints.extend(Hint(name="comment-body", start=s, end=e) for s, e in meta.body)
        if meta.author:
            start, end = meta.author_span or (meta.body[0][0], meta.body[0][0])
            hints.append(Hint(name="author", start=start, end=end, value=meta.author))
        if meta.date and meta.date.iso:
            start, end = meta.date.start, meta.date.end
            hints.append(Hint(name="date", start=start, end=end, value=meta.date.iso))
        parent = parents[number]
        while parent is not None and not metas[parent].body:
            parent = parents[parent]
        if parent is not None:
            place, above = meta.body[0][0], str(members[parent].start)
            hints.append(Hint(name="parent", start=place, end=place, value=above))
    return hints


def _parents(page: Page, members: Sequence[Member]) -> list[int | None]:
    """Return for each post the one that it answers: the one around it, or one level up before it.

    Levels are what class words say ("depth-2"); a level whose post is missing gives no parent.
    """
    parents: list[int | None] = []
    around: list[int] = []
    levels: dict[int, int] = {}
    for number, member in enumerate(members):
        while around and members[around[-1]].after <= member.index:
            around.pop()
        level = _depth(page, member.index)
        above = around[-1] if around else None
        if above is None and level is not None:
            above = levels.get(level - 1)
        if level is not None:
            levels = {known: at for known, at in levels.items() if known < level}
            levels[level] = number
        parents.append(above)
        around.append(number)
    return parents


def _depth(page: Page, index: int) -> int | None:
    match = DEPTH.search((page.nodes[index].element.get("class") or "").lower())
    return int(match.group(1)) if match else None
