"""How alike two single parts of names are, and in what they differ.

From the strongest to the weakest: the same letters, one reading in two romanisations
(``syllables``), other spelling of the same sounds (``sounds``), a familiar form (``nicknames``), a
slip of the pen, an initial, a similar spelling. The last says little: "Hassan" and "Husain",
"Carl" and "Carla" are similar and two names. So what differs only at the end, where languages mark
gender, or in the syllables of an East Asian name, is never more than similar.
"""

import re
from functools import lru_cache

from tellings.text.diminutives import is_derived
from tellings.text.equivalents import equivalents
from tellings.text.nicknames import is_familiar_form
from tellings.text.slips import crossed, misread
from tellings.text.sounds import CHEAPEST, VOWELS, capped_unlikeness, slipped, sounds, unlikeness
from tellings.text.syllables import System, readings

SAME_SPELLING = 0.001
SIMILAR = 0.28
SAME, ALIKE, READING, FAMILIAR, SLIP, WEAK = 1.0, 0.98, 0.95, 0.86, 0.84, 0.6
MIN_STEM = 3
DERIVED = 0.8
INITIAL = "initial"
SIMILAR_ONLY = "similar spelling"
_SYLLABLE = re.compile(r"([^aeiou]*?)([aeiouyw]+)([^aeiou]*)\Z")
_HARD = {**dict.fromkeys("kgcq", "k"), **dict.fromkeys("td", "t"), **dict.fromkeys("pbfv", "p"),
         **dict.fromkeys("rln", "n"), **dict.fromkeys("jzscx", "s")}  # fmt: skip

Judged = tuple[float, str]


@lru_cache(maxsize=2**18)
def part_likeness(left: str, right: str, systems: tuple[System, ...] = ()) -> Judged:
    """Return how alike two parts of names are (1 same, 0 unlike) and how they differ.

    ``systems`` are the romanisations in which both whole names can be read.
    """
    plain_left, plain_right = left.replace("-", ""), right.replace("-", "")
    if plain_left == plain_right:
        return SAME, "same"
    if len(plain_left) == 1 or len(plain_right) == 1:
        return (WEAK, INITIAL) if plain_left[:1] == plain_right[:1] else (0.0, "different")
    for system in systems:
        if not readings(left, system).isdisjoint(readings(right, system)):
            return READING, f"two romanisations of one {system} name"
    if syllables_differ(left, right):
        return (WEAK, SIMILAR_ONLY) if _coda_lost(left, right) else (0.0, "different")
    return _familiar(plain_left, plain_right) or _by_sound(plain_left, plain_right)


def _familiar(plain_left: str, plain_right: str) -> Judged | None:
    """Return the likeness of two forms of one name or of one slip, None for others."""
    if plain_right in equivalents().get(plain_left, ()):
        return READING, "one name in two languages"
    if min(len(plain_left), len(plain_right)) > MIN_STEM and greek(plain_left) == greek(
        plain_right
    ):
        return READING, "two romanisations of one Greek name"
    if is_familiar_form(plain_left, plain_right):
        other = _other_gender(plain_left, plain_right)
        return (WEAK, SIMILAR_ONLY) if other else (FAMILIAR, "a familiar form")
    if is_derived(plain_left, plain_right):
        return DERIVED, "a familiar ending"
    if misread(plain_left, plain_right) or crossed(plain_left, plain_right):
        return SLIP, "letters misread or swapped"
    return (WEAK, SIMILAR_ONLY) if _clipped(plain_left, plain_right) else None


@lru_cache(maxsize=2**16)
def greek(word: str) -> str:
    """Return a word with the Greek gamma before "e" and "i" as it sounds: "Panagiotis", "Georgiou".

    What is written "gi" before a vowel, or "ge", is written with "y" as often.
    """
    soft = re.sub(r"g[iy](?=[aou])", "y", word)
    return re.sub(r"(?<=[aeiourl])g(?=e)|(?<=[rl])g(?=y)", "y", soft).replace("yi", "y")


def _clipped(left: str, right: str) -> bool:
    """Whether one may be the other cut short after a consonant, as any given name is: "Raj"."""
    short, long = sorted((left, right), key=len)
    cut = len(short) >= MIN_STEM and len(long) >= len(short) + 2
    return cut and long.startswith(short) and short[-1] not in VOWELS


def _by_sound(left: str, right: str) -> Judged:
    """Return the likeness of two parts that are not written alike."""
    shorter, longer = sorted((len(sounds(left)), len(sounds(right))))
    if (longer - shorter) * CHEAPEST > SIMILAR * longer:
        return 0.0, "different"  # even the cheapest losses cost more than any likeness allows
    cost = capped_unlikeness(left, right, cap=SIMILAR)
    if cost <= SAME_SPELLING:
        return ALIKE, "doubled letters"
    if not endings_differ(left, right):
        if cost <= (0.16 if shorter >= 4 else 0.12):
            return 0.95 - cost, "romanisation or spelling"
        if slipped(left, right):
            return SLIP, "a letter lost or swapped"
    if cost <= (SIMILAR if longer >= 4 else 0.2) or slipped(left, right):
        return WEAK, SIMILAR_ONLY
    return 0.0, "different"


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
