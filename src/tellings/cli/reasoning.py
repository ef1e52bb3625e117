"""Commands about what cannot all be true: conflicts, versions, explain. None loads a model."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated

import typer

from tellings.cli.listings import (
    CaseArgument,
    JsonOption,
    finding_lines,
    said_line,
    warn_incomplete,
)
from tellings.cli.terminal import console, paragraph, print_json
from tellings.views.conflicts import (
    ComponentView,
    ConflictView,
    VersionView,
    components,
    conflict_view,
    conflicts,
    search_cut_short,
)
from tellings.views.explain import Explained, explained
from tellings.views.findings import Side
from tellings.views.index import Index, index
from tellings.views.named import claims_named, identities, the_one


def considered(
    case: Path, *, without: Sequence[str], assume: Sequence[str], doubt: Sequence[str]
) -> Index:
    """Return the record of a case with the conflicts and versions under other assumptions."""
    from tellings.casefile import open_case  # noqa: PLC0415 - SQLite only where a case is opened
    from tellings.pipeline import open_record, reconsider  # noqa: PLC0415

    with open_case(case) as handle:
        warn_incomplete(handle)
        record = open_record(handle)
        look = index(record)
        if not (without or assume or doubt):
            return look
        found = reconsider(
            handle,
            without=[the_one(identities(record), name) for name in without],
            assume=[claim for name in assume for claim in claims_named(look, name)],
            doubt=[claim for name in doubt for claim in claims_named(look, name)],
        )
    return index(replace(record, conflicts=found.conflicts, versions=found.versions))


def list_conflicts(
    case: CaseArgument,
    *,
    without: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Leave aside a claim, link, rule or conflict."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """List what cannot all be true, step by step, with what it rests on; smallest sets first.

    --without asks what is left when a claim, a person's or an event's identity, or a rule such as
    travel is withdrawn. Nothing is written; `judge withdraw` keeps such a decision.
    """
    look = considered(case, without=without or (), assume=(), doubt=())
    found = conflicts(look)
    if as_json:
        print_json([asdict(conflict) for conflict in found])
        return
    out = console()
    for number, conflict in enumerate(found, 1):
        out.print("\n".join(conflict_lines(conflict, number)) + "\n", soft_wrap=True)
    if not found:
        out.print("No statements were found that cannot all be true.")
    for line in search_lines(look):
        out.print(line, soft_wrap=True)


def search_lines(look: Index) -> Iterator[str]:
    """Yield what there is to know about the search for conflict sets, once."""
    message = search_cut_short(look.record)
    if message:
        yield paragraph(f"Note: {message}.")


list_conflicts.__name__ = "conflicts"


def conflict_lines(conflict: ConflictView, number: int | None = None) -> Iterator[str]:
    """Yield a conflict set as text: its steps, what it rests on, what settles it, its quotes."""
    lead = f"{number}. " if number is not None else ""
    yield paragraph(
        f"{lead}{conflict.size} statements cannot all be true ({conflict.rule}) [{conflict.id}]",
        hanging="   ",
    )
    for step in conflict.steps[:-1]:
        yield paragraph(step, indent="   - ", hanging="     ")
    yield paragraph("They cannot all be true if:", indent="   ")
    for place, assumption in enumerate(conflict.assumes, 1):
        detail = f"{place}. {assumption.detail} [{assumption.id}]"
        yield paragraph(detail, indent="     ", hanging="        ")
    if conflict.settled_by is not None:
        yield paragraph(f"To settle it: {conflict.settled_by}", indent="   ", hanging="     ")
    yield from _side_lines(conflict.sides)


def _side_lines(sides: Sequence[Side]) -> Iterator[str]:
    for side in sides:
        for said in side.quotes:
            yield said_line(said)


def list_versions(
    case: CaseArgument,
    *,
    assume: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Take a claim or account as true.")
    ] = None,
    doubt: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Leave a claim or account aside.")
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Leave aside a claim, link, rule or conflict."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """List the versions that remain possible, best first by the stated criteria, ties as ties.

    Each group of conflicts that hang together has its own. --assume and --doubt ask what if;
    nothing is written.
    """
    look = considered(case, without=without or (), assume=assume or (), doubt=doubt or ())
    found = components(look)
    if as_json:
        print_json([asdict(component) for component in found])
        return
    out = console()
    for component in found:
        out.print("\n".join(component_lines(component)) + "\n", soft_wrap=True)
    if not found:
        out.print("No conflict was found that leaves a choice between versions.")
    for line in search_lines(look):
        out.print(line, soft_wrap=True)


list_versions.__name__ = "versions"


def component_lines(component: ComponentView) -> Iterator[str]:
    """Yield the versions of one component, what the best share, and what decides between them."""
    yield f"Conflict group {component.number}"
    best = sum(version.rank == 1 for version in component.versions)
    for version in component.versions:
        yield from _version_lines(version, tied=version.rank == 1 and best > 1)
    for words, sides in (
        ("In every best version", component.holds),
        ("In some best versions", component.open),
        ("In none of the best versions", component.given_up),
        ("Leaving one of these aside changes the answer", component.pivots),
    ):
        if sides:
            yield f"  {words}:"
            yield from _side_lines(sides)


def _version_lines(version: VersionView, *, tied: bool) -> Iterator[str]:
    criteria = ", ".join(f"{name}: {value}" for name, value in version.criteria)
    tie = " (a tie)" if tied else ""
    yield paragraph(
        f"Version of rank {version.rank}{tie} [{version.id}]: {criteria}",
        indent="  ",
        hanging="    ",
    )
    yield "    gives up"
    yield from _side_lines(version.gives_up)


def explain(
    case: CaseArgument,
    identity: Annotated[str, typer.Argument(metavar="ID", help="As listings and exports show it.")],
    *,
    as_json: JsonOption = False,
) -> None:
    """Say what an id stands for and why: a claim, event, person, finding, conflict or version."""
    look = considered(case, without=(), assume=(), doubt=())
    named = the_one(identities(look.record), identity)
    conflict = next((one for one in look.record.conflicts if one.id == named), None)
    version = _version_named(look, named)
    if as_json:
        view = conflict_view(look, conflict) if conflict else version or explained(look, named)
        print_json(asdict(view))
        return
    out = console()
    if conflict is not None:
        lines = list(conflict_lines(conflict_view(look, conflict)))
    elif version is not None:
        lines = [*_version_lines(version, tied=False), "    holds", *_side_lines(version.holds)]
    else:
        lines = list(explained_lines(explained(look, named)))
    out.print("\n".join(lines), soft_wrap=True)


def _version_named(look: Index, identity: str) -> VersionView | None:
    if all(version.id != identity for version in look.record.versions):
        return None
    found = (version for component in components(look) for version in component.versions)
    return next(version for version in found if version.id == identity)


def explained_lines(view: Explained) -> Iterator[str]:
    """Yield what an id stands for, the reasons, the quotes, and what it takes part in."""
    if view.finding is not None:
        yield finding_lines(view.finding)
        return
    yield paragraph(f"{view.kind} {view.id}: {view.title}", hanging="  ")
    for reason in view.reasons:
        yield paragraph(reason, indent="  - ", hanging="    ")
    yield from _side_lines(view.sides)
    for kind, identity, words in view.within:
        yield paragraph(f"in {kind} {identity}: {words}", indent="  ", hanging="    ")


COMMANDS = (list_conflicts, list_versions, explain)
