"""Accounts that the markup of a document shows: comments, furniture, captions, the title.

Hints of one comment lie inside its ``comment`` hint: ``comment-body`` (its words), ``author``,
``date`` and ``parent`` (whose value is the start of the comment that it answers). What lies inside
a comment but not in its body is furniture.
"""

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
    comments = [hint for hint in document.hints if hint.name == "comment"]
    for comment in comments:
        _comment(document, comment, comments, split)
    return split


def _comment(document: Document, comment: Hint, comments: list[Hint], split: Split) -> None:
    nested = [
        (other.start, other.end)
        for other in comments
        if other is not comment and comment.start <= other.start and other.end <= comment.end
    ]
    own = subtract([(comment.start, comment.end)], nested)
    parts = [h for h in document.hints if _inside(h, own) and h.name not in REASONS]
    bodies = [(h.start, h.end) for h in parts if h.name == "comment-body"]
    regions = _without_furniture(document.text, subtract(bodies or own, nested), split)
    for region in subtract(own, regions):
        split.asides.append(Aside(region=region, reason="boilerplate"))
    author = next((h for h in parts if h.name == "author"), None)
    dated = next((h for h in parts if h.name == "date"), None)
    parent = next((h for h in parts if h.name == "parent"), None)
    starts = [str(other.start) for other in comments]
    title = next((h for h in document.hints if h.name == "title" and comment.value == "body"), None)
    split.accounts.append(
        FoundAccount(
            kind=_kind(comment),
            regions=regions,
            teller=author.value if author else None,
            teller_span=(author.start, author.end) if author else None,
            title=hint_text(document, title) if title else None,
            dated=dated.value if dated else None,
            parent=starts.index(parent.value) if parent and parent.value in starts else None,
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


def _inside(hint: Hint, own: list[Region]) -> bool:
    return any(start <= hint.start and hint.end <= end for start, end in own)
