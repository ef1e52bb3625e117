"""Names and groups that people gave: laid over the entities, never mixed into what accounts say.

A curated name takes the place of the name to show; the forms that accounts use stay as they are,
and ``named_by`` says whose name it is. A curated group gives its members the relation "member of"
without a claim, since no account states it.
"""

from collections.abc import Sequence
from dataclasses import replace

from tellings.records.documents import Account
from tellings.records.findings import Judgement
from tellings.records.judgements import NAMES, decided, standing
from tellings.records.opinions import on_names, owners
from tellings.records.people import Entity, Relation

MEMBER = "member of"


def curate(
    entities: Sequence[Entity], accounts: Sequence[Account], judgements: Sequence[Judgement]
) -> tuple[Entity, ...]:
    """Return the entities with the names and members that people gave them."""
    made = standing(judgements, NAMES)
    if not made:
        return tuple(entities)
    found, _ = decided(made, on_names(owners(entities, accounts)))
    names = {subject[1]: one for subject, one in found.items() if subject[0] == "name"}
    groups = {subject[2] for subject in found if subject[0] == "member"}
    members: dict[str, list[str]] = {}
    for subject in found:
        if subject[0] == "member":
            members.setdefault(subject[1], []).append(subject[2])
    curated = []
    for entity in entities:
        relations = [Relation(kind=MEMBER, to=to, claims=()) for to in members.get(entity.id, ())]
        name = names.get(entity.id)
        curated.append(
            replace(
                entity,
                name=entity.name if name is None else name.value,
                named_by=None if name is None else name.judgement.by,
                kind="group" if entity.id in groups and entity.kind == "person" else entity.kind,
                relations=(*entity.relations, *_new(entity, relations)),
            )
        )
    return tuple(curated)


def _new(entity: Entity, relations: Sequence[Relation]) -> tuple[Relation, ...]:
    """Return the relations that no account states already."""
    stated = {(relation.kind, relation.to) for relation in entity.relations}
    return tuple(one for one in relations if (one.kind, one.to) not in stated)
