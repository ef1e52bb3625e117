"""What an id that a person types means: whole or its beginning, of anything in the record."""

from collections.abc import Mapping

from tellings.errors import UsageError
from tellings.records.record import Record
from tellings.views.index import Index

SHORTEST = 4
MOST_SHOWN = 6


def identities(record: Record) -> Mapping[str, str]:
    """Return what every id in a record stands for, and the rules that conflicts rest on."""
    found: dict[str, str] = {}
    for kind, items in (
        ("rule", {a.id for c in record.conflicts for a in c.assumes if a.kind == "rule"}),
        ("document", [one.id for one in record.documents]),
        ("account", [one.id for one in record.accounts]),
        ("person or thing", [one.id for one in record.entities]),
        ("event", [one.id for one in record.events]),
        ("claim", [one.id for one in record.claims]),
        ("finding", [one.id for one in record.findings]),
        ("conflict", [one.id for one in record.conflicts]),
        ("version", [one.id for one in record.versions]),
    ):
        found.update((item, kind) for item in sorted(items))
    return found


def the_one(known: Mapping[str, str], named: str) -> str:
    """Return the id that ``named`` is or begins; UsageError when there is none, or several."""
    if named in known:
        return named
    hits = [item for item in known if len(named) >= SHORTEST and item.startswith(named)]
    if len(hits) == 1:
        return hits[0]
    if not hits:
        raise UsageError(f"{named}: nothing in this case has this id; listings and --json show ids")
    listed = ", ".join(f"{known[item]} {item}" for item in hits[:MOST_SHOWN])
    raise UsageError(f"{named}: may mean {listed}; write more of it")


def claims_named(index: Index, named: str) -> tuple[str, ...]:
    """Return the claims that an id of a claim, account or event means."""
    record = index.record
    known = {
        item: kind
        for item, kind in identities(record).items()
        if kind in ("claim", "account", "event")
    }
    by_number = {label.number: account for account, label in index.labels.items()}
    identity = by_number.get(named) or the_one(known, named)
    if identity in index.claims:
        return (identity,)
    if identity in index.accounts:
        return tuple(claim.id for claim in record.claims if claim.account == identity)
    return index.events[identity].claims
