"""The words of each post: the element that has most of the post and neither author nor date."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from tellings.accounts.authors import Author
from tellings.accounts.families import keys
from tellings.accounts.frames import Thread, node_keys
from tellings.accounts.lines import read_lines
from tellings.accounts.marks import DateMark, attribute_words
from tellings.accounts.regions import Region, subtract, trimmed

CONTENT = re.compile(r"content|body|text|message|entry|post(?!er)|comment|msg|article|beitrag")
NUMBERED = re.compile(r"^#.*(?:message|msg|content|text|body)[-_]?0")
ASIDE = re.compile(
    r"(?:^|[^a-z])(?:signature|sig|signatur|edited?|last-?edit\w*|editby|like|likes|share|sharing|"
    r"social|buttons?|controls?|actions?|toolbar|votes?|voting|rating|report|footer|foot|meta|ads?|"
    r"advert\w*|werbung|banner|promo|author|user|userinfo|profile|avatar|panel|details|subject|"
    r"reactions?|tools?|links?|menu|nav|reply|quote-?link|time|date|postdetails-?info)(?:[^a-z]|$)"
)
FURNITURE = frozenset({"button", "form", "select", "nav", "footer"})
PHRASING_TAGS = "p blockquote br a b i strong em img h1 h2 h3"
PHRASING = frozenset(PHRASING_TAGS.split())
LEAST = 0.15

Held = Mapping[int, Sequence[int]]
"""Post number to the elements with one key in that post."""


def find_bodies(
    thread: Thread,
    dates: Sequence[DateMark | None],
    authors: Sequence[Author | None],
    given: str,
) -> tuple[str, list[tuple[Region, ...]]]:
    """Return the key of the words' element and the regions of every post's words.

    A key that is ``given`` is not chosen anew; the key is "" when no element serves.
    """
    per_key: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, indices in enumerate(thread.nodes):
        for index in indices:
            for key in keys(thread.page.nodes[index]) or node_keys(thread.page, index):
                per_key[key][number].append(index)
    best = given or _best(thread, per_key, dates, authors)
    held = per_key.get(best, {})
    bodies = [
        _cleaned(thread, number, [thread.place(index) for index in held.get(number, ())])
        for number in range(len(thread))
    ]
    return best, bodies


def _best(
    thread: Thread,
    per_key: Mapping[str, Held],
    dates: Sequence[DateMark | None],
    authors: Sequence[Author | None],
) -> str:
    best, best_score = "", LEAST
    for key in sorted(per_key):
        score = _share(thread, per_key[key], dates, authors)
        if NUMBERED.search(key):
            score *= 1.5
        elif CONTENT.search(key):
            score *= 1.2
        if ASIDE.search(key):
            score *= 0.3
        if score > best_score + 1e-9:
            best, best_score = key, score
    return best


def _share(
    thread: Thread,
    held: Held,
    dates: Sequence[DateMark | None],
    authors: Sequence[Author | None],
) -> float:
    """Return the mean share of the posts' words in the elements; 0 when author or date is there."""
    shares, unclean = 0.0, 0
    for number, indices in held.items():
        spans = [thread.place(index) for index in indices]
        total = sum(thread.marks.plain_between(s, e) for s, e in thread.own[number])
        inside = sum(thread.marks.plain_between(s, e) for s, e in subtract(spans, []))
        shares += inside / max(1, total)
        unclean += _holds(thread, spans, dates[number], authors[number])
    return 0.0 if unclean > 0.2 * len(held) else shares / len(thread)


def _holds(
    thread: Thread, spans: Sequence[Region], date: DateMark | None, author: Author | None
) -> bool:
    if author is not None and author.node is not None:
        start, end = thread.place(author.node)
        if any(s <= start and end <= e for s, e in spans):
            return True
    return date is not None and any(
        found.iso == date.iso for s, e in spans for found in thread.marks.dates_in(s, e)
    )


def _cleaned(thread: Thread, number: int, spans: list[Region]) -> tuple[Region, ...]:
    """Return the spans without signatures, edit notes and buttons inside them."""
    holes = []
    for index in thread.nodes[number] if spans else ():
        start, end = thread.place(index)
        inside = any(s <= start and end <= e for s, e in spans) and (start, end) not in spans
        if inside and _is_aside(thread, index):
            holes.append((start, end))
    outside = subtract(spans, thread.own[number])
    return trimmed(thread.page.text, subtract(spans, [*holes, *outside]))


def _is_aside(thread: Thread, index: int) -> bool:
    node = thread.page.nodes[index]
    if node.tag in FURNITURE:
        return True
    return node.tag not in PHRASING and ASIDE.search(attribute_words(node.element)) is not None


def leftover(
    thread: Thread, number: int, date: DateMark | None, author: Author | None
) -> tuple[Region, ...]:
    """Return a post's words where no element holds them.

    They are its lines without the author's and the date's, without mere links and furniture.
    """
    text, own = thread.page.text, thread.own[number]
    holes = [
        (line.start, line.end)
        for start, end in own
        for line in read_lines(text, start, end)
        if not thread.marks.plain_between(line.start, line.end)
    ]
    for place in ((date.start, date.end) if date else None, author.span if author else None):
        if place:
            end = text.find("\n", place[1])
            holes.append((text.rfind("\n", 0, place[0]) + 1, len(text) if end < 0 else end))
    return trimmed(text, subtract(own, holes))
