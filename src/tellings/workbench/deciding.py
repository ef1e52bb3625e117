"""Forms that decide something: each becomes judgements, kept before the page is answered."""

import json
from collections.abc import Mapping, Sequence

from starlette.responses import RedirectResponse, Response

from tellings.errors import UsageError
from tellings.records.claims import Claim
from tellings.records.findings import Judgement
from tellings.records.judgements import KINDS, claim_targets
from tellings.records.people import Entity
from tellings.records.spans import Quote, quote
from tellings.views.edits import accepted_fields, claim_fields
from tellings.views.index import Index
from tellings.views.targets import (
    account_quotes,
    assumption_targets,
    entity_quote,
    mention_quotes,
)
from tellings.workbench.answers import Asked, known, quote_at

Form = Mapping[str, str]
NEAR = 400
"""Characters about a selection in which its words are looked for when its offsets are off."""


def judge_form(asked: Asked) -> Response:
    """Keep what a form decides and lead back to where it was sent from."""
    pairs = asked.form()
    form = dict(pairs)
    many = [value for name, value in pairs if name == "target"]
    kind = form.get("kind", "")
    made = _decide(asked, kind, form, many)
    return _settled(asked, form, f"judged: {made[-1].kind}")


def _settled(asked: Asked, form: Form, what: str) -> Response:
    asked.desk.settle(what)
    return RedirectResponse(_next(form.get("next", "/")), status_code=303)


def _next(path: str) -> str:
    """Return where to lead back to: a path of the workbench alone, never another address."""
    fine = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if fine and all(" " < c < "\x7f" and c != "\\" for c in path) else "/"


def me_form(asked: Asked) -> Response:
    """Set who judges in this browser."""
    form = dict(asked.form())
    name = " ".join(form.get("by", "").split())
    if not name or len(name) > 100:
        raise UsageError("say who you are in at most 100 characters")
    asked.session.by = name
    return RedirectResponse(_next(form.get("next", "/")), status_code=303)


def _decide(  # noqa: PLR0911  (one return a form)
    asked: Asked, kind: str, form: Form, many: Sequence[str]
) -> tuple[Judgement, ...]:
    look = asked.index
    if kind == "split":
        return _split(asked, form, many)
    if kind in ("merge", "group") and "other" in form:
        entity = known(look.entities, form.get("person", ""), "person")
        other = mention_quotes(look, form["other"])
        meant = "same" if kind == "merge" else kind
        return (_keep(asked, meant, (entity_quote(look, entity), *other), form),)
    if kind in ("same", "different") and "with" in form:
        pair = [known(look.entities, form.get(name, ""), "person") for name in ("person", "with")]
        quotes = tuple(entity_quote(look, entity) for entity in pair)
        return (_keep(asked, kind, quotes, form),)
    if kind == "merge-event":
        return (_keep(asked, "same-event", _both_events(look, form), form),)
    if kind == "undo":
        ids = {one.id for one in look.record.judgements}
        known(dict.fromkeys(ids, True), form.get("judgement", ""), "judgement")
        return (_keep(asked, "undo", (), form, replaces=form["judgement"]),)
    if kind == "repeat":
        made = {one.id: one for one in look.record.judgements}
        one = known(made, form.get("judgement", ""), "judgement")
        if one.kind == "undo":
            raise UsageError("undo the judgement itself")
        return (_keep(asked, one.kind, one.targets, form, value=one.value),)
    if kind == "withdraw" and form.get("conflict"):
        number = int(form["assumption"]) if form.get("assumption", "").isdecimal() else 0
        what, quotes = assumption_targets(look, form["conflict"], number)
        return (_keep(asked, kind, quotes, form, value=what),)
    if kind not in KINDS:
        raise UsageError(f"{kind[:40]!r} is no kind of judgement")
    at, value = _pointed_at(look, kind, form, many)
    return (_keep(asked, kind, at, form, value=value),)


def _keep(
    asked: Asked,
    kind: str,
    quotes: tuple[Quote, ...],
    form: Form,
    *,
    value: str | None = None,
    replaces: str | None = None,
) -> Judgement:
    return asked.desk.judge(
        kind,
        quotes,
        by=asked.session.by,
        value=value,
        reason=form.get("reason", "").strip() or None,
        replaces=replaces,
    )


def _pointed_at(
    look: Index, kind: str, form: Form, many: Sequence[str]
) -> tuple[tuple[Quote, ...], str | None]:
    """Return targets and value of a judgement of one of the plain kinds."""
    if kind in ("trust", "doubt"):
        return account_quotes(look, form.get("account", "")), None
    if kind == "add":
        return (_marked_words(look, form),), claim_fields(look, None, ())
    form_of = KINDS[kind].targets
    if form_of == "claim" or kind == "withdraw":
        claims: list[Claim] = [known(look.claims, name, "claim") for name in many]
        return _of_claims(look, kind, form, claims)
    quotes = tuple(quote_at(look, one) for one in many)
    return quotes, form.get("value", "").strip() or None


def _of_claims(
    look: Index, kind: str, form: Form, claims: list[Claim]
) -> tuple[tuple[Quote, ...], str | None]:
    if kind == "move":
        claims = _moved(look, form, claims)
    quotes = tuple(q for claim in claims for q in claim_targets(claim))
    if kind == "withdraw":
        return quotes, "claim"
    if kind == "accept" and claims:
        return quotes, accepted_fields(claims[0])
    if kind == "edit" and claims:
        settings = [f"{name[4:]}={value}" for name, value in form.items() if _was_set(name, value)]
        return quotes, claim_fields(look, claims[0], settings)
    if kind in ("raise", "lower"):
        return quotes, json.dumps({"kind": form.get("value", ""), "slot": form.get("slot", "")})
    return quotes, None


def _was_set(name: str, value: str) -> bool:
    return name.startswith("set:") and value.strip() != ""


def _moved(look: Index, form: Form, claims: list[Claim]) -> list[Claim]:
    """Return the claim to move, a claim of the event it goes to, those of the event it leaves."""
    if len(claims) != 1:
        raise UsageError("move one claim at a time")
    goes = _event_by_number(look, form.get("event", ""))
    left = look.event_of.get(claims[0].id)
    others = [c for c in look.events[left].claims if c != claims[0].id] if left else []
    if left == goes:
        raise UsageError("the claim tells this event already")
    to = next(c for c in look.events[goes].claims)
    return [claims[0], look.claim(to), *(look.claim(c) for c in others)]


def _event_by_number(look: Index, number: str) -> str:
    for event, at in look.places.items():
        if str(at) == number.strip():
            return event
    raise UsageError(f"there is no event {number[:20]!r}; events are numbered in the grid")


def _both_events(look: Index, form: Form) -> tuple[Quote, ...]:
    one = known(look.events, form.get("of", ""), "event")
    other = look.events[_event_by_number(look, form.get("event", ""))]
    if one.id == other.id:
        raise UsageError("name another event")
    return tuple(q for c in (*one.claims, *other.claims) for q in claim_targets(look.claim(c)))


def _split(asked: Asked, form: Form, many: Sequence[str]) -> tuple[Judgement, ...]:
    """Part the chosen mentions from the others of a person.

    Those chosen are one, those left are one (one mention an account stands for them), and a
    mention of the one is not the other.
    """
    look = asked.index
    entity: Entity = known(look.entities, form.get("person", ""), "person")
    chosen = [quote_at(look, one) for one in many]
    places = {(q.document, q.start, q.end) for q in chosen}
    kept: dict[str, Quote] = {}
    for m in sorted(entity.mentions, key=lambda m: m.form != "name"):
        if (m.document, m.start, m.end) not in places:
            at = quote(look.texts, m.document, m.start, m.end)
            kept.setdefault(m.account, at)
    if not chosen or not kept:
        raise UsageError("choose the mentions of one person, and leave those of the other")
    left = tuple(kept.values())
    made = []
    if len(left) > 1:
        made.append(_keep(asked, "same", left, form))
    if len(chosen) > 1:
        made.append(_keep(asked, "same", tuple(chosen), form))
    made.append(_keep(asked, "different", (left[0], chosen[0]), form))
    return tuple(made)


def _marked_words(look: Index, form: Form) -> Quote:
    """Return the words that were marked in a document, found again where they were said to be."""
    document = known(look.texts, form.get("document", ""), "document") and form["document"]
    words = form.get("words", "").replace("\r\n", "\n").strip("\n")
    text = look.texts[document]
    at = int(form["start"]) if form.get("start", "").isdecimal() else 0
    if not words.strip():
        raise UsageError("mark the words first")
    if text[at : at + len(words)] != words:
        first = max(0, at - NEAR)
        found = text.find(words, first, at + NEAR + len(words)) if form.get("start") else -1
        if found < 0:
            found = text.find(words)
            if found < 0 or text.find(words, found + 1) >= 0:
                often = "do not stand" if found < 0 else "stand more than once"
                raise UsageError(f"these words {often} in the document; mark them in the text")
        at = found
    return Quote(document=document, start=at, end=at + len(words), text=words)
