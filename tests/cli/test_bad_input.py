"""The whole job on bad input and in bad luck: exit codes, messages, and nothing half made."""

import io
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from example import EXAMPLE, ROOT, fresh_copy
from tellings.cli.main import run

GOOD = "Mara Oduya left the ferry at nine. She carried a blue bag to the harbour office.\n"
COMMAND = (sys.executable, "-c", "from tellings.cli.main import main; main()")


def pdf(*pages: str, encrypt: str | None = None) -> bytes:
    """Return a PDF whose pages hold the given lines."""
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=encrypt, invariant=True)
    for page in pages:
        canvas.drawString(72, 760, page)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


# Name, bytes, and a word of the advice that the message must hold.
UNREADABLE = (
    ("empty.txt", b"", "empty"),
    ("blank.md", b" \n\t\n", "empty"),
    ("zero.pdf", b"", "empty"),
    ("noise.dat", random.Random(5).randbytes(4000), "save"),
    ("photo.png", b"\x89PNG\r\n\x1a\n" + random.Random(6).randbytes(4000), "recognised"),
    ("rubbish.pdf", b"%PDF-1.7\nrubbish", "save it again"),
    ("cut.pdf", pdf("It rained.")[:300], "save it again"),
    ("secret.pdf", pdf("It rained.", encrypt="key"), "password"),
    ("scan.pdf", pdf("", ""), "recognised"),
    ("cut.docx", b"PK\x03\x04word/document.xml" + b"x" * 200, "save it again"),
    ("script.html", b"<body><script>alert(1)</script></body>", "browser"),
    ("large.txt", b"It rained all day. " * 60_000, "max_file_megabytes"),
)


def started(*arguments: str | Path) -> subprocess.Popen[str]:
    """Start the command line in a process of its own."""
    return subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def exported(case: Path, folder: Path) -> bytes:
    """Return the bytes of the case's JSON export."""
    target = folder / f"{case.name}.json"
    assert run(["export", str(case), "-o", str(target)]) == 0
    return target.read_bytes()


def read_runs(case: Path) -> int:
    """Return how many runs of stages a case records so far."""
    try:
        with sqlite3.connect(f"file:{case / 'tellings.db'}?mode=ro", uri=True) as connection:
            return int(connection.execute("SELECT count(*) FROM stage_runs").fetchone()[0])
    except sqlite3.Error:
        return 0


def wait_until(reached: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    """Wait until ``reached()``; fail when the process ends before."""
    while not reached():
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)


@pytest.mark.slow
def test_every_unreadable_file_is_named_with_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All kinds of unreadable file beside a good one: each named once, the good one read, 3."""
    source = tmp_path / "in"
    source.mkdir()
    for name, data, _ in UNREADABLE:
        (source / name).write_bytes(data)
    (source / "good.txt").write_text(GOOD)
    case = tmp_path / "case"
    case.mkdir()
    (case / "case.toml").write_text("[settings]\nmax_file_megabytes = 1\n")
    assert run(["read", str(source), "--case", str(case)]) == 3
    shown = capsys.readouterr()
    lines = shown.err.splitlines()
    assert len(lines) == len(UNREADABLE)
    for name, _, advice in UNREADABLE:
        (line,) = [line for line in lines if f"/{name}: " in line]
        assert advice in line
    assert "Mara Oduya" in shown.out
    assert [item.name for item in (case / "accounts").iterdir()] == ["good.txt"]
    assert run(["verify", str(case)]) == 0


ODD = {
    "latin.txt": "Zoë Nyström left the café at nine – “late”, she said.\n".encode("cp1252"),
    "mixed.txt": ("Zoë’s café was open.\n" * 3).encode() + "A naïve boy ran.\n".encode("cp1252"),
    "wide.txt": "Mara Oduya closed the gate.\r\n".encode("utf-16"),
    "broken.txt": b"It rained \xed\xa0\x80 all day. \xff Mara closed the gate.\n",
    "hebrew.txt": "מרה עזבה את המעבורת. Tobias saw \u202eher\u202c leave.\n".encode(),
    "one-word.txt": b"a" * 30_000,
    "one-letter.txt": b"a " * 6_000,
    "furniture.html": b"<body><nav><a href='/'>Home</a> <a href='/login'>Log in</a></nav>"
    b"<footer>Share this page. Copyright 2020.</footer></body>",
    "nested.html": (
        f"<body>{'<div>' * 100_000}<p>Mara Oduya left the ferry.</p>{'</div>' * 100_000}"
        "<p>Tobias saw her.</p></body>"
    ).encode(),
    "script.html": (
        b"<body><p>Mara Oduya left the ferry at nine, and nobody saw where she went.</p>"
        b"<div class='comment'><b class='author'>Ada</b> <i>3 May 2019</i><p>Nice <script>"
        b"alert(1)</script>&lt;script&gt;alert(2)&lt;/script&gt; &lt;img src=x onerror=alert(3)"
        b"&gt; Tobias carried the bag.</p></div>"
        b"<div class='comment'><b class='author'>\x1b[31mBen</b> <i>4 May 2019</i>"
        b"<p>I saw it. \x1b[2J\x1b]0;title\x07</p></div></body>"
    ),
}


@pytest.mark.slow
def test_odd_input_is_read_and_inert_wherever_it_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Encodings, nesting, scripts, directions: the whole job is 0, and no words act."""
    source = tmp_path / "in"
    source.mkdir()
    for name, data in ODD.items():
        (source / name).write_bytes(data)
    case = tmp_path / "case"
    assert run(["read", str(source), "--case", str(case)]) == 0
    for command in (["timeline", str(case), "--all"], ["people", str(case), "--all"]):
        assert run(command) == 0
    assert run(["search", str(case), "closed"]) == 0
    shown = capsys.readouterr()
    assert "Zoë Nyström" in shown.out
    assert not {"\x1b", "\u202e", "\x07"} & set(shown.out + shown.err)
    report = (case / "report.html").read_text("utf-8")
    assert "<script>alert" not in report
    assert "<img src=x" not in report
    assert run(["verify", str(case)]) == 0
    record = json.loads(exported(case, tmp_path))
    assert {document["path"] for document in record["documents"]} == set(ODD)


@pytest.mark.slow
def test_a_long_line_is_read_as_one_account(tmp_path: Path) -> None:
    """A line of 60 KB goes through the whole job, and a person named all along it is one."""
    names = ("Mara Oduya", "Tobias Lind", "the captain", "Ines", "a boy")
    deeds = ("left the blue bag", "opened the gate", "saw a lantern", "carried two crates")
    chosen = random.Random(8)
    line = " ".join(f"{chosen.choice(names)} {chosen.choice(deeds)}." for _ in range(2_000))
    (tmp_path / "line.txt").write_text(line)
    case = tmp_path / "case"
    assert run(["read", str(tmp_path / "line.txt"), "--case", str(case), "--quiet"]) == 0
    record = json.loads(exported(case, tmp_path))
    named = [e for e in record["entities"] if any("Mara" in n["text"] for n in e["names"])]
    assert len(named) == 1
    assert len(record["claims"]) > 1_000
    assert len(record["accounts"]) == 1


def test_a_case_that_cannot_be_made_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file in the way of the case, or of a folder above it, is named; nothing is made."""
    page = tmp_path / "a.txt"
    page.write_text(GOOD)
    (tmp_path / "taken").write_text("mine")
    assert run(["read", str(page), "--case", str(tmp_path / "taken")]) == 2
    assert run(["read", str(page), "--case", str(tmp_path / "taken" / "under" / "case")]) == 4
    errors = capsys.readouterr().err.splitlines()
    assert ["case.toml" in line for line in errors] == [False, False]
    assert all("taken" in line for line in errors)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "diary.txt").write_text("mine")
    assert run(["read", str(page), "--case", str(tmp_path / "mine")]) == 2
    assert sorted(item.name for item in tmp_path.rglob("*")) == [
        "a.txt",
        "diary.txt",
        "mine",
        "taken",
    ]


@pytest.mark.slow
def test_interrupted_and_killed_runs_are_completed_by_the_next(
    example_case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """SIGINT is 130 with a message, SIGKILL is survived; the last run ends as if never stopped."""
    case = tmp_path / "cell-no-7.tellings"
    for signalled, runs in ((signal.SIGINT, 3), (signal.SIGKILL, 30), (signal.SIGINT, 50)):
        with started("read", EXAMPLE, "--case", case) as process:
            wait_until(lambda wanted=runs: read_runs(case) >= wanted, process)
            process.send_signal(signalled)
            _, errors = process.communicate()
        if signalled == signal.SIGINT:
            assert process.returncode == 130
            assert "nothing is lost" in errors
            assert "Traceback" not in errors
        capsys.readouterr()
        assert run(["people", str(case)]) == 0
        assert "reading was interrupted" in capsys.readouterr().err
    assert run(["read", str(EXAMPLE), "--case", str(case), "--quiet"]) == 0
    assert exported(case, tmp_path) == exported(example_case, tmp_path / "..")
    assert "interrupted" not in capsys.readouterr().err


@pytest.mark.slow
def test_two_writers_get_a_clear_error(tmp_path: Path) -> None:
    """While one process writes a case another is refused with 4; readers are not."""
    case = tmp_path / "two.tellings"
    with started("read", EXAMPLE, "--case", case) as first:
        wait_until(lambda: read_runs(case) >= 2, first)
        with started("read", EXAMPLE, "--case", case) as second:
            _, errors = second.communicate()
        assert second.returncode == 4
        assert "another process is writing" in errors
        assert first.wait() == 0
    assert run(["verify", str(case)]) == 0


@pytest.mark.slow
def test_newer_and_damaged_cases_are_refused(
    example_case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A case of a newer version, a cut, an overwritten or a foreign case file: 4, untouched."""
    newer = fresh_copy(example_case, tmp_path / "newer")
    with sqlite3.connect(newer / "tellings.db") as connection:
        number = connection.execute("SELECT max(number) FROM migrations").fetchone()[0]
        connection.execute("INSERT INTO migrations VALUES (?, '9999_future')", (number + 1,))
    cut, foreign, overwritten = (
        fresh_copy(example_case, tmp_path / name) for name in ("cut", "foreign", "overwritten")
    )
    data = (cut / "tellings.db").read_bytes()
    (cut / "tellings.db").write_bytes(data[: len(data) // 2])
    (foreign / "tellings.db").write_bytes(b"It rained all day.")
    middle = len(data) // 2
    noise = random.Random(9).randbytes(middle)
    (overwritten / "tellings.db").write_bytes(data[:4096] + noise + data[4096 + middle :])
    for case, word in ((newer, "newer"), (cut, "damaged"), (foreign, "not a case file"),
                       (overwritten, "damaged")):  # fmt: skip
        before = (case / "tellings.db").read_bytes()
        for command in (["people", str(case)], ["read", str(EXAMPLE), "--case", str(case)]):
            assert run(command) == 4, (case, command)
            assert word in capsys.readouterr().err
        assert (case / "tellings.db").read_bytes() == before


@pytest.mark.slow
def test_odd_folders_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hidden files, links, sub-folders, odd and long names, the same file twice; pasted text."""
    source = tmp_path / "in"
    (source / "more").mkdir(parents=True)
    (source / "a.txt").write_text(GOOD)
    (source / "more" / "copy of a.txt").write_text(GOOD)
    (source / "more" / "a.txt").write_text("Tobias Lind saw her at the bridge.\n")
    (source / ("long name " * 24 + ".txt")).write_text("Ines painted the gate.\n")
    (source / "..x").write_text("hidden")
    (source / "..dots..txt").write_text("hidden too")
    (source / "more" / "round").symlink_to(source)
    (source / "dangling.txt").symlink_to(source / "nowhere.txt")
    with Path(os.fsdecode(os.fsencode(source) + b"/caf\xe9 \x1b[31m.txt")).open("w") as file:
        file.write("The captain closed the gate.\n")
    outside = tmp_path / "outside.txt"
    outside.write_text("A boy dropped the lantern.\n")
    monkeypatch.chdir(source / "more")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("I saw it, said Zoë.".encode())))
    case = tmp_path / "case"
    code = run(["read", str(source), "../../outside.txt", "-", "--case", str(case)])
    shown = capsys.readouterr()
    assert code == 3  # the link that leads nowhere
    assert "dangling.txt" in shown.err
    assert "\x1b" not in shown.err + shown.out
    held = {path.relative_to(case / "accounts") for path in (case / "accounts").rglob("*.txt")}
    assert len(held) == 6
    assert Path("pasted.txt") in held
    assert Path("outside.txt") in held
    assert run(["verify", str(case)]) == 0


@pytest.mark.slow
def test_a_reader_that_goes_away_is_no_error(example_case: Path) -> None:
    """``tellings timeline CASE | head -1`` ends quietly."""
    quiet = subprocess.run(
        ["bash", "-c", '"$@" | head -1', "-", *COMMAND, "export", str(example_case)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert quiet.stderr == ""
    assert quiet.stdout


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("command", ["timeline", "export"])
def test_output_without_room_is_a_clear_error(command: str, example_case: Path) -> None:
    """Standard output on a full disk: 4 and one line, no traceback."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, command, str(example_case)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            check=False,
        )
    assert done.returncode == 4
    assert done.stderr.splitlines()[0].startswith("tellings: the output cannot be written")
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_a_full_disk_loses_nothing(example_case: Path, tmp_path: Path) -> None:
    """With no room for the files it would write, ``read`` is 4 and the case is as it was."""
    case = fresh_copy(example_case, tmp_path)
    before = exported(case, tmp_path)
    large = tmp_path / "more.txt"
    large.write_text(GOOD * 100)
    # A limit on file sizes is the one full disk that a process can have for itself alone.
    size = (case / "tellings.db").stat().st_size // 1024
    limited = subprocess.run(
        ["bash", "-c", f'ulimit -f {size // 2}; trap "" XFSZ; exec "$@"', "-", *COMMAND,
         "read", str(large), "--case", str(case)],
        capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip
    assert limited.returncode == 4, limited.stderr
    assert "Traceback" not in limited.stderr
    assert run(["remove", str(case), "more.txt", "--quiet"]) in {0, 2}
    assert exported(case, tmp_path) == before
    shutil.rmtree(case)
