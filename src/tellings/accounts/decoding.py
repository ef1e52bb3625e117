"""From bytes to text: the encoding is found, nothing is dropped but a byte-order mark.

Order: a byte-order mark decides; then UTF-8; then UTF-8 with single bytes of Windows-1252 between
(files glued together from several sources have them); then charset-normalizer's best guess; last
Windows-1252, in which every byte means something. Whatever was guessed is said in a notice.
"""

import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from tellings.errors import InputError

MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
ESCAPED = re.compile("[\udc80-\udcff]+")
SURROGATE_BYTES = re.compile("\udced[\udca0-\udcbf][\udc80-\udcbf]")
SAMPLE = 200_000
"""Bytes that are looked at to guess an encoding; more changes no guess and costs seconds."""
CONTROL = bytes(set(range(9)) | set(range(14, 27)) | set(range(28, 32)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text with the encoding that gave it.

    ``guessed`` is None when the file itself says the encoding or is valid UTF-8, else the words
    for a notice. ``replaced`` counts characters that could not be decoded and became U+FFFD.
    """

    text: str
    encoding: str
    guessed: str | None = None
    replaced: int = 0


def decode(data: bytes, *, path: str, declared: str | None = None) -> Decoded:
    """Return the text of ``data``; InputError (``binary``) when it is no text.

    ``declared`` is the encoding a header or a meta element names; it is tried after UTF-8.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    wide = _wide(data)
    if wide:
        found = _strictly(data, wide)
        return Decoded(
            text=found.text, encoding=wide, guessed=_words(wide), replaced=found.replaced
        )
    if is_binary(data):
        raise InputError(
            path, "is a binary file, not text; save the text itself and read that", code="binary"
        )
    return _unmarked(data, declared=declared)


def is_binary(data: bytes) -> bool:
    """Return whether ``data`` holds NUL bytes or more than one control byte in a hundred."""
    sample = data[:SAMPLE]
    if b"\x00" in sample:
        return True
    return len(sample) - len(sample.translate(None, CONTROL)) > len(sample) / 100


def _strictly(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text=text, encoding=encoding, replaced=text.count("\ufffd"))


def _wide(data: bytes) -> str | None:
    """Return the UTF-16 of a file without a mark: in Western text every other byte is NUL."""
    sample = data[: SAMPLE // 2 * 2]
    if len(sample) < 4 or len(data) % 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.05 * half else None


def _unmarked(data: bytes, *, declared: str | None) -> Decoded:
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError:
        pass
    mixed = _mixed(data)
    if mixed is not None:
        return mixed
    for encoding in (declared, _guess(data)):
        text = _try(data, encoding)
        if text is not None and encoding is not None:
            guessed = None if encoding == declared else _words(encoding)
            return Decoded(text=text, encoding=encoding, guessed=guessed)
    text = _western(data)
    return Decoded(text=text, encoding="cp1252", guessed=_words("cp1252"))


def _mixed(data: bytes) -> Decoded | None:
    """Read UTF-8 with stray single bytes; None when it is not mainly UTF-8.

    At least as many characters must be proper UTF-8 sequences as there are stray runs: two
    Western letters that happen to form a sequence do not make a Windows-1252 file UTF-8.
    """
    escaped, broken = SURROGATE_BYTES.subn("\ufffd", data.decode("utf-8", "surrogateescape"))
    strays = ESCAPED.findall(escaped)
    proper = sum(1 for c in escaped if c > "\x7f") - sum(map(len, strays))
    if proper < len(strays):
        return None
    text = ESCAPED.sub(
        lambda run: _western(run.group().encode("utf-8", "surrogateescape")), escaped
    )
    return Decoded(
        text=text,
        encoding="utf-8",
        guessed="mixed encodings: UTF-8 with single bytes read as Windows-1252",
        replaced=broken,
    )


def _guess(data: bytes) -> str | None:
    best = from_bytes(data[:SAMPLE]).best()
    return None if best is None else best.encoding


def _try(data: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return None


def _western(data: bytes) -> str:
    """Decode Windows-1252; the five bytes it leaves undefined read as Latin-1, as browsers do."""
    text = data.decode("cp1252", "surrogateescape")
    return ESCAPED.sub(
        lambda run: run.group().encode("ascii", "surrogateescape").decode("latin-1"), text
    )


def _words(encoding: str) -> str:
    return f"the encoding was guessed: {encoding}"
