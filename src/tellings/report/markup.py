"""Text from accounts made safe to show: escaped, isolated, its control characters visible.

Escaping keeps markup inert. Direction controls (U+202A-202E, U+2066-2069) can make a line read
differently from what is written; each is shut into an isolate of its own, where it turns nothing
around, and shown by its code. Characters that HTML cannot carry are shown by their code alone.

See Boucher and Anderson, "Trojan Source" (2021), for what direction overrides can do.
"""

import re

from markupsafe import Markup, escape

_DIRECTION = "\u202a-\u202e\u2066-\u2069"
_UNFIT = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
_SPECIAL = re.compile(f"[{_DIRECTION}{_UNFIT}]")
_CARRIED = re.compile(f"[{_DIRECTION}]")


def words(text: str) -> Markup:
    """Return ``text`` escaped, with control characters inert and visible."""
    if _SPECIAL.search(text) is None:
        return escape(text)
    pieces = []
    position = 0
    for match in _SPECIAL.finditer(text):
        pieces.append(escape(text[position : match.start()]))
        pieces.append(_control(match.group()))
        position = match.end()
    pieces.append(escape(text[position:]))
    return Markup("").join(pieces)


def said(text: str) -> Markup:
    """Return words of an account in an element whose direction touches nothing around it."""
    return Markup('<bdi dir="auto">') + words(text) + Markup("</bdi>")


def plain(value: object) -> object:
    """Return a string without characters that HTML cannot carry; anything else unchanged.

    Every value that a template prints passes through here, attributes included.
    """
    if isinstance(value, str) and not isinstance(value, Markup):
        return _SPECIAL.sub("\ufffd", value)
    return value


def _control(character: str) -> Markup:
    code = f"U+{ord(character):04X}"
    kept = escape(character) if _CARRIED.match(character) else Markup("")
    start = Markup('<span class="ctl" role="img" aria-label="control {0}" data-code="{0}">')
    return start.format(code) + kept + Markup("</span>")
