"""Claims: one thing that an account says, always with its quote.

``when`` and amounts keep what was written (``stated``) beside its normalised form.
"""

from dataclasses import dataclass
from typing import Literal

from tellings.records.ids import content_id

RoleName = Literal[
    "agent",
    "patient",
    "theme",
    "recipient",
    "attribute",
    "possessor",
    "place",
    "source",
    "goal",
    "time",
    "instrument",
    "companion",
    "cause",
    "purpose",
    "manner",
    "topic",
    "other",
]
Polarity = Literal["affirmed", "denied"]
Stance = Literal[
    "asserted",
    "reported",
    "accused",
    "believed",
    "attempted",
    "intended",
    "supposed",
    "commanded",
    "asked",
    "generic",
    "opinion",
]
About = Literal["events", "telling"]

SURE = 0.89
"""Certainty from which on something may be concluded from a claim: of such claims at least .87 are
accepted by readers whose verdicts taught nothing, and three in four of all are such
(docs/measurements.md).
"""
COMPARED = 0.7
"""Certainty from which on a claim is compared with others. To be held against another claim slot
by slot is a check of its own: from here on no more is flagged wrongly than from ``SURE`` on (own
pairs, unseen half, .013 both; breaking_nli .013 against .012) and more is found (.80 against .70;
.52 against .45).
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A participant or circumstance of a claim with its words.

    ``head`` is the index of the head token in the account's analysis (not exported), ``entity``
    the entity it refers to once people are resolved. ``marker`` is the preposition, lower case.
    """

    role: RoleName
    text: str
    start: int
    end: int
    head: int
    entity: str | None = None
    marker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time as stated and as an interval: ISO 8601, an open bound is None.

    ``relation`` places it against another time ("after", "before", "during") where it is stated.
    """

    stated: str
    start: int
    end: int
    earliest: str | None
    latest: str | None
    relation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place as stated."""

    stated: str
    start: int
    end: int
    entity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A quantity as stated, with the bounds it allows ("about nine" is 8 to 10) and its unit."""

    stated: str
    start: int
    end: int
    low: float | None
    high: float | None
    unit: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Someone whose words a claim passes on: the span of the mention, and its head token."""

    start: int
    end: int
    head: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that an account says.

    ``start`` and ``end`` bound the clause, ``quote`` is its words. ``predicate`` is the lemma with
    its particle ("put on"); ``predicate_head`` the index of its token in the account's analysis.
    ``speakers`` are the quoted speakers, outermost first, before people are resolved; ``voice``
    holds entity ids, the outermost speaker first, the teller alone when nobody is quoted.
    ``nominal`` marks a claim stated by a noun ("the attack"), ``tense`` is "past", "present",
    "future" or None. ``certainty``, 0 to 1 in hundredths, is how likely the claim is what a person
    would read from the same words: nothing of its truth; None where no language model has read it
    (an entry of a log) and where a person settled what it says. Below ``SURE`` it is *unsure*: its
    quote stands beside others and may differ from them, but no conflict, fact or version rests on
    it (``is_sure``).
    """

    id: str
    account: str
    document: str
    start: int
    end: int
    quote: str
    predicate: str
    predicate_head: int
    predicate_start: int
    predicate_end: int
    sentence: int
    roles: tuple[Role, ...]
    polarity: Polarity
    stance: Stance
    about: About
    when: When | None = None
    where: Where | None = None
    amounts: tuple[Amount, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    voice: tuple[str, ...] = ()
    nominal: bool = False
    tense: str | None = None
    certainty: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotUnderstood:
    """A sentence of an account that gave no claim, or part of one read too unsurely; and why."""

    account: str
    document: str
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question a teller asks readers or the case, and the passages that bear on it."""

    account: str
    document: str
    start: int
    end: int
    text: str
    passages: tuple["PassageLink", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageLink:
    """A passage that bears on a question, best first; ``score`` is not exported."""

    document: str
    account: str
    start: int
    end: int
    text: str
    score: float


def claim_id(document: str, start: int, end: int, predicate_start: int, predicate: str) -> str:
    """Return the id of the claim about ``predicate`` in the clause ``[start, end)``."""
    return content_id("claim", document, start, end, predicate_start, predicate)


def is_sure(claim: Claim) -> bool:
    """Return whether a claim was read surely enough to conclude something from it.

    What was read unsurely is shown, by its exact words, where it belongs, and searched; it is no
    fact, and in no conflict set and no version.
    """
    return claim.certainty is None or claim.certainty >= SURE


def is_compared(claim: Claim) -> bool:
    """Return whether a claim was read surely enough to be held against others.

    Below ``SURE`` it can differ from another claim and be in tension with it, and is marked there.
    """
    return claim.certainty is None or claim.certainty >= COMPARED


def reading_of(claim: Claim) -> Literal["sure", "unsure"]:
    """Return "sure" or "unsure", as a record says it beside the certainty."""
    return "sure" if is_sure(claim) else "unsure"
