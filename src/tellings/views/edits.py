"""The value of an edit from what a person writes: ``stance=reported``, ``agent=the night guard``.

Roles and time are words of the document: those in the claim's clause first, else those that stand
once in the document, else a place (``1:120-164``). An empty value takes a role or the time away.
"""

import json
from collections.abc import Sequence
from typing import Any, get_args

from tellings.errors import UsageError
from tellings.records.claims import About, Claim, Polarity, RoleName, Stance
from tellings.records.spans import Quote
from tellings.views.index import Index
from tellings.views.targets import place_of

CHOICES = {"polarity": get_args(Polarity), "stance": get_args(Stance), "about": get_args(About)}
ROLES: tuple[str, ...] = get_args(RoleName)


def claim_fields(index: Index, claim: Claim | None, settings: Sequence[str]) -> str:
    """Return the JSON value that ``edit`` or ``add`` takes; UsageError names what cannot be set.

    ``claim`` is the one edited: roles that are not named stay as they are.
    """
    fields: dict[str, Any] = {}
    roles = [] if claim is None else [_role(r.role, r.start, r.end) for r in claim.roles]
    touched = False
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals:
            raise UsageError(f"{setting!r}: write it as NAME=VALUE")
        if name in CHOICES:
            if value not in CHOICES[name]:
                raise UsageError(f"{name} is one of: {', '.join(CHOICES[name])}")
            fields[name] = value
        elif name == "predicate" and value.strip():
            fields[name] = " ".join(value.split())
        elif name == "when":
            fields[name] = _span(words_in(index, claim, value)) if value else None
        elif name in ROLES:
            touched = True
            roles = [role for role in roles if role["role"] != name]
            if value:
                at = words_in(index, claim, value)
                roles.append(_role(name, at.start, at.end))
        else:
            known = ("predicate", *CHOICES, "when", *ROLES)
            raise UsageError(f"{name!r} cannot be set; known are: {', '.join(known)}")
    if touched:
        fields["roles"] = sorted(roles, key=lambda role: (role["start"], role["end"]))
    return json.dumps(fields, sort_keys=True)


def accepted_fields(claim: Claim) -> str:
    """Return the JSON value of an acceptance: what the claim says, should it no longer be read."""
    fields: dict[str, Any] = {
        "predicate": claim.predicate,
        "polarity": claim.polarity,
        "stance": claim.stance,
        "about": claim.about,
        "roles": [_role(r.role, r.start, r.end) for r in claim.roles],
    }
    if claim.when is not None:
        when = claim.when
        bounds = {"earliest": when.earliest, "latest": when.latest, "relation": when.relation}
        fields["when"] = {"start": when.start, "end": when.end, **bounds}
    return json.dumps(fields, sort_keys=True)


def words_in(index: Index, claim: Claim | None, words: str) -> Quote:
    """Return the words meant: in the claim's clause, else once in its document, else a place."""
    place = place_of(index, words)
    if place is not None:
        return place
    if claim is None:
        raise UsageError(f"{words!r}: name a place, such as 1:120-164")
    text = index.texts[claim.document]
    at = text.find(words, claim.start, claim.end)
    if at < 0:
        at = text.find(words)
        if at < 0 or text.find(words, at + 1) >= 0:
            often = "does not stand" if at < 0 else "stands more than once"
            raise UsageError(f"{words!r} {often} in the document; name a place, such as 1:120-164")
    return Quote(document=claim.document, start=at, end=at + len(words), text=words)


def _role(name: str, start: int, end: int) -> dict[str, Any]:
    return {"role": name, "start": start, "end": end}


def _span(at: Quote) -> dict[str, int]:
    return {"start": at.start, "end": at.end}
