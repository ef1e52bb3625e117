"""The table of stages: what each needs, gives and rests on. Nothing here is imported until it runs.

A stage is one pure function from records to records. ``needs`` binds its parameters to values that
earlier stages gave, ``gives`` names the values in its result. So this table is the pipeline; the
runner knows no stage by name.

A value belongs to one document, one account or the whole case. A stage of the whole case that
needs an account's value gets those of all accounts: as a mapping by account id, or joined into one
tuple (``joined``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from tellings.records import judgements
from tellings.records.givens import Givens
from tellings.settings import Settings

Scope = Literal["file", "document", "account", "texts", "case"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A model file that a stage needs: the parameter, what loads it, the folder of its files."""

    parameter: str
    loader: str
    folder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage. ``function`` is ``module:name``; ``version`` goes up when its results change.

    ``needs`` and ``options`` map parameters to values and to settings or givens of the case,
    ``gives`` values to fields of the result ("" is the result itself). ``data`` names folders of
    packaged data that the function reads by itself; when their files change it runs again, as with
    its model's.
    """

    name: str
    scope: Scope
    function: str
    needs: Mapping[str, str]
    gives: Mapping[str, str]
    version: int
    options: Mapping[str, str] = field(default_factory=dict)
    model: Model | None = None
    data: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """Where a value is kept: rows of ``table``, or a payload of type ``kind`` (``module:name``).

    ``many`` values are tuples of the kind; ``joined`` ones of all accounts are one tuple.
    """

    table: str | None = None
    kind: str | None = None
    many: bool = False
    joined: bool = False


VALUES: Mapping[str, Value] = {
    "documents": Value(table="documents"),
    "read_notices": Value(table="notices"),
    "accounts": Value(table="accounts"),
    "set_aside": Value(table="set_aside"),
    "part_notices": Value(table="notices"),
    "analyses": Value(kind="tellings.records.language:Analysis"),
    "sentences": Value(table="sentences"),
    "extracted": Value(kind="tellings.records.claims:Claim", many=True, joined=True),
    "not_understood": Value(table="not_understood"),
    "asked": Value(kind="tellings.records.claims:Question", many=True, joined=True),
    "account_people": Value(kind="tellings.people.read:AccountPeople"),
    "likenesses": Value(kind="tellings.records.lookups:Likeness", many=True),
    "origins": Value(table="origins"),
    "copies": Value(table="copies"),
    "people": Value(table="entities"),
    "undecided": Value(table="undecided"),
    "links": Value(kind="tellings.records.people:Link", many=True),
    "claims": Value(table="claims"),
    "relations": Value(table="relations"),
    "passages": Value(kind="tellings.records.language:Passage", many=True),
    "vectors": Value(),
    "events": Value(table="events"),
    "findings": Value(table="findings"),
    "clashes": Value(kind="tellings.records.findings:Conflict", many=True),
    "conflicts": Value(table="conflicts"),
    "search_notices": Value(kind="tellings.records.documents:Notice", many=True),
    "versions": Value(table="versions"),
    "questions": Value(table="questions"),
}

DERIVED: Mapping[str, tuple[str, ...]] = {
    "document": ("documents",),
    "text": ("documents",),
    "texts": ("documents",),
    "account": ("accounts",),
    "analysis": ("analyses",),
    "entities": ("people", "relations"),
    "named_entities": ("people", "relations", "name_judgements"),
}
"""Other names that ``needs`` may bind to, and the values they are made from."""

JUDGED: Mapping[str, frozenset[str]] = {
    "people_judgements": judgements.PEOPLE,
    "name_judgements": judgements.NAMES,
    "claim_judgements": judgements.CLAIMS,
    "event_judgements": judgements.EVENTS,
    "finding_judgements": judgements.FINDINGS,
    "version_judgements": judgements.VERSIONS,
}
"""What people decided, by the kinds that a stage honours: no other kind makes it stale."""

STAGES: tuple[Stage, ...] = (
    Stage(
        name="read",
        scope="file",
        function="tellings.accounts.readers:read_bytes",
        needs={"path": "path", "data": "data"},
        gives={"documents": "document", "read_notices": "notices"},
        options={"max_megabytes": "max_file_megabytes", "columns": "columns"},
        version=2,
    ),
    Stage(
        name="parts",
        scope="document",
        function="tellings.accounts.parts:split",
        needs={"document": "document"},
        gives={"accounts": "accounts", "set_aside": "set_aside", "part_notices": "notices"},
        version=2,
    ),
    Stage(
        name="analyse",
        scope="account",
        function="tellings.pipeline.steps:analyse",
        needs={"document": "document", "account": "account"},
        gives={"analyses": "analysis", "sentences": "sentences"},
        model=Model(
            parameter="syntax", loader="tellings.language.syntax:load_syntax", folder="syntax"
        ),
        data=("words",),
        version=6,
    ),
    Stage(
        name="extract",
        scope="account",
        function="tellings.pipeline.steps:extract",
        needs={"analysis": "analysis", "account": "account", "document": "document"},
        gives={"extracted": "claims", "not_understood": "not_understood"},
        options={"columns": "columns"},
        data=("claims",),
        version=15,
    ),
    Stage(
        name="find-questions",
        scope="account",
        function="tellings.claims:find_questions",
        needs={"analysis": "analysis", "account": "account", "text": "text"},
        gives={"asked": ""},
        version=2,
    ),
    Stage(
        name="read-people",
        scope="account",
        function="tellings.people.read:read_people",
        needs={"analysis": "analysis", "account": "account", "text": "text"},
        gives={"account_people": ""},
        model=Model(
            parameter="model",
            loader="tellings.people.coreference:load_coreference",
            folder="coreference",
        ),
        data=("wordnet",),
        version=14,
    ),
    Stage(
        name="origins",
        scope="case",
        function="tellings.accounts.origins:find_origins",
        needs={"documents": "documents", "accounts": "accounts"},
        gives={"origins": "origins", "copies": "copies"},
        version=1,
    ),
    Stage(
        name="look-up",
        scope="case",
        function="tellings.pipeline.steps:look_up",
        needs={
            "documents": "documents",
            "accounts": "accounts",
            "analyses": "analyses",
            "account_people": "account_people",
            "texts": "texts",
        },
        gives={"likenesses": ""},
        model=Model(
            parameter="reader", loader="tellings.language.beside:load_beside", folder="syntax"
        ),
        data=("words",),
        version=1,
    ),
    Stage(
        name="resolve",
        scope="case",
        function="tellings.people.resolve:resolve",
        needs={
            "documents": "documents",
            "accounts": "accounts",
            "analyses": "analyses",
            "account_people": "account_people",
            "claims": "extracted",
            "likenesses": "likenesses",
            "judgements": "people_judgements",
        },
        gives={"people": "entities", "undecided": "undecided", "links": "links"},
        data=("wordnet", "names"),
        version=21,
    ),
    Stage(
        name="link",
        scope="case",
        function="tellings.claims:link",
        needs={
            "claims": "extracted",
            "entities": "people",
            "accounts": "accounts",
            "analyses": "analyses",
            "texts": "texts",
            "judgements": "claim_judgements",
        },
        gives={"claims": ""},
        version=5,
    ),
    Stage(
        name="relate",
        scope="case",
        function="tellings.pipeline.steps:relate",
        needs={"entities": "people", "claims": "claims", "analyses": "analyses"},
        gives={"relations": ""},
        version=6,
    ),
    Stage(
        name="describe",
        scope="case",
        function="tellings.events:describe",
        needs={
            "claims": "claims",
            "entities": "entities",
            "analyses": "analyses",
            "texts": "texts",
        },
        gives={"passages": ""},
        version=4,
    ),
    Stage(
        name="embed",
        scope="texts",
        function="tellings.language.encoder:embed",
        needs={"passages": "passages", "questions": "asked"},
        gives={"vectors": ""},
        model=Model(
            parameter="encoder", loader="tellings.language.encoder:load_encoder", folder="encoder"
        ),
        data=("words",),
        version=3,
    ),
    Stage(
        name="align",
        scope="case",
        function="tellings.events:align",
        needs={
            "claims": "claims",
            "entities": "entities",
            "accounts": "accounts",
            "origins": "origins",
            "analyses": "analyses",
            "texts": "texts",
            "vectors": "vectors",
            "judgements": "event_judgements",
            "people": "people_judgements",
        },
        gives={"events": ""},
        options={"offset": "same_event"},
        model=Model(parameter="model", loader="tellings.events:load_pair_model", folder="pairs"),
        data=("wordnet",),
        version=12,
    ),
    Stage(
        name="compare",
        scope="case",
        function="tellings.compare.findings:compare",
        needs={
            "events": "events",
            "claims": "claims",
            "entities": "named_entities",
            "accounts": "accounts",
            "origins": "origins",
            "texts": "texts",
            "analyses": "analyses",
            "judgements": "finding_judgements",
        },
        gives={"findings": "findings", "clashes": "conflicts"},
        options={"exclusive": "exclusive"},
        data=("wordnet",),
        version=15,
    ),
    Stage(
        name="contradict",
        scope="case",
        function="tellings.versions.contradict:find_conflicts",
        needs={
            "clashes": "clashes",
            "claims": "claims",
            "events": "events",
            "entities": "named_entities",
            "accounts": "accounts",
            "documents": "documents",
            "analyses": "analyses",
            "judgements": "version_judgements",
        },
        gives={"conflicts": "conflicts", "search_notices": "notices"},
        options={"givens": "givens"},
        version=9,
    ),
    Stage(
        name="rank-versions",
        scope="case",
        function="tellings.versions.rank:rank_versions",
        needs={
            "conflicts": "conflicts",
            "claims": "claims",
            "accounts": "accounts",
            "origins": "origins",
            "judgements": "version_judgements",
        },
        gives={"versions": ""},
        version=2,
    ),
    Stage(
        name="answer",
        scope="case",
        function="tellings.claims:answer",
        needs={
            "questions": "asked",
            "claims": "claims",
            "accounts": "accounts",
            "texts": "texts",
            "vectors": "vectors",
        },
        gives={"questions": ""},
        version=2,
    ),
)


def option(name: str, settings: Settings, givens: Givens) -> Any:
    """Return what a case says for a stage's option: a setting, one of its givens, or all givens."""
    if name == "givens":
        return givens
    return getattr(settings if hasattr(settings, name) else givens, name)


def sources(need: str) -> tuple[str, ...]:
    """Return the values that a name in ``needs`` is made from."""
    return DERIVED.get(need, (need,))


def giver_of(stages: tuple[Stage, ...]) -> Mapping[str, Stage]:
    """Return the stage that gives each value."""
    return {value: stage for stage in stages for value in stage.gives}


def upstream(stages: tuple[Stage, ...], stage: Stage) -> tuple[Stage, ...]:
    """Return the stages whose values ``stage`` needs, in the table's order."""
    givers = giver_of(stages)
    wanted = {
        givers[value].name
        for need in stage.needs.values()
        for value in sources(need)
        if value in givers
    }
    return tuple(other for other in stages if other.name in wanted)


def downstream(stages: tuple[Stage, ...], stage: Stage) -> tuple[Stage, ...]:
    """Return the stages that rest on ``stage``, directly or not, in the table's order."""
    reached = {stage.name}
    for other in stages:
        if any(item.name in reached for item in upstream(stages, other)):
            reached.add(other.name)
    return tuple(other for other in stages if other.name in reached - {stage.name})


def tables_of(stages: tuple[Stage, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return the tables that each stage of the whole case fills, last filled first."""
    return {
        stage.name: tuple(
            table
            for value in reversed(list(stage.gives))
            if (table := VALUES[value].table) is not None
        )
        for stage in stages
        if stage.scope in ("case", "texts")
    }
