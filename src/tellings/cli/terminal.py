"""What the terminal shows: tables and paragraphs that fit it, with account text made inert.

Text from accounts may hold escape sequences that move the cursor or recolour the screen, and
direction marks that reorder what stands beside them. Both are shown as visible marks.
"""

import json
import sys
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

# Unicode's bidirectional controls (UAX 9): embeddings, overrides, isolates and marks.
BIDI_CONTROLS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
WIDTH = 80


def console() -> Console:
    """Return a console on standard output, 80 columns wide where there is no terminal."""
    return Console(
        width=None if sys.stdout.isatty() else WIDTH,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
    )


def errors_console() -> Console:
    """Return a console on standard error, for progress."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False)


def inert(text: str) -> str:
    """Return ``text`` on one line with control and direction characters made visible."""
    return "".join(_shown(char) for char in " ".join(text.split()))


def _shown(char: str) -> str:
    if char in BIDI_CONTROLS:
        return f"⟨U+{ord(char):04X}⟩"
    code = ord(char)
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000:
        return "\ufffd"
    return char


def shortened(text: str, width: int) -> str:
    """Return ``text`` inert and cut to ``width`` with an ellipsis."""
    shown = inert(text)
    return shown if len(shown) <= width else shown[: width - 1].rstrip() + "…"


def paragraph(text: str, *, indent: str = "", hanging: str = "") -> str:
    """Return ``text`` inert and filled to the terminal's usual width."""
    return textwrap.fill(
        inert(text), width=WIDTH, initial_indent=indent, subsequent_indent=hanging or indent
    )


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], *, wide: int = 0) -> Table:
    """Return a plain table; the column at ``wide`` takes the room that is left."""
    result = Table(box=None, pad_edge=False, show_edge=False, header_style="bold")
    for position, heading in enumerate(headings):
        result.add_column(heading, ratio=1 if position == wide else None, overflow="fold")
    for row in rows:
        result.add_row(*(Text(inert(cell)) for cell in row))
    return result


def print_json(data: Any) -> None:
    """Write ``data`` as JSON to standard output."""
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def complain(message: str) -> None:
    """Write one message to standard error."""
    sys.stderr.write(f"tellings: {inert(message)}\n")
