"""Blocking: which groups are worth comparing, found through shared keys instead of all pairs.

A name's keys are its parts reduced to classes of consonants ("K" for k, g, c, q ...), each also
with one class left out where there are three, so that spellings, romanisations and one lost letter
still meet. A role
or kinship is a key too. The cost grows with the size of the blocks and not with the square of the
number of people.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from tellings.people.evidence import Context
from tellings.people.groups import Group
from tellings.text.names import parse_name
from tellings.text.sounds import VOWELS, sounds

MAX_BLOCK = 400
MIN_DELETION = 3
_CLASSES = {
    **dict.fromkeys(["k", "g", "c", "ck", "q", "qu", "kh", "gh", "ng"], "K"),
    **dict.fromkeys(["t", "d", "th"], "T"),
    **dict.fromkeys(["p", "b", "f", "v", "w", "ph"], "P"),
    **dict.fromkeys(
        ["j", "ch", "zh", "sh", "s", "z", "x", "ts", "tz", "dz", "dj", "tch", "sch"], "S"
    ),
    **dict.fromkeys(["n", "m"], "N"),
    **dict.fromkeys(["r", "l"], "R"),
}


def skeleton(word: str) -> str:
    """Return the consonant classes of a folded word; "ng" counts as "n"."""
    found = []
    for sound in sounds(word):
        if sound == "ng":
            found.append("N")
        elif sound in _CLASSES:
            found.append(_CLASSES[sound])
    return "".join(found)


@lru_cache(maxsize=2**16)
def name_keys(name: str) -> frozenset[str]:
    """Return the blocking keys of a name as written."""
    parts = [part.replace("-", "") for part in parse_name(name).parts]
    words = [*parts, *(a + b for a, b in pairwise(parts))]
    keys = set()
    for word in words:
        shape = skeleton(word)
        keys.add(shape if len(shape) > 1 else f"{shape} {word[:1] in VOWELS}")
        if len(shape) >= MIN_DELETION:
            keys |= {shape[:at] + shape[at + 1 :] for at in range(len(shape))}
    return frozenset(keys)


def group_keys(group: Group, context: Context) -> frozenset[str]:
    """Return all blocking keys of a group."""
    keys = {f"name {group.kind} {key}" for name in group.names for key in name_keys(name)}
    for role in group.roles:
        if role.unique and role.definite:
            keys.add(f"role {group.kind} {role.head}")
    for word, whose in context.kin.get(group.number, frozenset()):
        keys.add(f"kin {word} {whose}")
        keys.add(f"near {whose}")
    for _, other in context.called.get(group.number, frozenset()):
        keys.add(f"near {other}")
    return frozenset(keys)


def candidate_pairs(context: Context) -> Iterator[tuple[int, int]]:
    """Yield the pairs of groups that share a key, each once, in order.

    A block of more than MAX_BLOCK groups says nothing about identity and is passed over.
    """
    blocks: dict[str, list[int]] = defaultdict(list)
    for group in context.partition.in_order():
        for key in group_keys(group, context):
            blocks[key].append(group.number)
    seen: set[tuple[int, int]] = set()
    for members in blocks.values():
        if len(members) > MAX_BLOCK:
            continue
        for position, one in enumerate(members):
            for two in members[position + 1 :]:
                seen.add((one, two))
    yield from sorted(seen)
