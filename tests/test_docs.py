"""The documentation names what the code gives."""

import re
import shlex
from pathlib import Path
from typing import get_args

import pytest

from example import ROOT, fresh_copy
from tellings.cli.main import run
from tellings.records.documents import AsideReason

CODE = re.compile(r"""code\s*=\s*"([a-z-]+)\"""")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)")
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"^```text (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
DECIDED = re.compile(r"^[0-9a-f]{16} (?=[a-z])|\d{4}-\d\d-\d\d \d\d:\d\d UTC")
"""A judgement's id and time, which differ from run to run."""


def test_every_notice_code_is_documented() -> None:
    """Each code that a reader may meet stands in the reference."""
    page = (ROOT / "docs" / "reference" / "notices.md").read_text(encoding="utf-8")
    found = {
        code
        for path in (ROOT / "src").rglob("*.py")
        for code in CODE.findall(path.read_text(encoding="utf-8"))
    }
    assert found
    assert [code for code in sorted(found) if f"`{code}`" not in page] == []


def test_every_reason_for_setting_aside_is_documented() -> None:
    """Each reason of the contract stands in the reference."""
    page = (ROOT / "docs" / "reference" / "notices.md").read_text(encoding="utf-8")
    assert [reason for reason in get_args(AsideReason) if f"`{reason}`" not in page] == []


def test_links_between_pages_lead_somewhere() -> None:
    """Every relative link in the documentation names a file that is there."""
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    broken = [
        f"{page.name}: {target}"
        for page in pages
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_project_speaks_of_itself_alone() -> None:
    """No word of the sample texts stands in the code that reads or trains."""
    words = re.compile(r"Yong-gu|Ye-seung|Cell No\. 7", re.IGNORECASE)
    places = [
        str(path.relative_to(ROOT))
        for folder in ("src", "train")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if words.search(path.read_text(encoding="utf-8"))
    ]
    assert places == []


@pytest.mark.slow
@pytest.mark.parametrize("page", ["tutorial.md", "how-to/read-a-conflict.md"])
def test_quoted_output_is_true(
    page: str,
    example_case: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each command of a page writes what the page says; dots stand for what is left out."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    (tmp_path / "demo").mkdir()
    fresh_copy(example_case, tmp_path / "demo")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    for name, content in FILE.findall(text):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    blocks = CONSOLE.findall(text)
    assert blocks
    for command, said in commands_of(blocks):
        capsys.readouterr()
        assert run(shlex.split(command.removeprefix(".venv/bin/tellings"))) == 0, command
        assert missing(said, capsys.readouterr().out) == "", command


def commands_of(blocks: list[str]) -> list[tuple[str, str]]:
    """Return each command of the blocks with the output that is quoted below it."""
    parts = [part for block in blocks for part in re.split(r"^\$ ", block, flags=re.MULTILINE)]
    return [(part.split("\n", 1)[0], part.split("\n", 1)[1]) for part in parts if part]


def missing(said: str, output: str) -> str:
    """Return the first stretch of quoted lines that the output lacks, in order; empty if none."""
    rest = plain(output)
    for part in plain(said).split("\n...\n"):
        if stretch := part.strip("\n"):
            _, found, rest = rest.partition(stretch)
            if not found:
                return stretch
    return ""


def plain(text: str) -> str:
    """Return lines without blanks at their ends, ids and times of judgements made alike."""
    lines = [DECIDED.sub("-", line.rstrip()) for line in text.splitlines()]
    return "\n" + "\n".join(lines) + "\n"
