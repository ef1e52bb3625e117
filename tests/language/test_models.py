"""The packaged model files are the ones that the card describes."""

import hashlib

from train.checksums import FOLDERS

from tellings.language.networks import MODELS


def test_model_files_have_their_checksums() -> None:
    """Every packaged model file is listed, with its SHA-256."""
    listed = {}
    for line in (MODELS / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, name = line.split("  ")
        listed[name] = digest
    found = {
        path.relative_to(MODELS).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in FOLDERS
        for path in (MODELS / folder).rglob("*")
        if path.is_file()
    }
    assert found == listed


def test_no_model_file_is_a_pickle() -> None:
    """No file opens as a pickle does (0x80, then a protocol of 2 to 5) or is named as one."""
    for path in MODELS.rglob("*"):
        if path.is_file() and path.suffix not in {".py", ".pyc"}:
            head = path.read_bytes()[:2]
            assert head not in {b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05"}, path
            assert path.suffix not in {".pkl", ".pickle", ".joblib"}
