"""In which romanisations two names can be read: both in one, or one in Mandarin, one in Cantonese.

"Pak Ch'ol-su" and "Park Chul-soo" can both be read as Korean; "Li" and "Lee" as nothing certain,
since half the short words of any language look like a syllable of another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tellings.text.cantonese import mandarin_readings
from tellings.text.syllables import System, is_eastern, is_family, systems_of


@lru_cache(maxsize=2**15)
def _systems(parts: tuple[str, ...]) -> tuple[System, ...]:
    return systems_of(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonReading:
    """The romanisations in which two names can be read, and whether one is surely in one.

    ``dialect`` is set where one can be read as Mandarin and the other as Cantonese.
    """

    systems: tuple[System, ...]
    eastern: bool
    dialect: bool = False


def read_both(left: Sequence[str], right: Sequence[str]) -> CommonReading:
    """Return how the words of two names can be read; syllables that were joined are one word."""
    one, two = tuple(left), tuple(right)
    theirs = _systems(two)
    systems = tuple(system for system in _systems(one) if system in theirs)
    eastern = bool(systems) and (is_eastern(one) or is_eastern(two))
    dialect = _in_dialect(one, two) or _in_dialect(two, one)
    return CommonReading(systems=systems, eastern=eastern, dialect=dialect)


@lru_cache(maxsize=2**16)
def _in_dialect(mandarin: tuple[str, ...], cantonese: tuple[str, ...]) -> bool:
    """Whether all words of a name can be read in Mandarin, and of the other in Cantonese alone."""
    eastern = is_eastern(mandarin) or is_eastern(cantonese)
    if "Chinese" not in _systems(mandarin) or not eastern:
        return False
    if "Chinese" in _systems(cantonese) and any(is_family(p, "Chinese") for p in cantonese):
        return False  # "Ho Man" may be Mandarin as well
    return all(map(mandarin_readings, cantonese))
