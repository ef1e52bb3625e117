"""Word lists written as running text: lemmas between spaces."""


def lemmas(listed: str) -> frozenset[str]:
    """Return the words of ``listed``."""
    return frozenset(listed.split())
