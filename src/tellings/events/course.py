"""The course of one account: its events in the order in which it says that they happened.

An account tells mostly in the order of the story, and where it does not, it says so by its words:

* **Tense.** "He opened the album. He *had been drinking*": what stands in the past perfect lies
  before the event that the account had reached. How far before, the words leave open, so nothing is
  said about the events told earlier still. What stands in the present perfect or the future ("has
  resigned") is seen from the time of telling: nothing that follows it is held to come after it.
* **Connectives.** "After he had left, she wept", "before the trial", "until the train came".
* **Stated relations.** "two weeks earlier", "the day before" lie before what was reached.

So a flash-back is told out of order without contradicting anything. The idea of a reference time
that tense moves about is Reichenbach's (1947, Elements of symbolic logic); that an account goes
forward unless its words say otherwise, Dowty's (1986, The effects of aspectual class).

    tells: opens the album, had been drinking, quarrels   ->
    had been drinking, opens the album, quarrels
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tellings.records.claims import Claim, is_sure
from tellings.records.language import Analysis

AFTER = frozenset({"after", "since", "once", "following"})
BEFORE = frozenset({"before", "until", "till", "prior"})
BACK_WORDS = frozenset({"earlier", "before", "previous", "preceding", "ago", "previously"})
MOST_STEPS = 8
"""Steps up the tree from a clause to the one it hangs on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Words that put one event of an account before another: ``name`` of the kind, ``detail``."""

    earlier: int
    later: int
    name: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """An account's events by number.

    ``line`` is the order in which the account puts them, ``sayings`` what its words say outright,
    ``told`` each event's place in the telling, ``place`` that in the line. ``since`` gives for an
    event told as a flash-back the place in the telling before which nothing is said of it,
    ``ahead`` those seen from the time of telling.
    """

    line: tuple[int, ...]
    sayings: tuple[Saying, ...]
    told: Mapping[int, int]
    place: Mapping[int, int]
    since: Mapping[int, int]
    ahead: frozenset[int]

    def order(self, one: int, other: int) -> int:
        """Return 1 when the account puts ``one`` before ``other``, -1 after, 0 when neither."""
        if one not in self.place or other not in self.place:
            return 0
        if self._leaves_open(one, other) or self._leaves_open(other, one):
            return 0
        return 1 if self.place[one] < self.place[other] else -1

    def _leaves_open(self, one: int, other: int) -> bool:
        if self.told[other] < self.since.get(one, 0):
            return True
        return one in self.ahead and self.told[other] > self.told[one]


@dataclass(slots=True, kw_only=True)
class _Draft:
    """A course in the making; ``reached`` is the last event of the main line."""

    analysis: Analysis | None
    numbers: Mapping[int, int]
    told: Mapping[int, int]
    line: list[int] = field(default_factory=list)
    sayings: list[Saying] = field(default_factory=list)
    since: dict[int, int] = field(default_factory=dict)
    ahead: set[int] = field(default_factory=set)
    reached: int | None = None

    def put_back(self, number: int, anchor: int, name: str, detail: str) -> None:
        """Put a flash-back right before ``anchor``."""
        self.since[number] = self.since.get(anchor, self.told[anchor])
        self.put_before(number, anchor, name, detail)

    def put_before(self, number: int, anchor: int, name: str, detail: str) -> None:
        """Put an event right before ``anchor``."""
        self.line.insert(self.line.index(anchor), number)
        self.sayings.append(Saying(earlier=number, later=anchor, name=name, detail=detail))


def course(told: Sequence[tuple[int, Claim]], analysis: Analysis | None) -> Course:
    """Return the course of one account. ``told`` are its events with their main claims."""
    by_place = sorted(told, key=lambda item: (item[1].predicate_start, item[1].id))
    draft = _Draft(
        analysis=analysis,
        numbers={claim.predicate_head: number for number, claim in by_place},
        told={number: place for place, (number, _) in enumerate(by_place)},
    )
    for number, claim in by_place:
        _add(draft, number, claim)
    return Course(
        line=tuple(draft.line),
        sayings=tuple(draft.sayings),
        told=draft.told,
        place={number: place for place, number in enumerate(draft.line)},
        since=draft.since,
        ahead=frozenset(draft.ahead),
    )


def _add(draft: _Draft, number: int, claim: Claim) -> None:
    """Put the next told event into the line; one read unsurely just where it is told."""
    if not is_sure(claim):
        draft.line.append(number)
        return
    tied = _tied(claim, draft)
    leads = tied is not None and tied.earlier == number
    if tied is not None and leads and draft.told[tied.later] < draft.told[number]:
        draft.put_back(number, tied.later, tied.name, tied.detail)
        return
    aspect = _aspect(claim, draft.analysis)
    back = _stated_back(claim)
    if draft.reached is not None and not leads and (aspect == "past perfect" or back):
        name, detail = ("time", back) if back else ("tense", f"told in the {aspect}")
        draft.put_back(number, draft.reached, name, detail)
        return
    waiting = _waiting(number, claim, draft)
    if waiting is not None:
        draft.put_before(number, waiting.later, waiting.name, waiting.detail)
        draft.reached = waiting.later
        return
    draft.line.append(number)
    if tied is not None and (leads or draft.told[tied.earlier] < draft.told[number]):
        draft.sayings.append(tied)
    if aspect in ("present perfect", "future"):
        draft.ahead.add(number)
    elif aspect != "past perfect":
        draft.reached = number


def _tied(claim: Claim, draft: _Draft) -> Saying | None:
    """Return what the connective of a claim's own clause says about the clause it hangs on."""
    analysis = draft.analysis
    if analysis is None or not 0 <= claim.predicate_head < len(analysis.tokens):
        return None
    own = draft.numbers[claim.predicate_head]
    word = _connective(claim.predicate_head, claim.sentence, analysis)
    above = _governing(claim.predicate_head, draft) if word else None
    if word is None or above is None or above == own:
        return None
    first, second = (own, above) if word in AFTER else (above, own)
    return Saying(earlier=first, later=second, name="connective", detail=f"“{word}”")


def _waiting(number: int, claim: Claim, draft: _Draft) -> Saying | None:
    """Return the saying of a clause told first that comes later: "Before he left, she wept"."""
    analysis = draft.analysis
    if analysis is None or not 0 <= claim.predicate_head < len(analysis.tokens):
        return None
    for head in _children(claim.predicate_head, claim.sentence, analysis):
        other = draft.numbers.get(head)
        if other is None or draft.told[other] >= draft.told[number]:
            continue
        word = _connective(head, claim.sentence, analysis)
        if word in BEFORE and other in draft.line:
            detail = f"“{word}”"
            return Saying(earlier=number, later=other, name="connective", detail=detail)
    return None


def _connective(head: int, sentence: int, analysis: Analysis) -> str | None:
    """Return "after", "before" and the like where the clause or noun at ``head`` hangs by it."""
    if not analysis.tokens[head].deprel.startswith(("advcl", "obl", "nmod")):
        return None
    for number in _children(head, sentence, analysis):
        word = analysis.tokens[number]
        if word.deprel.startswith(("mark", "case")) and word.lemma.lower() in AFTER | BEFORE:
            return word.lemma.lower()
    return None


def _governing(head: int, draft: _Draft) -> int | None:
    """Return the event of the nearest clause above ``head``."""
    assert draft.analysis is not None
    tokens = draft.analysis.tokens
    at = head
    for _ in range(MOST_STEPS):
        above = tokens[at].head
        if above == at or not 0 <= above < len(tokens):
            return None
        if above in draft.numbers:
            return draft.numbers[above]
        at = above
    return None


def _aspect(claim: Claim, analysis: Analysis | None) -> str:
    """Return "past perfect", "present perfect", "future" or "" for any other form."""
    if claim.tense == "future":
        return "future"
    if analysis is None or claim.nominal or not 0 <= claim.predicate_head < len(analysis.tokens):
        return ""
    head = analysis.tokens[claim.predicate_head]
    if "VerbForm=Part" not in head.feats and head.xpos != "VBN":
        return ""
    for number in _children(claim.predicate_head, claim.sentence, analysis):
        word = analysis.tokens[number]
        if word.deprel.startswith("aux") and word.lemma.lower() in ("have", "'d", "’d"):
            past = "Tense=Past" in word.feats or word.text.lower() in ("had", "'d", "’d")
            return "past perfect" if past else "present perfect"
    return ""


def _children(head: int, sentence: int, analysis: Analysis) -> list[int]:
    """Return the tokens of the sentence that hang on ``head``."""
    if not 0 <= sentence < len(analysis.sentences):
        return []
    around = range(analysis.sentences[sentence].first, analysis.sentences[sentence].last)
    return [n for n in around if n != head and analysis.tokens[n].head == head]


def _stated_back(claim: Claim) -> str:
    """Return the words that put a claim before what was told ("two weeks earlier"), else ""."""
    when = claim.when
    if when is None or when.relation != "before" or when.earliest or when.latest:
        return ""
    words = when.stated.lower().split()
    return f"“{when.stated}”" if BACK_WORDS.intersection(words) else ""
