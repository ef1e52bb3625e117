"""Commands that list what a case holds: people, timeline, findings, search. None loads a model."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tellings.cli.terminal import complain, console, paragraph, print_json, shortened, table
from tellings.errors import UsageError
from tellings.views.findings import DISAGREEMENTS, WORST_FIRST, FindingView, findings
from tellings.views.grid import Column, Row, grid
from tellings.views.index import Index, index
from tellings.views.people import PersonView, UndecidedView, people, undecided
from tellings.views.quotes import Said
from tellings.views.story import OUTRIGHT, chosen

if TYPE_CHECKING:
    from tellings.casefile import Case

CaseArgument = Annotated[Path, typer.Argument(metavar="CASE", help="The case's folder.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON instead of text.")]
QUOTE_WIDTH = 66
MOST_DOUBTS = 10
KINDS_SHOWN = ("person", "group", "organisation")


def opened(case: Path) -> Index:
    """Return the record of the case with its look-ups."""
    from tellings.casefile import open_case  # noqa: PLC0415 - SQLite only where a case is opened
    from tellings.pipeline import open_record  # noqa: PLC0415

    with open_case(case) as handle:
        warn_incomplete(handle)
        return index(open_record(handle))


def warn_incomplete(case: "Case") -> None:
    """Say so when reading was interrupted: what is shown is not all that there is."""
    from tellings.casefile import is_complete  # noqa: PLC0415

    if not is_complete(case):
        complain(f"{case.folder}: reading was interrupted; read its files again to complete it")


def list_people(
    case: CaseArgument,
    *,
    everything: Annotated[
        bool,
        typer.Option(
            "--all", help="Also those of one event, places, things, tellers, makers, a mere “he”."
        ),
    ] = False,
    open_pairs: Annotated[
        bool,
        typer.Option("--undecided", help="Only who may be the same, what hangs on it first; all."),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """List the people under all their names, and who may be the same."""
    look = opened(case)
    if open_pairs and not as_json:
        _list_undecided(undecided(look))
        return
    story = [person for person in people(look) if everything or _in_story(person)]
    shown = [person for person in story if everything or _leading(person)]
    doubts = undecided(look)
    if as_json:
        print_json({"people": [asdict(p) for p in shown], "undecided": [asdict(d) for d in doubts]})
        return
    out = console()
    out.print(table(("name", "kind", "events", "accounts", "also called"), map(_person, shown)))
    if len(story) > len(shown):
        rest = len(story) - len(shown)
        more = f"{rest} more stand in one event at most, or are only ever called “he” or “she”"
        out.print(paragraph(f"{more}: --all lists them."), soft_wrap=True)
    for doubt in doubts[:MOST_DOUBTS]:
        out.print(_doubt(doubt), soft_wrap=True)
    if len(doubts) > MOST_DOUBTS:
        out.print(f"{len(doubts) - MOST_DOUBTS} more may be the same: --undecided lists them.")


def _list_undecided(doubts: Sequence[UndecidedView]) -> None:
    out = console()
    for doubt in doubts:
        out.print(_doubt(doubt), soft_wrap=True)
        hangs = f"{doubt.mentions} mentions, {doubt.claims} claims, {doubt.findings} findings"
        out.print(paragraph(f"  hangs on it: {hangs}", hanging="  "), soft_wrap=True)
    if not doubts:
        out.print("No pair is left to decide.")


list_people.__name__ = "people"


def _in_story(person: PersonView) -> bool:
    return person.sphere == "events" and person.kind in KINDS_SHOWN


def _leading(person: PersonView) -> bool:
    return person.events > 1 and person.described


def _person(person: PersonView) -> tuple[str, ...]:
    called = person.names or person.described_as
    own = person.name.casefold() if called is person.described_as else person.name
    others = [
        f"{n.text} ({', '.join(n.accounts)})"
        for n in called
        if own not in (n.text, n.text.casefold())
    ]
    kind = person.kind if person.sphere == "events" else f"{person.kind}, telling"
    return (
        person.name,
        kind,
        str(person.events),
        str(person.accounts),
        shortened("; ".join(others), 160),
    )


def _doubt(doubt: UndecidedView) -> str:
    why = "; ".join(doubt.evidence)
    left = f"“{doubt.left}” ({', '.join(doubt.left_told)})"
    right = f"“{doubt.right}” ({', '.join(doubt.right_told)})"
    return paragraph(f"Undecided: {left} and {right}: {why}", hanging="  ")


def timeline(
    case: CaseArgument,
    *,
    everything: Annotated[
        bool, typer.Option("--all", help="Also events that only one account tells.")
    ] = False,
    order: Annotated[
        str,
        typer.Option(
            "--order",
            metavar="ORDER",
            help="story: as it happened; several: told by several first.",
        ),
    ] = "story",
    person: Annotated[
        str | None, typer.Option("--person", metavar="NAME", help="Only events with this person.")
    ] = None,
    account: Annotated[
        str | None,
        typer.Option("--account", metavar="NUMBER", help="Only events that this account tells."),
    ] = None,
    disagreement: Annotated[
        str | None,
        typer.Option(
            "--disagreement",
            metavar="KIND",
            help=f"Only events with one of this kind: any, {', '.join(DISAGREEMENTS)}.",
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """List the events in order with each account's words."""
    _one_of("--order", order, ORDERS)
    _one_of("--disagreement", disagreement or "any", ("any", *DISAGREEMENTS))
    view = grid(opened(case))
    asked = (*view.shared, *(view.single if everything else ()))
    rows = chosen(view, asked, person=person, account=account, kind=disagreement)
    if order == "story":
        rows = tuple(sorted(rows, key=lambda row: (row.order, row.number)))
    if as_json:
        columns = [asdict(column) for column in view.columns]
        print_json({"accounts": columns, "events": [asdict(row) for row in rows]})
        return
    out = console()
    names = {column.id: column for column in view.columns}
    for row in rows:
        out.print(_event_lines(row, names), soft_wrap=True)
    if not rows:
        out.print("No such event is told by several accounts.")
    lone = chosen(view, view.single, person=person, account=account, kind=disagreement)
    if not everything and lone:
        out.print(f"{len(lone)} more events are told by one account only: --all shows them.")


ORDERS = ("story", "several")


def _one_of(option: str, asked: str, known: Sequence[str]) -> None:
    if asked not in known:
        raise UsageError(f"{option} {asked}: is none of {', '.join(known)}")


def _event_lines(row: Row, names: dict[str, Column]) -> str:
    marks = "".join(f"  [{mark.kind}: {mark.about}]" for mark in row.marks)
    lines = [paragraph(f"{row.number}. {row.label}{marks}", hanging="   ")]
    lines += [said_line(said) for cell in row.cells for said in cell.quotes]
    outright = [reason for reason in row.follows if reason.name in OUTRIGHT]
    if outright:
        words = "; ".join(f"{r.number} ({r.words}: {r.detail})" for r in outright)
        lines.append(paragraph(f"after {words}", indent="   ", hanging="      "))
    silent = [names[cell.column].number for cell in row.cells if not cell.quotes]
    if silent:
        lines.append(paragraph(f"not said by {', '.join(silent)}", indent="   ", hanging="      "))
    return "\n".join(lines) + "\n"


def said_line(said: Said) -> str:
    """Return one quote on lines of its own: the account, how it is put, the words, the place."""
    manner = "".join(f" [{word}]" for word in _manner(said))
    words = shortened(said.excerpt.text, 4 * QUOTE_WIDTH)
    place = f"({said.excerpt.where})"
    return paragraph(
        f"{said.who.number}{manner}: “{words}” {place}", indent="   ", hanging="      "
    )


def _manner(said: Said) -> tuple[str, ...]:
    words = ("denied" if said.denied else "", said.stance, "reading unsure" if said.unsure else "")
    return tuple(word for word in words if word)


def list_findings(
    case: CaseArgument,
    *,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind", help=f"One of {', '.join(WORST_FIRST)}; may be repeated.", metavar="KIND"
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """List what comparing shows, worst first; disagreements unless --kind says otherwise."""
    kinds = _kinds(kind)
    shown = findings(opened(case), kinds=kinds)
    if as_json:
        print_json([asdict(finding) for finding in shown])
        return
    out = console()
    for finding in shown:
        out.print(finding_lines(finding), soft_wrap=True)
    if not shown:
        out.print(f"Nothing of this kind was found: {', '.join(kinds)}.")


list_findings.__name__ = "findings"


def _kinds(asked: Sequence[str] | None) -> tuple[str, ...]:
    for kind in asked or ():
        if kind not in WORST_FIRST:
            raise UsageError(f"--kind {kind}: is none of {', '.join(WORST_FIRST)}")
    return tuple(asked) if asked else DISAGREEMENTS


def finding_lines(finding: FindingView) -> str:
    """Return a finding as text: kind and side, explanation, the quotes below one another."""
    head = f"{finding.kind.upper()} · {finding.about}"
    lines = [paragraph(f"{head} · {finding.label}" if finding.label else head, hanging="  ")]
    lines.append(paragraph(finding.explanation, indent="  "))
    lines += [said_line(said) for side in finding.sides for said in side.quotes]
    return "\n".join(lines) + "\n"


def search(
    case: CaseArgument,
    words: Annotated[list[str], typer.Argument(help="Words that must all occur.")],
    *,
    limit: Annotated[int, typer.Option(min=1, help="At most so many passages.")] = 20,
    as_json: JsonOption = False,
) -> None:
    """Search the passages of all accounts."""
    from tellings.casefile import open_case, search_sentences  # noqa: PLC0415
    from tellings.pipeline import open_record  # noqa: PLC0415
    from tellings.views.quotes import excerpt  # noqa: PLC0415

    with open_case(case) as handle:
        warn_incomplete(handle)
        hits = search_sentences(handle, " ".join(words), limit=limit)
        look = index(open_record(handle))
    found = [
        (
            look.label(hit.account),
            excerpt(look, document=hit.document, start=hit.start, end=hit.end, expected=hit.text),
        )
        for hit in hits
    ]
    if as_json:
        print_json([{"account": asdict(who), "passage": asdict(cut)} for who, cut in found])
        return
    out = console()
    for who, cut in found:
        words_shown = shortened(cut.text, 4 * QUOTE_WIDTH)
        out.print(
            paragraph(f"{who.number} ({cut.where}): “{words_shown}”", hanging="   "), soft_wrap=True
        )
    if not found:
        out.print(f"No passage holds all of: {' '.join(words)}")


COMMANDS = (list_people, timeline, list_findings, search)
