"""Names of people as they are written: folding, titles, generations, and the parts that are left.

"Dr. Okafor, Ada" has the parts "ada" and "okafor", of which the second is the family name, and the
title "dr"; how alike two such names are is in ``names``.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tellings.text.given_names import usual_gender
from tellings.text.name_words import (
    AFTER_NAMES,
    ARTICLES,
    BEFORE_RANKS,
    DEGREES,
    ELDER,
    ELDER_AFTER,
    HONORIFICS,
    HYPHENED,
    NUMERALS,
    RANKS,
    SERVING,
    SHORT_TITLES,
    SUCCESSORS,
    WITH_GIVEN_NAMES,
    YOUNGER,
    YOUNGER_AFTER,
)

MOST_LONGER = 3
MARRIED = 2
PARENTS = frozenset({"umm", "oumm", "abu", "abou"})
"""What an Arab parent is called before the name of the eldest child."""
_ORIGIN = re.compile(r"^([a-z-]+ [a-z-]{3,}) of [a-z -]+$")
"""A full name with the place that its bearer comes from; "Joseph of Arimathea" has no other."""
_SERVANT = re.compile(r"\babd(?:[aeu][lr])?[ -]?(?:(?:al|el|ul|ar|as|an|ur)[ -])?(?=[a-z]{3})")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A name in its parts. ``parts`` are folded words without titles, in written order.

    ``titles`` are folded; ``family`` is the position of the part that is surely the family name
    (after a title, before a comma), None when the form does not show it. ``generation`` is
    "elder", "younger", a numeral, or empty. ``article`` is set where an Arabic article was left
    out of the parts; ``husband`` is the man's given name in "Mrs Tobias Lind", which is none of the
    parts.
    """

    text: str
    parts: tuple[str, ...]
    titles: tuple[str, ...]
    family: int | None
    generation: str = ""
    article: bool = False
    husband: str = ""


def fold_name(text: str) -> str:
    """Return ``text`` in lower case without accents, apostrophes and typographic marks."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = plain.replace("’s", "").replace("'s", "") if plain.endswith(("’s", "'s")) else plain
    table = str.maketrans({"‐": "-", "‑": "-", "–": "-", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
    plain = plain.casefold().translate(table)
    return "".join(char for char in plain if char.isalnum() or char in "-, .")


def strip_possessive(text: str) -> str:
    """Return a name as written without a possessive ending: "Ada's" and "James'" lose it."""
    for ending in ("'s", "’s", "'S", "’S"):
        if text.endswith(ending):
            return text[: -len(ending)]
    return text.rstrip("'’")


@lru_cache(maxsize=2**15)
def parse_name(text: str) -> PersonName:
    """Return the parts of a name as written."""
    folded = _ORIGIN.sub(r"\1", fold_name(text))
    first, *others = folded.split(",")
    suffixes = [piece for piece in others if _is_suffix(piece)]
    later = [piece for piece in others if piece.strip() and not _is_suffix(piece)]
    turned = bool(later)
    pieces = " ".join([*later, first, *suffixes])
    words = [word.strip(".-") for word in _SERVANT.sub("abd", pieces).replace(".", ". ").split()]
    words = _named_after_children(words)
    words = [word for word in words if word and word not in DEGREES and word != "and"]
    generation, words = _generation(words)
    words, titles = _titles_after(words)
    if len(words) > 2 and words[0] in BEFORE_RANKS and words[1] in RANKS | SERVING:
        titles.append(words[0])
        words.pop(0)
    while len(words) > 1 and words[0] in HONORIFICS:
        titles.append(SHORT_TITLES.get(words[0], words[0]))
        words.pop(0)
    parts = tuple(_without_articles(words))
    husband = ""
    if len(parts) == MARRIED and titles[-1:] == ["mrs"] and usual_gender(parts[0]) == "masc":
        husband, parts = parts[0], parts[1:]
    family = None
    if turned or (len(parts) == 1 and titles and titles[-1] not in WITH_GIVEN_NAMES):
        family = len(parts) - 1
    return PersonName(
        text=text,
        parts=parts,
        titles=tuple(titles),
        family=family,
        generation=generation,
        article=_letters(parts) + len(husband) != _letters(words),
        husband=husband,
    )


def _letters(words: Sequence[str]) -> int:
    return sum(map(len, words))


def _titles_after(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the words without a title after them ("Sato-san", "Sato sensei"), and that title."""
    last = words[-1] if words else ""
    stem, hyphen, ending = last.rpartition("-")
    if hyphen and len(stem) > MOST_LONGER and ending in HYPHENED:
        return [*words[:-1], stem], [ending]
    if len(words) > 1 and last in AFTER_NAMES:
        return list(words[:-1]), [last]
    return list(words), []


def _named_after_children(words: Sequence[str]) -> list[str]:
    """Return the words with "Umm Khalid", who is Khalid's mother and not he, as one."""
    found: list[str] = []
    for word in words:
        if found and found[-1] in PARENTS:
            found[-1] = f"{found[-1]}{word}"
        else:
            found.append(word)
    return found


def _is_suffix(piece: str) -> bool:
    """Whether what stands after a comma is "Jr.", "III" or a degree, and no given name."""
    words = [word.strip(".- ") for word in piece.split()]
    return bool(words) and all(word in ELDER | YOUNGER | NUMERALS | DEGREES for word in words)


def _generation(words: list[str]) -> tuple[str, list[str]]:
    """Return what says which of two people of one name is meant, and the other words."""
    found = ""
    for at in (len(words) - 1, 0):
        if len(words) < 2:
            break
        word = words[at]
        elder, younger = ELDER, YOUNGER
        if at:  # "Pere" and "Filho" are names of their own before others
            elder, younger = ELDER | ELDER_AFTER, YOUNGER | YOUNGER_AFTER
        if word in elder or word in younger or (at and word in NUMERALS):
            found = "elder" if word in elder else "younger" if word in younger else word
            words = words[:at] + words[at + 1 :]
    words = [word for word in words if word != "the"] or words
    if len(words) > 2 and words[0] in SUCCESSORS and words[1] in HONORIFICS:
        return found or words[0], words[1:]
    return found, words


def _without_articles(words: Sequence[str]) -> list[str]:
    """Return the words without Arabic articles inside the name: "al Rashid", "Al-Rashid"."""
    kept = []
    for at, word in enumerate(words):
        article, hyphen, noun = word.partition("-")
        if article in ARTICLES and hyphen and len(noun) > 2:
            kept.append(noun)
        elif not (word in ARTICLES and 0 < at < len(words) - 1):
            kept.append(word)
    return kept
