"""Signs for and against two claims being one event that news hardly shows.

"Kim hit Lee" and "Lee hit Kim" share every word and nearly the whole vector; "he" and "she", a
person and a thing in the same role, or days that do not meet, rule a pair out more surely than any
likeness rules it in. Opposed polarity is the exception: "did not fall" against "fell", everything
else equal, is the very conflict to be found, so it should lower a pair only a little. And a
likeness says little where there is little to be like: a verb used for anything, a clause that names
nobody.

``signs`` puts them as numbers; what each is worth is learnt (``decision``).
"""

from tellings.events.features import agreement, crossed, days_apart, participants, stem
from tellings.events.frames import Filler, Frame

SIGNS = (
    "agent_agrees",
    "agent_clashes",
    "patient_agrees",
    "patient_clashes",
    "anyone_agrees",
    "turned",
    "days_apart",
    "one_denies",
    "one_unreal",
    "state_and_happening",
    "states",
    "utterance",
    "common_verbs",
    "common_verb_shared",
    "empty",
    "someone_shared",
    "words_shared",
    "words_least",
    "participants_shared",
)

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
MOST_WORDS = 6
"""Words beyond which a count of words says nothing more."""


def signs(left: Frame, right: Frame) -> tuple[float, ...]:
    """Return the values of ``SIGNS``; symmetric."""
    agents = agreement(left.agents, right.agents)
    patients = agreement(left.patients, right.patients)
    common = left.predicate in COMMON and right.predicate in COMMON
    same = stem(left.predicate) == stem(right.predicate)
    together = participants(left) & participants(right)
    least = min(len(set(left.words)), len(set(right.words)))
    return (
        max(agents, 0.0),
        max(-agents, 0.0),
        max(patients, 0.0),
        max(-patients, 0.0),
        agreement(_everyone(left), _everyone(right)),
        crossed(left, right),
        float(days_apart(left.when, right.when)),
        float(left.negative != right.negative),
        float((left.stance in UNREAL) != (right.stance in UNREAL)),
        float((left.kind == "state") != (right.kind == "state")),
        float(left.kind == right.kind == "state"),
        float("utterance" in (left.kind, right.kind)),
        float(common),
        float(common and same),
        float(is_empty(left) or is_empty(right)),
        float(bool(together) or (same and _genders_meet(left, right))),
        float(min(len(_shared_words(left, right)), MOST_WORDS)),
        float(min(least, MOST_WORDS)),
        float(min(len(together), MOST_WORDS)),
    )


def _everyone(frame: Frame) -> tuple[Filler, ...]:
    return frame.agents + frame.patients + frame.others


def is_empty(frame: Frame) -> bool:
    """Return whether a claim says nothing beyond its predicate ("what happened")."""
    rest = {word for word in frame.words if word not in frame.predicate.split()}
    return not participants(frame) and not rest


def _genders_meet(left: Frame, right: Frame) -> bool:
    ours, theirs = (
        {filler.gender for filler in frame.agents + frame.patients} - {""}
        for frame in (left, right)
    )
    return bool(ours & theirs)


def _shared_words(left: Frame, right: Frame) -> set[str]:
    return (set(left.words) & set(right.words)) - {left.predicate, right.predicate}
