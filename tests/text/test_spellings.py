"""Spellings of one name in many languages, all pairs: one name joins, two names do not.

Each line of ``evals/names/spellings.txt`` holds spellings of one name; "|" parts those with spaces.
A given name is compared before one family name, a family name behind one given name.
"""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from tellings.text.names import name_likeness

FILE = Path(__file__).parents[2] / "evals" / "names" / "spellings.txt"
OTHERS = {
    "korean": ("Hong", "Mi-ra"),
    "chinese": ("Wang", "Xiaoming"),
    "arabic": ("Barakat", "Hala"),
    "russian": ("Orlov", "Oleg"),
    "greek": ("Pappas", "Nikos"),
    "latin": ("Lindholm", "Oskar"),
    "japanese": ("Tanaka", "Aki"),
    "hebrew": ("Katz", "Dan"),
    "persian": ("Karimi", "Omid"),
}
EASTERN = frozenset({"korean", "chinese"})
JOINS = 0.857
"""The likeness from which a spelling alone joins two people (``evidence``)."""


def _names() -> Iterator[list[list[str]]]:
    """Yield the names of each section, each as its spellings in full."""
    for section in FILE.read_text(encoding="utf-8").split("# ")[1:]:
        head, *lines = section.strip().splitlines()
        language, kind = head.split()
        family, given = OTHERS[language]
        found = []
        for line in lines:
            forms = dict.fromkeys(line.split("|") if "|" in line else line.split())
            pairs = [(family, form) if kind == "given" else (form, given) for form in forms]
            turned = pairs if language in EASTERN else [(two, one) for one, two in pairs]
            found.append([" ".join(pair) for pair in turned])
        yield found


def _joins(one: str, two: str) -> bool:
    like = name_likeness(one, two)
    return like.kind in {"same", "variant"} and like.score >= JOINS


def test_spellings_of_one_name_join() -> None:
    """Nearly all pairs of spellings of one name are alike enough by themselves."""
    pairs = [pair for names in _names() for forms in names for pair in combinations(forms, 2)]
    joined = sum(_joins(*pair) for pair in pairs)
    assert len(pairs) > 1000
    assert joined / len(pairs) >= 0.97


def test_other_names_do_not_join() -> None:
    """Hardly any two names of one language are taken for one."""
    pairs = [
        (one[0], two[0])
        for names in _names()
        for one, two in combinations(names, 2)
        if not set(one) & set(two)
    ]
    wrong = [pair for pair in pairs if _joins(*pair)]
    assert len(pairs) > 3000
    assert len(wrong) / len(pairs) <= 0.001, wrong
