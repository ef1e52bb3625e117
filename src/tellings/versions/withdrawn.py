"""What people have withdrawn: claims, links and rules that no conflict may rest on any longer."""

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.records.claims import Claim
from tellings.records.findings import Assumption, Conflict, Judgement
from tellings.records.judgements import ClaimFinder, standing
from tellings.records.people import Entity

RULE = "rule:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """Claims and assumptions that are set aside.

    ``assumptions`` are ids of assumptions (an event, an entity, a rule), or of one conflict, whole;
    ``rules`` are (rule, claims), no claims meaning everywhere; ``events`` are claims that were
    taken for one happening.
    """

    claims: frozenset[str] = frozenset()
    assumptions: frozenset[str] = frozenset()
    rules: tuple[tuple[str, frozenset[str]], ...] = ()
    events: tuple[frozenset[str], ...] = ()

    def resolves(self, conflict: Conflict) -> bool:
        """Whether the conflict rests on anything that is withdrawn."""
        if not self.claims.isdisjoint(conflict.claims) or conflict.id in self.assumptions:
            return True
        return any(self._without(one, frozenset(conflict.claims)) for one in conflict.assumes)

    def _without(self, assumption: Assumption, claims: frozenset[str]) -> bool:
        if assumption.id in self.assumptions:
            return True
        if assumption.kind == "same_event":
            return any(len(claims & joined) > 0 for joined in self.events)
        if assumption.kind == "rule":
            return any(
                assumption.id == name and (not where or where & claims)
                for name, where in self.rules
            )
        return False


NOTHING = Withdrawn()


def withdrawn(
    judgements: Sequence[Judgement], claims: Sequence[Claim], entities: Sequence[Entity]
) -> Withdrawn:
    """Return what standing judgements withdraw."""
    finder = ClaimFinder(claims)
    gone: set[str] = set()
    assumptions: set[str] = set()
    rules: list[tuple[str, frozenset[str]]] = []
    events: list[frozenset[str]] = []
    for one in standing(judgements, frozenset({"withdraw"})):
        meant = frozenset(c.id for group in finder.all_meant(one.targets) for c in group)
        value = one.value or ""
        if value == "claim":
            gone |= meant
        elif value == "same_event":
            events.append(meant)
        elif value == "same_entity":
            assumptions |= _entities(one, entities)
        elif value.startswith(RULE):
            rules.append((value.removeprefix(RULE), meant))
    return Withdrawn(
        claims=frozenset(gone),
        assumptions=frozenset(assumptions),
        rules=tuple(rules),
        events=tuple(events),
    )


def _entities(judgement: Judgement, entities: Sequence[Entity]) -> set[str]:
    """Return the entities that the judgement's mentions are of."""
    places = {(q.document, q.start, q.end) for q in judgement.targets}
    return {
        entity.id
        for entity in entities
        if any((m.document, m.start, m.end) in places for m in entity.mentions)
    }
