"""One name in two transliterations: what the systems of a script have in common, as a key.

English, French, German and scholars write the same Cyrillic, Greek, Hebrew or Arabic letters in
their own ways: "Zhukov", "Joukov" and "Schukow"; "Chrysoula" and "Hrisoula"; "Shahin" and
"Chahine". Here a folded word is turned into keys in which those habits are gone; what one system
writes as another writes something else ("ch", "j", "sch") gives a key for each reading. Two words
that share a key may be one name.

>>> bool(keys_of("semyon") & keys_of("semen")), bool(keys_of("valery") & keys_of("valeria"))
(True, False)
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

LEAST = 4
"""Shorter words have too little left: "Jan" and "Ian"."""
_DOUBLED = re.compile(r"(.)\1+")
_OPEN_END = re.compile(r"[aiouswvm]$")
_ARTICLE = re.compile(r"^(?:el|al)(?=[^aeiou]..)")
_ASSIMILATED = re.compile(r"^[ae]([dnrstz])(?=\1..)")
Rules = tuple[tuple[re.Pattern[str], str], ...]


def _rules(*pairs: tuple[str, str]) -> Rules:
    return tuple((re.compile(pattern), new) for pattern, new in pairs)


# In the keys C is the "ch" of "church", X "sh", Z "zh", W "shch", G "gh".
_CLUSTERS = _rules(
    ("x", "ks"),
    ("schtsch|shtsh|shch|chtch|stch", "W"),
    ("tsch|tch|tsh|cz", "C"),
)
_READINGS = (("sch", "XZW"), ("ch", "CHX"), ("j", "jZ"))
_SLAVIC = _rules(
    ("^dj", "d"),  # the Serbian letter whose stroke is lost
    ("^tz", "z"),
    ("sh", "X"),
    ("zh", "Z"),
    ("kh|H", "h"),
    ("ph", "f"),
    ("w|ff$", "v"),
    ("ou", "u"),
    ("tz", "ts"),
    ("ck|c(?![eiy])|q", "k"),
    ("(?<=i[nmk])e$", ""),
)
_SOFT = _rules(  # what stands for one Cyrillic letter after a soft consonant
    ("(?<=.)[yj]o(?=.)|(?<=[dtpbvfm])io(?=.)|(?<=l)io(?=n.)", "e"),
    ("[iyj]+(?=e)", ""),
    ("(?<=[CXZW])o", "e"),
)
_ONE_I = _rules(("[iyj]+", "i"))
_GREEK = _rules(
    ("gh", "g"),
    ("kh|ch", "h"),
    ("ph", "f"),
    ("c(?![eiy])|q", "k"),
    ("ou|oo", "u"),
)
_MODERN = _rules(  # how letters sound today
    ("^ai", "e"),
    ("gg|(?<=[aeiouy])n?gk", "ng"),
    ("^gk", "G"),
    ("^mp", "b"),
    ("^nt", "d"),
    ("mp", "mb"),
    ("nt", "nd"),
    ("dj|dz|tj", "tz"),
    ("e[uvf](?=[^aeiouy])", "ef"),
    ("a[uvf](?=[^aeiouy])", "af"),
    ("g(?=e)|g[iy](?=[aou])|(?<=[aeiour])g(?=y)", "y"),
    ("^oi", "i"),
    ("ei(?=n|a$|r|o)|oi(?=n)", "i"),
    ("[yi]+|ee", "i"),
)
_ARABIC = _rules(
    ("gh", "G"),
    ("sch|ch", "sh"),
    ("q|ck|c(?![eiy])", "k"),
    ("dj", "j"),
    ("^oua", "wa"),
    ("oui", "wi"),
    ("aou(?=[^aeiouy])|aw|au|(?<=t)ou(?=f)", "O"),
    ("ou|oo|uw|o", "u"),
    ("ee|iy|ij|y(?![aeiou])", "i"),
    ("ai|ay|ei|ey", "E"),
    ("(?<=i)ne$", "n"),
    ("(?<=a)h$", ""),
)
_EGYPTIAN = _rules(("g", "j"))
_LOOSE = _rules(  # Persian and Maghrebi ends of women's names; the vowel of "Fawzi", "Fouzi"
    ("(?:iyy?[ae]h?|[iy]ah?|ieh?|yeh?)$", "ia"),
    ("O", "u"),
)
_CEDILLA = re.compile("c(?=[aou])")
"""“Fayçal” without the mark that makes it "Faysal"."""


@lru_cache(maxsize=2**16)
def keys_of(word: str, *, strict: bool = False) -> frozenset[str]:
    """Return the keys of a folded word, none for words of less than LEAST letters.

    The ``strict`` ones undo only habits that never make one name of another.
    """
    plain = word.replace("-", "")
    if len(plain) < LEAST or not plain.isascii() or not plain.isalpha():
        return frozenset()
    hard = plain.startswith("ch") and not _OPEN_END.search(plain)
    greek = f"C{plain[2:]}" if hard else plain
    modern = () if strict else _MODERN
    found = {f"slavic {key}" for key in _slavic(plain, hard=hard, strict=strict)}
    return frozenset(
        found
        | {f"greek {_changed(greek, (*_GREEK, *modern))}"}
        | {f"arabic {key}" for key in _arabic(plain, strict=strict)}
    )


def _arabic(word: str, *, strict: bool) -> Iterator[str]:
    """Yield the keys of a word that may be Arabic or Persian."""
    if strict:
        yield _changed(word, _ARABIC)
        return
    for form in dict.fromkeys((word, _CEDILLA.sub("s", word))):
        yield _changed(form, (*_ARABIC, *_EGYPTIAN, *_LOOSE))


def without_article(part: str) -> str:
    """Return a part of a name without an Arabic article written with it: "elsayed", "annajjar"."""
    assimilated = _ASSIMILATED.sub("", part)
    return assimilated if assimilated != part else _ARTICLE.sub("", part)


def _slavic(word: str, *, hard: bool, strict: bool) -> frozenset[str]:
    """Return the keys of a word that may be Slavic or Hebrew, by each reading of its clusters.

    A word that begins with "ch" and is ``hard`` ends as no such name does: "Chart" is not "Hart".
    """
    text = _replaced(word, _CLUSTERS)
    rules = (*_SLAVIC, *_ONE_I) if strict else (*_SLAVIC, *_SOFT, *_ONE_I)
    choices = [
        [one for one in meant if not (hard and one == "H")] if written in text else [""]
        for written, meant in _READINGS
    ]
    found = set()
    for chosen in product(*choices):
        form = text
        for (written, _), one in zip(_READINGS, chosen, strict=True):
            form = re.sub("j(?=[aeioudn])" if written == "j" else written, one or written, form)
        found.add(_changed(form, rules))
    return frozenset(found)


def _changed(word: str, rules: Rules) -> str:
    return _DOUBLED.sub(r"\1", _replaced(word, rules))


def _replaced(word: str, rules: Rules) -> str:
    for pattern, new in rules:
        word = pattern.sub(new, word)
    return word
