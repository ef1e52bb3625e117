"""Who wrote each post: the element that is in every post, short, and different among them."""

import re
from collections import defaultdict
from dataclasses import dataclass

from tellings.accounts.families import names_between
from tellings.accounts.frames import Thread, node_keys
from tellings.accounts.headers import is_name
from tellings.accounts.marks import AUTHOR_LINK, attribute_words
from tellings.accounts.regions import Region
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
    r"original poster|(?:reply|quote|zitat|antwort).*|threadstarter|themenstarter|topic starter|"
    r"\d[\d.,]* .*|.*\b(?:posts|beiträge|messages|points)\b.*|.*@.*\..*",
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
STRONG = re.compile(r"user-?name|author|nick|poster|creator|itemprop|screenname|displayname|fn\b")
RANK = re.compile(r"title|rank|role|status|group|level|badge|stat|count|location|medal|award")


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A post's author: the name, where it stands, and the element that holds it, if any."""

    name: str
    span: Region | None
    node: int | None


def find_authors(thread: Thread) -> list[Author | None]:
    """Return each post's author, None where the post shows none."""
    stated = _stated(thread)
    shown = _shown(thread)
    authors: list[Author | None] = []
    for number, name in enumerate(stated):
        node = shown[number]
        if name:
            authors.append(Author(name=name, span=_place(thread, number, name), node=node))
        elif node is not None:
            span = name_span(thread.page, node)
            authors.append(Author(name=thread.page.text[slice(*span)], span=span, node=node))
        else:
            authors.append(None)
    return authors


def _stated(thread: Thread) -> list[str | None]:
    """Return the authors that an attribute of the posts' own elements states, all or none."""
    for attribute in STATED:
        values = [thread.page.nodes[m.index].element.get(attribute) for m in thread.members]
        if sum(1 for value in values if value) > 0.7 * len(values):
            return [value.strip() if value else None for value in values]
    return [None for _ in thread.members]


def _place(thread: Thread, number: int, name: str) -> Region | None:
    """Return where the post shows the name."""
    for start, end in thread.own[number]:
        at = thread.page.text.find(name, start, end)
        if at >= 0:
            return at, at + len(name)
    return None


def name_span(page: Page, index: int) -> Region:
    """Return where the name stands, without "Posted by" before it."""
    node = page.nodes[index]
    end = min([node.end, *(p for p in [page.text.find("\n", node.start, node.end)] if p > 0)])
    label = LABELS.match(page.text, node.start, end)
    start = label.end() if label and label.end() < end else node.start
    text = page.text[start:end]
    stripped = GAP.split(text.strip(STRIPPED))[0].strip(STRIPPED)
    start += text.find(stripped)
    return start, start + len(stripped)


def _shown(thread: Thread) -> list[int | None]:
    """Return the element of each post's author."""
    per_key = _marked(thread)
    if not any(len(found) > 0.5 * len(thread) for found in per_key.values()):
        per_key = _unmarked(thread)
    scores = {key: _score(thread, found) for key, found in per_key.items()}
    ranked = sorted(scores, key=lambda key: (-scores[key], key))
    result: list[int | None] = [None] * len(thread)
    for key in ranked[:4]:
        if scores[key] < 0.5 * scores[ranked[0]]:
            break
        for number, index in per_key[key].items():
            if result[number] is None:
                result[number] = index
    return result


def _marked(thread: Thread) -> dict[str, dict[int, int]]:
    """Return the elements that the markup says hold a name, by key and post."""
    page, marks = thread.page, thread.marks
    per_key: dict[str, dict[int, int]] = defaultdict(dict)
    for number, regions in enumerate(thread.own):
        for start, end in regions:
            for index in names_between(page, marks, start, end):
                if _may_name(page, index) and not _names_inside(thread, index):
                    for key in node_keys(page, index):
                        per_key[key].setdefault(number, index)
    return per_key


def _unmarked(thread: Thread) -> dict[str, dict[int, int]]:
    """Return name-like elements of posts in which no markup says where the author stands.

    Only in a thread of three and more, by an element that is in nearly every post and seldom says
    the same: a rank or a button repeats.
    """
    page = thread.page
    per_key: dict[str, dict[int, int]] = defaultdict(dict)
    for number, indices in enumerate(thread.nodes if len(thread) > 2 else ()):
        for index in indices:
            node = page.nodes[index]
            if node.after == index + 1 and node.end - node.start <= 40 and _may_name(page, index):
                for key in node_keys(page, index):
                    per_key[key].setdefault(number, index)
    return {
        key: found
        for key, found in per_key.items()
        if len(found) > 0.8 * len(thread)
        and len({page.text[slice(*thread.place(i))] for i in found.values()})
        >= max(2.0, 0.1 * len(found))
    }


def _names_inside(thread: Thread, index: int) -> bool:
    """Return whether an element inside this one is the better candidate for the name."""
    node = thread.page.nodes[index]
    inner = names_between(thread.page, thread.marks, node.start, node.end)
    return any(index < other < node.after and _may_name(thread.page, other) for other in inner)


def _may_name(page: Page, index: int) -> bool:
    start, end = name_span(page, index)
    text = page.text[start:end]
    if not text or len(text) > 50 or NO_NAME.fullmatch(text):
        return False
    return is_name(text) or (len(text.split()) <= 3 and text[-1] not in ".!?:")


def _score(thread: Thread, found: dict[int, int]) -> float:
    page, posts = thread.page, len(thread)
    texts = [page.text[slice(*name_span(page, index))] for index in found.values()]
    score = len(found) / posts
    if posts >= 3:
        different = len(set(texts))
        score *= 0.2 if different == 1 else 0.4 + 0.6 * different / len(texts)
    elements = [page.nodes[index].element for index in list(found.values())[:3]]
    words = " ".join(attribute_words(element) for element in elements)
    score *= 1.3 if STRONG.search(words) else 1.0
    score *= 0.4 if RANK.search(words) else 1.0
    score *= 1.2 if any(AUTHOR_LINK.search(e.get("href") or "") for e in elements) else 1.0
    early = [_depth(thread, number, index) for number, index in found.items()]
    return score * (1.2 - 0.4 * sum(early) / len(early))


def _depth(thread: Thread, number: int, index: int) -> float:
    """Return how far into its post an element stands, 0 to 1."""
    start, end = thread.own[number][0][0], thread.own[number][-1][1]
    return (thread.page.nodes[index].start - start) / max(1, end - start)
