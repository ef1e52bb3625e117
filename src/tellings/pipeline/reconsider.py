"""What if: conflict sets and versions of a case under other assumptions. Nothing is written."""

from collections.abc import Collection
from dataclasses import dataclass

from tellings.casefile.case import Case
from tellings.casefile.store import snapshot
from tellings.pipeline.results import arguments
from tellings.pipeline.table import STAGES, Stage
from tellings.pipeline.workspace import open_workspace, resolve
from tellings.records.findings import Conflict, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconsidered:
    """The conflict sets and versions under other assumptions."""

    conflicts: tuple[Conflict, ...]
    versions: tuple[Version, ...]


def reconsider(
    case: Case,
    *,
    without: Collection[str] = (),
    assume: Collection[str] = (),
    doubt: Collection[str] = (),
) -> Reconsidered:
    """Return the conflicts and versions when ids are set aside, assumed or doubted.

    ``without`` are ids of claims, events, entities, conflicts, or names of rules; ``assume`` and
    ``doubt`` ids of claims. UsageError when what is assumed cannot all be true.
    """
    from tellings.versions.withdrawn import Withdrawn  # noqa: PLC0415  (the room, when asked)

    gone = Withdrawn(claims=frozenset(without), assumptions=frozenset(without))
    with snapshot(case):
        workspace = open_workspace(case)
        contradict, rank = _stage("contradict"), _stage("rank-versions")
        conflicts = workspace.get("conflicts")
        if without:
            find = resolve(contradict.function)
            conflicts = find(**arguments(workspace, contradict, ""), without=gone).conflicts
        given = {**arguments(workspace, rank, ""), "conflicts": conflicts}
        versions = resolve(rank.function)(**given, assume=assume, doubt=doubt)
    return Reconsidered(conflicts=conflicts, versions=versions)


def _stage(name: str) -> Stage:
    return next(stage for stage in STAGES if stage.name == name)
