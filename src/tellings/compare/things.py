"""What colour a thing has, or what it is made of: told of one thing, wherever it is told.

A thing is seldom joined across accounts by more than its noun, and what it is like is told in
passing: "the cash box is green", "he carried the red cash box". Where a noun names only one thing
in each of two accounts, both are taken to speak of that thing, and what cannot be true of it at all
times (the lasting kinds of ``exclusive.toml``) is hard to hold together. Parts of bodies are left
out: everyone has them. So are things of two owners, and what an account itself gives two colours.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tellings.compare.entities import BEINGS
from tellings.compare.frames import Filler, Frame, Word
from tellings.compare.levels import Level
from tellings.compare.pairs import Judge
from tellings.compare.shown import Shown
from tellings.compare.stances import same_voice
from tellings.compare.tables import Kind
from tellings.compare.wordtables import BODY

OWNERS = frozenset(["my", "your", "his", "her", "its", "our", "their"])
VAGUE = frozenset(["thing", "one", "part", "piece", "side", "colour", "color", "object"])
MOST_ACCOUNTS = 60
"""Accounts that are compared on one thing."""
REASON = "each account speaks of one such thing only"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A property that a claim gives a thing: the word, what it stands with, and the thing."""

    frame: Frame
    word: Word
    thing: Filler
    text: str
    stated: bool


def thing_pairs(
    frames: Mapping[str, Frame], judge: Judge, *, done: frozenset[frozenset[str]]
) -> Iterator[tuple[Frame, Frame, tuple[Shown, ...]]]:
    """Yield the pairs of claims of two accounts that give one thing two lasting properties.

    ``done`` holds the pairs (claim ids) that were compared as one event already.
    """
    told: dict[str, dict[str, list[Said]]] = {}
    for noun, account, said in properties(frames.values(), judge):
        told.setdefault(noun, {}).setdefault(account, []).append(said)
    named = namings(frames.values(), frozenset(told))
    for noun, by_account in sorted(told.items()):
        alone = [
            (account, said)
            for account, said in by_account.items()
            if single(named[account, noun], judge) and not divided(said, judge)
        ]
        for (_, ours), (_, theirs) in combinations(alone[:MOST_ACCOUNTS], 2):
            found = disagreement(ours, theirs, judge)
            if found and frozenset(one.claim.id for one in found[:2]) not in done:
                yield found


def properties(frames: Iterable[Frame], judge: Judge) -> Iterator[tuple[str, str, Said]]:
    """Yield each lasting property that a claim gives a definite thing: its noun, who tells it."""
    for frame in frames:
        claim = frame.claim
        if claim.stance != "asserted" or claim.polarity != "affirmed" or claim.about != "events":
            continue
        for fillers in frame.slots.values():
            for one in fillers:
                if not is_thing(one, judge):
                    continue
                for word in one.narrowing:
                    if lasting(word, word, judge, "modifier"):
                        said = Said(frame=frame, word=word, thing=one, text=one.text, stated=False)
                        yield one.head.lemma, claim.account, said
        for one in frame.get("theme") if frame.copular else ():
            for value in frame.get("attribute") if is_thing(one, judge) else ():
                if lasting(value.head, value.head, judge, "attribute"):
                    said = Said(frame=frame, word=value.head, thing=one, text=value.text,
                                stated=True)  # fmt: skip
                    yield one.head.lemma, claim.account, said


def is_thing(filler: Filler, judge: Judge) -> bool:
    """Whether the words name one known thing, no being and no part of a body."""
    if filler.pronoun or filler.named or filler.plural or filler.indefinite or filler.others:
        return False
    field = judge.words.field(filler.head.lemma, "n")
    known = filler.head.part == "n" and field not in (None, BODY) and filler.head.lemma not in VAGUE
    return known and judge.people.kind(filler.entity) not in BEINGS


def lasting(left: Word, right: Word, judge: Judge, slot: str) -> Kind | None:
    """Return the kind of two words that holds of a thing at all times, None for others."""
    kind = judge.words.kind_of(left, right, slot)
    return kind if kind is not None and kind.lasting and "modifier" in kind.slots else None


def namings(frames: Iterable[Frame], nouns: frozenset[str]) -> dict[tuple[str, str], list[Filler]]:
    """Return all fillers with one of these nouns, by account and noun."""
    found: dict[tuple[str, str], list[Filler]] = {}
    for frame in frames:
        for fillers in frame.slots.values():
            for one in fillers:
                if one.head.lemma in nouns and not one.pronoun:
                    found.setdefault((frame.claim.account, one.head.lemma), []).append(one)
    return found


def single(fillers: Sequence[Filler], judge: Judge) -> bool:
    """Whether an account uses a noun of one thing: never of several, of others or of two owners."""
    if any(one.plural or one.others or one.amount is not None for one in fillers):
        return False
    entities = {one.entity for one in fillers if one.entity is not None}
    names = [compound(one, judge) for one in fillers]
    full = {name for name in names if name}
    return len(entities) < 2 and len(full) < 2 and len({owner(one) for one in fillers} - {None}) < 2


def compound(filler: Filler, judge: Judge) -> tuple[str, ...]:
    """Return the nouns before the head ("cash" of "cash box"), properties left out."""
    return tuple(
        word.lemma
        for word in filler.narrowing
        if word.part == "n" and not lasting(word, word, judge, "modifier")
    )


def owner(filler: Filler) -> str | None:
    """Return the possessive of a thing, None when none is said."""
    return next((word.lemma for word in filler.narrowing if word.lemma in OWNERS), None)


def divided(said: Sequence[Said], judge: Judge) -> bool:
    """Whether one account itself gives a thing two properties that exclude each other."""
    return any(clashing(one, other, judge) is not None for one, other in combinations(said, 2))


def clashing(left: Said, right: Said, judge: Judge) -> Kind | None:
    """Return the kind of which two properties are different members, None when they go together."""
    slot = "attribute" if left.stated and right.stated else "modifier"
    relation = judge.words.relation(left.word, right.word)
    return lasting(left.word, right.word, judge, slot) if relation in APART else None


APART = frozenset(["apart", "opposite"])


def disagreement(
    ours: Sequence[Said], theirs: Sequence[Said], judge: Judge
) -> tuple[Frame, Frame, tuple[Shown, ...]] | None:
    """Return the first two claims of two accounts that give one thing two properties."""
    for one in ours:
        for other in theirs:
            kind = clashing(one, other, judge)
            if kind is None or not same_thing(one.thing, other.thing, judge):
                continue
            if not same_voice(one.frame.claim, other.frame.claim):
                continue
            noun = one.thing.head.lemma
            words = f"“{one.word.lemma}” and “{other.word.lemma}” are different {kind.name}"
            shown = Shown(slot="attribute", level=Level.TENSION, words=f"{words} of one {noun}",
                          left=one.text, right=other.text, reason=REASON)  # fmt: skip
            return one.frame, other.frame, (shown,)
    return None


def same_thing(left: Filler, right: Filler, judge: Judge) -> bool:
    """Whether neither name of the thing says that it is another one.

    "The cash box" may be "the box", not "the letter box"; "her bag" is not "his bag".
    """
    ours, theirs = compound(left, judge), compound(right, judge)
    owners = {owner(left), owner(right)} - {None}
    return (not ours or not theirs or ours == theirs) and len(owners) < 2
