"""What people decided: applied, or listed with the reason why not."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from tellings.records.findings import Judgement
from tellings.records.judgements import fields_of, in_time, undone
from tellings.views.index import Index
from tellings.views.quotes import Excerpt, quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementView:
    """A decision.

    ``id``; ``kind`` and ``value`` (or None) say what was decided, ``says`` the value in words;
    ``by`` whom, ``at`` what time, with what ``reason`` (or None); ``quotes`` are the words it is
    about, cut from their documents; ``applied`` is False when it does not hold, and then
    ``obstacle`` says why; ``gone`` holds its words as they were recorded where they no longer
    stand; ``undone`` is whether it was taken back.
    """

    id: str
    kind: str
    value: str | None
    says: str
    by: str
    at: str
    reason: str | None
    quotes: tuple[Excerpt, ...]
    applied: bool
    obstacle: str | None
    gone: tuple[str, ...]
    undone: bool


def judgements(index: Index) -> tuple[JudgementView, ...]:
    """Return the decisions in the order they were made; of words that are gone nothing is cut."""
    taken = undone(index.record.judgements)
    kinds = {one.id: one.kind for one in index.record.judgements}
    return tuple(
        _judgement(index, one, kinds, taken=one.id in taken)
        for one in in_time(index.record.judgements)
    )


def _judgement(
    index: Index, judgement: Judgement, kinds: Mapping[str, str], *, taken: bool
) -> JudgementView:
    stands = all(
        index.texts.get(q.document, "")[q.start : q.end] == q.text for q in judgement.targets
    )
    return JudgementView(
        id=judgement.id,
        kind=judgement.kind,
        value=judgement.value,
        says=_says(judgement, kinds),
        by=judgement.by,
        at=judgement.at,
        reason=judgement.reason,
        quotes=tuple(quoted(index, target) for target in judgement.targets) if stands else (),
        applied=judgement.applied,
        obstacle=judgement.obstacle,
        gone=() if stands else tuple(target.text for target in judgement.targets),
        undone=taken,
    )


def _says(judgement: Judgement, kinds: Mapping[str, str]) -> str:
    """Return what a judgement sets in words: a name, a tier, fields, what it takes back."""
    if judgement.kind == "undo":
        return f"{kinds.get(judgement.replaces or '', '')} {judgement.replaces}".strip()
    fields = fields_of(judgement)
    if judgement.kind in ("raise", "lower"):
        return f"to {fields.get('kind')}"
    if judgement.kind in ("edit", "add"):
        return ", ".join(f"{name} {_plain(value)}" for name, value in fields.items())
    if judgement.kind == "rename":
        return f"to “{judgement.value}”"
    return judgement.value.replace("_", " ") if judgement.kind == "withdraw" else ""  # type: ignore[union-attr]  # withdraw has one


def _plain(value: object) -> str:
    if isinstance(value, str):
        return value
    return "none" if value is None else json.dumps(value, ensure_ascii=False)
