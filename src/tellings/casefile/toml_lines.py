"""Where a value stands in a TOML file: the library that reads it gives no line numbers."""

import re


def line_of(text: str, path: tuple[str, ...]) -> int | None:
    r"""Return the line (from 1) on which the value at ``path`` is set or its table opened.

    >>> line_of('[travel]\\nminutes = []', ("travel", "minutes"))
    2
    """
    lines = text.splitlines()
    start = 0
    found = None
    for depth, name in enumerate(path):
        number = _find(lines, start, name, path[:depth])
        if number is None:
            return found
        start, found = number, number + 1
    return found


def _find(lines: list[str], start: int, name: str, above: tuple[str, ...]) -> int | None:
    bare = re.escape(name)
    key = rf"""["']?{bare}["']?"""
    table = r"\s*\.\s*".join(rf"""["']?{re.escape(one)}["']?""" for one in (*above, name))
    header = re.compile(rf"^\s*\[\[?\s*{table}\s*[\].]")
    setting = re.compile(rf"(?:^|[{{,])\s*{key}\s*[.=]")
    opened = not above
    for number in range(start, len(lines)):
        line = lines[number]
        if header.search(line):
            return number
        if line.lstrip().startswith("["):
            opened = opened or number == start
        if (opened or number >= start) and setting.search(line):
            return number
    return None
