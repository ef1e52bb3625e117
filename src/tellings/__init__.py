"""Tellings: several accounts of the same events, one record.

    import tellings
    record = tellings.read(["statements/", "letter.txt"])

``read`` returns a :class:`tellings.records.record.Record`. Importing the package loads nothing.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tellings.api import UnreadWarning, read
    from tellings.records.record import Record

__version__ = "0.1.0"
__all__ = ["Record", "UnreadWarning", "__version__", "read"]


def __getattr__(name: str) -> Any:
    """Import the public names when they are first asked for."""
    if name in ("read", "UnreadWarning"):
        from tellings import api  # noqa: PLC0415

        return getattr(api, name)
    if name == "Record":
        from tellings.records.record import Record  # noqa: PLC0415

        return Record
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
