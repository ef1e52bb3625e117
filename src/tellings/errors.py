"""The error tree: everything that Tellings raises on purpose.

    TellingsError
    ├── InputError            a file or text that cannot be read; the others are read (exit 3)
    ├── UsageError            wrong arguments, a path that does not exist (exit 2)
    ├── CaseError             the case on disk cannot be used (exit 4)
    │   ├── CaseLocked        another process is writing it
    │   ├── CaseNewer         written by a newer version of Tellings
    │   ├── CaseDamaged       not a case file, or a broken one
    │   └── CaseUnwritable    no permission, or the disk is full
    ├── SettingsError         case.toml is not what it should be; names the line (exit 2)
    ├── ModelError            a packaged model file is missing or broken (exit 1)
    └── RecordError           a quote that is not in its text, an id that points nowhere (exit 1)

Messages are written where they are raised, name the file, and say what to do.
"""


class TellingsError(Exception):
    """Base of every error raised on purpose; ``str(error)`` is fit to show to a person."""

    exit_code = 1


class InputError(TellingsError):
    """A document that cannot be read. ``path`` is shown relative to where the user named it."""

    exit_code = 3

    def __init__(self, path: str, reason: str, *, code: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
        self.code = code


class UsageError(TellingsError):
    """Wrong arguments or a path that does not exist."""

    exit_code = 2


class SettingsError(TellingsError):
    """``case.toml`` or an option has a value that cannot be used."""

    exit_code = 2


class CaseError(TellingsError):
    """The case on disk cannot be used as asked."""

    exit_code = 4


class CaseLocked(CaseError):
    """Another process is writing this case."""


class CaseNewer(CaseError):
    """The case file was written by a newer version."""


class CaseDamaged(CaseError):
    """The case file is not one, or is broken."""


class CaseUnwritable(CaseError):
    """The case cannot be written: permission, or a full disk."""


class ModelError(TellingsError):
    """A packaged model file is missing, broken or of another version."""


class RecordError(TellingsError):
    """A record that breaks its contract, such as a quote that differs from its text."""
