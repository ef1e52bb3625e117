"""How alike two single parts of names are, and in what they differ.

From the strongest to the weakest: the same letters, one reading in two romanisations
(``syllables``), other spelling of the same sounds (``sounds``), a familiar form (``nicknames``), a
slip of the pen, an initial, a similar spelling. The last says little: "Hassan" and "Husain",
"Carl" and "Carla" are similar and two names. So what differs only at the end, where languages mark
gender, or in the syllables of an East Asian name, is never more than similar.
"""

import re
from functools import lru_cache

from tellings.text.cantonese import mandarin_readings
from tellings.text.diminutives import is_derived
from tellings.text.equivalents import equivalents
from tellings.text.given_names import is_known
from tellings.text.nicknames import is_familiar_form
from tellings.text.slips import crossed, misread, one_slip
from tellings.text.sounds import (
    CHEAPEST,
    VOWELS,
    capped_unlikeness,
    consonants,
    slipped,
    sounds,
    unlikeness,
)
from tellings.text.syllables import System, readings, usual_readings
from tellings.text.transliterations import keys_of

SAME_SPELLING = 0.001
SIMILAR = 0.28
SAME, ALIKE, READING, FAMILIAR, SLIP, WEAK = 1.0, 0.98, 0.95, 0.86, 0.84, 0.6
FAR = 0.3
"""Counts for a name of one part alone."""
RARE_READING = 0.9
READING_ELSEWHERE = 0.92
"""A syllable of one language stands for several of the other."""
MIN_STEM = 3
DERIVED = 0.8
INITIAL = "initial"
SIMILAR_ONLY = "similar spelling"
_SYLLABLE = re.compile(r"([^aeiou]*?)([aeiouyw]+)([^aeiou]*)\Z")
_PATRONYMIC = re.compile(r"(?:ov|ev|yev)(?:na|ich|itch)$")
_HARD = {**dict.fromkeys("kgcq", "k"), **dict.fromkeys("td", "t"), **dict.fromkeys("pbfv", "p"),
         **dict.fromkeys("rln", "n"), **dict.fromkeys("jzscx", "s")}  # fmt: skip

Judged = tuple[float, str]
UNLIKE: Judged = (0.0, "different")


@lru_cache(maxsize=2**18)
def part_likeness(
    left: str,
    right: str,
    systems: tuple[System, ...] = (),
    *,
    eastern: bool = False,
    dialect: bool = False,
) -> Judged:
    """Return how alike two parts of names are (1 same, 0 unlike) and how they differ.

    ``systems`` are the romanisations in which both whole names can be read; ``eastern`` whether one
    of the names is surely of such a language, ``dialect`` whether one can be read as Mandarin, the
    other as Cantonese.
    """
    plain_left, plain_right = left.replace("-", ""), right.replace("-", "")
    if plain_left == plain_right:
        return SAME, "same"
    if len(plain_left) == 1 or len(plain_right) == 1:
        return (WEAK, INITIAL) if plain_left[:1] == plain_right[:1] else UNLIKE
    found = _by_system(left, right, systems, eastern=eastern, dialect=dialect)
    return found or _familiar(plain_left, plain_right) or _by_sound(plain_left, plain_right)


def _by_system(
    left: str, right: str, systems: tuple[System, ...], *, eastern: bool, dialect: bool
) -> Judged | None:
    """Return what the syllables of two East Asian names say, None where they say nothing."""
    for system in systems:
        if not readings(left, system).isdisjoint(readings(right, system)):
            usual = system != "Korean" or not usual_readings(left).isdisjoint(usual_readings(right))
            how = f"two romanisations of one {system} name"
            return (READING if usual else RARE_READING), how
    if dialect and not _across(left, right):
        return READING_ELSEWHERE, "Cantonese and Mandarin readings of one name"
    if syllables_differ(left, right):
        return (WEAK, SIMILAR_ONLY) if _coda_lost(left, right) else UNLIKE
    plain_left, plain_right = left.replace("-", ""), right.replace("-", "")
    if plain_right in equivalents().get(plain_left, ()):
        return READING, "one name in two languages"
    if eastern and any(_as_long(left, right, system) for system in systems):
        # Both can be read, and in another way: "Guo", "Gao". More than one slip makes two names,
        # where a family name beside it shows that it is no careless spelling.
        near = WEAK if one_slip(plain_left, plain_right) else FAR
        return (near, SIMILAR_ONLY) if _by_sound(plain_left, plain_right)[0] else UNLIKE
    other = eastern and "-" in left + right
    return (
        UNLIKE if other and any(readings(left, s) and readings(right, s) for s in systems) else None
    )


def _across(left: str, right: str) -> bool:
    """Whether two words have no reading in common, one taken as Mandarin, one as Cantonese."""
    return readings(left, "Chinese").isdisjoint(mandarin_readings(right)) and readings(
        right, "Chinese"
    ).isdisjoint(mandarin_readings(left))


def _as_long(left: str, right: str, system: System) -> bool:
    """Whether two words can be read in as many syllables: "Li" and "Lee" cannot in Chinese."""
    lengths = ({len(reading) for reading in readings(word, system)} for word in (left, right))
    return not set.isdisjoint(*lengths)


def _two_names(left: str, right: str) -> bool:
    """Whether two words are given names that differ in a consonant, or begin with other ones.

    "Khalid" and "Khalil", "Hassan" and "Ghassan": who mistypes a name gets its first letter right.
    """
    one, two = consonants(left), consonants(right)
    if bool(_PATRONYMIC.search(left)) != bool(_PATRONYMIC.search(right)):
        return True  # "Petrova" and "Petrovna"
    open_left, open_right = left[0] in VOWELS, right[0] in VOWELS
    if open_left and open_right and (left[0] == "a") != (right[0] == "a"):
        return True  # "Emad" and "Ahmad"
    if is_known(left) and is_known(right):
        return one != two
    return one[:1] != two[:1] and not open_left and not open_right


def _familiar(plain_left: str, plain_right: str) -> Judged | None:
    """Return the likeness of two forms of one name or of one slip, None for others."""
    known = is_known(plain_left) and is_known(plain_right)
    if not keys_of(plain_left, strict=known).isdisjoint(keys_of(plain_right, strict=known)):
        return READING, "two transliterations of one name"
    if is_familiar_form(plain_left, plain_right):
        other = _other_gender(plain_left, plain_right)
        return (WEAK, SIMILAR_ONLY) if other else (FAMILIAR, "a familiar form")
    if is_derived(plain_left, plain_right):
        return DERIVED, "a familiar ending"
    looks_alike = misread(plain_left, plain_right) or crossed(plain_left, plain_right)
    if looks_alike and not known:
        return SLIP, "letters misread or swapped"
    return (WEAK, SIMILAR_ONLY) if _clipped(plain_left, plain_right) else None


def _clipped(left: str, right: str) -> bool:
    """Whether one may be the other cut short after a consonant, as any given name is: "Raj"."""
    short, long = sorted((left, right), key=len)
    cut = len(short) >= MIN_STEM and len(long) >= len(short) + 2
    return cut and long.startswith(short) and short[-1] not in VOWELS


def _by_sound(left: str, right: str) -> Judged:
    """Return the likeness of two parts that are not written alike."""
    shorter, longer = sorted((len(sounds(left)), len(sounds(right))))
    if (longer - shorter) * CHEAPEST > SIMILAR * longer:
        return UNLIKE  # even the cheapest losses cost more than any likeness allows
    cost = capped_unlikeness(left, right, cap=SIMILAR)
    if cost <= SAME_SPELLING:
        return ALIKE, "doubled letters"
    if not endings_differ(left, right) and not _two_names(left, right):
        if cost <= (0.16 if shorter >= 4 else 0.12):
            return 0.95 - cost, "romanisation or spelling"
        if slipped(left, right):
            return SLIP, "a letter lost or swapped"
    if cost <= (SIMILAR if longer >= 4 else 0.2) or slipped(left, right):
        return WEAK, SIMILAR_ONLY
    return UNLIKE


def endings_differ(left: str, right: str) -> bool:
    """Whether two words end in another way: one in "a", or one with a sound more at its end.

    Many languages mark gender there ("Carl" and "Carla", "Petrov" and "Petrova"), and the names of
    one family often begin alike.
    """
    one, two = sounds(left.removesuffix("e")), sounds(right.removesuffix("e"))
    if not one or not two:
        return True
    if (left[-1] == "a") != (right[-1] == "a"):
        return True
    return (one[-1][0] in VOWELS) != (two[-1][0] in VOWELS) and left[-1] != "e" != right[-1]


def _other_gender(left: str, right: str) -> bool:
    """Whether two forms with one beginning end as a man's and a woman's do: "Felix", "Felicia"."""
    if (left[-1] == "a") == (right[-1] == "a") or {left[-1], right[-1]} & {"y", "e", "i"}:
        return False
    short, long = sorted((left, right), key=len)
    if long.startswith(short) and len(long) - len(short) >= MIN_STEM:
        return False  # "Pat" of "Patricia" is cut short, and no man's form of it
    return left[:MIN_STEM] == right[:MIN_STEM]


def syllables_differ(left: str, right: str) -> bool:
    """Whether two hyphenated given names have a syllable that is another: "Min-su", "Min-ho"."""
    one, two = left.split("-"), right.split("-")
    if len(one) != len(two) or len(one) == 1:
        return False
    return any(_other_syllable(a, b) for a, b in zip(one, two, strict=True))


def _coda_lost(left: str, right: str) -> bool:
    """Whether a hyphenated name lacks but the "ng" of one syllable: "Yo-jin" for "Yong-jin".

    These are two names more often than one, so this alone joins nobody.
    """
    pairs = list(zip(left.split("-"), right.split("-"), strict=True))
    other = [(a, b) for a, b in pairs if _other_syllable(a, b)]
    return len(other) == 1 and any(
        long == f"{short}ng" for short, long in (other[0], other[0][::-1])
    )


@lru_cache(maxsize=2**14)
def _other_syllable(left: str, right: str) -> bool:
    """Whether two syllables differ in sound, or in the consonants at their head or end."""
    if left == right:
        return False
    if unlikeness(left, right) > 0.3:
        return True
    one, two = _SYLLABLE.match(left), _SYLLABLE.match(right)
    if one is None or two is None:
        return False
    return _hard(one[1]) != _hard(two[1]) or _hard(one[3]) != _hard(two[3])


def _hard(consonants: str) -> str:
    """Return consonants reduced to classes that romanisations confuse; "h" and "r" may be mute."""
    return "".join(_HARD.get(sound, sound) for sound in consonants[:1] if sound not in "hyw")
