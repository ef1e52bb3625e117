"""The summary that a reading ends with."""

from dataclasses import replace

from parade import parade
from tellings.cli.summary import summary_lines
from tellings.views.index import index


def test_names_with_commas_are_told_apart() -> None:
    """Names are separated by commas, or by semicolons where one of them holds a comma itself."""
    record = parade()
    line = next(line for line in summary_lines(index(record)) if line.startswith("People in"))
    assert "Ilse Brandt, " in line
    given = [
        replace(one, name="Ilse, the girl", named_by="Ann") if one.name == "Ilse Brandt" else one
        for one in record.entities
    ]
    renamed = index(replace(record, entities=tuple(given)))
    line = next(line for line in summary_lines(renamed) if line.startswith("People in"))
    assert "Ilse, the girl; " in line
