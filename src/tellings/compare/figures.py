"""Figures told of one matter in other words: "23 passengers", "24 passengers on the ferry".

Two accounts often give a number, a price or a length with verbs so unlike that no event joins them,
or that the joined claims are not compared. Here two figures are taken for one when *what stands
around them* is: they count the same noun, or are money or lengths in one unit, and their clauses
share anchors, that is known beings, definite things, or the deed itself. Each account must give
only one such figure around these anchors, so that a figure is never set against its neighbour in a
list. What is found here is never worse than a tension: nothing says that both tell one happening.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tellings.compare.amounts import compare_amounts, converted
from tellings.compare.entities import BEINGS
from tellings.compare.frames import Filler, Frame, Word
from tellings.compare.levels import Level
from tellings.compare.pairs import Judge
from tellings.compare.shown import Shown
from tellings.compare.slots import CORE, MEASURES, NEAR, compare_frames, measured
from tellings.compare.stances import same_voice
from tellings.compare.verbs import predicate_relation, verbs
from tellings.compare.wordtables import WordTables
from tellings.records.claims import Amount
from tellings.text.quantities import CURRENCIES
from tellings.text.quantities import MEASURES as MEASURE_WORDS

MONEY = frozenset(CURRENCIES.values()) | frozenset(["cent", "pence"])
MOST_ACCOUNTS = 60
"""Accounts that are compared on figures of one kind."""
MOST = 40
"""Figures of one kind in one account that are compared; a table of figures is no telling."""
WHOLE = frozenset(["all", "total", "together", "altogether", "sum"])
LIGHT = frozenset(["be", "have", "do", "get", "make", "go", "come", "take", "give"])
"""Verbs that say too little to show that two deeds are one."""
PRICE = frozenset(["cost", "amount", "amount to", "come to", "run to", "total", "be", "value"])
"""Verbs by which something has a price."""
EXISTING = frozenset(["be", "have"])
PEOPLE = frozenset(["people", "person", "man", "woman", "other", "child", "guest", "time", "thing"])
"""Nouns that count someone new in every sentence."""
EXTENT = re.compile(r"\b(?:late|early|long|wide|deep|high|tall|thick|heavy|behind|ahead)\b")
"""Words that say what a length is the length of."""
ENOUGH, MORE = 1, 2
REASON = "each account gives one such figure about it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An amount of a claim, what it counts or measures, and the anchors around it."""

    frame: Frame
    amount: Amount
    kind: str
    head: Word
    text: str
    slot: str
    anchors: frozenset[str]
    narrowed: bool

    @property
    def exists(self) -> bool:
        """Whether the clause says how many there are: "there were five boats"."""
        return self.frame.predicate in EXISTING


def figure_pairs(
    frames: Mapping[str, Frame],
    judge: Judge,
    *,
    done: frozenset[frozenset[str]],
    joined: frozenset[frozenset[str]],
) -> Iterator[tuple[Frame, Frame, tuple[Shown, ...]]]:
    """Yield the pairs of claims of two accounts that give one matter two figures.

    ``done`` holds the pairs (claim ids) whose numbers were compared already, ``joined`` those that
    an event joins.
    """
    told: dict[str, dict[str, list[Figure]]] = {}
    for one in figures(frames.values(), judge):
        told.setdefault(one.kind, {}).setdefault(one.frame.claim.account, []).append(one)
    for _, by_account in sorted(told.items()):
        for ours, theirs in combinations([*by_account.values()][:MOST_ACCOUNTS], 2):
            pairs = [
                (left, right)
                for left in ours[:MOST]
                for right in theirs[:MOST]
                if matches(left, right, judge, joined=pair_of(left, right) in joined)
            ]
            for left, right in alone(pairs):
                shown = disagreement(left, right)
                if shown is not None and pair_of(left, right) not in done:
                    yield left.frame, right.frame, (shown,)


def pair_of(left: Figure, right: Figure) -> frozenset[str]:
    """Return the ids of the two claims."""
    return frozenset((left.frame.claim.id, right.frame.claim.id))


def figures(frames: Iterable[Frame], judge: Judge) -> Iterator[Figure]:
    """Yield the figures that sure facts state."""
    for frame in frames:
        claim = frame.claim
        if claim.stance != "asserted" or claim.polarity != "affirmed" or claim.about != "events":
            continue
        for slot, fillers in frame.slots.items():
            for one in fillers:
                figure = figure_of(frame, slot, one, judge)
                if figure is not None:
                    yield figure


def figure_of(frame: Frame, slot: str, filler: Filler, judge: Judge) -> Figure | None:
    """Return the figure of one filler, None when it states none that could be set against another.

    Ages and distances in time ("two days later") belong to other rooms; "two of them" and "three
    others" count parts.
    """
    amount = filler.amount
    extent = EXTENT.search(filler.text)
    if amount is None or filler.partitive or filler.others or (slot == "time" and not extent):
        return None
    unit = amount.unit or ""
    counted = unit not in MEASURES
    if counted and (filler.head.lemma in PEOPLE or not filler.plural or filler.head.part != "n"):
        return None
    _, _, base = converted(measured(amount))
    kind = filler.head.lemma if counted else f"in {base} {extent[0] if extent else ''}"
    around = anchors(frame, filler, judge) | ({"extent"} if extent else set())
    return Figure(
        frame=frame,
        amount=amount,
        kind=kind,
        head=filler.head,
        text=filler.text,
        slot=slot,
        anchors=around - {f"noun {filler.head.lemma}"},
        narrowed=narrowed(filler) and frame.predicate not in EXISTING,
    )


def narrowed(filler: Filler) -> bool:
    """Whether words about the noun leave others of its kind out: "windows on the ground floor"."""
    below = (one for one in filler.attached if one.head.lemma not in ("board", "all", "total"))
    return any(below) or any(word.part in ("a", "n") for word in filler.narrowing)


def anchors(frame: Frame, own: Filler, judge: Judge) -> frozenset[str]:
    """Return what shows of what matter a clause tells: beings, definite things, the deed.

    A thing counts by its noun, since things of two accounts are seldom known to be one.
    """
    found = set()
    for fillers in frame.slots.values():
        for one in fillers:
            found |= {
                f"noun {below.head.lemma}" for below in one.attached if is_known(below.narrowing)
            }
            if one is own or one.slot == "time":
                continue
            if one.entity is not None and judge.people.kind(one.entity) in BEINGS:
                found.add(f"being {one.entity}")
            elif not one.pronoun and not one.indefinite and one.head.part == "n":
                found.add(f"noun {one.head.lemma}")
    deeds = deeds_of(frame, own, judge.words)
    return frozenset(found | {f"deed {verb}" for verb in deeds - LIGHT})


def is_known(narrowing: Iterable[Word]) -> bool:
    """Whether an article or owner shows that a thing is known."""
    return any(word.lemma in ("the", "this", "that", "his", "her", "their") for word in narrowing)


def deeds_of(frame: Frame, own: Filler, words: WordTables) -> frozenset[str]:
    """Return the verbs of a claim, and of the noun that a sum is of ("a fine of 300 euros")."""
    unit = own.amount.unit if own.amount is not None else None
    plain = unit not in MEASURES or own.head.lemma in (unit, *MEASURE_WORDS.get(unit or "", ()))
    nouns = () if plain else words.words.verbs_of_nouns.get(own.head.lemma, ())
    return frozenset((*verbs(frame, words), *nouns))


def alone(pairs: Sequence[tuple[Figure, Figure]]) -> Iterator[tuple[Figure, Figure]]:
    """Yield the pairs of figures of which neither account has another value to match."""
    for one, other in pairs:
        mates = [mine for mine, its in pairs if its is other]
        rivals = [its for mine, its in pairs if mine is one]
        if len(values(mates)) == len(values(rivals)) == 1:
            yield one, other


def values(found: Iterable[Figure]) -> set[tuple[float | None, float | None]]:
    """Return the different values of some figures."""
    return {converted(measured(one.amount))[:2] for one in found}


def matches(left: Figure, right: Figure, judge: Judge, *, joined: bool) -> bool:
    """Whether two figures of one kind stand among enough that is the same.

    That one event joins the claims is a sign. Things are counted anew in every clause, so two
    counts need one deed besides, or a clause that says how many there are.
    """
    shared = left.anchors & right.anchors
    if not (shared or joined) or not same_voice(left.frame.claim, right.frame.claim):
        return False
    deeds = {one for one in shared if one.startswith("deed")}
    one_deed = bool(deeds) or same_deed(left, right, judge)
    around = len(shared - deeds) + joined
    if left.amount.unit in MEASURES:
        one_sort = one_deed or "extent" in shared or both_prices(left, right)
        enough = one_sort and around + one_deed >= MORE
    else:
        enough = around >= ENOUGH and (one_deed or left.exists or right.exists)
    return enough and not other_people(left, right, judge)


def both_prices(left: Figure, right: Figure) -> bool:
    """Whether two clauses say what something costs, and not what is asked or given for it."""
    return {left.frame.predicate, right.frame.predicate} <= PRICE


def same_deed(left: Figure, right: Figure, judge: Judge) -> bool:
    """Whether two claims tell their deed with one verb, or a more exact one."""
    predicates = {left.frame.predicate, right.frame.predicate}
    if predicates & LIGHT and len(predicates) > 1:
        return False
    return predicate_relation(left.frame, right.frame, judge.words) in NEAR


def other_people(left: Figure, right: Figure, judge: Judge) -> bool:
    """Whether somebody surely another takes part, so that two matters are told."""
    results = compare_frames(left.frame, right.frame, judge.people, judge.words).results
    own = (left.text, right.text)
    return any(
        slot in CORE and (one.outcome.level >= Level.TENSION or one.outcome.apart)
        for slot, one in results.items()
        if (one.left, one.right) != own
    )


def disagreement(left: Figure, right: Figure) -> Shown | None:
    """Return what two figures of one matter show, None when they may be one.

    The lesser number may be a part of the greater one where its words narrow it, or where the
    greater is the number in all; and those who did something may be some of those who were there.
    """
    one, other = measured(left.amount), measured(right.amount)
    outcome = compare_amounts(one, other, loose=True)
    if outcome.level < Level.TENSION or part_of_whole(left, right):
        return None
    return Shown(slot="number", level=Level.TENSION, words=outcome.words, left=left.text,
                 right=right.text, rule="number", reason=REASON)  # fmt: skip


def part_of_whole(left: Figure, right: Figure) -> bool:
    """Whether the lesser of two figures is told of fewer of its kind."""
    low, high = sorted((left, right), key=lambda one: converted(measured(one.amount))[0] or 0)
    words = high.frame.claim.quote.lower().split()
    if high.exists and not low.exists and low.slot in ("agent", "patient"):
        return True
    return (low.narrowed and not high.narrowed) or bool(
        WHOLE & {word.strip(".,;") for word in words}
    )
