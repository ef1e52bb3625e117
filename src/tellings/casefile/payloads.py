"""Intermediate values that no table shows: zlib-compressed JSON, exact and the same every time.

A record becomes the list of its fields in the order of its class, a tuple a list, a text, number,
truth value or nothing itself, bytes their Base64:

    Span(document="d", start=1, end=4)   ->   ["d", 1, 4]

Reading follows the type, so no class names are stored and nothing is executed. The ``shape`` of a
type goes into its stage's fingerprint: when a class changes, its payloads are made again.
"""

import base64
import json
import operator
import zlib
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, Literal, get_args, get_origin

from tellings.casefile.columns import optional, type_hints

Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Codec:
    """How values of one type become JSON values and come back."""

    pack: Convert
    unpack: Convert
    shape: str


def dump(value: Any, kind: Any) -> bytes:
    """Return the canonical JSON of a value of type ``kind``."""
    return json.dumps(codec(kind).pack(value), separators=(",", ":")).encode("ascii")


def load(data: bytes, kind: Any) -> Any:
    """Return the value that ``dump`` made the bytes from."""
    return codec(kind).unpack(json.loads(data))


def compress(data: bytes) -> bytes:
    """Return the bytes as they are stored."""
    return zlib.compress(data, 6)


def decompress(data: bytes) -> bytes:
    """Return the bytes that ``compress`` was given."""
    return zlib.decompress(data)


@cache
def codec(kind: Any) -> Codec:
    """Return the codec of a type: records, tuples, plain values, and any of them or None."""
    bare, may_be_none = optional(kind)
    if may_be_none:
        return _optional(codec(bare))
    if get_origin(bare) is tuple:
        return _tuple(get_args(bare))
    if is_dataclass(bare):
        return _record(bare)
    return _PLAIN[str if get_origin(bare) is Literal else bare]


def _same(value: Any) -> Any:
    return value


_PLAIN = {
    str: Codec(pack=_same, unpack=_same, shape="text"),
    int: Codec(pack=operator.index, unpack=_same, shape="integer"),
    float: Codec(pack=float, unpack=float, shape="real"),
    bool: Codec(pack=bool, unpack=bool, shape="truth"),
    bytes: Codec(
        pack=lambda value: base64.b64encode(value).decode("ascii"),
        unpack=base64.b64decode,
        shape="bytes",
    ),
}


def _optional(inner: Codec) -> Codec:
    return Codec(
        pack=lambda value: None if value is None else inner.pack(value),
        unpack=lambda value: None if value is None else inner.unpack(value),
        shape=f"{inner.shape}?",
    )


def _tuple(members: tuple[Any, ...]) -> Codec:
    if len(members) == 2 and members[1] is Ellipsis:
        inner = codec(members[0])
        return Codec(
            pack=lambda value: [inner.pack(item) for item in value],
            unpack=lambda value: tuple([inner.unpack(item) for item in value]),
            shape=f"{inner.shape}*",
        )
    parts = [codec(member) for member in members]
    return Codec(
        pack=lambda value: [part.pack(item) for part, item in zip(parts, value, strict=True)],
        unpack=lambda value: tuple(
            [part.unpack(item) for part, item in zip(parts, value, strict=True)]
        ),
        shape=f"({','.join(part.shape for part in parts)})",
    )


def _record(record: Any) -> Codec:
    hints = type_hints(record)
    names = [item.name for item in fields(record)]
    parts = [codec(hints[name]) for name in names]
    # attrgetter of one name gives the value itself, of several a tuple.
    get = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)

    def pack(value: Any) -> list[Any]:
        return [part.pack(item) for part, item in zip(parts, get(value), strict=True)]

    def unpack(value: list[Any]) -> Any:
        items = [part.unpack(item) for part, item in zip(parts, value, strict=True)]
        return record(**dict(zip(names, items, strict=True)))

    inner = ",".join(f"{name}:{part.shape}" for name, part in zip(names, parts, strict=True))
    return Codec(pack=pack, unpack=unpack, shape=f"{record.__name__}({inner})")
