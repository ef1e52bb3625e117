"""One table of settings: name, default, what it means.

Settings are passed explicitly; nothing here reads the environment. A case may set them in the
``[settings]`` table of ``case.toml``; the command line may override some.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from tellings.errors import SettingsError


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of a case."""

    max_file_megabytes: int = 50
    """A larger file is not read and named as such."""

    same_event: float = 0.0
    """Added to the score a pair of claims must reach to be the same event: raise it for fewer,
    surer joins."""


def from_mapping(values: Mapping[str, object]) -> Settings:
    """Return the settings with ``values`` in place of defaults; SettingsError names a bad one."""
    known = {field.name: field for field in fields(Settings)}
    for name, value in values.items():
        if name not in known:
            raise SettingsError(f"unknown setting {name!r}; known are: {', '.join(known)}")
        expected = type(getattr(Settings(), name))
        if isinstance(value, bool) or not isinstance(value, expected | int):
            raise SettingsError(f"setting {name!r} must be {expected.__name__}, not {value!r}")
    return Settings(**values)  # type: ignore[arg-type]  # checked against the fields above
