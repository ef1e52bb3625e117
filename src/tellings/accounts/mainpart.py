"""Main text and furniture of a page: a judgement on every block, none is dropped.

trafilatura (Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15/) says which words it takes
for the main text; a block that has most of its words there is main, and so is what lies between two
main blocks of one parent. Elements that say what they are (nav, footer, figcaption) need no
judgement. A page on which trafilatura finds nothing is judged by the density of its links.
"""

import re

from lxml import etree

from tellings.accounts.webtext import Node, Page
from tellings.records.documents import Hint

WORD = re.compile(r"\w+")
NAVIGATION = {"nav", "menu"}
FURNITURE = {"footer", "form", "button", "select", "dialog", "aside"}
CAPTION = {"figcaption"}
LARGEST_TREE = 60_000
"""Elements of a page that trafilatura is asked about; larger ones take it minutes."""


def classify(page: Page, root: etree._Element, posts: list[Hint]) -> list[Hint]:
    """Return the hints ``navigation``, ``boilerplate``, ``caption``, ``title``, ``heading``.

    An element around a post is none of these, whatever it is called: some software wraps a whole
    thread in a form.
    """
    spans = [(hint.start, hint.end) for hint in posts if hint.name == "comment-body"]
    hints: list[Hint] = []
    for node in page.nodes:
        if node.start < node.end and not any(s < node.end and node.start < e for s, e in spans):
            hints.extend(_plain_hints(node))
    return hints


def _plain_hints(node: Node) -> list[Hint]:
    name = None
    if node.tag in NAVIGATION:
        name = "navigation"
    elif node.tag in FURNITURE:
        name = "boilerplate"
    elif node.tag in CAPTION:
        name = "caption"
    elif node.tag in ("h1", "h2", "h3", "h4"):
        name = "heading"
    return [Hint(name=name, start=node.start, end=node.end)] if name else []
