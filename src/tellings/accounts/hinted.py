"""Accounts that the markup of a document shows: comments, furniture, captions, the title.

Hints of one comment lie inside its ``comment`` hint: ``comment-body`` (its words), ``author``,
``date`` and ``parent`` (whose value is the start of the comment that it answers). What lies inside
a comment but not in its body is furniture.
"""

from dataclasses import dataclass, field

from tellings.accounts.found import Aside, FoundAccount, Split
from tellings.accounts.furniture import aside_reason
from tellings.accounts.lines import read_lines
from tellings.accounts.regions import Region, subtract
from tellings.records.documents import AccountKind, Document, Hint

REASONS = ("navigation", "boilerplate", "caption")


def split_hinted(document: Document) -> Split:
    """Return the accounts and asides that the hints of a document show."""
    split = Split()
    for hint in document.hints:
        if hint.name == "caption":
            split.asides.append(Aside(region=(hint.start, hint.end), reason="caption"))
        elif hint.name == "navigation":
            split.asides.append(Aside(region=(hint.start, hint.end), reason="navigation"))
        elif hint.name == "boilerplate":
            split.asides.append(Aside(region=(hint.start, hint.end), reason="boilerplate"))
    split.accounts.extend(_entries(document))
    if split.accounts:
        return split
    posts = _posts(document)
    numbers: dict[str, int] = {}
    for number, post in enumerate(posts):
        numbers.setdefault(str(post.hint.start), number)
    for number, post in enumerate(posts):
        _comment(document, post, numbers, split)
        if split.accounts[number].parent == number:
            split.accounts[number].parent = None
    return split


def _entries(document: Document) -> list[FoundAccount]:
    """Return the rows of a log, each an account of its own: its day, its place in the file."""
    dates = {
        h.start: h.value
        for h in document.hints
        if h.name == "cell:when" and h.value and h.value[0] != "T"
    }
    return [
        FoundAccount(
            kind="record",
            regions=[(hint.start, hint.end)],
            dated=next((v for at, v in dates.items() if hint.start <= at < hint.end), None),
            locator=f"row {number}",
        )
        for number, hint in enumerate((h for h in document.hints if h.name == "record"), 1)
    ]


@dataclass(slots=True, kw_only=True)
class _Post:
    """A ``comment`` hint with the hints inside it that are not inside a nested one."""

    hint: Hint
    parts: list[Hint] = field(default_factory=list)
    nested: list[Region] = field(default_factory=list)


def _posts(document: Document) -> list[_Post]:
    """Return the posts in text order; each hint belongs to the innermost post around it."""
    posts: list[_Post] = []
    around: list[_Post] = []
    for hint in sorted(document.hints, key=lambda h: (h.start, -h.end, h.name != "comment")):
        while around and around[-1].hint.end < max(hint.end, hint.start + 1):
            around.pop()
        if hint.name == "comment":
            if around:
                around[-1].nested.append((hint.start, hint.end))
            posts.append(_Post(hint=hint))
            around.append(posts[-1])
        elif around and hint.name not in REASONS:
            around[-1].parts.append(hint)
    return posts


def _comment(document: Document, post: _Post, numbers: dict[str, int], split: Split) -> None:
    own = subtract([(post.hint.start, post.hint.end)], post.nested)
    bodies = [(h.start, h.end) for h in post.parts if h.name == "comment-body"]
    regions = subtract(bodies or own, post.nested)
    regions = _without_furniture(document.text, regions, split)
    for region in subtract(own, regions):
        split.asides.append(Aside(region=region, reason="boilerplate"))
    first = {hint.name: hint for hint in reversed(post.parts)}
    author, dated, parent = first.get("author"), first.get("date"), first.get("parent")
    is_body = post.hint.value == "body"
    title = next((h for h in document.hints if h.name == "title"), None) if is_body else None
    split.accounts.append(
        FoundAccount(
            kind=_kind(post.hint),
            regions=regions,
            teller=author.value if author else None,
            teller_span=(author.start, author.end)
            if author and author.start < author.end
            else None,
            title=hint_text(document, title) if title else None,
            dated=dated.value if dated else None,
            parent=numbers.get(parent.value or "") if parent else None,
        )
    )


def _without_furniture(text: str, regions: list[Region], split: Split) -> list[Region]:
    """Return a post's regions without lines of furniture, unless it has no others ("+1")."""
    lines = [line for start, end in regions for line in read_lines(text, start, end)]
    asides = [
        Aside(region=(line.start, line.end), reason=reason)
        for line in lines
        if (reason := aside_reason(line.text))
    ]
    if len(asides) == len(lines):
        return regions
    split.asides.extend(asides)
    return subtract(regions, [aside.region for aside in asides])


def hint_text(document: Document, hint: Hint) -> str | None:
    """Return the words of a hint; its value where it has no place in the text."""
    return document.text[hint.start : hint.end] if hint.end > hint.start else hint.value


def _kind(comment: Hint) -> AccountKind:
    if comment.value == "note":
        return "note"
    return "body" if comment.value == "body" else "comment"
