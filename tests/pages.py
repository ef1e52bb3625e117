"""Reading a rendered page back for the tests: strict nesting, elements, text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "hr", "img", "input", "rect", "source", "wbr", "col"}


@dataclass
class Element:
    """An element: ``tag``, ``attributes``, the tags it is ``inside`` of, all ``text`` in it."""

    tag: str
    attributes: dict[str, str]
    inside: tuple[str, ...]
    pieces: list[str]
    first: int
    last: int | None = None

    @property
    def text(self) -> str:
        """Return the element's text."""
        return "".join(self.pieces[self.first : self.last])


@dataclass
class Reading(HTMLParser):
    """A page read strictly: every element that opens must close, in order."""

    elements: list[Element] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin with nothing open."""
        super().__init__(convert_charrefs=True)
        self._open: list[Element] = []
        self._pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element and open it."""
        names = [name for name, _ in attrs]
        if len(set(names)) != len(names):
            self.problems.append(f"<{tag}> has an attribute twice: {names}")
        inside = tuple(element.tag for element in self._open)
        values = {name: value or "" for name, value in attrs}
        element = Element(tag, values, inside, self._pieces, len(self._pieces))
        self.elements.append(element)
        if tag in VOID:
            element.last = element.first
        else:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that closes itself."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop().last = len(self._pieces)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element, which must be this one."""
        if not self._open or self._open[-1].tag != tag:
            inner = self._open[-1].tag if self._open else "nothing"
            self.problems.append(f"</{tag}> closes <{inner}> at {self.getpos()}")
            return
        self._open.pop().last = len(self._pieces)

    def handle_data(self, data: str) -> None:
        """Note text; it belongs to every open element."""
        self._pieces.append(data)

    def all(self, *tags: str) -> list[Element]:
        """Return the elements with one of these tags, in the page's order."""
        return [element for element in self.elements if element.tag in tags]


def read_page(page: str) -> Reading:
    """Return the page's elements and what is wrong with their nesting."""
    reading = Reading()
    reading.feed(page)
    reading.close()
    if reading._open:
        reading.problems.append(f"left open: {[element.tag for element in reading._open]}")
    return reading
