"""Main text and furniture of a page: a judgement on every line outside its posts, none is dropped.

trafilatura (Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15/) says which words it takes
for the main text; a line that has most of its four-word runs there is main, and so is prose between
two main lines. Elements that say what they are (nav, footer, figcaption) need no judgement. Where
trafilatura finds next to nothing, every line that is not mainly links is main.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from tellings.accounts.furniture import aside_reason
from tellings.accounts.lines import Line, read_lines
from tellings.accounts.regions import Region, near, subtract, union
from tellings.accounts.webtext import Page
from tellings.records.documents import Hint

WORD = re.compile(r"\w+")
NAVIGATION = frozenset({"nav", "menu"})
FURNITURE = frozenset({"footer", "form", "button", "select", "dialog", "aside"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
LARGEST_TREE = 20_000
"""Elements of a page that trafilatura is asked about; it is quadratic on some larger ones."""
LONGEST_TEXT = 1_000_000
RUN = 4
NEAR = 12
LEAST_WORDS = 25
"""Words that trafilatura must find for its judgement to count."""
LEAST_BESIDE_POSTS = 80
"""Words of prose that make a body beside posts: a forum's welcome stays below, an article above."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The furniture and headings of a page, and whether it has main text outside its posts."""

    hints: tuple[Hint, ...]
    has_body: bool


def judge(
    page: Page, root: etree._Element, posts: Sequence[Hint], plain: Sequence[int]
) -> Judgement:
    """Return what the page's lines outside its posts are; ``plain`` is that of its marks.

    An element around a post is no furniture, whatever it is called: some software wraps a whole
    thread in a form.
    """
    hints = _elements(page, union((h.start, h.end) for h in posts if h.name == "comment-body"))
    named = [(h.start, h.end) for h in hints if h.name != "heading"]
    taken = [(h.start, h.end) for h in posts if h.name == "comment"]
    free = subtract([(0, len(page.text))], [*named, *taken])
    lines = [line for start, end in free for line in read_lines(page.text, start, end)]
    lines = [line for line in lines if aside_reason(line.text) is None]
    main = _main(lines, plain, _extracted(page, root), [start for start, _ in taken])
    words = sum(len(WORD.findall(line.text)) for line, is_main in main if is_main)
    has_body = words >= LEAST_BESIDE_POSTS or not taken
    for line, is_main in main:
        if not is_main or not has_body:
            name = "boilerplate" if _is_prose(line, plain) else "navigation"
            hints.append(Hint(name=name, start=line.start, end=line.end))
    return Judgement(hints=tuple(hints), has_body=has_body and words > 0)


def _elements(page: Page, spans: Sequence[Region]) -> list[Hint]:
    hints = []
    for node in page.nodes:
        if node.start >= node.end or near(spans, node.start, node.end):
            continue
        if node.tag in NAVIGATION:
            hints.append(Hint(name="navigation", start=node.start, end=node.end))
        elif node.tag == "figcaption":
            hints.append(Hint(name="caption", start=node.start, end=node.end))
        elif node.tag in FURNITURE and _is_small(page, node.start, node.end):
            hints.append(Hint(name="boilerplate", start=node.start, end=node.end))
        elif node.tag in HEADINGS:
            hints.append(Hint(name="heading", start=node.start, end=node.end))
    return hints


def _is_small(page: Page, start: int, end: int) -> bool:
    """Return whether the element has no more than half of the page: some wrap all in a form."""
    return end - start <= len(page.text) / 2


def _extracted(page: Page, root: etree._Element) -> str:
    """Return what trafilatura takes for the main text, "" when the page is too large to ask."""
    if len(page.nodes) > LARGEST_TREE or len(page.text) > LONGEST_TEXT:
        return ""
    import trafilatura  # noqa: PLC0415  # a tenth of a second that only a page needs

    found = trafilatura.extract(
        deepcopy(root), include_comments=False, include_tables=True, favor_recall=True
    )
    return found or ""


def _main(
    lines: Sequence[Line], plain: Sequence[int], extracted: str, posts: Sequence[int]
) -> list[tuple[Line, bool]]:
    words = WORD.findall(extracted.lower())
    if len(words) < LEAST_WORDS:
        return [(line, _is_prose(line, plain)) for line in lines]
    runs = {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    whole = {" ".join(WORD.findall(line.lower())) for line in extracted.splitlines()}
    sure = [_is_extracted(line, runs, whole) for line in lines]
    return [
        (line, sure[n] or (_is_prose(line, plain) and _between(lines, sure, n, posts)))
        for n, line in enumerate(lines)
    ]


def _between(
    lines: Sequence[Line], sure: Sequence[bool], number: int, posts: Sequence[int]
) -> bool:
    """Return whether main lines stand within ``NEAR`` lines on both sides, no post between."""
    before = next((n for n in range(number - 1, max(-1, number - NEAR - 1), -1) if sure[n]), None)
    after = next(
        (n for n in range(number + 1, min(len(lines), number + NEAR + 1)) if sure[n]), None
    )
    if before is None or after is None:
        return False
    return bisect_left(posts, lines[before].start) == bisect_left(posts, lines[after].start)


def _is_extracted(line: Line, runs: set[tuple[str, ...]], whole: set[str]) -> bool:
    words = WORD.findall(line.text.lower())
    own = [tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]
    if not own:
        return " ".join(words) in whole
    return sum(run in runs for run in own) >= 0.6 * len(own)


def _is_prose(line: Line, plain: Sequence[int]) -> bool:
    """Return whether less than half of the line is links."""
    letters = sum(not c.isspace() for c in line.text[:2000])
    until = min(line.end, line.start + 2000)
    return plain[until] - plain[line.start] > 0.5 * letters
