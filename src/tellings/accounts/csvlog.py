"""Logs as CSV: a door's, a telephone's. One row is one account of kind record.

The file's text stays as it is. ``case.toml`` says which column holds what; each row gives a
``record`` hint around the row and, inside it, a hint a mapped cell: ``cell:who``, ``cell:when``
(its value is the time in ISO 8601 where it can be read), ``cell:where``, ``cell:what`` and so on.
The separator is the one of comma, semicolon, tab and bar that splits the heading into most cells.

>>> [text for _, _, text in cells('a;"b;c"', 0, ";")]
['a', 'b;c']
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from tellings.accounts.decoding import decode
from tellings.accounts.drafts import Draft, Remark
from tellings.accounts.plain import encoding_remarks
from tellings.errors import InputError
from tellings.records.documents import Hint
from tellings.records.givens import Columns
from tellings.text.times import find_times

SEPARATORS = ",;\t|"
CLOCK = re.compile(r"(?<![\d:])([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?!\d)\s*([ap]m)?")
Cell = tuple[int, int, str]
"""Where a cell's words stand (quotation marks outside), and what they say."""


def columns_for(path: str, mapped: Sequence[Columns]) -> Columns | None:
    """Return the mapping for the file at ``path``, by its whole path first, then its name."""
    name = PurePosixPath(path).name
    by_name = {one.file: one for one in mapped}
    return by_name.get(path) or by_name.get(name)


def read_log(path: str, data: bytes, columns: Columns) -> Draft:
    """Return the decoded file with hints for its rows and cells.

    InputError (``no-column``) when the heading lacks a column that ``columns`` names.
    """
    decoded = decode(data, path=path)
    text = decoded.text
    separator = _separator(text)
    lines = list(rows(text, separator))
    heading = [words.strip() for _, _, words in lines[0]]
    places = _places(path, heading, columns)
    hints = [Hint(name="boilerplate", start=lines[0][0][0], end=lines[0][-1][1])]
    remarks: list[Remark] = list(encoding_remarks(decoded))
    for row in lines[1:]:
        start, end = row[0][0], row[-1][1]
        start, end = _widened(text, start, end)
        if not text[start:end].strip(f"{separator} \t"):
            continue
        found = _row_hints(row, places)
        if not any(hint.name == "cell:who" for hint in found):
            message = "a row that names nobody; it is kept as text and gives no claim"
            remarks.append(Remark(code="row-not-read", message=message, start=start, end=end))
        hints += [Hint(name="record", start=start, end=end), *found]
    return Draft(text=text, hints=tuple(hints), remarks=tuple(remarks))


def rows(text: str, separator: str) -> Iterator[list[Cell]]:
    """Yield the rows that are not blank, each as its cells (RFC 4180, quoted cells span lines)."""
    position = 0
    while position < len(text):
        row = list(cells(text, position, separator))
        position = _after(text, row[-1][1])
        if any(words.strip() for _, _, words in row):
            yield row


def cells(text: str, position: int, separator: str) -> Iterator[Cell]:
    """Yield the cells of the row that begins at ``position``."""
    while True:
        if text[position : position + 1] == '"':
            end = _closing(text, position + 1)
            yield position + 1, end, text[position + 1 : end].replace('""', '"')
            position = min(end + 1, len(text))
            while position < len(text) and text[position] not in f"{separator}\r\n":
                position += 1
        else:
            end = position
            while end < len(text) and text[end] not in f"{separator}\r\n":
                end += 1
            words = text[position:end]
            lead = len(words) - len(words.lstrip())
            yield position + lead, position + max(lead, len(words.rstrip())), words.strip()
            position = end
        if text[position : position + 1] != separator:
            return
        position += 1


def _closing(text: str, position: int) -> int:
    """Return where the quotation mark stands that closes a cell; the text's end without one."""
    while True:
        found = text.find('"', position)
        if found < 0:
            return len(text)
        if text[found + 1 : found + 2] != '"':
            return found
        position = found + 2


def _after(text: str, position: int) -> int:
    """Return where the row after the one whose last cell ends at ``position`` begins."""
    while position < len(text) and text[position] not in "\r\n":
        position += 1
    while position < len(text) and text[position] in "\r\n":
        position += 1
    return position


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a row's place with the quotation marks at its ends."""
    return start - (text[start - 1 : start] == '"'), end + (text[end : end + 1] == '"')


def _separator(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(SEPARATORS, key=lambda one: (first.count(one), -SEPARATORS.index(one)))


def _places(path: str, heading: Sequence[str], columns: Columns) -> Mapping[str, int]:
    """Return the position of each mapped column."""
    known = {name.casefold(): number for number, name in reversed(list(enumerate(heading)))}
    places = {}
    for what, column in columns.named:
        if column.casefold() not in known:
            raise InputError(
                path,
                f"has no column {column!r}; its columns are: {', '.join(heading)}; "
                "put [columns] in case.toml right",
                code="no-column",
            )
        places[what] = known[column.casefold()]
    return places


def _row_hints(row: Sequence[Cell], places: Mapping[str, int]) -> list[Hint]:
    found = []
    date = row[places["date"]][2] if places.get("date", len(row)) < len(row) else None
    for what, number in places.items():
        if number < len(row) and row[number][2].strip():
            start, end, words = row[number]
            value = iso_time(words, date) if what == "when" else words.strip()
            found.append(Hint(name=f"cell:{what}", start=start, end=end, value=value))
    return found


def iso_time(words: str, date: str | None) -> str | None:
    """Return the time that a cell states, with its date where one is stated; None if it has none.

    >>> iso_time("9:05 pm", "2024-11-03")
    '2024-11-03T21:05'
    """
    clock = CLOCK.search(words.lower())
    times = find_times(date) if date else find_times(words)
    day = next((t.earliest for t in times if t.kind == "date" and t.earliest == t.latest), None)
    day = None if day is None or day.startswith("XXXX") else day[:10]
    if clock is None:
        return day
    hour = int(clock[1])
    if clock[3]:
        hour = hour % 12 + (12 if clock[3] == "pm" else 0)
    return f"{day or ''}T{hour:02d}:{clock[2]}"
