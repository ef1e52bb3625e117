"""A task: one call of a stage's function, to be made in this process or another."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One call: its scope and fingerprint, and what gives the arguments when it is made.

    The model is not among them: each process loads it once.
    """

    scope: str
    fingerprint: str
    arguments: Callable[[], dict[str, Any]]
