"""Time the main job and its parts beside a named peer, in one run: ``python -m bench``.

Prints a line a measurement with the ratio to the peer. Figures depend on the machine; the ratios
travel better. Nothing here gates anything.

- reading saved pages: our readers (whole visible text, posts, authors, dates) beside
  ``trafilatura.extract`` (main text only), on the forum pages of ``../shared`` when present;
- the whole command, cold, on the packaged example and the real pages, beside the syntax network
  alone on the same accounts: what all that is not parsing costs.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
REPEATS = 3


def fastest(run: Callable[[], object], *, repeats: int = REPEATS) -> float:
    """Return the seconds of the fastest of ``repeats`` runs."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def show(name: str, ours: float, peer: str, theirs: float, more: str = "") -> None:
    """Print one line: our time, the peer's, the ratio."""
    print(f"{name:44} {ours:8.2f} s   {peer:22} {theirs:8.2f} s   ×{ours / theirs:6.2f}  {more}")


def pages() -> None:
    """Time reading saved pages beside trafilatura."""
    import trafilatura

    from tellings.accounts.parts import split
    from tellings.accounts.readers import read_bytes

    folder = SHARED / "gold" / "forums" / "pages"
    if not folder.is_dir():
        print("saved pages: no ../shared beside the project, left out")
        return
    htmls = [
        json.loads(path.read_text(encoding="utf-8"))["html"] for path in sorted(folder.iterdir())
    ]

    def ours() -> None:
        for html in htmls:
            data = html.encode("utf-8", "replace")
            split(read_bytes(path="page.html", data=data, max_megabytes=50).document)

    def theirs() -> None:
        for html in htmls:
            trafilatura.extract(html, include_comments=True)

    show(
        f"{len(htmls)} saved pages",
        fastest(ours, repeats=1),
        "trafilatura",
        fastest(theirs, repeats=1),
    )


def whole(name: str, source: Path) -> None:
    """Time the whole command in a fresh process beside the syntax pipeline alone."""
    from tellings import api
    from tellings.language.syntax import analyse, load_syntax

    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "case"
        code = "from tellings.cli.main import main; main()"
        command = [sys.executable, "-c", code, "read", str(source), "--case", str(case), "-q"]
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        seconds = fastest(lambda: subprocess.run(command, check=True, cwd=ROOT), repeats=1)
        peak = max(before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024
    record = api.read(source)
    texts = {document.id: document.text for document in record.documents}
    syntax = load_syntax()

    def parse() -> None:
        for one in record.accounts:
            text = texts[one.document]
            analyse(text, one.spans, document=one.document, account=one.id, model=syntax)

    words = sum(len(text.split()) for text in texts.values())
    heading = f"whole job, {name} ({words} words)"
    show(heading, seconds, "our syntax alone", fastest(parse), f"{peak:.0f} MB")


def main() -> int:
    """Run every benchmark."""
    pages()
    whole("packaged example", ROOT / "examples" / "cell-no-7")
    if SHARED.is_dir():
        whole("four real pages", SHARED / "accounts" / "cell-no-7")
    return 0


if __name__ == "__main__":
    sys.exit(main())
