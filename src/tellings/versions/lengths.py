"""How long something lasted, where its claim says so: "for twenty minutes", "for about an hour".

Only a length that is a time of the claim itself counts, after "for" or right with a verb of staying
or lasting; "a twenty-minute walk", "twenty minutes late" and "for a moment" give none. What is
habit, possible or still going on gives none either.

People round lengths of time more than clock times: a round one may be a quarter of itself off, and
five minutes at least; twice that with "about".

>>> length_in("twenty minutes")
Length(low=900, high=1500)
>>> length_in("a moment") is None
True
"""

import re
from dataclasses import dataclass

from tellings.records.claims import Claim, Role
from tellings.text.numerals import CARDINAL
from tellings.text.quantities import number_value

MINUTE, HOUR = 60, 3600
UNITS = {"second": 1, "minute": MINUTE, "min": MINUTE, "hour": HOUR, "hr": HOUR}
FRACTIONS = {
    "half an hour": 30 * MINUTE,
    "half hour": 30 * MINUTE,
    "a half hour": 30 * MINUTE,
    "quarter of an hour": 15 * MINUTE,
    "a quarter of an hour": 15 * MINUTE,
    "three quarters of an hour": 45 * MINUTE,
    "three-quarters of an hour": 45 * MINUTE,
    "an hour and a quarter": 75 * MINUTE,
    "an hour and a half": 90 * MINUTE,
    "an hour": HOUR,
}
ABOUT = ("about", "around", "roughly", "approximately", "some", "maybe", "perhaps")
NEARLY = ("nearly", "almost", "close to", "not quite", "just under")
OVER = ("at least", "over", "more than", "no less than", "well over", "just over")
UNDER = ("less than", "under", "at most", "up to", "no more than", "not more than", "well under")
EXACTLY = ("exactly", "precisely")
PLAIN = ("only", "just", "the next", "the first", "another")
NUMBER = rf"\d{{1,3}}|{CARDINAL}"
UNIT = r"seconds?|minutes?|mins?|hours?|hrs?"
HEDGES = sorted((*ABOUT, *NEARLY, *OVER, *UNDER, *EXACTLY, *PLAIN), key=lambda h: -len(h))
LENGTH = re.compile(
    rf"(?:(?P<hedge>{'|'.join(HEDGES)}) )?(?:(?P<fraction>{'|'.join(FRACTIONS)})"
    rf"|(?:between )?(?P<number>{NUMBER})(?:(?: to | or | and |[-–])(?P<second>{NUMBER}))?"
    rf"(?P<half> and a half)? (?P<unit>{UNIT})"
    rf"(?: and (?P<more>{NUMBER}) (?P<smaller>minutes?|mins?))?)(?P<so> or so| or more| or less)?",
    re.IGNORECASE,
)
LASTING = frozenset(["stay", "remain", "wait", "last"])
"""Verbs that take a length without "for"."""
NOT_ONCE = re.compile(
    r"\b(?:had|has|have|having|could|would|might|may|must|should|can|will|shall|if|every|each|per"
    r"|usually|always|often|never|sometimes|normally|daily)\b|[’'](?:d|ve|ll)\b",
    re.IGNORECASE,
)
GOES_ON = re.compile(
    r"\s*(?:$|[.,;:!?)\]]|(?:and|but|at|in|on|inside|with|alone|together|there|then|when|while"
    r"|because|from|until|that|to|by|as)\b)",
    re.IGNORECASE,
)
LEAST_OFF = 5 * MINUTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """Seconds that something lasted at least and at most; None is open."""

    low: int | None
    high: int | None


def length_of(claim: Claim) -> Length | None:
    """Return how long a claim says that what it tells lasted."""
    if claim.polarity == "denied" or NOT_ONCE.search(claim.quote):
        return None
    found = [one for role in claim.roles if (one := _of_role(claim, role)) is not None]
    return found[0] if len(found) == 1 else None


def _of_role(claim: Claim, role: Role) -> Length | None:
    """Return the length that a role of a claim is."""
    verb = claim.predicate.lower()
    wanted = ("time", "patient", "theme") if verb == "take" else ("time",)
    if role.role not in wanted or role.marker not in (None, "for"):
        return None
    at = role.start - claim.start
    if claim.quote[at : at + len(role.text)] != role.text:
        return None
    first, _, rest = role.text.rpartition("for ")
    words = rest if first or role.text.startswith("for ") else role.text
    before = claim.quote[: at + len(role.text) - len(words)].rstrip()
    led = re.search(r"\bfor$", before, re.IGNORECASE) is not None
    if not led and verb not in LASTING | {"take"}:
        return None
    # "After twenty minutes", "within an hour" say when, not how long.
    if not led and re.search(r"\b(?:after|in|within|by|at|of|from|until|to)$", before):
        return None
    goes_on = GOES_ON.match(claim.quote[at + len(role.text) :])
    return length_in(words) if goes_on else None


def length_in(words: str) -> Length | None:
    """Return the length of time that ``words`` state, all of them; None for a vague one."""
    match = LENGTH.fullmatch(" ".join(words.split()))
    if match is None:
        return None
    stated = _seconds(match)
    if stated is None:
        return None
    hedge, so = (match["hedge"] or "").lower(), (match["so"] or "").strip().lower()
    return _bounds(*stated, "at least" if so == "or more" else "about" if so else hedge)


def _seconds(match: re.Match[str]) -> tuple[int, int] | None:
    """Return the least and the greatest figure stated, in seconds."""
    if match["fraction"]:
        value = FRACTIONS[match["fraction"].lower()]
        return value, value
    numbers = [number_value(match[name]) for name in ("number", "second") if match[name]]
    unit = UNITS[match["unit"].lower().rstrip("s")]
    if None in numbers or unit == 1:
        return None
    more = (number_value(match["more"]) or 0) * MINUTE if match["more"] else 0
    more += unit / 2 if match["half"] else 0
    values = sorted(int((number or 0) * unit + more) for number in numbers)
    return (values[0], values[-1]) if values[0] > 0 else None


def _bounds(least: int, most: int, hedge: str) -> Length:
    low, high = margin(least, hedge), margin(most, hedge)
    if hedge in OVER:
        return Length(low=max(0, least - low), high=None)
    if hedge in UNDER:
        return Length(low=None, high=most + high)
    if hedge in NEARLY:
        low *= 2
    return Length(low=max(0, least - low), high=most + high)


def margin(seconds: int, hedge: str) -> int:
    """Return how far a stated length may be off, either way, in seconds."""
    minutes = seconds // MINUTE
    if hedge in EXACTLY or (minutes >= 10 and minutes % 5):
        return MINUTE
    off = max(LEAST_OFF, seconds // 4)
    return off * 2 if hedge in ABOUT else off


def in_words(length: Length) -> str:
    """Return a length for people: "between 15 and 25 minutes"."""
    low, high = (None if s is None else round(s / MINUTE) for s in (length.low, length.high))
    if low and high:
        return f"between {low} and {high} minutes"
    return f"at least {low} minutes" if high is None else f"at most {high} minutes"
