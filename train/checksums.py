"""Writes ``src/tellings/models/SHA256SUMS``: ``python -m train.checksums``.

The format is that of ``sha256sum --check``, run in the folder of the models.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

MODELS = Path(__file__).parent.parent / "src" / "tellings" / "models"
FOLDERS = ("claims", "coreference", "encoder", "names", "pairs", "syntax", "wordnet", "words")


def checksums(models: Path, folders: Iterable[str]) -> str:
    """Return one line a file below the folders, sorted by path."""
    paths = sorted(
        path for folder in folders for path in (models / folder).rglob("*") if path.is_file()
    )
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(models).as_posix()}\n"
        for path in paths
    )


def main() -> None:
    """Write the file."""
    (MODELS / "SHA256SUMS").write_text(checksums(MODELS, FOLDERS), "utf-8")


if __name__ == "__main__":
    main()
