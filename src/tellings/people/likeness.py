"""The names of groups: how alike those of two are, and by what words a person knows a group."""

from functools import lru_cache

from tellings.people.groups import Group
from tellings.text.names import Likeness, name_likeness


def best_likeness(left: Group, right: Group) -> Likeness | None:
    """Return the likeness of the two most alike names, None when a side has no name."""
    return _best_of(left.top_names, right.top_names)


@lru_cache(maxsize=2**18)
def _best_of(left: tuple[str, ...], right: tuple[str, ...]) -> Likeness | None:
    found = [name_likeness(one, two) for one in left for two in right]
    return max(found, key=lambda like: like.score, default=None)


def shown(group: Group) -> str:
    """Return words by which a person recognises a group."""
    if group.names:
        return group.top_names[0]
    nominal = [m.text for p in group.profiles for m in p.mentions if m.form == "nominal"]
    return nominal[0] if nominal else group.profiles[0].mentions[0].text
