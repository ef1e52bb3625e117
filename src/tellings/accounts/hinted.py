"""Accounts that the markup of a document shows: comments, furniture, captions, the title.

Hints of one comment lie inside its ``comment`` hint: ``comment-body`` (its words), ``author``,
``date`` and ``parent`` (whose value is the start of the comment that it answers). What lies inside
a comment but not in its body is furniture.
"""

from tellings.accounts.found import Aside, FoundAccount, Split
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
    regions = subtract(bodies or own, nested)
    for region in subtract(own, regions):
        split.asides.append(Aside(region=region, reason="boilerplate"))
    author = next((h for h in parts if h.name == "author"), None)
    dated = next((h for h in parts if h.name == "date"), None)
    parent = next((h for h in parts if h.name == "parent"), None)
    starts = [str(other.start) for other in comments]
    split.accounts.append(
        FoundAccount(
            kind=_kind(comment),
            regions=regions,
            teller=author.value if author else None,
            teller_span=(author.start, author.end) if author else None,
            dated=dated.value if dated else None,
            parent=starts.index(parent.value) if parent and parent.value in starts else None,
        )
    )


def _kind(comment: Hint) -> AccountKind:
    if comment.value == "note":
        return "note"
    return "body" if comment.value == "body" else "comment"


def _inside(hint: Hint, own: list[Region]) -> bool:
    return any(start <= hint.start and hint.end <= end for start, end in own)
