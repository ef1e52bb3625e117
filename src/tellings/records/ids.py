"""Content ids: short hashes, so that the same input has the same id on every machine.

``content_id("claim", "doc1", 5, 9)`` hashes the kind and the parts, each preceded by its length,
so that ``("ab", "c")`` and ``("a", "bc")`` differ. Sixteen hexadecimal digits (64 bits): among a
million records the chance of any collision is below one in ten million.
"""

import hashlib

ID_DIGITS = 16


def content_id(kind: str, *parts: str | int) -> str:
    """Return the id of a record of ``kind`` made of ``parts``, e.g. ``"claim-3f…"``'s digits."""
    digest = hashlib.sha256()
    for part in (kind, *parts):
        data = str(part).encode("utf-8", "surrogatepass")
        digest.update(f"{len(data)}:".encode())
        digest.update(data)
    return digest.hexdigest()[:ID_DIGITS]
