"""Writes ``models/names/given.txt.gz``: ``python -m train.given_names``.

Given names that the person providers of the library Faker (MIT licence) list for men alone or for
women alone, over all its languages written in Latin letters. A name in lists of both kinds counts
for the one with five times as many lists, else for neither. Languages whose two lists are nearly
the same are left out.
"""

import gzip
import unicodedata
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

OUT = Path(__file__).resolve().parents[1] / "src/tellings/models/names/given.txt.gz"
LETTERS = str.maketrans({"ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "đ": "d"})
MEN = ("first_names_male", "first_romanized_names_male")
WOMEN = ("first_names_female", "first_romanized_names_female")
LEAST = 3
SHARED = 0.4
SURE = 5


def fold(name: str) -> str:
    """Return a name in small letters without accents."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char)).translate(LETTERS)


def listed(provider: type, attributes: tuple[str, ...]) -> frozenset[str]:
    """Return the folded names of these lists of a language, of three Latin letters or more."""
    names = (fold(name) for key in attributes for name in getattr(provider, key, None) or ())
    return frozenset(n for n in names if n.isascii() and n.isalpha() and len(n) >= LEAST)


def languages() -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Yield the men's and the women's names of each language that tells them apart."""
    package = import_module("faker.providers.person")
    for module in sorted(iter_modules(package.__path__), key=lambda module: module.name):
        provider = import_module(f"faker.providers.person.{module.name}").Provider
        men, women = listed(provider, MEN), listed(provider, WOMEN)
        if men and women and len(men & women) <= SHARED * min(len(men), len(women)):
            yield men, women


def told() -> tuple[list[str], list[str]]:
    """Return the names that are men's and those that are women's, each sorted."""
    men: Counter[str] = Counter()
    women: Counter[str] = Counter()
    for one, two in languages():
        men.update(one)
        women.update(two)
    surely = [
        sorted(name for name, count in mine.items() if count >= SURE * theirs[name])
        for mine, theirs in ((men, women), (women, men))
    ]
    return surely[0], surely[1]


def main() -> None:
    """Write the two lists."""
    men, women = told()
    text = f"masc {' '.join(men)}\nfem {' '.join(women)}\n"
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(f"{len(men)} and {len(women)} names, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
