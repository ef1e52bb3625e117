"""What claims say is so at a time and cannot be otherwise at that time.

- *States*: "the gate was locked when the siren rang", "the gate was open between nine and ten".
- *Posts*: "Ann Petrov was the skipper until ten", "at half past nine the skipper was Bo Lind".
- *Absences*: "Karl was not at the mill between nine and ten", "nobody was at the mill at nine",
  "I was alone at the mill": they clash with what puts somebody there, never with each other.

Precision first: a state is of a thing that is named alike in both mouths, and so that there is but
one of it ("the back door", not "the door"); a post is of persons with names; "from nine until ten"
with "not" says nothing, for it may have been so in part. A participle may tell the deed ("the gate
was locked at nine"), so it counts as a state only where it lasts or something else happens then.
Habits and possibilities tell nothing of one time.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.records.claims import Claim, Role
from tellings.records.people import Entity
from tellings.text.times import find_times
from tellings.versions import grounds
from tellings.versions.clock import RANGE, UNTIL, Range, Reader
from tellings.versions.lengths import NOT_ONCE
from tellings.versions.places import Map
from tellings.versions.presence import PRESENT
from tellings.versions.statetable import StateTable

STATE, POST, ABSENCE = "state", "post", "absence"
"""What the keys of states, posts and absences begin with."""
PEOPLE = frozenset(["person", "group"])
BEING = frozenset(["be", "stand", "lie", "remain", "stay"])
ADVERBS = r"(?:(?:already|still|fully|completely|quite|firmly|slightly|clearly|definitely) )?"
GOES_ON = (
    r"(?=$|[.,;:!?)]| (?:at|from|until|till|between|when|while|by|before|after|as|since|all|that"
    r"|and|again|then|throughout|for)\b)"
)
NOBODY = re.compile(
    r"\b(?:nobody|no[- ]one|not a soul)(?: else| at all)?"
    r" (?:was|were|is|had been|stayed|remained|stood|sat|waited|slept)\b",
    re.IGNORECASE,
)
ALONE = re.compile(rf"{ADVERBS}(?:all )?alone\b", re.IGNORECASE)
EMPTY = re.compile(rf"{ADVERBS}(?:empty|deserted){GOES_ON}", re.IGNORECASE)
BETWEEN = re.compile(r"\bbetween\b", re.IGNORECASE)
IS = re.compile(rf"\b(?:was|were|is|are|stood|remained|stayed) (?:not )?{ADVERBS}$", re.IGNORECASE)
MOST_WORDS = 6
LEADING = re.compile(
    r"(?:[\s,]+(?:at|from|until|till|between|around|about|by|before|after|since|half|a|quarter|past"
    r"|to|early|late|shortly|just|on))+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A claim gives a ``key`` a value at its time; in words ``who`` is ``how``.

    ``rests`` are the grounds beside those of its time.
    """

    claim: str
    key: str
    value: str
    who: str
    how: str
    rests: tuple[str, ...]
    lasting: Range | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A claim says that a person is not at a place, or (None) that nobody save ``but`` is."""

    claim: str
    person: str | None
    place: str
    but: frozenset[str] = frozenset()
    lasting: Range | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StateReader:
    """Reads states, posts and absences from claims."""

    table: StateTable
    map: Map
    entities: Mapping[str, Entity]
    reader: Reader

    def states(self, claims: Sequence[Claim]) -> tuple[State, ...]:
        """Return the states and posts that ``claims`` tell, of keys told with two values."""
        once = [claim for claim in claims if not NOT_ONCE.search(claim.quote)]
        found = [one for claim in once for one in (*self._states(claim), *self._posts(claim))]
        values: dict[str, set[str]] = {}
        for one in found:
            values.setdefault(one.key, set()).add(one.value)
        return tuple(one for one in found if len(values[one.key]) > 1)

    def absences(self, claims: Sequence[Claim]) -> tuple[Absence, ...]:
        """Return who is said not to be where."""
        once = [claim for claim in claims if not NOT_ONCE.search(claim.quote)]
        return tuple(one for claim in once for one in self._absences(claim))

    def _states(self, claim: Claim) -> Iterator[State]:
        word = self._word(claim)
        parts = [r for r in claim.roles if r.role in ("theme", "agent", "patient")]
        thing = self._thing(parts[0]) if word and len(parts) == 1 else None
        if word is None or thing is None:
            return
        key, ground = thing
        who, lasting = parts[0].text, self._lasting(claim)
        denied = claim.polarity == "denied"
        rests = (grounds.rule("state"), ground)
        how = f"not {word}" if denied else word
        if not denied:
            for row, side in self.table.sides(word):
                yield State(
                    claim=claim.id, key=f"{STATE} {row} {key}", value=side, who=who, how=how,
                    rests=rests, lasting=lasting,
                )  # fmt: skip
        yield State(
            claim=claim.id, key=f"{STATE} {word} {key}", value=str(denied), who=who, how=how,
            rests=rests, lasting=lasting,
        )  # fmt: skip

    def _word(self, claim: Claim) -> str | None:
        """Return the word of a state that a claim tells."""
        verb = claim.predicate.lower()
        at = claim.predicate_start - claim.start, claim.predicate_end - claim.start
        participle = claim.quote[at[0] : at[1]].lower()
        if participle in self.table.words and IS.search(claim.quote[: at[0]]):
            return participle if self._goes_on(claim) else None
        if verb not in BEING:
            return None
        words = "|".join(map(re.escape, self.table.words))
        pattern = re.compile(rf"{ADVERBS}({words}){GOES_ON}", re.IGNORECASE)
        found = [m for r in claim.roles if r.role == "attribute" and (m := pattern.match(r.text))]
        return found[0][1].lower() if len(found) == 1 else None

    def _goes_on(self, claim: Claim) -> bool:
        """Whether a claim tells what went on for a time, or while something else happened."""
        times = [role.text.lower() for role in claim.roles if role.role == "time"]
        at_something = any(time.startswith(("when ", "while ")) for time in times)
        return at_something or self.reader.lasting(claim.quote) is not None

    def _thing(self, role: Role) -> tuple[str, str] | None:
        """Return the key of what is in a state, and the ground that it is one thing."""
        entity = self.entities.get(role.entity or "")
        common = role.text[:4].lower() == "the "
        if entity is not None and entity.kind == "person" and not common:
            return entity.id, grounds.entity(entity.id, entity.name)
        words = " ".join(role.text.lower().split())
        one = words.startswith("the ") and len(words.split()) <= MOST_WORDS
        if not one or words.removeprefix("the ") in self.table.several:
            return None
        return words, grounds.rule("thing", words)

    def _posts(self, claim: Claim) -> Iterator[State]:
        if claim.predicate.lower() != "be" or claim.polarity == "denied":
            return
        themes = [role for role in claim.roles if role.role == "theme"]
        attributes = [role for role in claim.roles if role.role == "attribute"]
        if len(themes) != 1 or len(attributes) != 1:
            return
        for post, holder in ((attributes[0], themes[0]), (themes[0], attributes[0])):
            words, person = self._post(claim, post), self._named(holder)
            if words and person is not None:
                yield State(
                    claim=claim.id,
                    key=f"{POST} {words}",
                    value=person.id,
                    who=person.name,
                    how=words,
                    rests=(grounds.rule("post", words),),
                    lasting=self._lasting(claim),
                )

    def _post(self, claim: Claim, role: Role) -> str:
        """Return the words of a post, its time left out; "" for anything else."""
        words = " ".join(untimed(claim, role).lower().split())
        head = re.match(rf"the (?:{'|'.join(map(re.escape, sorted(self.table.posts)))})\b", words)
        return words if head else ""

    def _named(self, role: Role) -> Entity | None:
        """Return the person that a role is, where some account gives the name."""
        entity = self.entities.get(role.entity or "")
        if entity is None or entity.kind != "person" or role.text[:4].lower() == "the ":
            return None
        return entity if any(m.form == "name" for m in entity.mentions) else None

    def _lasting(self, claim: Claim) -> Range | None:
        found = self.reader.lasting(claim.quote)
        # "Not from nine until ten" may have been so in part.
        if claim.polarity == "denied" and found is not None and found.begin is not None:
            return found if BETWEEN.search(claim.quote) else None
        return found

    def _absences(self, claim: Claim) -> Iterator[Absence]:
        """Yield who is said not to be at the one place that a claim names."""
        empty = self._left_empty(claim)
        gone = (None, frozenset(claim.voice)) if empty else self._gone(claim)
        places = {empty} if empty else self._places(claim)
        if gone is not None and len(places) == 1:
            person, but = gone
            place = min(places)
            lasting = self._lasting(claim)
            yield Absence(claim=claim.id, person=person, place=place, but=but, lasting=lasting)

    def _left_empty(self, claim: Claim) -> str:
        """Return the place that a claim says to be empty; "" for anything else."""
        verb, roles = claim.predicate.lower(), {role.role: role for role in claim.roles}
        told = "theme" in roles and "attribute" in roles and EMPTY.match(roles["attribute"].text)
        what = "theme" if verb in PRESENT and told else "patient" if verb == "desert" else ""
        if claim.polarity == "denied" or what not in roles or "agent" in roles:
            return ""
        return self.map.find(roles[what].text, None) or ""

    def _gone(self, claim: Claim) -> tuple[str | None, frozenset[str]] | None:
        """Return who is not there, None for everyone save some; nothing where a claim tells none.

        Who says that nobody was there may have been.
        """
        themes = [role for role in claim.roles if role.role in ("theme", "agent")]
        if claim.predicate.lower() not in PRESENT or len(themes) != 1:
            return None
        doer = self.entities.get(themes[0].entity or "")
        if NOBODY.match(claim.quote, themes[0].start - claim.start):
            return None, frozenset(claim.voice)
        if doer is None or doer.kind not in PEOPLE:
            return None
        if claim.polarity == "denied":
            return doer.id, frozenset()
        alone = any(r.role == "attribute" and ALONE.match(r.text) for r in claim.roles)
        return (None, frozenset((*claim.voice, doer.id))) if alone else None

    def _places(self, claim: Claim) -> set[str]:
        """Return the places of the map that a claim names."""
        roles = [role for role in claim.roles if role.role in ("place", "goal")]
        found = {self.map.find(role.text, role.marker) for role in roles}
        return {name for name in found if name is not None}


def untimed(claim: Claim, role: Role) -> str:
    """Return the words of a role up to the time that is read into it."""
    at = role.start - claim.start
    starts = [other.start - claim.start for other in claim.roles if other.role == "time"]
    starts += [match.start() for rx in (RANGE, UNTIL) for match in rx.finditer(claim.quote)]
    starts += [time.start for time in find_times(claim.quote) if time.kind == "clock"]
    inside = [start - at for start in starts if at < start < at + len(role.text)]
    return LEADING.sub("", role.text[: min(inside)]) if inside else role.text
