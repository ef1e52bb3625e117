"""Readings of romanised Chinese and Korean: one name written by two systems has one reading.

Both languages build names of few syllables, and each system writes a syllable in its own way:
"Ch'ien Chien-hua" (Wade and Giles) is "Qian Jianhua" (Pinyin), "Pak Ch'ŏl-su" (McCune and
Reischauer) is "Bak Cheol-su" (Revised) and commonly "Park Chul-soo". A word is cut into syllables
in every way that a system allows; each syllable has one or more readings, since everyday spelling
drops the marks that tell them apart; two words may be one when they share a reading.

>>> bool(readings("chien-hua", "Chinese") & readings("jianhua", "Chinese"))
True
>>> bool(readings("chien-hua", "Chinese") & readings("jianguo", "Chinese"))
False
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Literal

System = Literal["Chinese", "Korean"]
SYSTEMS: tuple[System, ...] = ("Chinese", "Korean")
MAX_SYLLABLES: dict[str, int] = {"Chinese": 3, "Korean": 2}
MAX_READINGS = 96

Reading = tuple[str, ...]
Syllable = Callable[[str], frozenset[str]]

_PINYIN = re.compile(
    r"(?:"
    r"[jqx](?:i(?:a(?:ng?|o)?|e|n|ng|ong|u)?|u(?:an|e|n)?)"
    r"|[bpm](?:a(?:i|n|ng|o)?|e(?:i|n|ng)?|i(?:an|ao|e|n|ng)?|ou?|u)"
    r"|f(?:a(?:n|ng)?|e(?:i|n|ng)|ou?|u)"
    r"|[dtnl](?:a(?:i|n|ng|o)?|e(?:i|n|ng)?|i(?:a|an|ang|ao|e|n|ng|u)?|o(?:ng|u)|u(?:an|e|i|n|o)?)"
    r"|(?:zh|ch|sh|[gkhrzcs])(?:a(?:i|n|ng|o)?|e(?:i|n|ng)?|i|o(?:ng|u)"
    r"|u(?:a|ai|an|ang|i|n|o)?)"
    r"|y(?:a(?:n|ng|o)?|e|i(?:n|ng)?|o(?:ng|u)?|u(?:an|e|n)?)"
    r"|w(?:a(?:i|n|ng)?|e(?:i|n|ng)|o|u)"
    r"|a(?:i|n|ng|o)?|e(?:n|r)?|ou?"
    r")\Z"
)
_WADE_INITIALS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("hs", ("x",)),
    ("ts", ("z", "c")),
    ("tz", ("z", "c")),
    ("ch", ("j", "q", "zh", "ch")),
    ("sh", ("sh",)),
    ("ss", ("s",)),
    ("p", ("b", "p")),
    ("t", ("d", "t")),
    ("k", ("g", "k")),
    ("j", ("r",)),
)
_WADE_FINALS: tuple[tuple[str, str], ...] = (
    (r"ien$", "ian"),
    (r"ieh$", "ie"),
    (r"ueh$", "ue"),
    (r"uei$", "ui"),
    (r"ung$", "ong"),
    (r"ih$", "i"),
    (r"eh$", "e"),
    (r"erh$", "er"),
    (r"(?<=[zcs])u$", "i"),
    (r"(?<=[gkh])o$", "e"),
    (r"(?<=[dtnlzcsr])o$", "uo"),
    (r"^yen$", "yan"),
    (r"^yu$", "you"),
    (r"^i$", "yi"),
)
_ONSETS: tuple[tuple[str, str], ...] = (
    # longer spellings first
    *(("tch", "j"), ("kk", "g"), ("gg", "g"), ("tt", "d"), ("dd", "d"), ("pp", "b"), ("bb", "b")),
    *(("ss", "s"), ("sh", "s"), ("jj", "j"), ("rh", "r"), ("ch", "c j"), ("kh", "k")),
    *(("k", "k g"), ("g", "g"), ("t", "t d"), ("d", "d"), ("p", "p b"), ("b", "b")),
    *(("j", "j"), ("s", "s"), ("l", "r"), ("r", "r"), ("n", "n"), ("m", "m"), ("h", "h"), ("", "")),
)
_NUCLEI: dict[str, str] = {
    "a": "a", "ah": "a", "ae": "ae", "ai": "ae", "e": "e ae", "eh": "e ae",
    "eo": "eo", "uh": "eo", "o": "o eo", "oh": "o", "u": "u eo eu", "oo": "u", "ou": "eo u",
    "woo": "u", "wu": "u", "eu": "eu", "i": "i", "ee": "i", "yi": "i", "ie": "i", "ey": "i",
    "ya": "ya", "yae": "yae", "yeo": "yeo", "yu": "yeo yu", "yoo": "yu", "you": "yeo yu",
    "yo": "yo yeo", "ye": "ye", "yuh": "yeo", "wa": "wa", "wha": "wa", "wae": "wae",
    "wo": "wo", "weo": "wo", "woh": "wo", "oe": "oe", "oi": "oe", "we": "oe", "wi": "wi",
    "ui": "ui", "eui": "ui",
}  # fmt: skip
_FAMILIES: dict[str, str] = {
    "Chinese": """li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo
        liang song zheng xie han tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su
        jiang cai jia ding wei xue ye yan pan du dai xia zhong tian ren fan fang shi yao tan liao
        zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan lei qian yin
        yi chang qiao lai gong wen pang lan weng ni niu gan zuo tong mo qi qu ge""",
    "Korean": """gim kim i lee bak choe jeong gang jo yun jang im han o seo sin gwon hwang an song
        ryu hong jeon go mun son yang bae baek heo nam sim no ha gwak seong cha ju u gu na min yu
        jin ji eom won cheon bang gong hyeon ham byeon yeom yeo chu do so seok seon seol ma gil
        yeon wi pyo myeong gi ban ra wang geum ok yuk in maeng je mo tak guk eo eun pyeon yong ye
        gyeong bong""",
}
_CODAS: dict[str, str] = {
    "": "", "k": "k", "g": "k", "n": "n", "t": "t", "d": "t", "l": "l", "r": "l", "m": "m",
    "p": "p", "b": "p", "ng": "ng", "rk": "k", "hn": "n",
}  # fmt: skip
_KOREAN = re.compile(
    "({})({})({})".format(
        "|".join(written for written, _ in _ONSETS),
        "|".join(sorted(_NUCLEI, key=len, reverse=True)),
        "|".join(sorted(_CODAS, key=len, reverse=True)),
    )
)
_SPELT = dict(_ONSETS)


@lru_cache(maxsize=2**15)
def readings(word: str, system: System) -> frozenset[Reading]:
    """Return the readings of a folded word, each a tuple of syllables; none if it has no such form.

    A hyphen is a border between syllables.
    """
    return cut_up(word, _chinese if system == "Chinese" else _korean, MAX_SYLLABLES[system])


@lru_cache(maxsize=2**15)
def usual_readings(word: str) -> frozenset[Reading]:
    """Return the readings of a folded word in Korean that everyday spelling most often means.

    "Yong" is sooner 용 than 영, which most write "Young": where an account has both, each is read
    so.
    """
    return cut_up(word, _usual_korean, MAX_SYLLABLES["Korean"])


def cut_up(word: str, syllable: Syllable, most: int) -> frozenset[Reading]:
    """Return the readings of a word of at most so many syllables a piece between hyphens."""
    found: set[Reading] = {()}
    for piece in word.split("-"):
        tails = _cuts(piece, syllable, most)
        found = {head + tail for head in found for tail in tails}
        if not found or len(found) > MAX_READINGS:
            return frozenset()
    return frozenset(reading for reading in found if reading)


def _cuts(piece: str, syllable: Syllable, most: int) -> set[Reading]:
    """Return the readings of a piece without hyphens, cut in every way."""
    if not piece:
        return {()}
    if most == 0:
        return set()
    found: set[Reading] = set()
    for end in range(1, min(len(piece), 7) + 1):
        heads = syllable(piece[:end])
        if heads:
            tails = _cuts(piece[end:], syllable, most - 1)
            found |= {(head, *tail) for head in heads for tail in tails}
    return found


@lru_cache(maxsize=2**14)
def _chinese(text: str) -> frozenset[str]:
    """Return the Pinyin syllables that a syllable in Pinyin or Wade-Giles may stand for."""
    found = {text} if _PINYIN.match(text) else set()
    return frozenset(found | {made for made in _from_wade(text) if _PINYIN.match(made)})


def _from_wade(text: str) -> Iterator[str]:
    """Yield what a syllable is in Pinyin if Wade and Giles wrote it, apostrophes lost or not."""
    for written, initials in _WADE_INITIALS:
        if text.startswith(written):
            rest = text[len(written) :]
            for initial in initials:
                if initial in {"j", "q", "x"} and rest[:1] not in {"i", "u"}:
                    continue
                if initial in {"zh", "ch"} and rest[:1] == "i" and rest != "ih":
                    continue
                yield _final(initial + rest)
            return
    yield _final(text)


def _final(text: str) -> str:
    for pattern, pinyin in _WADE_FINALS:
        text = re.sub(pattern, pinyin, text)
    return text


@lru_cache(maxsize=2**14)
def _korean(text: str) -> frozenset[str]:
    """Return the syllables of the Revised Romanisation that a syllable may stand for."""
    match = _KOREAN.fullmatch(text)
    if match is None:
        return frozenset()
    onset, nucleus, coda = match.groups()
    vowels = _NUCLEI[nucleus].split()
    if nucleus == "u" and not coda:
        vowels = ["u", "eu"]  # "u" for "eo" stands before a consonant alone: "Jung", not "Su"
    if nucleus == "u" and coda == "r":
        vowels, coda = [*vowels, "eo"], ""  # "Hur" is Heo
    if nucleus in {"ui", "eui"} and onset == "h":
        vowels = ["ui", "i"]  # "Hui" is Hee
    return _with_onsets(onset, vowels, coda)


@lru_cache(maxsize=2**14)
def _usual_korean(text: str) -> frozenset[str]:
    """Return the syllables that a syllable stands for with the vowel that it most often has."""
    match = _KOREAN.fullmatch(text)
    if match is None:
        return frozenset()
    onset, nucleus, coda = match.groups()
    return _with_onsets(onset, _NUCLEI[nucleus].split()[:1], coda)


def _with_onsets(onset: str, vowels: Sequence[str], coda: str) -> frozenset[str]:
    found = {
        f"{one} {two} {_CODAS[coda]}" for one in _SPELT[onset].split() or [""] for two in vowels
    }
    # An initial r is n or nothing at the head of a word: Roh and Noh, Lee and Yi, Ryu and Yoo.
    for one in sorted(found):
        if one.startswith("r "):
            found.add((" " if one[2] in "iy" else "n ") + one[2:])
    return frozenset(found)


def systems_of(parts: tuple[str, ...]) -> tuple[System, ...]:
    """Return the systems in which all parts of a name can be read.

    Names have two to four syllables; a Korean one has a part of two or more, or three parts.
    """
    found: list[System] = []
    for system in SYSTEMS:
        lengths = [min((len(r) for r in readings(part, system)), default=0) for part in parts]
        if not parts or 0 in lengths or not 2 <= sum(lengths) <= 4:
            continue
        if system == "Korean" and max(lengths) < 2 and len(parts) < 3:
            continue
        found.append(system)
    return tuple(found)


def is_eastern(parts: tuple[str, ...]) -> bool:
    """Return whether a name that a system can read is built as such names are, and no others.

    A hyphen stands between its syllables, or a family name of the language beside the given one:
    "Khaled" can be read as Korean too, and is not.
    """
    if any("-" in part for part in parts):
        return True
    return len(parts) > 1 and any(_is_family(part) for part in parts)


@lru_cache(maxsize=2**14)
def _is_family(part: str) -> bool:
    return any(is_family(part, system) for system in SYSTEMS)


def is_family(part: str, system: System) -> bool:
    """Return whether a part of a name can be read as a common family name of a language."""
    return not readings(part, system).isdisjoint(_families(system))


@lru_cache(maxsize=2)
def _families(system: System) -> frozenset[Reading]:
    """Return the readings of the common family names of one syllable."""
    return frozenset(
        reading
        for name in _FAMILIES[system].split()
        for reading in readings(name, system)
        if len(reading) == 1
    )
