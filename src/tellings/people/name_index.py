"""Which names of a case are alike, found without comparing every name with every other.

1. The parts of all names are compared where they share a key (``part_keys``): consonant classes,
   each also with one left out, a listed full form of a nickname, a reading in a romanisation.
2. Two names are alike only if every part of the one with fewer parts has a partner in the other.
   So a name is compared with those that hold a partner of its rarest part, and with no others.

Example: "Ada Okafor" with 3 Adas and 40 Okafors in the case is compared with the 3.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, pairwise, product

from tellings.text.cantonese import mandarin_readings
from tellings.text.name_parts import part_likeness
from tellings.text.names import name_likeness
from tellings.text.nicknames import full_forms
from tellings.text.slips import looks
from tellings.text.sounds import VOWELS, sounds
from tellings.text.syllables import SYSTEMS, readings
from tellings.text.transliterations import keys_of, without_article
from tellings.text.written_names import parse_name

MIN_DELETION = 3
LOST = "lost "
MIN_SLIP = 5
LEAST = 0.3
"""Below this, names say too little to bring a pair to the reader: a similar part of a name."""
_CLASSES = {
    **dict.fromkeys(["k", "g", "c", "ck", "q", "qu", "kh", "gh", "x"], "K"),
    **dict.fromkeys(["t", "d", "th"], "T"),
    **dict.fromkeys(["p", "b", "f", "v", "w", "ph"], "P"),
    **dict.fromkeys(["j", "ch", "zh", "sh", "s", "z", "ts", "tz", "dz", "dj", "tch", "sch"], "S"),
    **dict.fromkeys(["n", "m", "ng"], "N"),
    **dict.fromkeys(["r", "l"], "R"),
}


def skeleton(word: str) -> str:
    """Return the consonant classes of a folded word, each once where it follows itself."""
    found: list[str] = []
    for sound in sounds(word):
        shape = _CLASSES.get(sound)
        if shape and found[-1:] != [shape]:
            found.append(shape)
    return "".join(found)


@lru_cache(maxsize=2**16)
def part_keys(part: str) -> tuple[str, ...]:
    """Return the keys of a part of a name; two parts that may be one share a key."""
    word = part.replace("-", "")
    if len(word) == 1:
        return (f"initial {word}",)
    shape = skeleton(word)
    keys = {shape if len(shape) > 1 else f"{shape} {word[:1] in VOWELS}"}
    lost = {shape[:at] + shape[at + 1 :] for at in range(len(shape))}
    if len(shape) >= MIN_DELETION:
        keys |= {f"{LOST}{key}" for key in lost}  # meets the shape of a word with a sound less
    if len(word) >= MIN_SLIP:
        # Meets the words with another letter there, or none (symmetric deletion: Garbe, 2012).
        keys |= {f"cut {word[:at]}{word[at + 1 :]}" for at in range(len(word))} | {f"cut {word}"}
    if "dj" in word:
        keys.add(skeleton(word.replace("dj", "d")))  # "Djordje" is "Đorđe" to its neighbours
    keys |= {f"form {full}" for full in (word, *full_forms(word))}
    keys |= {f"tail {word[1:]}", f"tail {word}"}  # a first letter lost
    keys |= keys_of(word) | keys_of(word, strict=True) | keys_of(without_article(word))
    keys.add(f"form {without_article(word)}")
    if "-" in part:  # "Yo-jin" for "Yong-jin"
        keys.add(f"coda {word[0]} {skeleton(part.replace('ng', '').replace('-', ''))}")
    keys |= {f"letters {''.join(sorted(word))}", f"looks {looks(word)}"}  # swapped, misread
    for system in SYSTEMS:
        keys |= {f"{system} {' '.join(reading)}" for reading in readings(part, system)}
    keys |= {f"Chinese {' '.join(reading)}" for reading in mandarin_readings(part)}
    return tuple(sorted(keys))


@lru_cache(maxsize=2**16)
def forms_of(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the parts of a name, and its parts with two neighbours written as one."""
    parts = parse_name(name).parts
    glued = [
        (*parts[:at], f"{left}-{right}", *parts[at + 2 :])
        for at, (left, right) in enumerate(pairwise(parts))
        if len(left) > 1 and len(right) > 1
    ]
    pieces = [piece for part in parts for piece in part.split("-") if piece]
    letters = ("".join(piece[0] for piece in pieces),) if len(pieces) > 2 else ()
    return (parts, *glued, *([letters] if letters else []))


class NameIndex:
    """The names of a case, and for each the names that may be of the same person."""

    def __init__(self, names: Iterable[str]) -> None:
        """Compare the names; the order in which they are given changes nothing."""
        self._names = sorted(set(names))
        self._held = {
            name: frozenset(part for form in forms_of(name) for part in form)
            for name in self._names
        }
        self._holders = self._holding()
        self._partners = _partners(self._holders)
        self._alike: dict[str, set[str]] = {name: {name} for name in self._names}
        for name in self._names:
            for other in self._candidates(name):
                if name_likeness(name, other).score >= LEAST:
                    self._alike[name].add(other)
                    self._alike[other].add(name)

    def alike(self, name: str) -> frozenset[str]:
        """Return the names of the case whose likeness to a name of it is LEAST or more."""
        return frozenset(self._alike[name])

    def _holding(self) -> Mapping[str, list[str]]:
        """Return for each part, two written as one included, the names that hold it."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in self._names:
            for part in sorted(self._held[name]):
                found[part].append(name)
        return found

    def _candidates(self, name: str) -> Iterator[str]:
        """Yield the names in which every part of a form of this one may have a partner."""
        seen = {name}
        for form in forms_of(name):
            reach = [self._partners[part] for part in form]
            rarest = min(reach, default=[], key=self._names_with)
            rest = [frozenset(partners) for partners in reach if partners is not rarest]
            for part in rarest:
                for other in self._holders[part]:
                    if other not in seen and all(self._has_one(other, some) for some in rest):
                        seen.add(other)
                        yield other

    def _names_with(self, parts: Sequence[str]) -> int:
        return sum(len(self._holders[part]) for part in parts)

    def _has_one(self, name: str, parts: frozenset[str]) -> bool:
        return not parts.isdisjoint(self._held[name])


def _partners(holders: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Return for each part the parts that it may be, itself included."""
    blocks: dict[str, list[str]] = defaultdict(list)
    initials: dict[str, list[str]] = defaultdict(list)
    for part in sorted(holders):
        initials[part[:1]].append(part)
        for key in part_keys(part):
            blocks[key].append(part)
    found: dict[str, set[str]] = {part: {part} for part in holders}
    for one, two in _met(blocks):
        # A pair met twice costs a look into the cache of ``part_likeness``.
        if two not in found[one] and part_likeness(one, two, SYSTEMS, dialect=True)[0] > 0:
            found[one].add(two)
            found[two].add(one)
    for part in holders:
        if len(part) == 1:
            for other in initials[part]:
                found[part].add(other)
                found[other].add(part)
    return {part: sorted(others) for part, others in found.items()}


def _met(blocks: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of one block, and those of a shape and a longer one that lost a sound.

    Two words that both lost a sound are not met: most of all pairs would be, for nothing.
    """
    for key, members in blocks.items():
        if key.startswith(LOST):
            yield from product(blocks.get(key.removeprefix(LOST), ()), members)
        else:
            yield from combinations(members, 2)
