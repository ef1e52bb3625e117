"""Who is put where, by the places of ``case.toml``: in what is told, and in logs.

"I met Bea at the kiosk" puts both there; a log's coming in and going out of one place make a stay
of their own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tellings.records.claims import Claim, Role
from tellings.records.documents import Account, Document
from tellings.records.givens import Columns
from tellings.versions.clock import Interval, Reader
from tellings.versions.places import Map
from tellings.versions.presence import ARRIVING, LEAVING, PRESENT, Presence
from tellings.versions.stays import starts, with_lengths

SEEING = frozenset(["see", "meet", "find", "notice", "spot"])


def present(
    entering: Sequence[Claim], where: "Whereabouts", kinds: Mapping[str, str]
) -> list[Presence]:
    """Return who is put where, and for how long, account by account."""
    found: list[Presence] = []
    for account, mine in by_account(entering).items():
        told = [presence for claim in mine for presence in where.of(claim)]
        found += told if kinds[account] == "record" else with_lengths(told, mine, where.people)
    at_start = starts(found, entering)
    return [replace(one, at_start=at_start.get(one.claim, False)) for one in found]


def by_account(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """Return the claims of each account, in their order."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.account, []).append(claim)
    return found


def fixed_places(
    accounts: Sequence[Account], documents: Sequence[Document], columns: Sequence[Columns]
) -> dict[str, str]:
    """Return the place of each entry of a log that is about one place alone, by account."""
    by_file = {one.file: one.place for one in columns if one.place is not None}
    paths = {document.id: document.path for document in documents}
    found = {}
    for account in accounts:
        path = paths.get(account.document, "")
        place = by_file.get(path) or by_file.get(path.rsplit("/", 1)[-1])
        if account.kind == "record" and place is not None:
            found[account.id] = place
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Reads who is put where."""

    map: Map
    people: Mapping[str, str]
    fixed: Mapping[str, str]
    reader: Reader

    def of(self, claim: Claim) -> Iterator[Presence]:
        """Yield whom a claim puts at a place of the map."""
        if claim.polarity == "denied":
            return
        predicate = claim.predicate.lower()
        place = self._place(claim, predicate)
        if place is None:
            return
        lasting = self.reader.lasting(claim.quote) if predicate in PRESENT else None
        for role in self._there(claim, predicate):
            if role.entity in self.people and role.entity is not None:
                yield Presence(claim=claim.id, person=role.entity, place=place, lasting=lasting)

    def _there(self, claim: Claim, predicate: str) -> list[Role]:
        """Return who is at the place: of what is seen there, who is seen."""
        if predicate in SEEING:
            wanted = ("patient", "agent") if predicate == "meet" else ("patient",)
        elif predicate in PRESENT | ARRIVING | LEAVING:
            wanted = ("agent", "theme") if predicate in PRESENT else ("agent",)
        else:
            return []
        return [role for role in claim.roles if role.role in wanted]

    def _place(self, claim: Claim, predicate: str) -> str | None:
        wanted = ("place", "source", "patient") if predicate in LEAVING else ("place", "goal")
        if predicate in ("enter", "reach"):
            wanted = ("place", "goal", "patient")
        found = {
            name
            for role in claim.roles
            if role.role in wanted and (name := self.map.find(role.text, role.marker))
        }
        if not found and claim.account in self.fixed:
            return self.map.find(self.fixed[claim.account], None)
        return found.pop() if len(found) == 1 else None


def logged(
    presences: Sequence[Presence],
    claims: Sequence[Claim],
    kinds: Mapping[str, str],
    times: Mapping[str, Interval],
) -> Iterator[Presence]:
    """Yield presences, those of a log from coming in to going out where the log has both."""
    by_id = {claim.id: claim for claim in claims}
    open_: dict[tuple[str, str, str], Presence] = {}
    in_order = sorted(
        presences,
        key=lambda p: (times[p.claim].first or 0 if p.claim in times else 0, p.claim),
    )
    until: dict[Presence, str] = {}
    for one in in_order:
        claim = by_id[one.claim]
        if kinds[claim.account] != "record" or one.claim not in times:
            continue
        key = (claim.document, one.person, one.place)
        if claim.predicate == "enter":
            open_[key] = one
        elif claim.predicate == "leave" and key in open_:
            until[open_.pop(key)] = one.claim
    for one in presences:
        yield replace(one, until=until[one], logged=True) if one in until else one
