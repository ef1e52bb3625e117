"""What in a page looks like a date or like someone's name: places, not yet decisions.

A name is recognised by what the markup calls it (microdata, microformats, class words, links to
profiles), a date by its words or by a machine-readable attribute.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate

from lxml import etree

from tellings.accounts.dates import (
    RELATIVE,
    FoundDate,
    day_order,
    find_dates,
    to_iso,
    with_year,
)
from tellings.accounts.furniture import aside_reason
from tellings.accounts.headers import find_headers
from tellings.accounts.lines import read_lines
from tellings.accounts.webtext import Node, Page

DATE_LINE = 200
"""Longest line that is searched for dates: headers are short, and paragraphs tell other dates."""
AUTHOR_CLASS = re.compile(
    r"(?:^|[^a-z])(?:author|autor|auteur|user|username|usr|poster|postername|nick|nickname|member|"
    r"creator|byline|fn|handle|screenname|displayname|posted-?by|profile|avatar|vcard|person|"
    r"name|mitglied|membre|usuario|verfasser|pseudo)(?:[^a-z]|$)|(?:user|author|member|poster|nick|"
    r"screen|profile|display)_?-?name|(?:post|comment|message|topic|entry)-?_?(?:author|user|"
    r"creator|by|member)|authorname|userlink|userinfo|bigusername"
)
AUTHOR_LINK = re.compile(
    r"(?:^|[/?&=;_.-])(?:users?|profiles?|profil|members?|authors?|autor|people|u|mitglied(?:er)?|"
    r"membre\d*|memberlist|viewprofile|showuser|user_profile|member|uid|userid|usuario)"
    r"(?:[/?&=;_.,-]|\d|$)",
    re.IGNORECASE,
)
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
DATE_CLASS = re.compile(r"date|time|published|posted|created")
CARRIERS = (
    "datetime",
    "title",
    "content",
    "data-date",
    "data-time",
    "data-timestamp",
    "data-utime",
    "data-xutime",
)
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[^\n\d]{0,60}(?P<first>(?:19|20)\d\d)"
    r"(?:\s*[-–—]\s*(?P<last>(?:19|20)\d\d))?",
    re.IGNORECASE,
)
EPOCH = re.compile(r"1[0-9]{9}(?:\d{3})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMark:
    """A date at ``[start, end)`` of the text, inside ``node``; ``iso`` where it is fixed."""

    start: int
    end: int
    iso: str | None
    node: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The date and name marks of a page, and how many of its characters are no links."""

    dates: tuple[DateMark, ...]
    names: tuple[int, ...]
    """Indices of nodes that may hold a name."""
    plain: tuple[int, ...]
    """``plain[i]`` counts the characters before ``i`` outside links, furniture and white space."""

    def plain_between(self, start: int, end: int) -> int:
        """Return how many characters of ``[start, end)`` are no link and no white space."""
        return self.plain[end] - self.plain[start]

    def dates_in(self, start: int, end: int) -> tuple[DateMark, ...]:
        """Return the dates that lie inside ``[start, end)``."""
        low = bisect_left(self.dates, start, key=lambda d: d.start)
        high = bisect_right(self.dates, end - 1, key=lambda d: d.start)
        return tuple(d for d in self.dates[low:high] if d.end <= end)


def attribute_words(element: etree._Element) -> str:
    """Return an element's class, id, itemprop and rel as lower-case words."""
    values = (element.get(name) or "" for name in ("class", "id", "itemprop", "rel", "data-role"))
    return CAMEL.sub("-", " ".join(values)).lower()


def mark(page: Page) -> Marks:
    """Return the marks of a page."""
    return Marks(dates=_dates(page), names=_names(page), plain=_plain(page))


def _plain(page: Page) -> tuple[int, ...]:
    """Return for every place how many characters before it are prose: no link, form, button."""
    counted = bytearray(not c.isspace() for c in page.text)
    for node in page.nodes:
        if node.tag in ("a", "button", "select", "form") and node.start < node.end:
            if node.tag == "form" and node.end - node.start > min(400, len(page.text) / 2):
                continue  # Some software wraps a whole thread in a form.
            counted[node.start : node.end] = bytes(node.end - node.start)
    for line in read_lines(page.text):
        if aside_reason(line.text):
            counted[line.start : line.end] = bytes(line.end - line.start)
    return tuple(accumulate(counted, initial=0))


def _names(page: Page) -> tuple[int, ...]:
    named = {
        index
        for index, node in enumerate(page.nodes)
        if 0 < node.end - node.start <= 80 and names_someone(node.element)
    }
    innermost = _Innermost(page)
    for header in find_headers(read_lines(page.text)):
        if header.span:
            index = innermost.at(*header.span)
            if page.nodes[index].end - page.nodes[index].start <= 80:
                named.add(index)
    return tuple(sorted(named))


def names_someone(element: etree._Element) -> bool:
    """Return whether the markup says that the element holds or links a person's name."""
    if AUTHOR_CLASS.search(attribute_words(element)):
        return True
    return AUTHOR_LINK.search(element.get("href") or "") is not None


def _dates(page: Page) -> tuple[DateMark, ...]:
    innermost = _Innermost(page)
    written = []
    lines = [ln for ln in read_lines(page.text) if len(ln.text) <= DATE_LINE]
    order = _order(page, "\n".join(line.text for line in lines))
    read = [find_dates(line.text, day_first=order) for line in lines]
    year = page_year(page.text, [d.iso for found in read for d in found if d.iso])
    for line, found in zip(lines, read, strict=True):
        for d in found or _relative(line.text):
            start, end = line.start + d.start, line.start + d.end
            around = innermost.at(start, end)
            iso = d.iso or _carried(page, around) or _dated(d, year)
            written.append(DateMark(start=start, end=end, iso=iso, node=around))
    covered = {d.node for d in written}
    for index, node in enumerate(page.nodes):
        if index in covered or not 0 < node.end - node.start <= 60:
            continue
        iso = _machine_date(node)
        if iso is None and DATE_CLASS.search(attribute_words(node.element)):
            iso = to_iso(page.text[node.start : node.end], day_first=order)
        if iso:
            written.append(DateMark(start=node.start, end=node.end, iso=iso, node=index))
    return tuple(sorted(written, key=lambda d: (d.start, d.end)))


def _relative(text: str) -> tuple[FoundDate, ...]:
    """Return the first time told from now; it has no ISO form."""
    match = RELATIVE.search(text)
    return (FoundDate(start=match.start(), end=match.end(), iso=None),) if match else ()


def page_year(text: str, dates: Sequence[str]) -> int | None:
    """Return the year in which the page was made: the last one of its copyright line.

    Software leaves the year out for posts of the current one, and writes the copyright line anew
    with every page. Without such a line, or when the page has later dates, the year stays open.
    """
    years = [int(match.group("last") or match.group("first")) for match in COPYRIGHT.finditer(text)]
    if not years or any(iso[:4] > str(max(years)) for iso in dates):
        return None
    return max(years)


def _dated(found: FoundDate, year: int | None) -> str | None:
    return with_year(found.yearless, year) if found.yearless and year else None


def _order(page: Page, text: str) -> bool | None:
    """Return whether 3/4/2014 puts the day first: by the page's clear dates, then its language."""
    clear = day_order(text)
    if clear is not None or not page.nodes:
        return clear
    language = (page.nodes[0].element.get("lang") or "").lower().replace("_", "-")
    if language.startswith("en"):
        return {"en-us": False, "en-gb": True, "en-au": True, "en-ie": True}.get(language)
    return True if language else None


def _carried(page: Page, index: int) -> str | None:
    """Return the machine-readable date of the node or of the two around it."""
    for _ in range(3):
        if index < 0:
            return None
        iso = _machine_date(page.nodes[index])
        if iso:
            return iso
        index = page.nodes[index].parent
    return None


def _machine_date(node: Node) -> str | None:
    for name in CARRIERS:
        value = node.element.get(name)
        if not value or len(value) > 60:
            continue
        iso = _epoch(value) if EPOCH.fullmatch(value) else to_iso(value)
        if iso:
            return iso
    return None


def _epoch(value: str) -> str:
    """Return seconds or milliseconds since 1970 as a UTC date and time."""
    return datetime.fromtimestamp(int(value[:10]), tz=UTC).strftime("%Y-%m-%dT%H:%M")


class _Innermost:
    """Finds the innermost element around a stretch by bisection over the elements' starts."""

    def __init__(self, page: Page) -> None:
        self.nodes = page.nodes
        self.starts = [node.start for node in page.nodes]
        self.sorted = sorted(range(len(page.nodes)), key=lambda n: (self.starts[n], n))
        self.keys = [self.starts[n] for n in self.sorted]

    def at(self, start: int, end: int) -> int:
        index = self.sorted[bisect_right(self.keys, start) - 1]
        while index > 0 and self.nodes[index].end < end:
            index = self.nodes[index].parent
        return max(index, 0)
