"""The command that opens a case on the workbench, in the browser of this machine."""

from typing import Annotated

import typer

from tellings.cli.judge import user_name
from tellings.cli.listings import CaseArgument
from tellings.cli.terminal import console


def serve(
    case: CaseArgument,
    *,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 0,
    by: Annotated[str | None, typer.Option(help="Who judges; the user's name if not said.")] = None,
) -> None:
    """Open a case in the browser to read and correct it; Ctrl-C ends it.

    Only this machine can reach it, and only with the link that is printed.
    """
    from tellings.workbench.serving import serve as run  # noqa: PLC0415 - the web server

    out = console()

    def say(line: str) -> None:
        out.print(line, soft_wrap=True)

    run(case, port=port, by=by or user_name(), say=say)


COMMANDS = (serve,)
