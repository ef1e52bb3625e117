"""The words of a conflict set: each step with its quote, what follows, what would settle it.

Nothing here says who is right. Words of accounts stand in quotation marks, on one line and cut to a
length; they are untrusted text and whoever shows them escapes them.

    Rosa Lind says “I saw Karl in the warehouse”: Karl is at Warehouse.
    door.csv, row 4 says “21:18;Karl;Quay;in”: Karl is at Quay; 21:18.
    From Warehouse to Quay the way takes at least 12 minutes, and there are at most 9 between.
    They cannot all be true if all mean the same Karl and nobody is at two places at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tellings.logic.theory import ORIGIN, Edge, Found, Spell, Stay
from tellings.records.claims import Claim
from tellings.records.findings import Assumption
from tellings.versions.clock import MINUTE, shown
from tellings.versions.network import BEGIN, END

LONGEST_QUOTE = 110
CUT_SHORT = "The search ran out of steps: there may be further sets beside this one."


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What the words need: claims and accounts' names by id, persons' names by entity."""

    claims: Mapping[str, Claim]
    accounts: Mapping[str, str]
    people: Mapping[str, str]
    lengths: Mapping[str, str] = field(default_factory=dict)
    """How long what a claim tells lasted, in words."""
    states: Mapping[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    """What a claim says of a key that has one value at a time: who or what, and how it is."""

    def quote(self, claim: str) -> str:
        """Return a claim's words in quotation marks."""
        return f"“{clip(self.claims[claim].quote)}”"

    def says(self, claim: str) -> str:
        """Return who says a claim, and its words."""
        return f"{self.accounts[self.claims[claim].account]} says {self.quote(claim)}"

    def lasting(self, one: Stay | Spell) -> str:
        """Return who is where, or what is how."""
        if isinstance(one, Stay):
            return f"{self.people[one.person]} is at {one.place}"
        return " is ".join(self.states[one.label, one.key])

    def point(self, variable: str) -> str:
        """Return the words of the claim that a point in time is of."""
        return self.quote(variable.split(" ", maxsplit=1)[0])


def explanation(found: Found, assumes: Sequence[Assumption], wording: Wording) -> tuple[str, ...]:
    """Return the steps that lead to the contradiction, in order."""
    said = _told(found, wording)
    if found.stays:
        said += _no_time(found, wording)
    elif found.edges:
        said.append(_round(found, wording))
    if not found.complete:
        said.append(CUT_SHORT)
    conditions = "; ".join(dict.fromkeys(one.detail for one in assumes))
    return (*said, f"They cannot all be true if: {conditions}.")


def _told(found: Found, wording: Wording) -> list[str]:
    """Return a step for each claim: who says it, its words, what it is taken to mean."""
    means: dict[str, list[str]] = {claim: [] for claim in found.claims}
    for stay in found.stays:
        means[stay.label].append(wording.lasting(stay))
    bounds: dict[tuple[str, str], dict[str, int]] = {}
    for edge in (*found.edges, *found.back, *found.bounds):
        if edge.label is None:
            continue
        if edge.source == ORIGIN:
            bounds.setdefault((edge.label, edge.target), {})["last"] = edge.weight
        elif edge.target == ORIGIN:
            bounds.setdefault((edge.label, edge.source), {})["first"] = -edge.weight
        else:
            means[edge.label].append(_order_words(edge, wording))
    for (claim, point), times in bounds.items():
        means[claim].append(_time_words(point, times.get("first"), times.get("last")))
    return [
        f"{wording.says(claim)}: {'; '.join(dict.fromkeys(meant))}."
        if meant
        else f"{wording.says(claim)}."
        for claim, meant in means.items()
    ]


def _time_words(point: str, first: int | None, last: int | None) -> str:
    """Return what a claim says of a point in time: "at 21:24", "until 21:55 at the earliest"."""
    lead = {BEGIN: "from ", END: "until "}.get(point.partition(" ")[2], "")
    if first is not None and last is not None:
        if first // MINUTE == last // MINUTE:
            return f"{lead or 'at '}{shown(first)}"
        return f"{lead}between {shown(first)} and {shown(last)}"
    if last is not None:
        return f"{lead or 'at '}{shown(last)} at the latest"
    return f"{lead or 'at '}{shown(first or 0)} at the earliest"


def _order_words(edge: Edge, wording: Wording) -> str:
    ends = edge.source.partition(" ")[::2], edge.target.partition(" ")[::2]
    if _is_length(edge):
        return f"it lasted {wording.lengths[ends[0][0]]}"
    for (claim, point), other in zip(ends, (edge.target, edge.source), strict=True):
        if point == BEGIN and claim == edge.label and edge.weight == 0:
            return f"it began with {wording.point(other)}"
    if edge.weight == 0:
        own = edge.source.split(" ")[0] == edge.label
        return f"at the time of {wording.point(edge.target if own else edge.source)}"
    return f"{wording.point(edge.target)} before {wording.point(edge.source)}"


def _is_length(edge: Edge) -> bool:
    """Whether an edge goes between the beginning and the end of one claim."""
    one, other = edge.source.partition(" "), edge.target.partition(" ")
    return one[0] == other[0] and {one[2], other[2]} == {BEGIN, END}


def _no_time(found: Found, wording: Wording) -> list[str]:
    """Return why there is no time for two stays."""
    if any(isinstance(one, Spell) for one in found.stays):
        return [_at_once(found, wording)]
    places = " and ".join(dict.fromkeys(one.place for one in found.stays if isinstance(one, Stay)))
    if not found.edges and not found.back:
        return [f"In no order do the stays at {places} fit in."]
    way = found.minutes // MINUTE
    gaps = [sum(edge.weight for edge in path) for path in (found.edges, found.back) if path]
    between = max((gap for gap in gaps if gap >= 0), default=None)
    if between is None or not found.minutes:
        return [f"The times at {places} overlap."]
    left = "less than a minute" if between < MINUTE else f"at most {_minutes(between // MINUTE)}"
    verb = "are" if between >= 2 * MINUTE else "is"
    road = f"The way between {places} takes at least {_minutes(way)}"
    return [f"{road}, and between the two there {verb} {left}."]


def _at_once(found: Found, wording: Wording) -> str:
    """Return that what excludes each other would have to be so at one time."""
    said = [f"“{words}”" for words in dict.fromkeys(wording.lasting(one) for one in found.stays)]
    if len(found.stays) > 2:
        return f"In no order is there time for {', '.join(said[:-1])} and {said[-1]}."
    return (
        f"Neither can {said[0]} have been over before {said[-1]} began, nor the other way round: "
        "both would have been so at once."
    )


def _round(found: Found, wording: Wording) -> str:
    """Return what a cycle of times comes to."""
    if found.edges[0].source != ORIGIN:
        return "So each would come before the next, and the last before the first."
    latest = 0
    for edge in found.edges[:-1]:
        latest += edge.weight
    earliest = -found.edges[-1].weight
    point = wording.point(found.edges[-1].source)
    return (
        f"So {point} would have been at {shown(latest)} at the latest "
        f"and at {shown(earliest)} at the earliest."
    )


def question(found: Found, wording: Wording) -> str:
    """Return the question whose answer would settle the conflict."""
    first = found.stays[0] if found.stays else None
    if isinstance(first, Stay):
        who = wording.people[first.person]
        return f"Where was {who}{_at(found)}: {_or(found.stays)}?"
    if first is not None:
        return _which(found, wording)
    lasted = [e for e in found.edges if _is_length(e) and e.label is not None]
    if lasted:
        return f"How long did it last: {wording.point(lasted[0].source)}?"
    points = list(
        dict.fromkeys(e.source for e in found.edges if e.source != ORIGIN and e.label is not None)
    )
    if len(points) > 1:
        return f"In which order was it: {' and '.join(wording.point(p) for p in points)}?"
    point = points[0] if points else found.claims[0]
    return f"When was it: {wording.point(point)}?"


def _at(found: Found) -> str:
    bounds = [e.weight for e in (*found.edges, *found.back) if e.source == ORIGIN]
    return f" at {shown(max(bounds))}" if bounds else ""


def _or(stays: Sequence[Stay | Spell]) -> str:
    return " or ".join(dict.fromkeys(stay.place for stay in stays if isinstance(stay, Stay)))


def _which(found: Found, wording: Wording) -> str:
    """Return the question which of two states it was."""
    pairs = [wording.states[one.label, one.key] for one in found.stays if isinstance(one, Spell)]
    who, how = (list(dict.fromkeys(words)) for words in zip(*pairs, strict=True))
    if len({one.casefold() for one in who}) > 1 and len(how) == 1:
        return f"Who was {how[0]}{_at(found)}: {' or '.join(who)}?"
    return f"How was it{_at(found)}: {' or '.join(f'{w} {h}' for w, h in pairs)}?"


def _minutes(count: int) -> str:
    return "1 minute" if count == 1 else f"{count} minutes"


def clip(text: str) -> str:
    """Return ``text`` on one line, cut at a word with "…" when it is long."""
    line = " ".join(text.split())
    if len(line) <= LONGEST_QUOTE:
        return line
    return line[:LONGEST_QUOTE].rsplit(" ", 1)[0] + "…"
