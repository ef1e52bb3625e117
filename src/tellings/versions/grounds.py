"""Grounds: what a conflict rests on beside its claims, by a name that the reasoning carries along.

A name is "kind|id|subject"; two facts that rest on the same name rest on the same assumption.
"""

from collections.abc import Iterable

from tellings.records.findings import Assumption, AssumptionKind

RULE, ENTITY, EVENT = "rule", "same_entity", "same_event"
KINDS: dict[str, AssumptionKind] = {
    RULE: "rule",
    ENTITY: "same_entity",
    EVENT: "same_event",
}
RULES = {
    "presence": "nobody is at two places at once",
    "travel": "the ways between the places take as long as case.toml says",
    "order": "what is before cannot also be after",
    "day": "clock times without a date are of the case's day",
    "hours": "clock times that may be of the morning or the evening lie in the case's hours",
    "round": "a time that somebody states in round figures is at most five minutes off",
    "length": "a stated length of time is at most a quarter, or five minutes, off; twice that with "
    "“about”",
    "arrival": "a stay told right after an arrival begins with it",
    "leaving": "between coming and leaving, told one after the other, one stays",
    "log": "between coming in and going out one is inside",
    "absence": "nobody is and is not at a place at once",
    "nobody": "“nobody”, “alone” and “empty” leave out no one but who says so",
    "state": "nothing is in two states at once that exclude each other",
    "thing": "“{}” is one and the same thing",
    "post": "one person at a time is “{}”",
}


def rule(name: str, subject: str = "") -> str:
    """Return the name of a rule as a ground; ``subject`` is what some rules speak of."""
    return f"{RULE}|{name}|{subject}"


def entity(identity: str, name: str) -> str:
    """Return the ground that all mentions of an entity mean the same."""
    return f"{ENTITY}|{identity}|{name}"


def event(identity: str, label: str) -> str:
    """Return the ground that claims speak of the same happening."""
    return f"{EVENT}|{identity}|{label}"


def assumptions(names: Iterable[str]) -> tuple[Assumption, ...]:
    """Return the assumptions behind grounds: events first, then persons, then rules."""
    found = []
    for name in names:
        kind, identity, subject = name.split("|", 2)
        found.append(
            Assumption(kind=KINDS[kind], id=identity, detail=_detail(kind, identity, subject))
        )
    return tuple(sorted(found, key=_place))


def _place(one: Assumption) -> tuple[int, int, str, str]:
    """Return the key that puts events first, then persons, then rules in the table's order."""
    rank = list(RULES).index(one.id) if one.kind == RULE else 0
    return (EVENT, ENTITY, RULE).index(one.kind), rank, one.detail, one.id


def _detail(kind: str, identity: str, subject: str) -> str:
    if kind == ENTITY:
        return f"all mean the same {subject}"
    if kind == EVENT:
        return f"they speak of the same happening, “{subject}”"
    return RULES[identity].replace("{}", subject)
