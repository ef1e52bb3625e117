"""How frozen records lie in plain tables: one declaration a table, no code a record.

A field of a record becomes, by its type:

* a text, number or truth value: a column of the same name;
* a record or nothing (``when: When | None``): columns ``when_stated``, ``when_start`` ...;
* a pair of offsets (``teller_span``): two columns;
* a tuple: rows of a child table, which carry the parent's key and their position.

So ``Claim.roles`` is the table ``roles`` with the columns ``claim, position, role, text, ...``.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import partial
from typing import Any

from tellings.casefile.columns import (
    Part,
    Row,
    columns_of,
    pair_part,
    part_of,
    plain_part,
    reader_of,
    row_of,
    type_hints,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Where records of one type lie.

    ``key`` names the column of the records' id, or, of a child table, the columns that hold the
    parent's key. ``numbered`` records have no id of their own; their key is their number.
    ``children`` gives the table of each tuple field. ``value`` is the column of a table of plain
    values. ``fixed`` fields are not stored and read as given; ``extra`` columns are no fields but
    set by the stage that writes.
    """

    name: str
    record: type
    key: tuple[str, ...] = ()
    numbered: bool = False
    children: Mapping[str, "Table"] = field(default_factory=dict)
    value: str | None = None
    fixed: Mapping[str, Any] = field(default_factory=dict)
    extra: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)


def parts_of(table: Table) -> tuple[Part, ...]:
    """Return the parts of a table's own columns."""
    if table.value is not None:
        return (plain_part(table.value, table.value, table.record),)
    if table.record is tuple:
        return (pair_part(),)
    hints = type_hints(table.record)
    return tuple(
        part_of(item.name, hints[item.name], table.renamed.get(item.name))
        for item in fields(table.record)
        if item.name not in table.children and item.name not in table.fixed
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A table with its parts and its children's layouts, worked out once.

    ``columns`` are all columns in the order of the rows: key columns, extra columns, own columns.
    """

    table: Table
    parts: tuple[Part, ...]
    columns: tuple[str, ...]
    children: Mapping[str, "Layout"]

    @property
    def plain(self) -> bool:
        """Whether the records are plain values or pairs of offsets."""
        return self.table.value is not None or self.table.record is tuple

    def walk(self) -> Iterator["Layout"]:
        """Yield this layout and all below it, parents first."""
        yield self
        for child in self.children.values():
            yield from child.walk()


def layout_of(table: Table, *, child: bool = False) -> Layout:
    """Return the layout of a table and its children."""
    parts = parts_of(table)
    leading = (*table.key, "position") if child else (table.key if table.numbered else ())
    return Layout(
        table=table,
        parts=parts,
        columns=(*leading, *table.extra, *columns_of(parts)),
        children={name: layout_of(item, child=True) for name, item in table.children.items()},
    )


def rows_of(
    layout: Layout, records: Iterable[Any], *, extra: Row = (), first: int = 0
) -> dict[str, list[Row]]:
    """Return the rows of ``records`` and of everything under them, by table, parents first.

    ``first`` is the number of the first record of a numbered table.
    """
    rows: dict[str, list[Row]] = {item.table.name: [] for item in layout.walk()}
    own = rows[layout.table.name]
    for number, record in enumerate(records, first):
        lead: Row = (number,) if layout.table.numbered else ()
        own.append((*lead, *extra, *row_of(layout.parts, record)))
        if layout.children:
            key: Row = (number,) if layout.table.numbered else (record.id,)
            _add_children(layout, record, key, rows)
    return rows


def _add_children(layout: Layout, record: Any, key: Row, rows: dict[str, list[Row]]) -> None:
    for name, child in layout.children.items():
        own = rows[child.table.name]
        write = child.parts[0].write if child.plain else partial(row_of, child.parts)
        for position, item in enumerate(getattr(record, name)):
            own.append((*key, position, *write(item)))
            if child.children:
                _add_children(child, item, (*key, position), rows)


def records_of(layout: Layout, rows: Mapping[str, Iterable[Row]]) -> list[Any]:
    """Return the records that ``rows`` hold: the inverse of ``rows_of``, in the rows' order."""
    under = {name: _by_parent(child, rows) for name, child in layout.children.items()}
    lead = 1 if layout.table.numbered else 0
    read = reader_of(layout.parts, skip=lead + len(layout.table.extra))
    records = []
    for row in rows[layout.table.name]:
        values = read(row)
        key = row[:1] if layout.table.numbered else (values.get("id"),)
        for name, groups in under.items():
            values[name] = tuple(groups.get(key, ()))
        values.update(layout.table.fixed)
        records.append(layout.table.record(**values))
    return records


def _by_parent(layout: Layout, rows: Mapping[str, Iterable[Row]]) -> dict[Row, list[Any]]:
    under = {name: _by_parent(child, rows) for name, child in layout.children.items()}
    width = len(layout.table.key)
    read = reader_of(layout.parts, skip=width + 1)
    groups: dict[Row, list[Any]] = {}
    for row in rows[layout.table.name]:
        values = read(row)
        for name, below in under.items():
            values[name] = tuple(below.get(row[: width + 1], ()))
        item = values[layout.parts[0].name] if layout.plain else layout.table.record(**values)
        groups.setdefault(row[:width], []).append(item)
    return groups
