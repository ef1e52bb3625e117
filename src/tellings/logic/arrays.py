"""From names and numbers to arrays: columns, ranks of names, distances between places."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from tellings.logic.problem import TOGETHER, Ints


def column(values: Iterable[int]) -> Ints:
    """Return numbers as an array."""
    return np.array(list(values), dtype=np.int64)


def ranks(names: Iterable[str]) -> Ints:
    """Return each name's place among the names in order."""
    listed = list(names)
    place = {name: number for number, name in enumerate(sorted(set(listed)))}
    return column(place[name] for name in listed)


def distances(places: Sequence[str], travel: Mapping[tuple[str, str], int]) -> Ints:
    """Return the minutes between places; the same either way."""
    away = np.full((len(places), len(places)), TOGETHER, dtype=np.int64)
    for i, one in enumerate(places):
        for j, other in enumerate(places):
            minutes = travel.get((one, other), travel.get((other, one)))
            if i != j and minutes is not None:
                away[i, j] = minutes
    return away
