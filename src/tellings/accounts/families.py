"""Families of like elements: the candidates for the container that every post of a page has.

Posts of a thread are written by one template, so their elements share a class word, a numbered id
or a microdata type. The family is chosen whose members hold most of the page's words and, each of
them, a date and a name, as in the vision-free extraction of repeated records (Weichselbraun et al.
2020, https://arxiv.org/abs/2102.02240; Liu, Grossman & Zhai 2003).
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.accounts.marks import CAMEL, Marks
from tellings.accounts.regions import Region, subtract
from tellings.accounts.webtext import BLOCKS, Node, Page

CONTAINERS = BLOCKS | {
    "article",
    "section",
    "tr",
    "td",
    "table",
    "ul",
    "ol",
    "p",
    "dl",
    "span",
    "a",
}
DIGITS = re.compile(r"\d+")
POST = re.compile(
    r"post(?!age|al)|comment|komment|coment|reply|replies|message|msg|answer|response|beitrag|"
    r"antwort|respuesta|reponse|review"
)
PART = re.compile(
    r"list|wrap|count|form(?!um)|meta|head|foot|author|user|date|time|body|content|text|quote|"
    r"signature|button|action|link|avatar|title|option|control|like|inner|info|details|number|area"
)
ELSEWHERE = re.compile(
    r"sidebar|widget|related|recent|latest|nav|menu|similar|recommend|popular|trending|teaser|promo"
)
SHARE_FLOOR = 0.2


@dataclass(frozen=True, slots=True, order=True)
class Member:
    """A post: the nodes ``[index, after)`` and their text ``[start, end)``.

    It is one element, or where posts are rows of one table, the run of elements up to the next
    post's first.
    """

    index: int
    after: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Like elements in document order, and what speaks for their being posts."""

    key: str
    members: tuple[Member, ...]
    score: float
    dated: float
    named: float
    vocabulary: float


def keys(node: Node) -> list[str]:
    """Return what makes an element like others: class words, a numbered id, a microdata type."""
    element = node.element
    words = (element.get("class") or "").split()
    found = ["." + DIGITS.sub("0", CAMEL.sub("-", word).lower()) for word in words]
    identity = element.get("id") or element.get("name") or ""
    if DIGITS.search(identity):
        found.append("#" + DIGITS.sub("0", CAMEL.sub("-", identity).lower()))
    kind = element.get("itemtype") or ""
    if kind:
        found.append("@" + kind.rstrip("/").rsplit("/", 1)[-1].lower())
    prop = element.get("itemprop") or ""
    found.extend("%" + word.lower() for word in prop.split())
    if node.tag == "article":
        found.append("<article>")
    return found


def group(page: Page) -> dict[str, tuple[int, ...]]:
    """Return the elements of every key, in document order."""
    groups: dict[str, list[int]] = defaultdict(list)
    for index, node in enumerate(page.nodes):
        if node.start >= node.end:
            continue
        own = keys(node)
        for key in own:
            groups[key].append(index)
        if not own and node.parent >= 0 and node.tag in CONTAINERS:
            above = page.nodes[node.parent]
            signature = "".join(sorted(keys(above))) or above.tag
            groups[f"{signature}>{node.tag}"].append(index)
    return {key: tuple(members) for key, members in groups.items()}


def single(page: Page, index: int) -> Member:
    """Return the member that consists of one element."""
    node = page.nodes[index]
    return Member(index, node.after, node.start, node.end)


def runs(page: Page, indices: Sequence[int]) -> tuple[Member, ...]:
    """Return members that each reach to the next one; none when they are not all siblings."""
    parents = {page.nodes[index].parent for index in indices}
    if len(indices) < 3 or len(parents) > 1:
        return ()
    parent = page.nodes[parents.pop()]
    found = []
    for at, index in enumerate(indices):
        last = at + 1 == len(indices)
        after = parent.after if last else indices[at + 1]
        end = parent.end if last else page.nodes[indices[at + 1]].start
        found.append(Member(index, after, page.nodes[index].start, end))
    return tuple(found)


def own_regions(members: Sequence[Member]) -> list[list[Region]]:
    """Return each member's region without those of the members nested in it."""
    result = []
    for at, member in enumerate(members):
        nested = []
        for number in range(at + 1, len(members)):
            if members[number].index >= member.after:
                break
            nested.append((members[number].start, members[number].end))
        result.append(subtract([(member.start, member.end)], nested))
    return result


def best_family(page: Page, marks: Marks) -> Family | None:
    """Return the family of the page's posts, None when no family looks like posts."""
    seen: dict[tuple[Member, ...], Family] = {}
    for key, indices in sorted(group(page).items()):
        for members in _variants(page, marks, indices):
            family = _rate(page, marks, key, members) if members else None
            known = seen.get(members)
            if family and (known is None or known.score < family.score):
                seen[members] = family
    ranked = sorted(seen.values(), key=lambda f: (-f.score, -len(f.members), f.members[0], f.key))
    return ranked[0] if ranked else None


def _variants(page: Page, marks: Marks, indices: tuple[int, ...]) -> Iterator[tuple[Member, ...]]:
    """Yield the elements as posts, and those with a date and a name as the heads of posts.

    The latter serve pages whose posts are several rows of one table: a row with author and date,
    then rows with words and buttons.
    """
    members = tuple(single(page, index) for index in indices)
    yield members
    yield runs(page, indices)
    heads = tuple(
        member.index
        for member in members
        if marks.dates_in(member.start, member.end)
        and _named(page, marks, [(member.start, member.end)])
    )
    if len(heads) < len(indices):
        yield tuple(single(page, index) for index in heads)
        yield runs(page, heads)


def _rate(page: Page, marks: Marks, key: str, members: tuple[Member, ...]) -> Family | None:
    count = len(members)
    vocabulary = _vocabulary(page, key, members[0].index)
    if count < 2 and vocabulary < 1:
        return None
    regions = own_regions(members)
    words = [sum(marks.plain_between(s, e) for s, e in own) for own in regions]
    covered = sum(words) / max(1, marks.plain[-1])
    if covered < 0.03:
        return None
    dates = [sum(len(marks.dates_in(s, e)) for s, e in own) for own in regions]
    dated = sum(number > 0 for number in dates) / count
    named = sum(_named(page, marks, own) for own in regions) / count
    if vocabulary <= 0 and (dated < 0.6 or named < 0.6 or covered < 0.25):
        return None
    if dated < 0.3 and named < 0.3:
        return None
    score = covered * (SHARE_FLOOR + dated) * (SHARE_FLOOR + named)
    score *= (1 + vocabulary / 2) * count / (count + 1)
    if count >= 4 and max(words) > 0.85 * sum(words):
        score *= 0.5
    if sum(dates) >= 4 and max(dates) > 0.65 * sum(dates):
        score *= 0.3  # One member with most of the dates is the box around the posts.
    return Family(
        key=key, members=members, score=score, dated=dated, named=named, vocabulary=vocabulary
    )


def _vocabulary(page: Page, key: str, first: int) -> float:
    """Return 1 for the name of a post's container, .4 for that of a part of it, else 0 or less."""
    if ELSEWHERE.search(key) or _elsewhere(page, first):
        return -1
    if not POST.search(key):
        return 0
    return 0.4 if PART.search(key) else 1


def _elsewhere(page: Page, index: int) -> bool:
    """Return whether the element stands in a side column or a navigation."""
    at = page.nodes[index].parent
    while at >= 0:
        node = page.nodes[at]
        if node.tag in ("nav", "aside", "footer") or "sidebar" in (node.element.get("class") or ""):
            return True
        at = node.parent
    return False


def _named(page: Page, marks: Marks, own: list[Region]) -> bool:
    return any(
        start <= page.nodes[index].start and page.nodes[index].end <= end
        for start, end in own
        for index in names_between(page, marks, start, end)
    )


def names_between(page: Page, marks: Marks, start: int, end: int) -> Sequence[int]:
    """Return the name marks that start inside ``[start, end)``, in document order."""
    low = bisect_left(marks.names, start, key=lambda n: page.nodes[n].start)
    high = bisect_left(marks.names, end, key=lambda n: page.nodes[n].start)
    return marks.names[low:high]
