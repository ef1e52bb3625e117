"""Which tables hold which records. The SQL stands in ``schema/``; a test holds both together."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tellings.casefile.mapping import Layout, Table, layout_of
from tellings.records.claims import (
    Amount,
    Claim,
    NotUnderstood,
    PassageLink,
    Question,
    Role,
    Speaker,
)
from tellings.records.documents import Account, Copy, Document, Hint, Notice, Origin, SetAside
from tellings.records.events import Basis, Event, Link, Precedence
from tellings.records.findings import (
    Assumption,
    Conflict,
    Criterion,
    Finding,
    Judgement,
    Moment,
    Version,
)
from tellings.records.people import Entity, Mention, Name, Undecided
from tellings.records.spans import Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """One relation of an entity, with the entity: a row of ``relations``."""

    entity: str
    kind: str
    target: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceText:
    """A sentence of an account, for search."""

    account: str
    document: str
    start: int
    end: int
    text: str


def _values(name: str, parent: tuple[str, ...], column: str) -> Table:
    return Table(name=name, record=str, key=parent, value=column)


def _under(name: str, record: type, *parent: str) -> Table:
    return Table(name=name, record=record, key=parent)


DOCUMENTS = Table(
    name="documents",
    record=Document,
    children={"hints": _under("hints", Hint, "document")},
)
NOTICES = Table(name="notices", record=Notice, extra=("stage",))
ACCOUNTS = Table(
    name="accounts",
    record=Account,
    children={"spans": _under("account_spans", tuple, "account")},
)
SET_ASIDE = Table(name="set_aside", record=SetAside)
SENTENCES = Table(name="sentences", record=SentenceText)
NOT_UNDERSTOOD = Table(name="not_understood", record=NotUnderstood)
ORIGINS = Table(
    name="origins",
    record=Origin,
    children={"accounts": _values("origin_accounts", ("origin",), "account")},
)
COPIES = Table(name="copies", record=Copy)
ENTITIES = Table(
    name="entities",
    record=Entity,
    children={
        "names": Table(
            name="entity_names",
            record=Name,
            key=("entity",),
            children={"accounts": _values("entity_name_accounts", ("entity", "name"), "account")},
        ),
        "mentions": _under("mentions", Mention, "entity"),
        "tells": _values("entity_tells", ("entity",), "account"),
    },
    # Relations rest on claims and claims on entities, so they lie in a table of their own.
    # A name that a person gave is no stage's result: it is laid over when entities are read.
    fixed={"relations": (), "named_by": None},
)
RELATIONS = Table(
    name="relations",
    record=Related,
    key=("number",),
    numbered=True,
    children={"claims": _values("relation_claims", ("relation",), "claim")},
)
UNDECIDED = Table(
    name="undecided",
    record=Undecided,
    key=("number",),
    numbered=True,
    children={"evidence": _values("undecided_evidence", ("undecided",), "evidence")},
)
CLAIMS = Table(
    name="claims",
    record=Claim,
    children={
        "roles": _under("roles", Role, "claim"),
        "amounts": _under("amounts", Amount, "claim"),
        "speakers": _under("speakers", Speaker, "claim"),
        "voice": _values("claim_voices", ("claim",), "entity"),
    },
)
EVENTS = Table(
    name="events",
    record=Event,
    renamed={"order": "story_order"},
    children={
        "claims": _values("event_claims", ("event",), "claim"),
        "accounts": _values("event_accounts", ("event",), "account"),
        "basis": _under("event_basis", Basis, "event"),
        "follows": _under("event_follows", Precedence, "event"),
        "links": Table(
            name="event_links",
            record=Link,
            key=("event",),
            children={"basis": _under("event_link_basis", Basis, "event", "link")},
        ),
    },
)
FINDINGS = Table(
    name="findings",
    record=Finding,
    children={"claims": _values("finding_claims", ("finding",), "claim")},
)
CONFLICTS = Table(
    name="conflicts",
    record=Conflict,
    children={
        "claims": _values("conflict_claims", ("conflict",), "claim"),
        "assumes": _under("assumptions", Assumption, "conflict"),
        "explanation": _values("conflict_steps", ("conflict",), "step"),
        "moments": _under("moments", Moment, "conflict"),
    },
)
VERSIONS = Table(
    name="versions",
    record=Version,
    children={
        "holds": _values("version_holds", ("version",), "claim"),
        "gives_up": _values("version_gives_up", ("version",), "claim"),
        "criteria": _under("criteria", Criterion, "version"),
    },
)
QUESTIONS = Table(
    name="questions",
    record=Question,
    key=("number",),
    numbered=True,
    children={"passages": _under("passages", PassageLink, "question")},
)
JUDGEMENTS = Table(
    name="judgements",
    record=Judgement,
    children={"targets": _under("judgement_targets", Quote, "judgement")},
    # Whether one still applies is found out from the texts, whenever it is read.
    fixed={"applied": False, "obstacle": None},
)

TABLES: tuple[Table, ...] = (
    DOCUMENTS,
    NOTICES,
    ACCOUNTS,
    SET_ASIDE,
    SENTENCES,
    NOT_UNDERSTOOD,
    ORIGINS,
    COPIES,
    ENTITIES,
    RELATIONS,
    UNDECIDED,
    CLAIMS,
    EVENTS,
    FINDINGS,
    CONFLICTS,
    VERSIONS,
    QUESTIONS,
    JUDGEMENTS,
)


@cache
def layouts() -> Mapping[str, Layout]:
    """Return the layout of every kind of record by the name of its table."""
    return {table.name: layout_of(table) for table in TABLES}
