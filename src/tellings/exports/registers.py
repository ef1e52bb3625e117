"""The tables of a record that people hand on: a chronology and the registers behind it.

    chronology   what each account says, event by event, with pinpoints
    findings     what agrees, differs, or is said once
    conflicts    sets of statements that cannot all be true, with what they assume
    gaps         what nobody said, answered, read or settled
    sources      the documents with their hashes, their accounts and tellers

Each is a header and rows of plain values; CSV and DOCX write the same rows. Quotes are cut from
their documents again; one that is not exact is a RecordError.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from tellings.records.claims import Claim, is_sure, reading_of
from tellings.records.documents import Account
from tellings.records.events import Event
from tellings.records.record import Record
from tellings.records.serialise import exact
from tellings.views.findings import rank
from tellings.views.index import Index, index, pinpoint
from tellings.views.labels import numbered
from tellings.views.order import several
from tellings.views.slots import slot_words

Row = tuple[object, ...]
TELLING = ("body", "statement")
"""Kinds of account whose silence on an event is worth a line; comments are silent on most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A table: the names of its columns and its rows, each as long as the header."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]


def register(record: Record, *, name: str) -> Register:
    """Return one of ``REGISTERS``; RecordError when a quote of the record is not exact."""
    header, rows = REGISTERS[name]
    look = index(record)
    _check_quotes(look)
    return Register(header=header, rows=tuple(rows(look)))


def _check_quotes(look: Index) -> None:
    for claim in look.record.claims:
        where = (claim.document, claim.start, claim.end)
        exact(look.texts, *where, claim.quote, item=f"claim {claim.id}")


def _teller(look: Index, account: Account) -> str:
    entity = look.entities.get(look.tellers.get(account.id, ""))
    return entity.name if entity is not None else account.teller or ""


def _path(look: Index, account: Account) -> str:
    return look.documents[account.document].path


def _pinpoint(look: Index, claim: Claim) -> str:
    return pinpoint(look, claim.document, claim.start)


def _cited(look: Index, claim: Claim) -> str:
    """Return a quote with its pinpoint on one line: “...” (harbour.txt, line 4)."""
    path = look.documents[claim.document].path
    return f"“{claim.quote}” ({path}, {_pinpoint(look, claim)})"


CHRONOLOGY = (
    "order",
    "event",
    "label",
    "document",
    "pinpoint",
    "locator",
    "account",
    "teller",
    "start",
    "end",
    "quote",
    "predicate",
    "polarity",
    "stance",
    "when",
    "earliest",
    "latest",
    "where",
    "claim",
    "reading",
)


def _chronology(look: Index) -> Iterator[Row]:
    for event in sorted(look.record.events, key=lambda item: (item.order, item.id)):
        for claim in map(look.claim, event.claims):
            account = look.accounts[claim.account]
            when = claim.when
            yield (
                event.order,
                event.id,
                event.label,
                _path(look, account),
                _pinpoint(look, claim),
                account.locator,
                account.id,
                _teller(look, account),
                claim.start,
                claim.end,
                claim.quote,
                claim.predicate,
                claim.polarity,
                claim.stance,
                when and when.stated,
                when and when.earliest,
                when and when.latest,
                claim.where and claim.where.stated,
                claim.id,
                reading_of(claim),
            )


FINDINGS = ("finding", "kind", "slot", "about", "event", "label", "explanation", "claims", "quotes")


def _findings(look: Index) -> Iterator[Row]:
    for finding in sorted(look.record.findings, key=rank):
        label = look.event(finding.event).label if finding.event else ""
        yield (
            finding.id,
            finding.kind,
            finding.slot,
            slot_words(finding.slot),
            finding.event,
            label,
            finding.explanation,
            " ".join(finding.claims),
            " | ".join(_cited(look, look.claim(key)) for key in finding.claims),
        )


CONFLICTS = (
    "conflict",
    "rule",
    "statements",
    "tellers",
    "quotes",
    "assumes",
    "steps",
    "settled by",
    "claims",
)


def _conflicts(look: Index) -> Iterator[Row]:
    for conflict in look.record.conflicts:
        claims = [look.claim(key) for key in conflict.claims]
        accounts = dict.fromkeys(claim.account for claim in claims)
        yield (
            conflict.id,
            conflict.rule,
            len(claims),
            "; ".join(look.label(account).text for account in accounts),
            " | ".join(_cited(look, claim) for claim in claims),
            "; ".join(assumed.detail for assumed in conflict.assumes),
            " ".join(f"({n}) {step}" for n, step in enumerate(conflict.explanation, start=1)),
            conflict.settled_by,
            " ".join(conflict.claims),
        )


GAPS = ("kind", "what", "document", "pinpoint", "detail")


def _gaps(look: Index) -> Iterator[Row]:
    yield from _unanswered(look)
    yield from _silences(look)
    yield from _unsettled(look)
    yield from _unread(look)


def _unanswered(look: Index) -> Iterator[Row]:
    for question in look.record.questions:
        where = pinpoint(look, question.document, question.start)
        found = len(question.passages)
        detail = f"{found} passages bear on it" if found else "no passage bears on it"
        yield (
            "question",
            question.text,
            look.documents[question.document].path,
            where,
            detail,
        )


def _silences(look: Index) -> Iterator[Row]:
    """Yield the events that several accounts tell and a whole account passes over."""
    tellings = [account for account in look.record.accounts if account.kind in TELLING]
    for event in sorted(filter(several, look.record.events), key=lambda e: (e.order, e.id)):
        for account in tellings:
            if account.id not in event.accounts:
                detail = f"told by {_labels(look, event)}; silence is not denial"
                yield ("not said", event.label, _path(look, account), "", detail)


def _labels(look: Index, event: Event) -> str:
    return ", ".join(look.label(account).text for account in event.accounts)


def _unsettled(look: Index) -> Iterator[Row]:
    for pair in look.record.undecided:
        left, right = (look.entities.get(key) for key in (pair.left, pair.right))
        if left is not None and right is not None:
            what = f"are “{left.name}” and “{right.name}” the same?"
            yield ("undecided", what, "", "", "; ".join(pair.evidence))


def _unread(look: Index) -> Iterator[Row]:
    for item in look.record.not_understood:
        words = look.texts[item.document][item.start : item.end]
        path, where = (
            look.documents[item.document].path,
            pinpoint(look, item.document, item.start),
        )
        yield ("not understood", words, path, where, item.reason)
    for claim in (claim for claim in look.record.claims if not is_sure(claim)):
        path = look.documents[claim.document].path
        detail = "stands where it seems to belong; nothing is concluded from it"
        yield ("reading unsure", claim.quote, path, _pinpoint(look, claim), detail)
    for notice in look.record.notices:
        where = "" if notice.start is None else pinpoint(look, notice.document, notice.start)
        yield ("notice", notice.message, look.documents[notice.document].path, where, notice.code)


SOURCES = (
    "number",
    "document",
    "media type",
    "sha256",
    "text sha256",
    "account",
    "label",
    "kind",
    "teller",
    "title",
    "dated",
    "locator",
    "origin",
    "shares wording with",
    "claims",
)


def _sources(look: Index) -> Iterator[Row]:
    origins = {account: o.id for o in look.record.origins for account in o.accounts}
    shared = _shared_wording(look)
    said: dict[str, int] = {}
    for claim in look.record.claims:
        said[claim.account] = said.get(claim.account, 0) + 1
    for document in numbered(look.record):
        head = (look.numbers[document.id], document.path, document.media_type)
        hashes = (document.sha256, document.text_sha256)
        accounts = [a for a in look.record.accounts if a.document == document.id]
        if not accounts:
            yield (*head, *hashes, *[""] * (len(SOURCES) - 5))
        for account in sorted(accounts, key=lambda a: (a.spans, a.id)):
            yield (
                *head,
                *hashes,
                account.id,
                look.label(account.id).text,
                account.kind,
                _teller(look, account),
                account.title,
                account.dated,
                account.locator,
                origins.get(account.id, account.id),
                "; ".join(shared.get(account.id, ())),
                said.get(account.id, 0),
            )


def _shared_wording(look: Index) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for copy in look.record.copies:
        pair = (copy.source_account, copy.target_account)
        for one, other in (pair, pair[::-1]):
            found.setdefault(one, {})[look.label(other).text] = None
    return {account: tuple(others) for account, others in found.items()}


REGISTERS: Mapping[str, tuple[tuple[str, ...], Callable[[Index], Iterator[Row]]]] = {
    "chronology": (CHRONOLOGY, _chronology),
    "findings": (FINDINGS, _findings),
    "conflicts": (CONFLICTS, _conflicts),
    "gaps": (GAPS, _gaps),
    "sources": (SOURCES, _sources),
}
TABLES = tuple(REGISTERS)
