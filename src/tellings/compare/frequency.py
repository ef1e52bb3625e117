"""How often: "once" against "three times", "twice" against "the whole time".

The words of number stand as a time of the claim. "Once" counts only after the verb ("rang once",
not "once, he rang"), since before it the word means "at some time". Two different numbers are hard
to hold together and exclude nothing: one account may leave a time out that it did not notice.

>>> times_of("at least twice"), times_of("the whole time")
((2.0, None), (3.0, None))
"""

import re

from tellings.compare.frames import Frame
from tellings.compare.levels import Outcome, compatible, same, silent, strained
from tellings.records.claims import Role
from tellings.text.numerals import CARDINAL, value_of

Bounds = tuple[float | None, float | None]
SLOT = "how often"
MANY = 3.0
"""Times from which on one speaks of "again and again"."""
COUNTED = re.compile(
    rf"(?P<lead>at least |more than |at most |only |just |exactly |about |some )?"
    rf"(?:(?P<word>once|twice|thrice)|(?P<number>\d{{1,3}}|{CARDINAL}) times)(?P<more> or more)?",
    re.IGNORECASE,
)
SEVERAL = re.compile(
    r"(?:several|a few|many|countless|a number of|a dozen|dozens of|hundreds of) times"
    r"|again and again|over and over(?: again)?|repeatedly|time and again",
    re.IGNORECASE,
)
ON_AND_ON = re.compile(
    r"(?:the|that) whole time|all the time|the entire time|constantly|continuously|incessantly"
    r"|without (?:a break|stopping|pause)|non-?stop",
    re.IGNORECASE,
)
VAGUE: tuple[tuple[re.Pattern[str], Bounds], ...] = (
    (re.compile(r"once or twice", re.IGNORECASE), (1.0, 2.0)),
    (SEVERAL, (2.0, None)),
    (ON_AND_ON, (MANY, None)),
)
WORDS = {"once": 1.0, "twice": 2.0, "thrice": 3.0}


def times_of(words: str) -> Bounds | None:
    """Return how often words say that it was, None when they do not say."""
    text = " ".join(words.split()).strip(" .,;")
    for pattern, bounds in VAGUE:
        if pattern.fullmatch(text):
            return bounds
    found = COUNTED.fullmatch(text)
    return counted(found) if found else None


def counted(found: re.Match[str]) -> Bounds:
    """Return the bounds of a number of times and of the word before it."""
    word, lead = found["word"], (found["lead"] or "").strip().lower()
    stated = found["number"] or ""
    number = WORDS[word.lower()] if word else float(stated) if stated.isdigit() else None
    number = float(value_of(stated) or 0) if number is None else number
    if lead == "more than":
        return number + 1, None
    if lead == "at most":
        return None, number
    if lead in ("about", "some"):
        return number - 1, number + 1
    return number, None if lead == "at least" or found["more"] else number


def stated(frame: Frame) -> tuple[Role, Bounds] | None:
    """Return the role that says how often, and its bounds; None when none does."""
    for role in frame.claim.roles:
        if role.role not in ("time", "manner", "other"):
            continue
        bounds = times_of(role.text)
        early = role.start < frame.claim.predicate_start and role.text.lower() == "once"
        if bounds is not None and not early:
            return role, bounds
    return None


def compare_frequency(left: Frame, right: Frame) -> tuple[Outcome, str, str]:
    """Compare how often two claims tell it; silence when one of them does not say."""
    ours, theirs = stated(left), stated(right)
    if ours is None or theirs is None:
        return silent(), "", ""
    one, other = ours[0].text, theirs[0].text
    words = f"“{one}” and “{other}”"
    if apart(ours[1], theirs[1]):
        return strained(f"{words} are not the same number of times", "number"), one, other
    if ours[1] == theirs[1]:
        return same(f"{words} are the same number of times"), one, other
    return compatible(f"{words} leave room for the same number of times"), one, other


def apart(left: Bounds, right: Bounds) -> bool:
    """Whether two numbers of times cannot be one."""
    (low, high), (other_low, other_high) = left, right
    below = high is not None and other_low is not None and high < other_low
    return below or (other_high is not None and low is not None and other_high < low)
