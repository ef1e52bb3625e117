"""Within the posts of a family: which element holds the author, the date, the words.

One template wrote all posts, so each is chosen by its key (class word, id pattern) over all posts
together: the author's element is in every post, with few words and different ones; the date's too,
and dates run in one direction; the words' element has most of the post and neither of the others.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.accounts.families import Member, keys, names_between, own_regions
from tellings.accounts.headers import is_name
from tellings.accounts.lines import read_lines
from tellings.accounts.marks import AUTHOR_LINK, DateMark, Marks, attribute_words
from tellings.accounts.regions import Region, subtract, trimmed
from tellings.accounts.webtext import Page

LABELS = re.compile(
    r"(?:by|von|par|por|from|posted by|author|user(?:name)?|name|geschrieben von|de)\s*:?\s+",
    re.IGNORECASE,
)
NO_NAME = re.compile(
    r"reply|quote|report|share|like|profile|view profile|offline|online|member|guest|new member|"
    r"(?:junior|senior|new|full|active|registered|well-known|veteran|super) (?:member|user|poster)|"
    r"moderator|administrator|admin|newbie|top|#?\d+|posts?:?.*|joined.*|location.*|registered.*|"
    r"antworten|zitieren|melden|gast|mitglied|profil|message|contact|private message|pm|follow|"
    r"more|menu|options|author|edited|permalink|link|website|homepage|user|anonymous user|op|"
    r"original poster|(?:reply|quote|zitat|antwort).*|threadstarter|themenstarter|topic starter|\d[\d.,]* .*|.*\b(?:posts|beiträge|messages|points)\b.*|.*@.*\..*",
    re.IGNORECASE,
)
STATED = (
    "data-author",
    "data-username",
    "data-user-name",
    "data-author-name",
    "data-comment-author",
)
GAP = re.compile(r"[\s\xa0]{2,}|\xa0|\t")
STRIPPED = " \t\xa0,:;|·•»«"
JOINED = re.compile(
    r"join|regist|inscrit|\bsince\b|\bseit\b|\bedit|bearbeitet|modifi|geändert|\blast\b|zuletzt|"
    r"dernière",
    re.IGNORECASE,
)
STRONG = re.compile(r"user-?name|author|nick|poster|creator|itemprop|screenname|displayname|fn\b")
RANK = re.compile(r"title|rank|role|status|group|level|badge|stat|count|location|medal|award")
CONTENT = re.compile(r"content|body|text|message|entry|post(?!er)|comment|msg|article|beitrag")
NUMBERED = re.compile(r"^#.*(?:message|msg|content|text|body)[-_]?0")
ASIDE = re.compile(
    r"(?:^|[^a-z])(?:signature|sig|signatur|edited?|last-?edit\w*|editby|like|likes|share|sharing|"
    r"social|buttons?|controls?|actions?|toolbar|votes?|voting|rating|report|footer|foot|meta|ads?|"
    r"advert\w*|werbung|banner|promo|author|user|userinfo|profile|avatar|panel|details|subject|"
    r"reactions?|tools?|links?|menu|nav|reply|quote-?link|time|date|postdetails-?info)(?:[^a-z]|$)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What one post shows: author (with its place), date, and the regions of its words."""

    author: str | None
    author_span: Region | None
    date: DateMark | None
    body: tuple[Region, ...]


def describe(
    page: Page, marks: Marks, members: Sequence[Member], *, key: str = ""
) -> tuple[tuple[Meta, ...], str]:
    """Return the meta of every post and the key of the element that holds the words.

    A ``key`` that is given is kept instead of being chosen.
    """
    own = own_regions(members)
    stated = _stated(page, members)
    dates = _dates(page, marks, own)
    nodes = [_nodes_in(page, m, r) for m, r in zip(members, own, strict=True)]
    authors = _authors(page, marks, own, nodes)
    key, bodies = _bodies(page, marks, own, nodes, dates, authors, key)
    metas = []
    for number, regions in enumerate(own):
        author, name = authors[number], stated[number]
        span = _name_span(page, author) if author is not None else None
        if name:
            span = _place(page, regions, name)
        body = bodies[number]
        if not body and (not key or (span and dates[number])):
            body = _leftover(page, marks, regions, dates[number], span)
        metas.append(
            Meta(
                author=name or (page.text[span[0] : span[1]] if span else None),
                author_span=span,
                date=dates[number],
                body=body,
            )
        )
    return tuple(metas), key


def _stated(page: Page, members: Sequence[Member]) -> list[str | None]:
    """Return the authors that an attribute of the posts' own elements states, all or none."""
    for attribute in STATED:
        values = [page.nodes[m.index].element.get(attribute) for m in members]
        if sum(1 for value in values if value) > 0.7 * len(values):
            return [value.strip() if value else None for value in values]
    return [None for _ in members]


def _place(page: Page, regions: list[Region], name: str) -> Region | None:
    """Return where the post shows the name."""
    for start, end in regions:
        at = page.text.find(name, start, end)
        if at >= 0:
            return at, at + len(name)
    return None


def _name_span(page: Page, index: int) -> Region:
    """Return where the name stands, without "Posted by" before it."""
    node = page.nodes[index]
    end = min([node.end, *(p for p in [page.text.find("\n", node.start, node.end)] if p > 0)])
    label = LABELS.match(page.text, node.start, end)
    start = label.end() if label and label.end() < end else node.start
    text = page.text[start:end]
    stripped = GAP.split(text.strip(STRIPPED))[0].strip(STRIPPED)
    start += text.find(stripped)
    return start, start + len(stripped)


def _dates(page: Page, marks: Marks, own: Sequence[list[Region]]) -> list[DateMark | None]:
    """Return each post's date: the mark whose key serves the posts best."""
    per_key: dict[str, dict[int, DateMark]] = defaultdict(dict)
    for number, regions in enumerate(own):
        for start, end in regions:
            for found in marks.dates_in(start, end):
                for key in _node_keys(page, found.node):
                    per_key[key].setdefault(number, found)
    ranked = sorted(per_key, key=lambda k: (-_date_score(page, per_key[k], len(own)), k))
    result: list[DateMark | None] = [None] * len(own)
    for key in ranked[:3]:
        if ranked and _date_score(page, per_key[key], len(own)) < 0.15:
            continue
        for number, found in per_key[key].items():
            result[number] = result[number] or found
    return result


def _date_score(page: Page, found: dict[int, DateMark], posts: int) -> float:
    values = [d.iso for _, d in sorted(found.items()) if d.iso]
    score = len(found) / posts
    steps = [b >= a for a, b in zip(values, values[1:], strict=False)]
    if steps:
        score *= 0.6 + 0.4 * max(sum(steps), len(steps) - sum(steps)) / len(steps)
    score *= 1 + 0.2 * sum("T" in v for v in values) / max(1, len(found))
    if len(found) > 3 and len(set(values)) == 1 and "T" in values[0]:
        score *= 0.5
    before = [page.text[max(0, d.start - 30) : d.start].rsplit("\n", 1)[-1] for d in found.values()]
    joined = sum(1 for text in before if JOINED.search(text))
    return score * (0.2 if joined > len(before) / 2 else 1.0)


def _node_keys(page: Page, index: int) -> list[str]:
    """Return the keys of a node; one without any is named by its parent's."""
    tag = page.nodes[index].tag
    for _ in range(3):
        if index < 0:
            break
        found = keys(page.nodes[index])
        if found:
            return [f"{key}>{tag}" for key in found]
        index = page.nodes[index].parent
    return [tag]


def _authors(
    page: Page, marks: Marks, own: Sequence[list[Region]], nodes: Sequence[list[int]]
) -> list[int | None]:
    """Return the node of each post's author."""
    per_key: dict[str, dict[int, int]] = defaultdict(dict)
    for number, regions in enumerate(own):
        for start, end in regions:
            for index in names_between(page, marks, start, end):
                if _may_name(page, index) and not _names_inside(page, marks, index):
                    for key in _node_keys(page, index):
                        per_key[key].setdefault(number, index)
    if not any(len(found) > 0.5 * len(own) for found in per_key.values()):
        per_key = _unmarked(page, nodes)
    ranked = sorted(per_key, key=lambda k: (-_author_score(page, per_key[k], own), k))
    result: list[int | None] = [None] * len(own)
    least = 0.5 * _author_score(page, per_key[ranked[0]], own) if ranked else 0.0
    for key in ranked[:4]:
        if _author_score(page, per_key[key], own) < least:
            break
        for number, index in per_key[key].items():
            if result[number] is None:
                result[number] = index
    return result


def _unmarked(page: Page, nodes: Sequence[list[int]]) -> dict[str, dict[int, int]]:
    """Return name-like elements of posts in which no markup says where the author stands.

    Only in a thread of three and more, by an element that is in nearly every post and seldom says
    the same: a rank or a button repeats.
    """
    per_key: dict[str, dict[int, int]] = defaultdict(dict)
    if len(nodes) < 3:
        return per_key
    for number, indices in enumerate(nodes):
        for index in indices:
            node = page.nodes[index]
            if node.after == index + 1 and node.end - node.start <= 40 and _may_name(page, index):
                for key in _node_keys(page, index):
                    per_key[key].setdefault(number, index)
    return {
        key: found
        for key, found in per_key.items()
        if len(found) > 0.8 * len(nodes)
        and len({page.text[page.nodes[i].start : page.nodes[i].end] for i in found.values()})
        >= max(2.0, 0.1 * len(found))
    }


def _names_inside(page: Page, marks: Marks, index: int) -> bool:
    """Return whether an element inside this one is the better candidate for the name."""
    node = page.nodes[index]
    inner = names_between(page, marks, node.start, node.end)
    return any(index < other < node.after and _may_name(page, other) for other in inner)


def _may_name(page: Page, index: int) -> bool:
    start, end = _name_span(page, index)
    text = page.text[start:end]
    if not text or len(text) > 50 or NO_NAME.fullmatch(text):
        return False
    return is_name(text) or (len(text.split()) <= 3 and text[-1] not in ".!?:")


def _author_score(page: Page, found: dict[int, int], own: Sequence[list[Region]]) -> float:
    posts = len(own)
    texts = [page.text[slice(*_name_span(page, index))] for index in found.values()]
    score = len(found) / posts
    different = len(set(texts)) / len(texts)
    if posts >= 3:
        score *= 0.2 if len(set(texts)) == 1 else 0.4 + 0.6 * different
    elements = [page.nodes[i].element for i in list(found.values())[:3]]
    words = " ".join(attribute_words(element) for element in elements)
    score *= 1.3 if STRONG.search(words) else 1.0
    score *= 0.4 if RANK.search(words) else 1.0
    score *= 1.2 if any(AUTHOR_LINK.search(e.get("href") or "") for e in elements) else 1.0
    early = [
        (page.nodes[index].start - own[number][0][0])
        / max(1, own[number][-1][1] - own[number][0][0])
        for number, index in found.items()
        if own[number]
    ]
    return score * (1.2 - 0.4 * sum(early) / max(1, len(early)))


def _bodies(
    page: Page,
    marks: Marks,
    own: Sequence[list[Region]],
    nodes: Sequence[list[int]],
    dates: Sequence[DateMark | None],
    authors: Sequence[int | None],
    given: str,
) -> tuple[str, list[tuple[Region, ...]]]:
    """Return the key of the words' element and the regions of every post's words."""
    per_key: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, indices in enumerate(nodes):
        for index in indices:
            for key in _body_keys(page, index):
                per_key[key][number].append(index)
    best, best_score = "", 0.0
    for key in sorted(per_key):
        score = _body_score(page, marks, own, per_key[key], dates, authors)
        if NUMBERED.search(key):
            score *= 1.5
        elif CONTENT.search(key):
            score *= 1.2
        if ASIDE.search(key):
            score *= 0.3
        if score > best_score + 1e-9:
            best, best_score = key, score
    if given:
        best = given
    elif best_score < 0.15:
        return "", [() for _ in own]
    bodies = []
    for number, regions in enumerate(own):
        spans = [(page.nodes[i].start, page.nodes[i].end) for i in per_key[best].get(number, [])]
        bodies.append(_cleaned(page, regions, spans, nodes[number]))
    return best, bodies


def _nodes_in(page: Page, member: Member, regions: list[Region]) -> list[int]:
    """Return the elements of a post that are in none of the posts nested in it."""
    found = []
    for index in range(member.index, member.after):
        node = page.nodes[index]
        if node.start < node.end and any(s <= node.start and node.end <= e for s, e in regions):
            found.append(index)
    return found


def _body_keys(page: Page, index: int) -> list[str]:
    node = page.nodes[index]
    found = keys(node)
    return [*found, *(_node_keys(page, index) if not found else [])]


def _body_score(
    page: Page,
    marks: Marks,
    own: Sequence[list[Region]],
    held: dict[int, list[int]],
    dates: Sequence[DateMark | None],
    authors: Sequence[int | None],
) -> float:
    """Return the mean share of the posts' words under the key; 0 when it holds author or date."""
    shares, unclean = 0.0, 0
    for number, indices in held.items():
        spans = [(page.nodes[i].start, page.nodes[i].end) for i in indices]
        total = sum(marks.plain_between(s, e) for s, e in own[number])
        inside = sum(marks.plain_between(s, e) for s, e in subtract(spans, []))
        shares += inside / max(1, total)
        author, dated = authors[number], dates[number]
        holds_author = author is not None and any(
            s <= page.nodes[author].start and page.nodes[author].end <= e for s, e in spans
        )
        holds_date = dated is not None and any(
            found.iso == dated.iso for s, e in spans for found in marks.dates_in(s, e)
        )
        unclean += holds_author or holds_date
    if unclean > 0.2 * len(held):
        return 0.0
    return shares / len(own)


def _cleaned(
    page: Page, own: list[Region], spans: list[Region], nodes: list[int]
) -> tuple[Region, ...]:
    """Return the spans without signatures, edit notes and buttons inside them."""
    holes = [
        (page.nodes[i].start, page.nodes[i].end)
        for i in nodes
        if any(s <= page.nodes[i].start and page.nodes[i].end <= e for s, e in spans)
        and (page.nodes[i].start, page.nodes[i].end) not in spans
        and _is_aside(page, i)
    ]
    outside = subtract([(0, len(page.text))], own)
    return trimmed(page.text, subtract(spans, [*holes, *outside]))


def _is_aside(page: Page, index: int) -> bool:
    node = page.nodes[index]
    if node.tag in ("button", "form", "select", "nav", "footer"):
        return True
    if node.tag in (
        "p",
        "blockquote",
        "br",
        "a",
        "b",
        "i",
        "strong",
        "em",
        "img",
        "h1",
        "h2",
        "h3",
    ):
        return False
    return ASIDE.search(attribute_words(node.element)) is not None


def _leftover(
    page: Page, marks: Marks, own: list[Region], dated: DateMark | None, author: Region | None
) -> tuple[Region, ...]:
    """Return a post's words where no element holds them.

    They are the lines without author and date, links alone and furniture.
    """
    holes = [
        (line.start, line.end)
        for start, end in own
        for line in read_lines(page.text, start, end)
        if not marks.plain_between(line.start, line.end)
    ]
    for place in ((dated.start, dated.end) if dated else None, author):
        if place:
            start = page.text.rfind("\n", 0, place[0]) + 1
            end = page.text.find("\n", place[1])
            holes.append((start, len(page.text) if end < 0 else end))
    return trimmed(page.text, subtract(own, holes))
