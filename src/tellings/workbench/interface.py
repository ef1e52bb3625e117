"""The JSON interface: the views that the pages show, and judgements, for other programs."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from starlette.responses import JSONResponse, Response

from tellings.casefile import open_case
from tellings.casefile.history import history
from tellings.errors import UsageError
from tellings.records.judgements import in_time
from tellings.records.spans import Quote
from tellings.views.accounts import documents
from tellings.views.conflicts import components, conflicts
from tellings.views.events import event_view
from tellings.views.findings import WORST_FIRST, finding_view, rank
from tellings.views.grid import grid_head, grid_rows
from tellings.views.overview import overview
from tellings.views.people import people
from tellings.views.targets import targets_of
from tellings.workbench.answers import Asked, known
from tellings.workbench.paging import PAGE, Page, paged
from tellings.workbench.searching import passages

LONGEST = 20_000
"""Characters of a text in a request."""


def _json(data: Any) -> Response:
    return JSONResponse(_fit(data))


def _fit(data: Any) -> Any:
    """Return data with what UTF-8 cannot carry (half surrogates) shown as U+FFFD."""
    if isinstance(data, str):
        return data.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    if isinstance(data, dict):
        return {_fit(name): _fit(value) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return [_fit(item) for item in data]
    return data


def _part(page: Page[Any], items: Sequence[Any]) -> Response:
    return _json(
        {"page": page.number, "pages": page.pages, "total": page.total, "items": list(items)}
    )


def get_overview(asked: Asked) -> Response:
    """Give the overview."""
    return _json(asdict(asked.desk.shown().view(overview)))


def get_events(asked: Asked) -> Response:
    """Give the rows of the grid, in its order."""
    head = asked.desk.shown().view(grid_head)
    part = paged([event for event, _, _ in head.events], asked.number("page"))
    return _part(part, [asdict(row) for row in grid_rows(asked.index, head, part.items)])


def get_event(asked: Asked) -> Response:
    """Give one event with its slots compared."""
    look = asked.index
    event = known(look.events, asked.path["event"], "event")
    return _json({**asdict(event_view(look, event)), "claims": list(event.claims)})


def get_people(asked: Asked) -> Response:
    """Give the people under all their names."""
    part = paged(asked.desk.shown().view(people), asked.number("page"))
    return _part(part, [asdict(view) for view in part.items])


def get_person(asked: Asked) -> Response:
    """Give one person with every mention."""
    entity = known(asked.index.entities, asked.path["person"], "person")
    return _json(asdict(entity))


def get_claim(asked: Asked) -> Response:
    """Give one claim."""
    return _json(asdict(known(asked.index.claims, asked.path["claim"], "claim")))


def get_findings(asked: Asked) -> Response:
    """Give the findings, worst first, those of one kind where it is named."""
    look, kind = asked.index, asked.get("kind")
    if kind and kind not in WORST_FIRST:
        raise UsageError(f"kind must be one of: {', '.join(WORST_FIRST)}")
    chosen = sorted((f for f in look.record.findings if f.kind == (kind or f.kind)), key=rank)
    part = paged(chosen, asked.number("page"))
    return _part(part, [asdict(finding_view(look, finding)) for finding in part.items])


def get_conflicts(asked: Asked) -> Response:
    """Give the conflict sets."""
    part = paged(asked.desk.shown().view(conflicts), asked.number("page"))
    return _part(part, [asdict(view) for view in part.items])


def get_versions(asked: Asked) -> Response:
    """Give the versions by component."""
    part = paged(asked.desk.shown().view(components), asked.number("page"), size=10)
    return _part(part, [asdict(view) for view in part.items])


def get_documents(asked: Asked) -> Response:
    """Give the documents and their accounts."""
    part = paged(asked.desk.shown().view(documents), asked.number("page"))
    return _part(part, [asdict(view) for view in part.items])


def get_text(asked: Asked) -> Response:
    """Give characters ``start`` to ``end`` of a document's text, at most LONGEST of them."""
    look = asked.index
    document = known(look.documents, asked.path["document"], "document")
    start = asked.number("start", 0, least=0)
    end = min(asked.number("end", start + LONGEST, least=0), start + LONGEST, len(document.text))
    return _json(
        {
            "document": document.id,
            "path": document.path,
            "length": len(document.text),
            "start": min(start, end),
            "end": end,
            "text": document.text[start:end],
        }
    )


def get_search(asked: Asked) -> Response:
    """Give the passages that hold all the words, best first."""
    found = passages(asked, asked.get("q")[:LONGEST])
    part = paged(found, asked.number("page"), size=PAGE)
    return _part(part, [asdict(view) for view in part.items])


def get_judgements(asked: Asked) -> Response:
    """Give what people decided in the order they did, with what does not hold and why."""
    part = paged(in_time(asked.index.record.judgements), asked.number("page"))
    return _part(part, [asdict(view) for view in part.items])


def post_judgement(asked: Asked) -> Response:
    """Keep a judgement: kind, targets (named or as quotes), value, reason, replaces."""
    data = asked.json()
    look = asked.index
    kind = _text(data, "kind")
    if kind is None:
        raise UsageError("kind is missing")
    given = data.get("targets", [])
    if not isinstance(given, list) or len(given) > 1_000:
        raise UsageError("targets must be a list of at most 1000")
    quotes: list[Quote] = []
    for one in given:
        if isinstance(one, str):
            quotes += targets_of(look, _checked(kind), [one[:LONGEST]])
        else:
            quotes.append(_quote(asked, one))
    replaces = _text(data, "replaces")
    if replaces is not None:
        known({j.id: j for j in look.record.judgements}, replaces, "judgement")
    made = asked.desk.judge(
        kind,
        tuple(quotes),
        by=_text(data, "by") or asked.session.by,
        value=_text(data, "value"),
        reason=_text(data, "reason"),
        replaces=replaces,
    )
    done = asked.desk.settle(f"judged: {kind}")
    return JSONResponse(_fit({"judgement": asdict(made), "in_effect": done}), status_code=201)


def _checked(kind: str) -> str:
    from tellings.records.judgements import KINDS  # noqa: PLC0415  (one name, for one check)

    if kind not in KINDS:
        raise UsageError(f"no such judgement: {kind[:40]!r}; known are: {', '.join(KINDS)}")
    return kind


def _text(data: Any, name: str) -> str | None:
    value = data.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or len(value) > LONGEST:
        raise UsageError(f"{name} must be a text of at most {LONGEST} characters")
    return _fit(value)  # type: ignore[no-any-return]  # a text gives a text


def _quote(asked: Asked, given: Any) -> Quote:
    look = asked.index
    if not isinstance(given, dict):
        raise UsageError("a target is a text that names it, or an object: document, start, end")
    document, start, end = (given.get(name) for name in ("document", "start", "end"))
    if not isinstance(document, str) or type(start) is not int or type(end) is not int:
        raise UsageError("a target has a document (text), start and end (whole numbers)")
    text = known(look.texts, document, "document")
    if not 0 <= start < end <= len(text):
        raise UsageError(f"the document has characters 0 to {len(text)}")
    return Quote(document=document, start=start, end=end, text=text[start:end])


def get_progress(asked: Asked) -> Response:
    """Give how far a reading of the case is; ``busy`` is false when none is going on."""
    running = asked.desk.running()
    return _json(
        {
            "busy": asked.desk.pending or running is not None,
            "stage": "" if running is None else running.stage,
            "done": 0 if running is None else running.done,
            "total": 0 if running is None else running.total,
            "problem": asked.desk.problem,
        }
    )


def get_history(asked: Asked) -> Response:
    """Give the readings of the case that changed something."""
    with open_case(asked.desk.folder) as case:
        return _json([asdict(run) for run in history(case)])


def get_description(_asked: Asked) -> Response:
    """Give this description."""
    from tellings.workbench.routes import description  # noqa: PLC0415  (the table names this)

    return _json(description())
