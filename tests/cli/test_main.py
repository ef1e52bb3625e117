"""Interrupts are 130 however they come out of the libraries; streams may be closed."""

import os
import signal
import subprocess
import sys

import pytest
import typer

from tellings.cli import main


def interrupted() -> None:
    """Be interrupted inside code that turns the interrupt into another error."""
    try:
        os.kill(os.getpid(), signal.SIGINT)
    except KeyboardInterrupt:
        raise ValueError("half a model") from None


def failing() -> None:
    """Fail without any interrupt."""
    raise ValueError("a defect")


def application() -> typer.Typer:
    """Return an application with the two commands."""
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(interrupted)
    app.command()(failing)
    return app


def test_interrupt_that_becomes_another_error_is_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A library may swallow Ctrl-C and raise something else: it was an interrupt all the same."""
    monkeypatch.setattr(main, "build", application)
    before = signal.getsignal(signal.SIGINT)
    assert main.run(["interrupted"]) == 130
    assert "nothing is lost" in capsys.readouterr().err
    assert signal.getsignal(signal.SIGINT) is before


def test_a_defect_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an interrupt an unexpected error is not swallowed."""
    monkeypatch.setattr(main, "build", application)
    with pytest.raises(ValueError, match="a defect"):
        main.run(["failing"])


def test_closed_streams_are_no_defect() -> None:
    """A caller that closed standard output and error gets an exit code, not a traceback."""
    code = "import sys; sys.argv = ['t', '--version']; from tellings.cli.main import main; main()"
    closed = ["sh", "-c", 'exec "$0" -c "$1" >&- 2>&-', sys.executable, code]
    assert subprocess.run(closed, check=False).returncode == 0
