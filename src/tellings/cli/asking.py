"""The command that asks a case: passages that bear on a question, of all sides, never an answer."""

from dataclasses import asdict
from typing import Annotated

import typer

from tellings.cli.listings import QUOTE_WIDTH, CaseArgument, JsonOption, said_line, warn_incomplete
from tellings.cli.terminal import console, paragraph, print_json, shortened
from tellings.views.asked import AskedView, asked, passage
from tellings.views.index import index


def ask(
    case: CaseArgument,
    question: Annotated[list[str], typer.Argument(help="A question in plain words.")],
    *,
    limit: Annotated[int, typer.Option(min=1, help="At most so many passages.")] = 8,
    as_json: JsonOption = False,
) -> None:
    """Show the passages that bear on a question, who says them, and the other sides.

    Nothing is answered: the words are the accounts' own.
    """
    from tellings.casefile import open_case  # noqa: PLC0415 - only where a case is opened
    from tellings.pipeline import open_record  # noqa: PLC0415
    from tellings.pipeline.asking import ask as find  # noqa: PLC0415

    words = " ".join(question)
    with open_case(case) as handle:
        warn_incomplete(handle)
        found = find(handle, words, limit=limit)
        look = index(open_record(handle))
    views = asked(look, tuple(map(passage, found)))
    if as_json:
        print_json({"question": words, "passages": [asdict(view) for view in views]})
        return
    out = console()
    for view in views:
        out.print(lines(view), soft_wrap=True)
    if not views:
        out.print(f"No passage bears on: {words}")


def lines(view: AskedView) -> str:
    """Return a passage as text: its words, why, then the other sides of its events."""
    words = shortened(view.words.text, QUOTE_WIDTH * 4)
    said = f"{view.who.number} ({view.words.where}): “{words}”"
    rows = [paragraph(said, hanging="   "), paragraph(view.why, indent="   ", hanging="   ")]
    for event in view.events:
        marks = "".join(f"  [{kind}: {about}]" for _, kind, about in event.marks)
        rows.append(paragraph(f"event {event.number}{marks}", indent="   ", hanging="      "))
        rows += [said_line(said) for side in event.sides for said in side.quotes]
    return "\n".join(rows) + "\n"


COMMANDS = (ask,)
