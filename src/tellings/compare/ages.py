"""How old a person is: "Ann Lee (34)" against "Ann Lee, who is 43", wherever it is told.

An age belongs to the person and not to one happening, so that no event need join the claims. It is
read from what is told of the person as it was then ("aged 71", "a woman of 66", "a 34-year-old
clerk", "she is eighteen"), never from a stretch of life ("at the age of six", "when he was nine").
People are a year older after a birthday, and an account may be older than another: two ages are
hard to hold together and exclude nothing, and what lies a generation apart is of two times of one
life, or of two people.

>>> age_in("Emil Roth (19), an apprentice"), age_in("a woman of 66"), age_in("19 herons")
(19, 66, None)
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tellings.compare.entities import People
from tellings.compare.frames import Frame
from tellings.compare.levels import Level
from tellings.compare.pairs import Judge
from tellings.compare.shown import Shown
from tellings.records.claims import Claim, Role
from tellings.text.numerals import CARDINAL, value_of

GENERATION = 16
"""Years from which on two ages are of two times of a life."""
BY_THE_WAY = frozenset(["asserted", "reported", "accused", "attempted"])
"""Stances of clauses in which an age behind a name is the account's own all the same."""
OLDEST = 115
SHORT = 30
"""Characters up to which the words about a person are shown whole."""
NUMBER = rf"(?:\d{{1,3}}|{CARDINAL})"
BESIDE = re.compile(r"\((?:aged? )?(?P<n>\d{1,3})(?=\)|$)|, (?:aged? )?(?P<m>\d{1,3})(?=,|$)")
BEHIND = re.compile(r" ?\((?:aged? )?\d{1,3}\)|, (?:aged? )?\d{1,3}(?=,)|(?<=\(\d\d)\)")
AGED = re.compile(rf"\baged (?P<n>{NUMBER})\b", re.IGNORECASE)
YEAR_OLD = re.compile(rf"\b(?P<n>{NUMBER})[- ]years?[- ]old\b", re.IGNORECASE)
OF = re.compile(
    rf"\b(?:man|woman|boy|girl|lad|child|person|gentleman|lady|widow|widower|youth|son|daughter|"
    rf"pensioner) of (?P<n>{NUMBER})(?! \w)",
    re.IGNORECASE,
)
ALONE = re.compile(
    rf"(?:only |just |already |nearly )?(?P<n>{NUMBER})(?: years?(?: old| of age)?)?(?=$|[,.;])",
    re.IGNORECASE,
)
ANOTHER_TIME = re.compile(
    r"\b(?:when|then|at the time|back then|as an? (?:boy|girl|child|young)|used to|at the age of|"
    r"since|until|before|after|nearly|almost|over|more than|about|around|turned|will be|would be)"
    r"\b",
    re.IGNORECASE,
)
"""Words by which an age is of another time, or no exact one."""
SEVERAL = re.compile(r"\b(?:and|or|with)\b", re.IGNORECASE)
REASON = "both speak of the same person at much the same time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aged:
    """An age that a claim gives a person: the entity, the years, and the words."""

    frame: Frame
    being: str
    years: int
    text: str


def age_in(words: str) -> int | None:
    """Return the age that words about a person give, None when they give none."""
    for pattern in (BESIDE, AGED, YEAR_OLD, OF):
        match = pattern.search(words)
        if match is not None:
            groups = match.groupdict()
            return years(groups.get("n") or groups.get("m") or "")
    return None


def years(stated: str) -> int | None:
    """Return a number of years that a person may live, None for others."""
    value = int(stated) if stated.isdigit() else value_of(stated)
    return value if value is not None and 0 < value <= OLDEST else None


def ages(frames: Mapping[str, Frame], people: People) -> Iterator[Aged]:
    """Yield the ages that claims give persons, in order."""
    for frame in frames.values():
        claim = frame.claim
        if claim.stance not in BY_THE_WAY or claim.about != "events":
            continue
        for role in claim.roles:
            words = with_what_follows(claim, role)
            age = age_in(words) if people.kind(role.entity) == "person" else None
            if age is not None and role.entity is not None:
                yield Aged(frame=frame, being=role.entity, years=age, text=up_to_age(words))
        yield from predicated(frame, people)


def up_to_age(words: str) -> str:
    """Return the words with nothing after the age, which may be of another matter."""
    matches = (pattern.search(words) for pattern in (BESIDE, AGED, YEAR_OLD, OF))
    match = next(one for one in matches if one is not None)
    end = match.end() + (words[match.end() :][:1] == ")")
    return words if len(words) <= SHORT else words[:end]


def with_what_follows(claim: Claim, role: Role) -> str:
    """Return the words of a role with an age that stands right behind them; "" for several people.

    A reader of syntax often leaves "(19)" out of the name before it.
    """
    if SEVERAL.search(role.text):
        return ""
    rest = claim.quote[role.end - claim.start :]
    match = BEHIND.match(rest)
    return role.text + match.group() if match else role.text


def predicated(frame: Frame, people: People) -> Iterator[Aged]:
    """Yield the age that a claim says outright: "she is eighteen"."""
    claim = frame.claim
    if claim.stance != "asserted" or claim.polarity != "affirmed" or not frame.copular:
        return
    if ANOTHER_TIME.search(claim.quote) or len(frame.get("theme")) != 1:
        return
    theme = frame.get("theme")[0]
    for one in frame.get("attribute") if people.kind(theme.entity) == "person" else ():
        match = ALONE.match(one.text)
        age = years(match["n"]) if match else age_in(one.text)
        if age is not None and theme.entity is not None:
            yield Aged(frame=frame, being=theme.entity, years=age, text=claim.quote)


def age_pairs(
    frames: Mapping[str, Frame], judge: Judge
) -> Iterator[tuple[Frame, Frame, tuple[Shown, ...]]]:
    """Yield the first two claims of each two accounts that give one person two ages."""
    told: dict[str, dict[str, list[Aged]]] = {}
    for one in ages(frames, judge.people):
        told.setdefault(one.being, {}).setdefault(one.frame.claim.account, []).append(one)
    for being, by_account in sorted(told.items()):
        sure = [said for said in by_account.values() if len({one.years for one in said}) == 1]
        for ours, theirs in combinations(sure, 2):
            shown = disagreement(ours, theirs, being)
            if shown is not None:
                yield ours[0].frame, theirs[0].frame, (shown,)


def disagreement(ours: Sequence[Aged], theirs: Sequence[Aged], being: str) -> Shown | None:
    """Return what the ages of two accounts show, None when they may be one age."""
    one, other = ours[0], theirs[0]
    apart = abs(one.years - other.years)
    if not 0 < apart < GENERATION:
        return None
    words = f"“{one.text}” and “{other.text}” give one person two ages"
    return Shown(slot="age", level=Level.TENSION, words=words, left=one.text, right=other.text,
                 rule="number", reason=REASON, entities=(being,))  # fmt: skip
