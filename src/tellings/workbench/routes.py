"""The table of addresses: what answers each, and what the description of the interface says.

The application is built from this table, and so is the OpenAPI description, so that the two cannot
drift apart.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from starlette.responses import Response

from tellings.records.judgements import KINDS
from tellings.views.findings import WORST_FIRST
from tellings.workbench import deciding, downloads, interface, pages
from tellings.workbench.answers import Asked

Schema = Mapping[str, Any]
ID: Schema = {"type": "string", "pattern": "^[0-9a-f]{16}$"}
PAGE: Schema = {"type": "integer", "minimum": 1, "default": 1}
COUNT: Schema = {"type": "integer", "minimum": 0}
TEXT: Schema = {"type": "string"}
OBJECT: Schema = {"type": "object"}
LISTED: Schema = {
    "type": "object",
    "properties": {
        "page": PAGE,
        "pages": PAGE,
        "total": COUNT,
        "items": {"type": "array", "items": OBJECT},
    },
    "required": ["page", "pages", "total", "items"],
}
PROGRESS: Schema = {
    "type": "object",
    "properties": {
        "busy": {"type": "boolean"},
        "stage": TEXT,
        "done": COUNT,
        "total": COUNT,
        "problem": TEXT,
    },
    "required": ["busy", "stage", "done", "total", "problem"],
}
QUOTE: Schema = {
    "type": "object",
    "properties": {"document": ID, "start": COUNT, "end": COUNT},
    "required": ["document", "start", "end"],
}
JUDGEMENT: Schema = {
    "type": "object",
    "properties": {
        "kind": {"enum": list(KINDS)},
        "targets": {"type": "array", "items": {"anyOf": [TEXT, QUOTE]}, "maxItems": 1000},
        "value": {"type": ["string", "null"], "maxLength": 20000},
        "reason": {"type": ["string", "null"], "maxLength": 20000},
        "by": {"type": ["string", "null"], "maxLength": 20000},
        "replaces": {"type": ["string", "null"], "maxLength": 20000},
    },
    "required": ["kind"],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One address: ``path`` with its parts in braces, ``method``, what answers it.

    ``query`` and ``body`` are the schemas of what may be sent, ``gives`` that of what a JSON
    answer holds, with its ``status``.
    """

    path: str
    answer: Callable[[Asked], Response]
    method: Literal["GET", "POST"] = "GET"
    query: Mapping[str, Schema] = field(default_factory=dict)
    body: Schema | None = None
    gives: Schema = field(default_factory=dict)
    status: int = 200

    @property
    def is_json(self) -> bool:
        """Whether it belongs to the interface for programs."""
        return self.path.startswith("/api/")

    @property
    def name(self) -> str:
        """The name of what answers it."""
        return self.answer.__name__

    @property
    def summary(self) -> str:
        """What it does, in a line."""
        return (self.answer.__doc__ or "").splitlines()[0]


PAGES: tuple[Address, ...] = (
    Address(path="/", answer=pages.first),
    Address(path="/grid", answer=pages.grid_page),
    Address(path="/event/{event}", answer=pages.event_page),
    Address(path="/people", answer=pages.people_page),
    Address(path="/person/{person}", answer=pages.person_page),
    Address(path="/findings", answer=pages.findings_page),
    Address(path="/finding/{finding}", answer=pages.finding_page),
    Address(path="/conflicts", answer=pages.conflicts_page),
    Address(path="/conflict/{conflict}", answer=pages.conflict_page),
    Address(path="/versions", answer=pages.versions_page),
    Address(path="/accounts", answer=pages.accounts_page),
    Address(path="/document/{document}", answer=pages.document_page),
    Address(path="/search", answer=pages.search_page),
    Address(path="/questions", answer=pages.questions_page),
    Address(path="/history", answer=pages.history_page),
    Address(path="/changes", answer=pages.changes_page),
    Address(path="/export", answer=pages.export_page),
    Address(path="/export/{name}", answer=downloads.download),
    Address(path="/judge", method="POST", answer=deciding.judge_form),
    Address(path="/me", method="POST", answer=deciding.me_form),
)
SEARCH: Mapping[str, Schema] = {
    "q": TEXT,
    "person": TEXT,
    "account": TEXT,
    "from": TEXT,
    "to": TEXT,
    "page": PAGE,
}
INTERFACE: tuple[Address, ...] = (
    Address(path="/api/overview", answer=interface.get_overview, gives=OBJECT),
    Address(path="/api/events", answer=interface.get_events, query={"page": PAGE}, gives=LISTED),
    Address(path="/api/events/{event}", answer=interface.get_event, gives=OBJECT),
    Address(path="/api/people", answer=interface.get_people, query={"page": PAGE}, gives=LISTED),
    Address(path="/api/people/{person}", answer=interface.get_person, gives=OBJECT),
    Address(path="/api/claims/{claim}", answer=interface.get_claim, gives=OBJECT),
    Address(
        path="/api/findings",
        answer=interface.get_findings,
        query={"kind": {"enum": list(WORST_FIRST)}, "page": PAGE},
        gives=LISTED,
    ),
    Address(
        path="/api/conflicts", answer=interface.get_conflicts, query={"page": PAGE}, gives=LISTED
    ),
    Address(
        path="/api/versions", answer=interface.get_versions, query={"page": PAGE}, gives=LISTED
    ),
    Address(
        path="/api/documents", answer=interface.get_documents, query={"page": PAGE}, gives=LISTED
    ),
    Address(
        path="/api/documents/{document}/text",
        answer=interface.get_text,
        query={"start": COUNT, "end": COUNT},
        gives=OBJECT,
    ),
    Address(path="/api/search", answer=interface.get_search, query=SEARCH, gives=LISTED),
    Address(
        path="/api/judgements",
        answer=interface.get_judgements,
        query={"page": PAGE},
        gives=LISTED,
    ),
    Address(
        path="/api/judgements",
        method="POST",
        answer=interface.post_judgement,
        body=JUDGEMENT,
        gives=OBJECT,
        status=201,
    ),
    Address(path="/api/progress", answer=interface.get_progress, gives=PROGRESS),
    Address(
        path="/api/history",
        answer=interface.get_history,
        gives={"type": "array", "items": OBJECT},
    ),
    Address(path="/api/openapi.json", answer=interface.get_description, gives=OBJECT),
)
ROUTES = (*PAGES, *INTERFACE)
PROBLEM: Schema = {"type": "object", "properties": {"error": TEXT}, "required": ["error"]}
PROBLEMS = {
    "400": "What was sent does not fit.",
    "403": "It did not come from the workbench's own session.",
    "404": "There is no such thing in this case.",
    "405": "The address knows no such method.",
    "409": "The case cannot be used as asked now.",
    "413": "What was sent is too large.",
    "421": "The workbench is not served under this name.",
}


def description() -> dict[str, Any]:
    """Return the OpenAPI 3.1 description of the interface."""
    paths: dict[str, dict[str, Any]] = {}
    for address in INTERFACE:
        paths.setdefault(address.path, {})[address.method.lower()] = _operation(address)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Tellings workbench",
            "version": "1",
            "description": "A case on this machine. Every request carries the session's cookie; "
            "one that changes something also the header X-Tellings-Token.",
        },
        "paths": paths,
        "components": {
            "securitySchemes": {
                "session": {"type": "apiKey", "in": "cookie", "name": "tellings"},
                "token": {"type": "apiKey", "in": "header", "name": "X-Tellings-Token"},
            }
        },
    }


def _operation(address: Address) -> dict[str, Any]:
    within = [
        {"name": name, "in": "path", "required": True, "schema": {**ID}}
        for name in re.findall(r"{(\w+)}", address.path)
    ]
    asked = [
        {"name": name, "in": "query", "required": False, "schema": {**schema}}
        for name, schema in address.query.items()
    ]
    good = {
        "description": address.summary,
        "content": {"application/json": {"schema": {**address.gives}}},
    }
    bad = {
        status: {
            "description": text,
            "content": _PLAIN if status in _REFUSALS else {"application/json": {"schema": PROBLEM}},
        }
        for status, text in PROBLEMS.items()
    }
    found: dict[str, Any] = {
        "operationId": address.name,
        "summary": address.summary,
        "parameters": [*within, *asked],
        "responses": {str(address.status): good, **bad},
        "security": [{"session": []} if address.method == "GET" else {"session": [], "token": []}],
    }
    if address.body is not None:
        content = {"application/json": {"schema": {**address.body}}}
        found["requestBody"] = {"required": True, "content": content}
    return found


_REFUSALS = frozenset({"403", "413", "421"})
_PLAIN = {"text/plain": {"schema": TEXT}}
