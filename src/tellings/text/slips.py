"""Slips that look wrong rather than sound wrong: swapped neighbours, letters misread by machines.

A scanner reads "rn" for "m", "cl" for "d", "1" for "l"; a typist swaps two neighbours ("Okafro").
Both show in any place of a word, its end as well, and hardly ever make one name of another.
"""

MIN_SWAPPED = 4
MIN_MISREAD = 4
_LOOKS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("1", "l"), ("0", "o"), ("5", "s"), ("8", "b"))


def crossed(left: str, right: str) -> bool:
    """Return whether two words of four letters or more differ by two swapped neighbours."""
    if len(left) != len(right) or len(left) < MIN_SWAPPED:
        return False
    unequal = [at for at, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    if len(unequal) != 2 or unequal[1] != unequal[0] + 1:
        return False
    one, two = unequal
    return left[one] == right[two] and left[two] == right[one]


def one_slip(left: str, right: str) -> bool:
    """Return whether two words differ by one letter lost, added or another, or by two swapped."""
    if len(left) == len(right):
        unequal = sum(a != b for a, b in zip(left, right, strict=True))
        return unequal == 1 or crossed(left, right)
    short, long = sorted((left, right), key=len)
    return len(long) == len(short) + 1 and any(
        long[:at] + long[at + 1 :] == short for at in range(len(long))
    )


def misread(left: str, right: str) -> bool:
    """Return whether two words look alike to a scanner: "garner" and "gamer", "e1liot"."""
    if left == right or min(len(left), len(right)) < MIN_MISREAD:
        return False
    return looks(left) == looks(right)


def looks(word: str) -> str:
    """Return a word as a scanner sees it; at the end "i" is no "l" ("Kari", "Karl")."""
    for seen, written in _LOOKS:
        word = word.replace(seen, written)
    return word[:-1].replace("i", "l") + word[-1:]
