"""The posts of a page (forum thread, blog comments), from its markup, as hints.

1. The family of like elements that holds the page's dated and named words is chosen (families).
2. Over all its members together, the elements of author, date and words are chosen (postmeta).
3. A post of another template (often the first one) is found by the element of its words.
4. A post nested in another answers it; so does one with a link to another's anchor.
"""

import re
from bisect import bisect_left

from tellings.accounts.families import Family, best_family, group, own_regions
from tellings.accounts.marks import Marks, mark
from tellings.accounts.postmeta import Meta, describe
from tellings.accounts.webtext import Page
from tellings.records.documents import Hint

DEPTH = re.compile(r"(?:^|[^a-z])(?:depth|level|indent)[-_]?(\d{1,2})(?:[^\d]|$)")
LARGEST = 60_000
"""Elements of a page that are searched for posts; larger pages are read as one text."""


def find_posts(page: Page) -> list[Hint]:
    """Return the hints of every post: ``comment``, ``comment-body``, ``author``, ``date``,
    ``parent``."""
    if len(page.nodes) > LARGEST:
        return []
    marks = mark(page)
    family = best_family(page, marks)
    if family is None:
        return []
    members = list(family.members)
    metas, key = describe(page, marks, own_regions(page, members))
    kept = _real(page, members, metas, key) + _others(page, marks, members, key)
    if sorted(kept) != members:
        members = sorted(set(kept))
        metas, _ = describe(page, marks, own_regions(page, members))
    return _hints(page, family, members, metas)


def _real(page: Page, members: list[int], metas: tuple[Meta, ...], key: str) -> list[int]:
    """Return the members that are posts: they have the words' element, or an author and a date."""
    holders = group(page).get(key, ())
    return [
        member
        for member, meta in zip(members, metas, strict=True)
        if any(member <= h < page.nodes[member].after for h in holders)
        or (meta.author is not None and meta.date is not None)
    ]


def _others(page: Page, marks: Marks, members: list[int], key: str) -> list[int]:
    """Return containers of further posts: elements with the words' key outside all members."""
    if not key:
        return []
    bodies = [
        index
        for index in group(page).get(key, ())
        if not any(m <= index < page.nodes[m].after for m in members)
        and marks.plain_between(page.nodes[index].start, page.nodes[index].end) > 0
    ]
    bodies = [b for b in bodies if not any(o < b < page.nodes[o].after for o in bodies)]
    blocked = sorted({*members, *bodies})
    widest = [_widest(page, body, blocked) for body in bodies]
    return [w for w in widest if marks.dates_in(page.nodes[w].start, page.nodes[w].end)]


def _widest(page: Page, body: int, blocked: list[int]) -> int:
    """Return the largest element around ``body`` without another post in it."""
    index = body
    while True:
        parent = page.nodes[index].parent
        if parent < 0:
            return index
        low = bisect_left(blocked, parent)
        inside = [b for b in blocked[low:] if b < page.nodes[parent].after]
        if [b for b in inside if b != body]:
            return index
        index = parent


def _hints(page: Page, family: Family, members: list[int], metas: tuple[Meta, ...]) -> list[Hint]:
    del family
    hints: list[Hint] = []
    starts: list[int] = []
    for number, (index, meta) in enumerate(zip(members, metas, strict=True)):
        node = page.nodes[index]
        starts.append(node.start)
        if not meta.body:
            continue
        hints.append(Hint(name="comment", start=node.start, end=node.end))
        hints.extend(Hint(name="comment-body", start=s, end=e) for s, e in meta.body)
        if meta.author_span:
            start, end = meta.author_span
            hints.append(Hint(name="author", start=start, end=end, value=meta.author))
        if meta.date and meta.date.iso:
            hints.append(
                Hint(
                    name="date", start=meta.date.start, end=meta.date.end, value=meta.date.iso
                )
            )
        parent = _parent(page, members, number)
        if parent is not None:
            place = meta.body[0][0]
            hints.append(Hint(name="parent", start=place, end=place, value=str(starts[parent])))
    return hints


def _parent(page: Page, members: list[int], number: int) -> int | None:
    """Return the post that this one answers: the one around it, or one level up before it."""
    index = members[number]
    for other in range(number - 1, -1, -1):
        if members[other] < index < page.nodes[members[other]].after:
            return other
    level = _depth(page, index)
    if level is None:
        return None
    for other in range(number - 1, -1, -1):
        above = _depth(page, members[other])
        if above is not None and above < level:
            return other if above == level - 1 else None
    return None


def _depth(page: Page, index: int) -> int | None:
    match = DEPTH.search((page.nodes[index].element.get("class") or "").lower())
    return int(match.group(1)) if match else None
