"""A case as a BagIt bag (RFC 8493): a folder that proves by SHA-256 that nothing in it changed.

    bagit.txt                  the version of the format
    bag-info.txt               title, program, size of the payload
    manifest-sha256.txt        a hash for every file under data/
    tagmanifest-sha256.txt     a hash for each of the files above
    data/                      the case: accounts/, tellings.db, case.toml, and what was exported

A bag is written beside its place and renamed when it is whole. ``data/`` is a case that every
command opens. No date goes in: the same case gives the same manifest but for the case file, whose
pages SQLite lays out as it likes.
"""

import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from shutil import rmtree

from tellings.casefile import files
from tellings.casefile.case import CASE_FILE, Case
from tellings.casefile.connection import case_errors
from tellings.casefile.files import sha256_of, write_atomically
from tellings.casefile.options import CASE_TOML
from tellings.casefile.received import list_files
from tellings.errors import CaseUnwritable, UsageError

DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
PAYLOAD = "data"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
_LINE = re.compile(r"([0-9a-f]{64})[ \t]+\*?(.+)")


def copy_case_file(case: Case, target: Path) -> None:
    """Write the case file as one closed SQLite file; UsageError when ``target`` is there."""
    if target.exists():
        raise UsageError(f"{target}: is there already; name a new file")
    try:
        with case_errors(target):
            case.connection.execute("VACUUM INTO ?", (str(target),))
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def write_bag(case: Case, target: Path, *, outputs: Mapping[str, bytes], info: str) -> None:
    """Write the case and ``outputs`` (name to bytes) as a bag; ``info`` names the program.

    UsageError when ``target`` is there; CaseUnwritable, with nothing left behind, when it cannot
    be written; CaseDamaged when a received file is not what was received.
    """
    if target.exists():
        raise UsageError(f"{target}: is there already; name a new folder for the bag")
    made: Path | None = None
    try:
        made = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.absolute().parent))
        made.chmod(0o777 & ~files.umask())
        _write_payload(case, made / PAYLOAD, outputs)
        _write_tags(made, case.title, info)
        made.rename(target)
    except OSError as error:
        raise CaseUnwritable(f"{target}: cannot be written ({error.strerror})") from error
    finally:
        if made is not None and made.exists():
            rmtree(made, ignore_errors=True)


def _write_payload(case: Case, data: Path, outputs: Mapping[str, bytes]) -> None:
    for file in list_files(case):
        _write(data / files.ACCOUNTS / file.path, files.read_received(case.folder, file))
    (data / files.ACCOUNTS).mkdir(parents=True, exist_ok=True)
    copy_case_file(case, data / CASE_FILE)
    with suppress(FileNotFoundError):
        _write(data / CASE_TOML, (case.folder / CASE_TOML).read_bytes())
    for name in sorted(outputs):
        _write(data / name, outputs[name])


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, data)


def _write_tags(bag: Path, title: str, info: str) -> None:
    payload = list(_hashed(bag, bag / PAYLOAD))
    octets = sum((bag / path).stat().st_size for path, _ in payload)
    described = " ".join(title.split())
    tags = {
        "bagit.txt": DECLARATION,
        "bag-info.txt": f"External-Description: {described}\nBag-Software-Agent: {info}\n"
        f"Payload-Oxum: {octets}.{len(payload)}\n",
        MANIFEST: "".join(f"{digest}  {_encoded(path)}\n" for path, digest in payload),
    }
    for name, text in tags.items():
        _write(bag / name, text.encode())
    lines = (f"{sha256_of(text.encode())}  {name}\n" for name, text in sorted(tags.items()))
    _write(bag / TAG_MANIFEST, "".join(lines).encode())


def _hashed(bag: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield (path with forward slashes, SHA-256) of every file in ``folder``, by path."""
    found = [Path(base) / name for base, _, names in os.walk(folder) for name in names]
    for path, file in sorted((file.relative_to(bag).as_posix(), file) for file in found):
        yield path, sha256_of(file.read_bytes())


def _encoded(path: str) -> str:
    # RFC 8493 asks for %25 too; the reference tool neither writes nor reads it, and it is the one
    # that a recipient has. A name with a per cent sign is rarer than that tool.
    return path.replace("\r", "%0D").replace("\n", "%0A")


def _decoded(path: str) -> str:
    return path.replace("%0A", "\n").replace("%0D", "\r")


def is_bag(folder: Path) -> bool:
    """Whether the folder says that it is a bag."""
    return (folder / "bagit.txt").is_file()


def bag_problems(bag: Path) -> tuple[str, ...]:
    """Return what in a bag is not as its manifests say, in words; empty when all is."""
    found: list[str] = []
    for manifest, covered in ((MANIFEST, PAYLOAD), (TAG_MANIFEST, "")):
        listed = _listed(bag / manifest, found)
        there = dict(_hashed(bag, bag / covered)) if covered else _tags(bag)
        found += [f"{path}: is in the bag but not in {manifest}" for path in there.keys() - listed]
        for path, digest in listed.items():
            if path not in there:
                found.append(f"{path}: is listed in {manifest} but is not there")
            elif there[path] != digest:
                found.append(f"{path}: is not what was packed (SHA-256 differs)")
    return tuple(sorted(found))


def _tags(bag: Path) -> dict[str, str]:
    names = [f.name for f in bag.iterdir() if f.is_file() and f.name != TAG_MANIFEST]
    return {name: sha256_of((bag / name).read_bytes()) for name in names}


def _listed(manifest: Path, found: list[str]) -> dict[str, str]:
    try:
        lines = [line for line in manifest.read_text("utf-8").split("\n") if line]
    except (OSError, UnicodeDecodeError) as error:
        found.append(f"{manifest.name}: cannot be read ({error})")
        return {}
    listed = {}
    for number, line in enumerate(lines, start=1):
        match = _LINE.fullmatch(line)
        if match is None:
            found.append(f"{manifest.name}, line {number}: not a hash and a path")
        else:
            listed[_decoded(match[2])] = match[1]
    return listed
