"""What speaks for and against two claims telling the same event, as numbers and as words.

Every feature is symmetric and lies roughly between -1 and 1. Agreement on a role and disagreement
on it are two features, because a role that one side leaves open is neither. The features name no
file, no place in a file and no word, so what is learnt on news carries over to other tellings.
Time, polarity and stance are left to ``clash``: the training data hardly show them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tellings.events.frames import Filler, Frame

NAMES = (
    "clause",
    "sentence",
    "gist",
    "words",
    "around",
    "names",
    "predicate_same",
    "predicate_letters",
    "predicate_meaning",
    "predicate_rarity",
    "agent_same",
    "agent_differs",
    "patient_same",
    "patient_differs",
    "crossed",
    "people_shared",
    "place_same",
    "place_differs",
    "nominal_both",
    "nominal_one",
    "argument_words",
    "scene",
    "predicate_net",
    "predicate_rarer",
    "trigger",
    "unnamed",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """The cosines of one pair: of its texts (``candidates.Block``) and of its predicates.

    ``scene`` is that of the words of both sentences with their neighbours, ``verbs`` the likeness
    of the predicates in WordNet, ``trigger`` the cosine of the predicates as they stand in their
    sentences: "went under" of a ship and of a firm are the same words, not the same vector.
    """

    clause: float
    unnamed: float
    sentence: float
    gist: float
    words: float
    around: float
    scene: float
    predicate: float
    verbs: float
    trigger: float


def features(
    left: Frame, right: Frame, likeness: Likeness, rarity: Mapping[str, float]
) -> tuple[float, ...]:
    """Return the values of ``NAMES``. ``rarity`` maps a lemma to its weight, 1 or more."""
    same = stem(left.predicate) == stem(right.predicate)
    agents = agreement(left.agents, right.agents)
    patients = agreement(left.patients, right.patients)
    places = overlap(left.places, right.places)
    return (
        likeness.clause,
        likeness.sentence,
        likeness.gist,
        likeness.words,
        likeness.around,
        names_shared(left, right),
        float(same),
        letters(left.surface, right.surface),
        likeness.predicate,
        (rarity.get(left.predicate, 1.0) - 1.0) / 4 if same else 0.0,
        max(agents, 0.0),
        max(-agents, 0.0),
        max(patients, 0.0),
        max(-patients, 0.0),
        float(crossed(left, right) > 0),
        people_shared(left, right),
        max(places, 0.0),
        max(-places, 0.0),
        float(left.nominal and right.nominal),
        float(left.nominal != right.nominal),
        argument_words(left, right, rarity),
        likeness.scene,
        likeness.verbs,
        (min(rarity.get(f.predicate, 1.0) for f in (left, right)) - 1.0) / 4,
        likeness.trigger,
        likeness.unnamed,
    )


def agreement(left: Sequence[Filler], right: Sequence[Filler]) -> float:
    """Return how well two fillings of a role agree: 1 same, -1 different, 0 when one is open.

    With several fillers on a side the best pair counts: "Kim and Lee left" agrees with "Kim left".
    """
    if not left or not right:
        return 0.0
    return max(filler_agreement(a, b) for a in left for b in right)


def filler_agreement(left: Filler, right: Filler) -> float:
    """Return 1 for the same entity, down to -1 for what cannot be the same.

    People are resolved with errors, more often too little than too much: two entities that nothing
    tells apart but that they are two count little against a pair.
    """
    if left.entity and left.entity == right.entity:
        return 1.0
    if {left.gender, right.gender} == {"masc", "fem"}:
        return OTHER_GENDER
    if left.teller and right.teller:
        return OTHER_NAME
    if left.names and right.names:
        return SAME_NAME if names_alike(left.names, right.names) else OTHER_NAME
    if left.head and left.head == right.head:
        return SAME_HEAD
    return _unlike(left, right)


def _unlike(left: Filler, right: Filler) -> float:
    """Return what speaks against two fillers that nothing ties together."""
    if left.number and right.number and left.number != right.number:
        return OTHER_NUMBER
    if "person" in (left.kind, right.kind) and {left.kind, right.kind} & THINGS:
        return OTHER_KIND
    known = (left.entity or left.head) and (right.entity or right.head)
    return OTHER_WORDS if known else 0.0


SAME_NAME, SAME_HEAD = 0.8, 0.6
OTHER_GENDER, OTHER_NAME, OTHER_NUMBER, OTHER_KIND, OTHER_WORDS = -1.0, -0.7, -0.4, -0.5, -0.15
THINGS = frozenset({"object", "place"})
ALIKE = 0.5
"""Letters two spellings of a name must share ("Tomas", "Thomas": .55)."""


def names_alike(left: Sequence[str], right: Sequence[str]) -> bool:
    """Return whether two lists of name words have one in common, spelling aside."""
    return any(letters(ours, theirs) >= ALIKE for ours in left for theirs in right)


def crossed(left: Frame, right: Frame) -> float:
    """Return how far doer and undergoer are turned round: 1 both, 0.5 one of them, 0 neither.

    "Kim hit Lee" and "Lee hit Kim" are 1, "Kim hit Lee" and "Lee fell" with Lee as doer 0.5.
    """

    def of(fillers: Sequence[Filler]) -> set[str]:
        return {filler.entity or filler.head for filler in fillers} - {""}

    doers, others = of(left.agents), of(right.agents)
    if doers & others:
        return 0.0
    return (bool(doers & of(right.patients)) + bool(others & of(left.patients))) / 2


def people_shared(left: Frame, right: Frame) -> float:
    """Return the share of entities in any role that both have; 0 when a side has none."""
    ours, theirs = entities(left), entities(right)
    if not ours or not theirs:
        return 0.0
    return len(ours & theirs) / min(len(ours), len(theirs))


def participants(frame: Frame) -> set[str]:
    """Return whatever the fillers of the frame may be known by: entity, head, words of names."""
    fillers = frame.agents + frame.patients + frame.others
    known = {word for f in fillers for word in (f.entity or "", f.head, *f.names)}
    return known - {""}


def names_shared(left: Frame, right: Frame) -> float:
    """Return the share of the sentences' names that both have; 0 when a side has none."""
    ours, theirs = set(left.names), set(right.names)
    return len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0


def entities(frame: Frame) -> set[str]:
    """Return the entities in the frame's roles."""
    fillers = frame.agents + frame.patients + frame.others
    return {filler.entity for filler in fillers if filler.entity}


def overlap(left: Sequence[str], right: Sequence[str]) -> float:
    """Return 1 when the two lists share something, -0.5 when not, 0 when one is empty."""
    if not left or not right:
        return 0.0
    return 1.0 if set(left) & set(right) else -0.5


Interval = tuple[str | None, str | None]


def days_apart(left: Interval, right: Interval) -> bool:
    """Return whether two times as stated lie on different days.

    Different hours of one day may be the very thing that accounts disagree on. Bounds are ISO
    8601, so that their order is that of the strings, cut to the coarser one.
    """

    def day(time: Interval) -> Interval:
        first, last = time
        return (first and first[:DAY], last and last[:DAY])

    if any(bound and not bound[:4].isdigit() for bound in (*left, *right)):
        return False
    return ends_before(day(left), day(right)) or ends_before(day(right), day(left))


DAY = len("2001-01-01")


def ends_before(left: Interval, right: Interval) -> bool:
    """Return whether the first interval ends before the second begins."""
    end, start = left[1], right[0]
    if end is None or start is None:
        return False
    length = min(len(end), len(start))
    return end[:length] < start[:length]


@lru_cache(maxsize=65_536)
def letters(left: str, right: str) -> float:
    """Return the Dice coefficient of the words' letter trigrams ("explode", "explosion": .46)."""
    ours, theirs = _trigrams(left), _trigrams(right)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs))


ENDINGS = ("ing", "ed", "es", "er", "or", "ion", "s", "e")


@lru_cache(maxsize=65_536)
def stem(predicate: str) -> str:
    """Return the first word without its ending: "arrested", "arrest" and "arresting" are one.

    Rough on purpose: it only has to make up for what a lemmatiser leaves.
    """
    word = predicate.split(maxsplit=1)[0] if predicate else ""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _trigrams(word: str) -> set[str]:
    padded = f"^{word}$"
    return {padded[i : i + 3] for i in range(max(1, len(padded) - 2))}


def argument_words(left: Frame, right: Frame, rarity: Mapping[str, float]) -> float:
    """Return the rarity-weighted share of words that both have, the predicates left out."""
    ours = set(left.words) - {left.predicate}
    theirs = set(right.words) - {right.predicate}
    smaller = min(weight(ours, rarity), weight(theirs, rarity))
    return weight(ours & theirs, rarity) / smaller if smaller else 0.0


def weight(words: set[str], rarity: Mapping[str, float]) -> float:
    """Return the summed rarity of the words, added in their order."""
    return sum(rarity.get(word, 1.0) for word in sorted(words))
