"""Title, author and date that a page states for itself: in its head, in JSON-LD, in microdata."""

import json
import re
from collections.abc import Iterator, Sequence

from lxml import etree

from tellings.accounts.dates import to_iso
from tellings.accounts.webtext import Page
from tellings.records.documents import Hint

AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl")
DATES = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dcterms.created",
    "parsely-pub-date",
    "pubdate",
)
ARTICLE = re.compile(r"Article|BlogPosting|Report|Review|CreativeWork", re.IGNORECASE)
URL = re.compile(r"https?://|www\.|@")


def describe(page: Page, root: etree._Element, posts: Sequence[Hint]) -> list[Hint]:
    """Return hints ``title``, ``author`` and ``date`` for the page's own text."""
    taken = [(h.start, h.end) for h in posts if h.name == "comment-body"]
    hints = [_title(page, root, taken)]
    stated = list(_stated(root))
    hints.append(_author(page, [value for kind, value in stated if kind == "author"]))
    dates = [to_iso(value) for kind, value in stated if kind == "date"]
    iso = next((value for value in dates if value), None)
    if iso:
        hints.append(Hint(name="date", start=0, end=0, value=iso))
    return [hint for hint in hints if hint is not None]


def _title(page: Page, root: etree._Element, taken: list[tuple[int, int]]) -> Hint | None:
    head = " ".join((root.findtext(".//title") or "").split())
    shown = [
        node
        for node in page.nodes
        if node.tag in ("h1", "h2")
        and node.start < node.end
        and not any(s <= node.start < e for s, e in taken)
    ]
    named = [node for node in shown if page.text[node.start : node.end] in head]
    firsts = [node for node in shown if node.tag == "h1"]
    for node in (*named, *firsts):
        return Hint(name="title", start=node.start, end=node.end)
    return Hint(name="title", start=0, end=0, value=head) if head else None


def _author(page: Page, names: list[str]) -> Hint | None:
    for name in names:
        clean = " ".join(name.split())
        if not clean or len(clean) > 80 or URL.search(clean):
            continue
        at = page.text.find(clean)
        if at >= 0:
            return Hint(name="author", start=at, end=at + len(clean), value=clean)
        return Hint(name="author", start=0, end=0, value=clean)
    return None


def _stated(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield ("author" or "date", value), the surest source first."""
    for script in root.iter("script"):
        if (script.get("type") or "").lower() == "application/ld+json":
            yield from _linked(script.text or "")
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        value = meta.get("content") or ""
        if value and name in AUTHORS:
            yield "author", value
        elif value and name in DATES:
            yield "date", value


def _linked(source: str) -> Iterator[tuple[str, str]]:
    try:
        stack = [json.loads(source)]
    except (ValueError, RecursionError):
        return
    while stack:
        value = stack.pop()
        if isinstance(value, list):
            stack.extend(reversed(value))
        elif isinstance(value, dict):
            if ARTICLE.search(str(value.get("@type", ""))):
                yield from _article(value)
            stack.extend(v for v in value.values() if isinstance(v, list | dict))


def _article(value: dict[str, object]) -> Iterator[tuple[str, str]]:
    authors = value.get("author")
    for author in authors if isinstance(authors, list) else [authors]:
        name = author.get("name") if isinstance(author, dict) else author
        if isinstance(name, str):
            yield "author", name
    published = value.get("datePublished")
    if isinstance(published, str):
        yield "date", published
