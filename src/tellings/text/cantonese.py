"""Cantonese names as Hong Kong, Macau and Malaysia write them, read in Mandarin.

"Cheung Wing-kei" and "Zhang Rongqi" are one name in two languages: the characters are the same. No
rule leads from one sound to the other, so a table lists for each syllable of Cantonese (in
Jyutping) the Mandarin syllables of the characters that are read so (models/names). What people
write for a Cantonese syllable follows no standard either: each spelling has several readings.

>>> ("rong", "qi") in mandarin_readings("wing-kei")
True
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources

from tellings.errors import ModelError
from tellings.text.syllables import Reading, cut_up

MOST = 2
"""Syllables of a word."""
_INITIALS: dict[str, str] = {
    "b": "b", "p": "p b", "m": "m", "f": "f", "d": "d", "t": "t d", "n": "n", "l": "l n",
    "ng": "ng", "g": "g", "k": "g k gw", "gw": "gw", "kw": "gw kw", "qu": "kw gw", "h": "h",
    "w": "w", "hw": "w", "ts": "z c", "tz": "z", "ch": "z c", "c": "c", "z": "z", "s": "s",
    "sh": "s", "y": "j", "j": "z j", "": "- ng",
}  # fmt: skip
_FINALS: dict[str, str] = {
    "a": "aa", "ah": "aa", "ar": "aa", "aa": "aa", "ai": "aai ai", "aai": "aai", "ay": "ei ai",
    "au": "au aau", "aau": "aau", "ow": "au", "ou": "ou au", "am": "am aam", "aam": "aam",
    "um": "am", "em": "am", "an": "an aan", "aan": "aan", "ang": "ang aang", "ap": "ap aap",
    "up": "ap", "at": "at aat", "aat": "aat", "ak": "ak aak", "ack": "ak aak", "e": "e", "eh": "e",
    "eng": "eng ing ang", "ek": "ek ik", "ei": "ei", "ee": "i ei", "ey": "ei", "ie": "i ei",
    "i": "i ei", "iu": "iu", "im": "im", "in": "in", "ing": "ing eng", "ip": "ip", "it": "it",
    "ik": "ik ek", "ick": "ik", "o": "o ou", "oh": "o ou", "oe": "oe o", "oi": "oi", "oy": "oi",
    "on": "on", "ong": "ong ung", "ot": "ot", "ok": "ok uk", "ock": "ok", "oek": "oek",
    "oeng": "oeng", "oen": "eon", "oon": "un eon yun", "oong": "ung", "ook": "uk", "oo": "u",
    "u": "u yu", "ue": "yu eoi", "ui": "eoi ui", "uy": "eoi", "eui": "eoi", "eoi": "eoi",
    "eung": "oeng", "eong": "oeng", "euk": "oek", "eu": "yu oe", "un": "un eon an yun",
    "eon": "eon", "ung": "ung", "uk": "uk", "uck": "uk", "ut": "ut eot at", "uen": "yun",
    "uet": "yut", "yun": "yun", "yut": "yut", "yu": "yu",
}  # fmt: skip
_WHOLE: dict[str, str] = {
    "ng": "ng", "m": "m", "sz": "si", "sze": "si", "tsz": "zi ci", "tze": "zi ci", "tsze": "zi ci",
    "tse": "ze ce zi", "yu": "jyu jau", "she": "se", "chee": "zi ci",
}  # fmt: skip
_WRITTEN = re.compile("(ng|gw|hw|kw|qu|ts|tz|ch|sh|[bpmfdtnlgkhwczsyj]?)([aeiouy][a-z]*)")


@lru_cache(maxsize=2**15)
def mandarin_readings(word: str) -> frozenset[Reading]:
    """Return what a folded word of Cantonese syllables may be in Pinyin; none if it has no such.

    Hyphens stand between all syllables or none. ModelError when the packaged table cannot be read.
    """
    return cut_up(word, _mandarin, 1 if "-" in word else MOST)


@lru_cache(maxsize=2**14)
def _mandarin(text: str) -> frozenset[str]:
    read = _read()
    return frozenset(pinyin for jyutping in _jyutping(text) for pinyin in read.get(jyutping, ()))


def _jyutping(text: str) -> Iterator[str]:
    """Yield the syllables in Jyutping that a spelling may stand for."""
    yield from _WHOLE.get(text, "").split()
    match = _WRITTEN.fullmatch(text)
    if match is None or match[2] not in _FINALS:
        return
    for initial in _INITIALS[match[1]].split():
        for final in _FINALS[match[2]].split():
            yield f"{initial.replace('-', '')}{final}"


@cache
def _read() -> Mapping[str, tuple[str, ...]]:
    """Return the Mandarin syllables of each Cantonese one."""
    path = resources.files("tellings").joinpath("models/names/cantonese.txt")
    try:
        rows = [line.split() for line in path.read_text(encoding="utf-8").splitlines()]
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(f"the packaged Cantonese readings cannot be read: {error}") from error
    return {row[0]: tuple(row[1:]) for row in rows}
