"""Numbers in words: "twenty-five" is 25, "two hundred and six" is 206.

The words of English cardinals up to billions, and dozens; ordinals are no numbers here.
"""

import re
from typing import Final

UNITS: Final = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS: Final = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
} | {"fourty": 40}
SCALES: Final = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9,
                 "dozen": 12}  # fmt: skip
_BELOW_TEN: Final = "one|two|three|four|five|six|seven|eight|nine"
_SMALL: Final = (
    rf"(?:(?:{'|'.join(TENS)})(?:[ -](?:{_BELOW_TEN})\b)?"
    rf"|{'|'.join(sorted(UNITS, key=len, reverse=True))})"
)
_SCALE: Final = "|".join(SCALES)
CARDINAL: Final = (
    rf"(?:{_SMALL}\b|a(?= (?:{_SCALE})\b))(?:[ -](?:{_SCALE})\b(?:(?: and |[ -]){_SMALL}\b)?)*"
)
"""A pattern of cardinals in words; word boundaries are the caller's."""

_SPLIT: Final = re.compile(r"[\s-]+")


def value_of(words: str) -> int | None:
    """Return the number that ``words`` name, None when they name none.

    Example: ``value_of("two hundred and six") == 206``.
    """
    total, group, seen = 0, 0, False
    for word in _SPLIT.split(words.lower().strip()):
        if word in ("and", "a", ""):
            continue
        small = UNITS.get(word, TENS.get(word))
        if small is not None:
            group, seen = group + small, True
        elif word == "hundred":
            group, seen = max(group, 1) * 100, True
        elif word in SCALES:
            total, group, seen = total + max(group, 1) * SCALES[word], 0, True
        else:
            return None
    return total + group if seen else None
