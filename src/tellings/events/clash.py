"""What speaks against two claims being one event, beyond what was learnt: the clash.

"Kim hit Lee" and "Lee hit Kim" share every word and nearly the whole vector; "he" and "she", a
person and a thing in the same role, or days that do not meet, rule a pair out more surely than any
likeness rules it in. Opposed polarity is the exception: "did not fall" against "fell", everything
else equal, is the very conflict to be found, so it lowers a pair only a little.

Measured on four free retellings: the clash term is worth more than any other part of the decision.
"""

from collections.abc import Iterator

from tellings.events.features import agreement, crossed, days_apart, participants, stem
from tellings.events.frames import Frame
from tellings.records.events import Basis

AGENT, PATIENT = 0.25, 0.25
CROSSED, PARTLY = 1.50, 0.40
TIME = 0.50
POLARITY = 0.12
LIGHT = 0.35
BARE, EMPTY = 0.25, 0.60
HOLDER = 0.30
KINDS = 0.40
STANCE = 0.10
COMMON = frozenset(
    [
        "have",
        "go",
        "get",
        "do",
        "say",
        "make",
        "know",
        "be",
        "take",
        "see",
        "use",
        "want",
        "think",
        "come",
        "give",
        "need",
        "find",
        "look",
        "call",
        "work",
        "try",
        "tell",
        "let",
        "feel",
        "like",
        "leave",
        "put",
    ]
)
"""The verbs that make up a third of all verbs in UD EWT and GUM: two accounts use the same one
without telling the same event."""

UNREAL = frozenset({"attempted", "intended", "supposed", "commanded", "asked"})


def clashes(left: Frame, right: Frame) -> tuple[Basis, ...]:
    """Return what speaks against the pair; scores are negative, in units of similarity."""
    found = []
    if (left.kind == "state") != (right.kind == "state"):
        found.append(Basis(name="kind", score=-KINDS, detail=f"{left.kind} against {right.kind}"))
    turned = crossed(left, right)
    if turned:
        score = -CROSSED if turned == 1 else -PARTLY
        found.append(Basis(name="direction", score=score, detail="who does it is turned round"))
    else:
        for name, ours, theirs, worth in (
            ("agent", left.agents, right.agents, AGENT),
            ("patient", left.patients, right.patients, PATIENT),
        ):
            agreed = agreement(ours, theirs)
            if agreed < 0:
                detail = f"{ours[0].name} against {theirs[0].name}"
                found.append(Basis(name=name, score=worth * agreed, detail=detail))
    if days_apart(left.when, right.when):
        found.append(Basis(name="time", score=-TIME, detail="on different days"))
    if left.negative != right.negative:
        found.append(Basis(name="polarity", score=-POLARITY, detail="one says it did not happen"))
    if (left.stance in UNREAL) != (right.stance in UNREAL):
        detail = f"{left.stance} against {right.stance}"
        found.append(Basis(name="stance", score=-STANCE, detail=detail))
    return (*found, *_emptiness(left, right))


def _emptiness(left: Frame, right: Frame) -> Iterator[Basis]:
    """Yield what makes a likeness say little: a verb used for anything, nothing else in common."""
    holders = agreement(left.agents + left.patients, right.agents + right.patients)
    states = left.kind == right.kind == "state"
    if left.predicate in COMMON and right.predicate in COMMON:
        score = -LIGHT / 2 if states and holders > 0 else -LIGHT
        detail = f"“{left.predicate}” and “{right.predicate}” are said of many things"
        yield Basis(name="common verb", score=score, detail=detail)
    if is_empty(left) or is_empty(right):
        yield Basis(name="empty", score=-EMPTY, detail="one names neither participant nor thing")
    elif not (_shared_participants(left, right) or _shared_words(left, right)):
        yield Basis(name="bare", score=-BARE, detail="they share no participant and no word")
    if states and holders <= 0:
        yield Basis(name="holder", score=-HOLDER, detail="not said of the same")


def is_empty(frame: Frame) -> bool:
    """Return whether a claim says nothing beyond its predicate ("what happened")."""
    rest = {word for word in frame.words if word not in frame.predicate.split()}
    return not participants(frame) and not rest


def _shared_participants(left: Frame, right: Frame) -> bool:
    """Return whether a participant is shared; with the same verb the same gender is enough."""
    if participants(left) & participants(right):
        return True
    genders = [{f.gender for f in frame.agents + frame.patients} - {""} for frame in (left, right)]
    same = stem(left.predicate) == stem(right.predicate)
    return same and bool(genders[0] & genders[1])


def _shared_words(left: Frame, right: Frame) -> set[str]:
    return (set(left.words) & set(right.words)) - {left.predicate, right.predicate}
