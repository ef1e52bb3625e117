"""Strategies that make any record of any type, by the types of its fields."""

import types
from dataclasses import fields, is_dataclass
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=8)
"""Text with everything in it: NUL, right-to-left marks, lone surrogates."""

INTEGERS = st.integers(-(2**62), 2**62)
REALS = st.floats(allow_nan=False, width=64)


def of(kind: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for values of a type."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return st.one_of([of(member) for member in get_args(kind)])
    if origin is Literal:
        return st.sampled_from(get_args(kind))
    if origin is tuple:
        return _tuples(get_args(kind))
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return st.builds(kind, **{item.name: of(hints[item.name]) for item in fields(kind)})
    return {
        str: ANY_TEXT,
        bytes: st.binary(max_size=8),
        int: INTEGERS,
        float: REALS,
        bool: st.booleans(),
        type(None): st.none(),
    }[kind]


def _tuples(members: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if len(members) == 2 and members[1] is Ellipsis:
        return st.lists(of(members[0]), max_size=3).map(tuple)
    return st.tuples(*(of(member) for member in members))
