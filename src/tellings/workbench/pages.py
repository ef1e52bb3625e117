"""The pages: each takes a request and gives HTML. Whatever is shown as said is cut again."""

from collections.abc import Callable
from typing import Any

from starlette.responses import HTMLResponse, Response

from tellings.casefile import open_case
from tellings.casefile.history import changes_since, find_run, history
from tellings.records.claims import Claim
from tellings.records.people import Entity
from tellings.records.spans import quote
from tellings.views.accounts import documents
from tellings.views.changes import changes_view
from tellings.views.conflicts import components, conflict_view, conflicts, search_cut_short
from tellings.views.coverage import copies, coverage
from tellings.views.edits import CHOICES, ROLES
from tellings.views.event_label import shown_label
from tellings.views.events import event_view
from tellings.views.findings import DISAGREEMENTS, WORST_FIRST, counts, finding_view, rank
from tellings.views.grid import GridHead, grid_head, grid_rows
from tellings.views.index import Index
from tellings.views.judgements import JudgementView, judgements
from tellings.views.marked import marked, page_of, page_starts
from tellings.views.overview import overview
from tellings.views.people import PersonView, links, people, undecided
from tellings.views.questions import questions
from tellings.views.quotes import excerpt, said
from tellings.views.targets import entity_quote
from tellings.workbench.answers import Asked, known, place
from tellings.workbench.asking import bearing, is_question
from tellings.workbench.look import page_html
from tellings.workbench.paging import paged
from tellings.workbench.searching import passages

SHOWN_MENTIONS = 400
"""Mentions of a person on one page."""

SHOWN_PAIRS = 40
"""Pairs that may be one, and links of a person, on one page."""


def show(asked: Asked, template: str, title: str, **values: Any) -> Response:
    """Return a page made by a template; ``title`` names it."""
    shown = asked.desk.shown()
    return HTMLResponse(
        page_html(
            template,
            title=title,
            case=shown.index.record.title,
            index=shown.index,
            complete=shown.complete,
            session=asked.session,
            busy=asked.desk.pending or asked.desk.running() is not None,
            problem=asked.desk.problem,
            asked=asked,
            **values,
        )
    )


def problem(asked: Asked, message: str, status: int) -> Response:
    """Return a page that says what is wrong and leads back."""
    page = show(asked, "problem.html", "Not done", message=message)
    page.status_code = status
    return page


def first(asked: Asked) -> Response:
    """Show the overview."""
    view = asked.desk.shown().view(overview)
    disputes = [j for j in asked.desk.shown().view(judgements) if _is_disputed(j)]
    return show(asked, "overview.html", "Overview", view=view, disputes=disputes)


def _is_disputed(view: JudgementView) -> bool:
    return view.obstacle is not None and view.obstacle.startswith("disputed")


def grid_page(asked: Asked) -> Response:
    """Show events down and accounts across, kept to a person, an account or disagreements."""
    look = asked.index
    head = asked.desk.shown().view(grid_head)
    part = paged(_chosen(asked, look, head), asked.number("page"))
    rows = grid_rows(look, head, part.items)
    return show(asked, "grid.html", "Side by side", grid=head, part=part, rows=rows)


def _chosen(asked: Asked, look: Index, head: GridHead) -> list[str]:
    """Return the events asked for."""
    person, column, wanted = asked.get("person"), asked.get("account"), asked.get("worst")
    single = asked.get("show") == "single"
    telling = {a for one in head.columns if one.id == column for a in one.accounts}
    found = []
    for event, present, worst in head.events:
        accounts = look.events[event].accounts
        if (len(accounts) <= 1) is not single or (person and person not in present):
            continue
        if column and telling.isdisjoint(accounts):
            continue
        if wanted and worst != wanted and not (wanted == "any" and worst in DISAGREEMENTS):
            continue
        found.append(event)
    if asked.get("order") == "story":
        found.sort(key=lambda event: (look.events[event].order, look.places[event]))
    return found


def event_page(asked: Asked) -> Response:
    """Show one event: quotes in their context, slots compared, why they were joined."""
    look = asked.index
    event = known(look.events, asked.path["event"], "event")
    claims = [look.claim(claim) for claim in event.claims]
    return show(
        asked,
        "event.html",
        f"Event {look.places[event.id]}",
        view=event_view(look, event),
        event=event,
        claims=[_claim_row(look, claim) for claim in claims],
        choices=CHOICES,
        roles=ROLES,
    )


def _claim_row(look: Index, claim: Claim) -> dict[str, Any]:
    """Return a claim with its quote, what stands around it, and what was read of it."""
    text = look.texts[claim.document]
    before, after = max(0, claim.start - 160), min(len(text), claim.end + 160)
    return {
        "claim": claim,
        "said": said(look, claim),
        "before": text[before : claim.start],
        "after": text[claim.end : after],
        "roles": [
            (role.role, role.text, look.entities[role.entity].name if role.entity else "")
            for role in claim.roles
        ],
        "target": place(excerpt_quote(look, claim)),
    }


def excerpt_quote(look: Index, claim: Claim) -> Any:
    """Return the quote of a claim's clause."""
    return quote(look.texts, claim.document, claim.start, claim.end)


def people_page(asked: Asked) -> Response:
    """Show people under all their names, and pairs that may be one."""
    everyone = asked.desk.shown().view(people)
    sphere = asked.get("sphere", "events")
    wanted = asked.get("q").casefold().strip()
    chosen = [view for view in everyone if view.sphere == sphere and _called(view, wanted)]
    pairs = asked.desk.shown().view(undecided)
    part = paged(chosen, asked.number("page"))
    return show(
        asked,
        "people.html",
        "People",
        part=part,
        pairs=pairs[:SHOWN_PAIRS],
        more_pairs=max(0, len(pairs) - SHOWN_PAIRS),
    )


def _called(view: PersonView, words: str) -> bool:
    called = (*view.names, *view.described_as)
    return words in view.name.casefold() or any(words in n.text.casefold() for n in called)


def person_page(asked: Asked) -> Response:
    """Show one person: names, mentions, evidence; rename, merge, split."""
    look = asked.index
    entity: Entity = known(look.entities, asked.path["person"], "person")
    view = next(v for v in asked.desk.shown().view(people) if v.id == entity.id)
    mentions = [
        {
            "mention": m,
            "who": look.label(m.account),
            "target": f"{m.document}:{m.start}-{m.end}",
            "excerpt": _around(look, m.document, m.start, m.end),
        }
        for m in entity.mentions[:SHOWN_MENTIONS]
    ]
    pairs = [p for p in asked.desk.shown().view(undecided) if entity.id in (p.left_id, p.right_id)]
    events = [
        (look.places[event.id], event, shown_label(look, event))
        for event in look.record.events
        if any(r.entity == entity.id for c in event.claims for r in look.claim(c).roles)
    ]
    return show(
        asked,
        "person.html",
        entity.name,
        view=view,
        entity=entity,
        mentions=mentions,
        more=len(entity.mentions) - len(mentions),
        pairs=pairs,
        links=links(look, entity.id)[:SHOWN_PAIRS],
        events=events[:60],
        target=place(entity_quote(look, entity)),
        names=[v.name for v in asked.desk.shown().view(people) if v.id != entity.id][:400],
    )


def _around(look: Index, document: str, start: int, end: int) -> Any:
    """Return a mention with the words about it, none of them cut."""
    text = look.texts[document]
    first, last = max(0, start - 60), min(len(text), end + 60)
    while 0 < first < start and not text[first - 1].isspace():
        first += 1
    while end < last < len(text) and not text[last].isspace():
        last -= 1
    return excerpt(
        look, document=document, start=first, end=last, expected=None, marks=[(start, end)]
    )


def findings_page(asked: Asked) -> Response:
    """Show disagreements, worst first, or the findings of one kind."""
    look = asked.index
    kinds = (asked.get("kind"),) if asked.get("kind") in WORST_FIRST else DISAGREEMENTS
    chosen = sorted((f for f in look.record.findings if f.kind in kinds), key=rank)
    part = paged(chosen, asked.number("page"), size=25)
    views = [finding_view(look, finding) for finding in part.items]
    return show(
        asked,
        "findings.html",
        "Disagreements",
        part=part,
        views=views,
        counts=counts(look.record),
    )


def finding_page(asked: Asked) -> Response:
    """Show one finding, and let its weight be raised or lowered."""
    look = asked.index
    findings = {finding.id: finding for finding in look.record.findings}
    finding = known(findings, asked.path["finding"], "finding")
    return show(asked, "finding.html", "Finding", view=finding_view(look, finding), finding=finding)


def conflicts_page(asked: Asked) -> Response:
    """Show the conflict sets: steps and assumptions, each to be withdrawn."""
    part = paged(asked.desk.shown().view(conflicts), asked.number("page"), size=20)
    cut_short = search_cut_short(asked.index.record)
    return show(asked, "conflicts.html", "Conflict sets", part=part, cut_short=cut_short)


def conflict_page(asked: Asked) -> Response:
    """Show one conflict set."""
    look = asked.index
    sets = {conflict.id: conflict for conflict in look.record.conflicts}
    conflict = known(sets, asked.path["conflict"], "conflict set")
    return show(asked, "conflict.html", "Conflict set", view=conflict_view(look, conflict))


def versions_page(asked: Asked) -> Response:
    """Show the versions of events that remain possible, as rows."""
    part = paged(asked.desk.shown().view(components), asked.number("page"), size=10)
    return show(asked, "versions.html", "Versions", part=part)


def accounts_page(asked: Asked) -> Response:
    """Show the documents and the accounts in them."""
    views = asked.desk.shown().view(documents)
    part = paged(views, asked.number("page"))
    trusted = [j for j in asked.desk.shown().view(judgements) if j.kind in ("trust", "doubt")]
    return show(asked, "accounts.html", "Accounts", part=part, trusted=trusted)


def document_page(asked: Asked) -> Response:
    """Show a document's text with its claims marked, and let words be marked as a claim."""
    look = asked.index
    numbers = {str(number): document for document, number in look.numbers.items()}
    document = known(numbers, asked.path["document"], "document")
    starts = page_starts(look.texts[document])
    at = asked.number("at", 0, least=0) if asked.get("at") else None
    number = asked.number("page") if at is None else page_of(starts, at)
    known({str(n): n for n in range(1, len(starts) + 1)}, str(number), "page")
    left_out = next(
        view for view in asked.desk.shown().view(coverage) if view.number == look.numbers[document]
    )
    accounts = [a for a in look.record.accounts if a.document == document]
    return show(
        asked,
        "document.html",
        look.documents[document].path,
        document=look.documents[document],
        number=number,
        pages=len(starts),
        pieces=marked(look, document, number),
        at=at,
        missed=left_out.not_understood[:100],
        accounts=[(a, look.label(a.id)) for a in accounts][:500],
        copies=[
            c
            for c in asked.desk.shown().view(copies)
            if look.numbers[document] in (c.source.number, c.target.number)
        ],
    )


def search_page(asked: Asked) -> Response:
    """Search the passages: words, kept to a person, an account, a time; or ask a question."""
    words = asked.get("q")
    if is_question(words):
        found_for = bearing(asked, words)
        return show(asked, "asked.html", "Question", words=words, passages=found_for)
    cast = [v for v in asked.desk.shown().view(people) if v.sphere == "events" and v.events][:200]
    part = paged(passages(asked, words), asked.number("page"))
    return show(asked, "search.html", "Search", part=part, cast=cast, words=words)


def questions_page(asked: Asked) -> Response:
    """Show what tellers ask, with passages that bear on it."""
    part = paged(asked.desk.shown().view(questions), asked.number("page"))
    return show(asked, "questions.html", "Questions", part=part)


def history_page(asked: Asked) -> Response:
    """Show what people decided, what of it is disputed, and the readings of the case."""
    made = tuple(reversed(asked.desk.shown().view(judgements)))
    with open_case(asked.desk.folder) as case:
        runs = tuple(reversed(history(case)))
    disputes = [j for j in made if _is_disputed(j)]
    part = paged(made, asked.number("page"))
    return show(
        asked,
        "history.html",
        "History",
        part=part,
        disputes=disputes,
        runs=runs[:100],
    )


def changes_page(asked: Asked) -> Response:
    """Show what has changed since an earlier reading."""
    with open_case(asked.desk.folder) as case:
        since = changes_since(case, find_run(case, asked.get("since", "1")))
        runs = history(case)
    view = changes_view(asked.index, since, runs)
    return show(asked, "changes.html", "Changes", view=view)


def export_page(asked: Asked) -> Response:
    """Show the forms in which the case can be handed on."""
    from tellings.workbench.downloads import FORMS  # noqa: PLC0415  (reads the exports' names)

    return show(asked, "export.html", "Hand on", forms=FORMS)


Answer = Callable[[Asked], Response]
