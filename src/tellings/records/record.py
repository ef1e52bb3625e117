"""The whole record of a case: what the stages gave, in one frozen value.

Views, report, exports and the Python interface read this and nothing else. The JSON form is a
public contract; ``tellings.records.serialise`` writes it.
"""

from dataclasses import dataclass

from tellings.records.claims import Claim, NotUnderstood, Question
from tellings.records.documents import Account, Copy, Document, Notice, Origin, SetAside
from tellings.records.events import Event
from tellings.records.findings import Conflict, Finding, Judgement, Version
from tellings.records.people import Entity, Link, Undecided


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What several accounts say, side by side. Every tuple is in the contract's order."""

    title: str
    generator: str
    documents: tuple[Document, ...] = ()
    accounts: tuple[Account, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    findings: tuple[Finding, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    versions: tuple[Version, ...] = ()
    origins: tuple[Origin, ...] = ()
    copies: tuple[Copy, ...] = ()
    questions: tuple[Question, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    notices: tuple[Notice, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()
    links: tuple[Link, ...] = ()

    def to_json(self, *, with_text: bool = False) -> str:
        """Return the record as JSON, equal to ``tellings export CASE --format json``."""
        from tellings.records.serialise import record_json  # noqa: PLC0415 - serialise reads Record

        return record_json(self, with_text=with_text)
