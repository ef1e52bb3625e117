"""How alike two words sound: the cost of turning one into the other, and slips of the pen.

``unlikeness`` cuts a word into sounds (vowel groups and consonants, "sh" and "ng" being one each)
and gives the cheapest way to turn one into the other, where sounds that romanisations confuse cost
little. The idea is that of Editex (Zobel and Dart, "Phonetic string matching", SIGIR 1996) with
groups that fit transcription from other scripts:

>>> unlikeness("jeong", "chung") < unlikeness("jeong", "jin")
True
"""

import math
import re
from functools import lru_cache

_CONSONANTS = "sch tch sh zh ch kh gh ph th ts tz dz dj ck ng qu"
_SOUND = re.compile("|".join([r"[aeiouy]+", *_CONSONANTS.split(), "[^aeiouy]"]))
_GROUPS: tuple[tuple[str, float], ...] = (
    ("k g c ck q qu", 0.25),
    ("t d th", 0.25),
    ("d dj", 0.25),
    ("p b", 0.25),
    ("f v ph w b", 0.35),
    ("j ch zh dj tch z sh", 0.35),
    ("j y", 0.35),
    ("s z ts c tz sh x", 0.3),
    ("ch c x q kh", 0.35),
    ("kh h k ch gh x", 0.35),
    ("gh g h", 0.3),
    ("r l", 0.45),
    ("n ng m", 0.4),
)
_VOWEL_GROUPS: tuple[tuple[str, float], ...] = (
    ("u oo ou eu w uu", 0.1),
    ("o eo oh ou u oe au", 0.2),
    ("eo eu u o", 0.2),
    ("i ee y ie ii ei yi", 0.1),
    ("e ae ai ay ei eh ea", 0.2),
    ("ya ia iya iia", 0.1),
    ("yo yeo io you iyo yoo yu", 0.2),
    ("yu you iu yoo ju ew", 0.1),
    ("ye ie yae ej yeh e ae", 0.2),
    ("a aa ah", 0.1),
    ("a e", 0.35),
    ("e i", 0.35),
    ("e u", 0.4),
    ("wa ua oa", 0.1),
    ("ui eui i wi ee", 0.2),
)
VOWELS = frozenset("aeiouy")
CHEAPEST = 0.4


@lru_cache(maxsize=65536)
def sounds(word: str) -> tuple[str, ...]:
    """Cut a folded word into sounds; a doubled consonant is one, a final silent "h" is dropped."""
    plain = re.sub(r"([^aeiouy])\1", r"\1", word.replace("-", "").replace(" ", ""))
    plain = re.sub(r"w(?=oo|u)", "", plain)
    plain = plain.replace("tsch", "ch")
    plain = re.sub(r"(?<=[aeou])y(?=[aeou])", "i", plain)
    plain = re.sub(r"(?<=[oe])(?:ff|w)$", "v", plain)  # Slavic "-ov", "-ev" in German and French
    plain = re.sub(r"ksh?", "x", plain)
    plain = re.sub(r"^(?:gi|yi|io(?=a))(?=[aou])", "y", plain)
    if len(plain) > 2 and plain[-1] == "h" and plain[-2] in VOWELS:
        plain = plain[:-1]
    plain = re.sub(r"(?<=[aeiou])k?h(?=[^aeiouy]|$)", "", plain)
    return tuple(_SOUND.findall(plain))


_LIKE = {
    **dict.fromkeys(["k", "c", "ck", "q", "qu", "kh"], "k"),
    **dict.fromkeys(["g", "gh"], "g"),
    **dict.fromkeys(["j", "dj", "zh", "dz"], "j"),
    **dict.fromkeys(["ch", "tch", "sh", "sch"], "ch"),
    **dict.fromkeys(["t", "th"], "t"),
    **dict.fromkeys(["f", "v", "ph", "w"], "f"),
    **dict.fromkeys(["s", "z", "ts", "tz"], "s"),
}


@lru_cache(maxsize=2**16)
def consonants(word: str) -> tuple[str, ...]:
    """Return the consonants of a folded word as they sound, without "h" inside it.

    At its head "s" and "z" are two ("Said", "Zaid").
    """
    found = sounds(word)
    first = found[:1] if found and found[0] == "z" else ()
    heard = (sound for at, sound in enumerate(found) if not (at and sound == "h"))
    return (*first, *(_LIKE.get(sound, sound) for sound in heard if sound[0] not in VOWELS))


@lru_cache(maxsize=65536)
def _swap(left: str, right: str) -> float:
    """Cost of one sound for another."""
    if left == right:
        return 0.0
    vowels = left[0] in VOWELS, right[0] in VOWELS
    if vowels == (True, True):
        for group, cost in _VOWEL_GROUPS:
            members = group.split()
            if left in members and right in members:
                return cost
        shared = set(left) & set(right)
        return 0.4 if shared else 1.0
    if vowels == (False, False):
        for group, cost in _GROUPS:
            members = group.split()
            if left in members and right in members:
                return cost
        return 1.0
    return 0.4 if {left, right} in ({"y", "j"}, {"i", "j"}, {"u", "w"}, {"u", "v"}) else 1.2


def _drop(sound: str, first: bool) -> float:
    """Cost of a lost sound; a lost "h", glide or unspoken "r" is often a habit of spelling."""
    if sound in {"h", "w"} or (sound == "r" and not first):
        return CHEAPEST
    if sound[0] in VOWELS:
        return 0.6
    return 1.0 if first else 0.8


@lru_cache(maxsize=2**16)
def _drops(word: str) -> tuple[float, ...]:
    """Return what the loss of each sound of a word costs."""
    return tuple(_drop(sound, at == 0) for at, sound in enumerate(sounds(word)))


@lru_cache(maxsize=2**18)
def unlikeness(left: str, right: str) -> float:
    """Return the cost of turning one folded word into the other, per sound of the longer (0 to 1).

    Symmetric. 0 is the same word; below .15 two spellings of one name; above .35 other names.
    """
    return capped_unlikeness(left, right, cap=math.inf)


def capped_unlikeness(left: str, right: str, *, cap: float) -> float:
    """Return ``unlikeness``, or 1 as soon as it is sure to be more than ``cap``."""
    if left == right:
        return 0.0
    a, b = sounds(left), sounds(right)
    if not a or not b:
        return 1.0
    drop_a, drop_b = _drops(left), _drops(right)
    longest = max(len(a), len(b))
    row = [0.0]
    for cost in drop_b:
        row.append(row[-1] + cost)
    for one, lost in zip(a, drop_a, strict=True):
        reached = row[0] + lost
        above = row[0]
        fresh = [reached]
        least = reached
        for other, skipped, below in zip(b, drop_b, row[1:], strict=True):
            swap = above if one == other else above + _swap(one, other)
            kept, missed = below + lost, reached + skipped
            reached = swap if swap <= kept else kept
            reached = reached if reached <= missed else missed
            least = least if least <= reached else reached
            fresh.append(reached)
            above = below
        # No later row costs less than the cheapest place of this one.
        if least / longest > cap:
            return 1.0
        row = fresh
    return min(1.0, row[-1] / longest)


def slipped(left: str, right: str) -> bool:
    """Whether two words of five letters or more differ by one lost, added or swapped letter."""
    if min(len(left), len(right)) < 4 or max(len(left), len(right)) < 5:
        return False
    if abs(len(left) - len(right)) > 1:
        return False
    if len(left) == len(right):
        unequal = [k for k in range(len(left)) if left[k] != right[k]]
        crossed = (
            len(unequal) == 2
            and unequal[1] == unequal[0] + 1
            and left[unequal[0]] == right[unequal[1]]
            and left[unequal[1]] == right[unequal[0]]
        )
        return crossed or (len(unequal) == 1 and len(left) >= 6)
    short, long = sorted((left, right), key=len)
    return any(long[:k] + long[k + 1 :] == short for k in range(len(long)))
