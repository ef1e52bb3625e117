"""Which place of ``case.toml`` words speak of: by its names alone, and only where nothing is added.

"The quay" and "at the quay from nine until ten" are the quay; "the quay office", "near the quay"
and "the road to the quay" are not.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tellings.records.givens import Givens, Journey, Place

AT = frozenset([None, "at", "in", "inside", "on", "into", "to", "from", "of"])
"""Prepositions that put somebody at the place, not near it."""
DETERMINERS = r"(?:(?:the|a|an|his|her|my|our|their|your) )?"
MORE = (
    r"(?=$|[.,;:!?)\]]| (?:from|until|till|at|by|with|when|while|on|in|for|to|between|after|before"
    r"|that|and|or|since|where|which|all|again|alone|together|this|last|around|about|during)\b)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """The places of a case and how long the ways between them take at least, in seconds."""

    places: Mapping[str, Place]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    ways: Mapping[tuple[str, str], int]

    def find(self, words: str, marker: str | None) -> str | None:
        """Return the name of the place that ``words`` begin with, after a preposition."""
        if marker is not None and marker.lower() not in AT:
            return None
        return next((name for name, p in self.patterns if p.match(words)), None)

    def inside(self, inner: str, outer: str) -> bool:
        """Whether one place lies in the other."""
        return _within(inner, outer, self.places)


def map_of(givens: Givens) -> Map:
    """Return the map of a case. Two places lie apart unless one is inside the other."""
    places = {place.name: place for place in givens.places}
    names = sorted(
        ((alias, place.name) for place in givens.places for alias in (place.name, *place.aliases)),
        key=lambda pair: (-len(pair[0]), pair),
    )
    return Map(
        places=places,
        patterns=tuple((name, _pattern(alias)) for alias, name in names),
        ways=_ways(places, givens.travel),
    )


def _pattern(alias: str) -> re.Pattern[str]:
    bare = re.sub(rf"^{DETERMINERS}", "", " ".join(alias.split()), flags=re.IGNORECASE)
    words = r"\s+".join(map(re.escape, bare.split()))
    return re.compile(rf"{DETERMINERS}{words}{MORE}", re.IGNORECASE)


def _ways(places: Mapping[str, Place], travel: tuple[Journey, ...]) -> dict[tuple[str, str], int]:
    """Return the least seconds between places that lie apart; a shorter way round counts."""
    ways = {
        (one, other): 0
        for one in places
        for other in places
        if one != other and not _within(one, other, places) and not _within(other, one, places)
    }
    stated = {(j.source, j.target): j.minutes * 60 for j in travel}
    stated |= {(j.target, j.source): j.minutes * 60 for j in travel}
    shortest = dict(stated)
    for via in places:
        for one, other in stated:
            if (one, via) in shortest and (via, other) in shortest:
                round_ = shortest[one, via] + shortest[via, other]
                shortest[one, other] = min(shortest[one, other], round_)
    return {pair: min(shortest.get(pair, 0), stated.get(pair, 0)) for pair in ways}


def _within(inner: str, outer: str, places: Mapping[str, Place]) -> bool:
    above = places[inner].inside
    while above is not None:
        if above == outer:
            return True
        above = places[above].inside
    return False
