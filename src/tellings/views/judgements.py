"""What people decided: applied, or listed as not applied when its words are gone."""

from dataclasses import dataclass

from tellings.records.findings import Judgement
from tellings.views.index import Index
from tellings.views.quotes import Excerpt, quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementView:
    """A decision.

    ``kind`` and ``value`` (or None) say what was decided, ``by`` whom, ``at`` what time, with what
    ``reason`` (or None); ``quotes`` are the words it is about, cut from their documents;
    ``applied`` is False when it could not be applied, and then ``gone`` holds the words that it
    was about as they were recorded.
    """

    kind: str
    value: str | None
    by: str
    at: str
    reason: str | None
    quotes: tuple[Excerpt, ...]
    applied: bool
    gone: tuple[str, ...]


def judgements(index: Index) -> tuple[JudgementView, ...]:
    """Return the decisions in the record's order; of those not applied nothing is cut."""
    return tuple(_judgement(index, judgement) for judgement in index.record.judgements)


def _judgement(index: Index, judgement: Judgement) -> JudgementView:
    applied = judgement.applied
    return JudgementView(
        kind=judgement.kind,
        value=judgement.value,
        by=judgement.by,
        at=judgement.at,
        reason=judgement.reason,
        quotes=tuple(quoted(index, target) for target in judgement.targets) if applied else (),
        applied=applied,
        gone=() if applied else tuple(target.text for target in judgement.targets),
    )
