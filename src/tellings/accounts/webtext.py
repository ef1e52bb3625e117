r"""The visible text of a page, serialised from its tree, with the place of every element.

The walk is iterative (a page may nest a hundred thousand elements), collapses white space as a
browser does, and puts a line break around blocks and a blank line around paragraphs. Nothing that a
reader of the page sees is lost; scripts, styles, templates and hidden elements are left out.

    <div><p>It rained.</p><p>Ada ran.</p></div>   ->   "It rained.\n\nAda ran."
"""

import re
from dataclasses import dataclass, field

from lxml import etree, html

DROPPED_TAGS = (
    "script style template noscript head svg math canvas iframe object embed audio video noframes "
    "applet datalist"
)
SPACED_TAGS = (
    "p h1 h2 h3 h4 h5 h6 blockquote pre ul ol dl table article section figure header footer nav "
    "aside main form fieldset hr"
)
BLOCK_TAGS = (
    "address body center dd details dialog dir div dt figcaption html legend li menu option "
    "summary tr tbody thead tfoot caption select textarea hgroup search"
)
UNCLOSED_TAGS = (
    "area base br col hr img input link meta source track wbr p li dt dd option tr td th thead "
    "tbody tfoot html head body script style"
)
DROPPED = frozenset(DROPPED_TAGS.split())
SPACED = frozenset(SPACED_TAGS.split())
BLOCKS = SPACED | frozenset(BLOCK_TAGS.split())
UNCOUNTED = frozenset(UNCLOSED_TAGS.split())
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
SPACE = re.compile(r"[ \t\n\r\f]+")
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)[^<>]*>")
DEEPEST = 1000
BREAKS = ("", " ", "\t", "\n", "\n\n")


@dataclass(slots=True)
class Node:
    """An element: ``[start, end)`` of the text; ``after`` is the index past its descendants."""

    element: etree._Element
    tag: str
    parent: int
    start: int
    end: int = 0
    after: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page's visible text and its elements in document order."""

    text: str
    nodes: tuple[Node, ...]
    hidden: int
    """Characters of hidden text that were left out."""


def parse(text: str) -> etree._Element | None:
    """Return the tree of a page, however deep or broken; None when nothing is in it."""
    tree, errors = _tree(text)
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in errors):
        tree, _ = _tree(flatten(text))
    return tree


def _tree(text: str) -> tuple[etree._Element | None, list[etree._LogEntry]]:
    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        root = None
    return root, list(parser.error_log)


def flatten(text: str) -> str:
    """Return the page without the tags that open below ``DEEPEST`` levels, and their ends.

    libxml2 stops reading at 2,048 levels and would lose everything after. Elements whose end tag
    may be left out are not counted: they nest no further by themselves.
    """
    depth = 0

    def keep(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag.group(2).lower() in UNCOUNTED:
            return tag.group()
        if tag.group(1):
            deep, depth = depth > DEEPEST, max(0, depth - 1)
        else:
            depth += 1
            deep = depth > DEEPEST
        if not deep:
            return tag.group()
        return " " if tag.group(2).lower() in BLOCKS else ""

    return TAG.sub(keep, text)


def serialise(root: etree._Element) -> Page:
    """Return the visible text of the tree with the place of every visible element."""
    first = _walk(root, scripted=True)
    unscripted = _walk(root, scripted=False) if _has_noscript(root) else first
    # A page that scripts would fill has its words in <noscript>; then those are what one sees.
    chosen = unscripted if len(unscripted.out.text()) > 2 * len(first.out.text()) else first
    text = chosen.out.text()
    for node in chosen.nodes:
        while node.start < node.end and text[node.start].isspace():
            node.start += 1
    return Page(text=text, nodes=tuple(chosen.nodes), hidden=chosen.hidden)


def _has_noscript(root: etree._Element) -> bool:
    return next(root.iter("noscript"), None) is not None


class _Out:
    """Text with white space collapsed; a break is written only when a word follows."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.pending = 0

    def text(self) -> str:
        return "".join(self.parts)

    def put(self, text: str) -> None:
        if self.length:
            text = BREAKS[self.pending] + text
        self.pending = 0
        self.parts.append(text)
        self.length += len(text)

    def flow(self, text: str) -> None:
        words = SPACE.sub(" ", text)
        if words.startswith(" "):
            self.pending = max(self.pending, 1)
        core = words.strip(" ")
        if core:
            self.put(core)
            if words.endswith(" "):
                self.pending = 1

    def keep(self, text: str) -> None:
        for number, line in enumerate(text.replace("\r\n", "\n").split("\n")):
            if number:
                self.pending = max(self.pending, 3)
            if line.strip():
                self.put(line.rstrip())


@dataclass(slots=True)
class _Walk:
    out: _Out = field(default_factory=_Out)
    nodes: list[Node] = field(default_factory=list)
    hidden: int = 0


def _walk(root: etree._Element, *, scripted: bool) -> _Walk:
    walk = _Walk()
    # A stack of (element, index or -1 to enter, text kept as typed).
    stack: list[tuple[etree._Element, int, bool]] = [(root, -1, False)]
    open_nodes: list[int] = []
    while stack:
        element, index, kept = stack.pop()
        if index >= 0:
            _leave(walk, index)
            open_nodes.pop()
            if element is not root:
                _write(walk.out, element.tail, kept=kept)
            continue
        if not isinstance(element.tag, str) or _dropped(element, scripted=scripted):
            walk.hidden += _hidden_length(element)
            _write(walk.out, element.tail, kept=kept)
            continue
        index = _enter(walk, element, open_nodes[-1] if open_nodes else -1)
        open_nodes.append(index)
        inner = kept or element.tag in ("pre", "textarea")
        stack.append((element, index, kept))
        _write(walk.out, element.text, kept=inner)
        stack.extend((child, -1, inner) for child in reversed(element))
    return walk


def _enter(walk: _Walk, element: etree._Element, parent: int) -> int:
    tag = str(element.tag).lower()
    _break(walk.out, tag)
    index = len(walk.nodes)
    walk.nodes.append(Node(element, tag, parent, walk.out.length))
    if tag == "input" and (element.get("type") or "").lower() in ("submit", "button", "reset"):
        walk.out.flow(" " + (element.get("value") or "") + " ")
    return index


def _leave(walk: _Walk, index: int) -> None:
    node = walk.nodes[index]
    node.end = walk.out.length
    node.after = len(walk.nodes)
    if node.tag == "br":
        walk.out.pending = 3
    else:
        _break(walk.out, node.tag)


def _break(out: _Out, tag: str) -> None:
    if tag in BLOCKS:
        out.pending = max(out.pending, 4 if tag in SPACED else 3)
    elif tag in ("td", "th"):
        out.pending = max(out.pending, 2)


def _write(out: _Out, text: str | None, *, kept: bool) -> None:
    if text:
        (out.keep if kept else out.flow)(text)


def _dropped(element: etree._Element, *, scripted: bool) -> bool:
    if element.tag in DROPPED:
        return scripted or element.tag != "noscript"
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and HIDDEN.search(style))


def _hidden_length(element: etree._Element) -> int:
    if not isinstance(element.tag, str) or element.tag in DROPPED:
        return 0
    return sum(len(part.strip()) for part in element.itertext())
