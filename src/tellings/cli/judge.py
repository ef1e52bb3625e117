"""Commands for what people decide: judge, and changes since an earlier reading."""

import getpass
import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tellings.cli.change import now, showing_progress
from tellings.cli.listings import CaseArgument, JsonOption, opened
from tellings.cli.terminal import console, paragraph, print_json
from tellings.errors import UsageError
from tellings.records.judgements import KINDS
from tellings.records.spans import Quote
from tellings.views.changes import ChangesView, changes_view
from tellings.views.edits import accepted_fields, claim_fields
from tellings.views.index import Index, index
from tellings.views.judgements import JudgementView, judgements
from tellings.views.targets import assumption_targets, by_id, claims_at, targets_of

if TYPE_CHECKING:
    from tellings.api import JudgeReport

LIST = "list"


def judge(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="What is decided; or list.")],
    case: CaseArgument,
    targets: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TARGET]...", help="An id, a name, words, or 1:120-164."),
    ] = None,
    *,
    to: Annotated[
        str | None, typer.Option(help="rename: the name; raise, lower: the new tier.")
    ] = None,
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="edit, add: what the claim says."),
    ] = None,
    assumption: Annotated[
        int | None, typer.Option(help="withdraw: which assumption of a conflict, from 1.")
    ] = None,
    slot: Annotated[str | None, typer.Option(help="raise, lower: the side of claims.")] = None,
    by: Annotated[str | None, typer.Option(help="Who judges; the user's name if not said.")] = None,
    reason: Annotated[str | None, typer.Option(help="Why.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Decide something, and let it take effect at once; `judge list CASE` lists what was decided.

    \b
    same, different TARGET TARGET...       who is, or is not, the same
    rename TARGET --to NAME                the name to show
    group GROUP MEMBER...                  who belongs to a group
    same-event, different-event CLAIM...   what tells, or does not tell, one event
    move CLAIM CLAIM [CLAIM...]            to the second's event, away from the others
    accept, reject CLAIM                   a claim is read rightly, or is none
    edit CLAIM --set NAME=VALUE            stance, polarity, when, agent, patient ...
    add WORDS [--set NAME=VALUE]           these words make a claim
    raise, lower FINDING --to TIER         agreement, difference, tension, conflict
    trust, doubt ACCOUNT                   prefer an account, or give it up first
    withdraw CONFLICT --assumption N       do not rest a conflict on this
    withdraw CLAIM                         let no conflict rest on this claim
    undo JUDGEMENT                         take a judgement back
    """  # noqa: D301  (the b is Click's mark for lines to be kept)
    from tellings.api import judge as decide  # noqa: PLC0415 - the whole library, for this alone

    if kind == LIST:
        list_judgements(case, as_json=as_json)
        return
    if kind not in KINDS:
        raise UsageError(f"{kind}: not a kind of judgement; known are: {', '.join(KINDS)}, {LIST}")
    look, named = opened(case), targets or []
    replaces = _judgement_id(look, named) if kind == "undo" else None
    quotes: tuple[Quote, ...] = ()
    value = None
    if kind != "undo":
        quotes, value = _pointed_at(look, kind, named, to, settings or (), assumption, slot)
    decided = partial(decide, case, kind, quotes, value=value, reason=reason, replaces=replaces)
    with showing_progress(quiet=as_json) as step:
        done = decided(by=by or user_name(), at=now(), progress=step)
    _write_report(case, done)
    _show(done, as_json=as_json)


def _pointed_at(  # noqa: PLR0917  (the command's own options)
    look: Index,
    kind: str,
    named: Sequence[str],
    to: str | None,
    settings: Sequence[str],
    assumption: int | None,
    slot: str | None,
) -> tuple[tuple[Quote, ...], str | None]:
    """Return targets and value of a judgement from what was typed."""
    if kind == "withdraw":
        if assumption is None:
            return targets_of(look, kind, named), "claim"
        if len(named) != 1:
            raise UsageError("name one conflict set to withdraw an assumption of")
        value, quotes = assumption_targets(look, named[0], assumption)
        return quotes, value
    quotes = targets_of(look, kind, named)
    if kind == "rename":
        return quotes, to
    if kind in ("edit", "accept", "add"):
        return quotes, _claim_value(look, kind, quotes, settings)
    if kind in ("raise", "lower"):
        found = by_id((f.id for f in look.record.findings), named[0]) if named else None
        slots = [f.slot for f in look.record.findings if f.id == found]
        return quotes, json.dumps({"kind": to, "slot": slot or next(iter(slots), "")})
    return quotes, None


def _claim_value(look: Index, kind: str, quotes: Sequence[Quote], settings: Sequence[str]) -> str:
    found = claims_at(look, quotes[-1]) if quotes and kind != "add" else []
    claim = found[0] if found else None
    if kind == "accept":
        if claim is None:
            raise UsageError("no claim is read at these words")
        return accepted_fields(claim)
    return claim_fields(look, claim, settings)


def _judgement_id(look: Index, named: Sequence[str]) -> str:
    found = by_id((j.id for j in look.record.judgements), named[0]) if len(named) == 1 else None
    if found is None:
        raise UsageError("name one judgement by its id: `tellings judge list CASE` lists them")
    return found


def user_name() -> str:
    """Return the name of who uses this computer; UsageError when it has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise UsageError("who are you? say it with --by NAME") from None


def _write_report(case: Path, done: "JudgeReport") -> None:
    from tellings.casefile import write_atomically  # noqa: PLC0415
    from tellings.report.render import render  # noqa: PLC0415

    page = case / "report.html"
    if page.exists():
        write_atomically(page, render(done.record).encode("utf-8"))


def _show(done: "JudgeReport", *, as_json: bool) -> None:
    one = done.judgement
    if as_json:
        changes = {c.kind: {"new": c.new, "gone": c.gone} for c in done.changes if c.new or c.gone}
        print_json({"judgement": asdict(one), "ran": done.ran, "changed": changes})
        return
    out = console()
    (shown,) = [view for view in judgements(index(done.record)) if view.id == one.id]
    out.print(judgement_lines(shown), soft_wrap=True)
    counts = [
        f"{c.kind} {len(c.new)} new, {len(c.gone)} gone" for c in done.changes if c.new or c.gone
    ]
    changed = f"Changed: {'; '.join(counts)}." if counts else "Nothing else changed."
    out.print(paragraph(changed, hanging="  "))


def list_judgements(case: Path, *, as_json: bool) -> None:
    """List what people decided in the order they did, and what of it no longer holds."""
    shown = judgements(opened(case))
    if as_json:
        print_json([asdict(view) for view in shown])
        return
    out = console()
    for view in shown:
        out.print(judgement_lines(view), soft_wrap=True)
    if not shown:
        out.print("Nobody has judged anything yet.")


def judgement_lines(view: JudgementView) -> str:
    """Return a judgement as text: what, who and when; its words; why it does not hold."""
    value = f" {view.says}" if view.says else ""
    head = f"{view.id}  {view.kind}{value}  · {view.by}, {_time(view.at)}"
    lines = [paragraph(head, hanging="  ")]
    if view.reason:
        lines.append(paragraph(f"because {view.reason}", indent="  "))
    for quote in view.quotes:
        words = f"“{quote.text}” ({quote.number}, {quote.where})"
        lines.append(paragraph(words, indent="  ", hanging="    "))
    lines += [paragraph(f"“{words}”", indent="  ", hanging="    ") for words in view.gone]
    if view.obstacle:
        lines.append(paragraph(f"NOT APPLIED: {view.obstacle}", indent="  ", hanging="    "))
    return "\n".join(lines)


def changes(
    case: CaseArgument,
    *,
    since: Annotated[
        str, typer.Option(help="A time (2024-05-31T14:00, UTC), a day, or a reading's number.")
    ],
    as_json: JsonOption = False,
) -> None:
    """Say what has changed since an earlier reading: new, gone, newly in conflict."""
    from tellings.casefile import open_case  # noqa: PLC0415
    from tellings.casefile.history import changes_since, find_run, history  # noqa: PLC0415
    from tellings.pipeline import open_record  # noqa: PLC0415

    with open_case(case) as handle:
        view = changes_view(
            index(open_record(handle)),
            changes_since(handle, find_run(handle, since)),
            history(handle),
        )
    if as_json:
        print_json(asdict(view))
    else:
        console().print("\n".join(_change_lines(view)), soft_wrap=True)


def _time(at: str | None) -> str:
    return f"{at[:16].replace('T', ' ')} UTC" if at else "no time"


def _change_lines(view: ChangesView) -> list[str]:
    lines = [paragraph(f"Since reading {view.since} ({_time(view.at)}): {view.what}")]
    lines += [
        paragraph(f"{run.number}. {run.what} ({_time(run.at)})", indent="  ") for run in view.later
    ]
    for title, items in (
        ("New", view.new),
        ("Gone", view.gone),
        ("Newly in conflict", view.in_conflict),
    ):
        lines += ["", title + ("" if items else ": nothing")]
        for item in items:
            lines.append(paragraph(f"{item.kind}: {item.words}", indent="  ", hanging="    "))
            lines += [
                paragraph(f"{who}: “{words}”", indent="    ", hanging="      ")
                for who, words in item.quotes
            ]
    lines += [paragraph(f"and {n} more {kind}", indent="  ") for kind, n in view.uncounted]
    return lines


COMMANDS = (judge, changes)
