"""Link."""

from collections.abc import Mapping, Sequence

from tellings.records.claims import Claim
from tellings.records.documents import Account
from tellings.records.language import Analysis
from tellings.records.people import Entity


def link(claims: Sequence[Claim], entities: Sequence[Entity], accounts: Sequence[Account], analyses: Mapping[str, Analysis]) -> tuple[Claim, ...]:
    """Link."""
    return tuple(claims)
