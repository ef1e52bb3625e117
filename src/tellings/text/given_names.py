"""Whether a given name is mostly a man's or a woman's, from lists in many languages.

It says which of two names a title fits: "Mr Lind" is sooner Roland than Rosalind Lind. What gender
a person has is never taken from here, but from how tellers speak of that person.
"""

import gzip
from functools import cache
from importlib import resources

from tellings.errors import ModelError
from tellings.text.nicknames import is_listed


def usual_gender(name: str) -> str | None:
    """Return "masc" or "fem" for a folded given name listed for one alone, None for all others."""
    return _listed().get(name)


def is_known(name: str) -> bool:
    """Return whether a folded word is listed as a given name, of one gender or with its forms."""
    return usual_gender(name) is not None or is_listed(name)


@cache
def _listed() -> dict[str, str]:
    path = resources.files("tellings").joinpath("models/names/given.txt.gz")
    try:
        text = gzip.decompress(path.read_bytes()).decode()
    except (OSError, EOFError) as error:
        raise ModelError(f"the packaged given names cannot be read: {error}") from error
    rows = [line.split() for line in text.splitlines()]
    if [row[0] for row in rows] != ["masc", "fem"]:
        raise ModelError("the packaged given names are of another format; reinstall Tellings")
    return {name: row[0] for row in rows for name in row[1:]}
