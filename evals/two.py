"""Two sentences read as two accounts of one case: every stage up to the people, from raw text.

What is measured on pairs of sentences goes through here, so that a figure is that of the rooms as
they are and not of a short cut. Two single sentences are not read side by side (``look-up``):
the figures are those of what is said. Joining events can be left out: then claims are paired
directly (by shared words), and a figure is that of the comparison alone.
"""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import tellings
from tellings.accounts.origins import find_origins
from tellings.claims import extract, link
from tellings.compare.findings import Comparison, compare
from tellings.events import align, describe, load_pair_model
from tellings.language.encoder import embed, load_encoder
from tellings.language.syntax import SyntaxModel, analyse, load_syntax
from tellings.people.coreference import load_coreference
from tellings.people.read import AccountPeople, read_people
from tellings.people.relations import relate
from tellings.people.resolve import resolve
from tellings.records.claims import Claim
from tellings.records.documents import Account, Document, account_id
from tellings.records.events import Event, Link
from tellings.records.ids import content_id
from tellings.records.language import Analysis
from tellings.records.people import Entity
from tellings.records.record import Record

NAMES = ("left", "right")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Two sentences read as two accounts, people resolved and claims linked to them."""

    documents: tuple[Document, ...]
    accounts: tuple[Account, ...]
    analyses: dict[str, Analysis]
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]

    @property
    def texts(self) -> dict[str, str]:
        """The texts by document."""
        return {document.id: document.text for document in self.documents}


@cache
def syntax() -> SyntaxModel:
    """Return the syntax model, loaded once."""
    return load_syntax()


def document(name: str, text: str) -> Document:
    """Return a sentence as a document."""
    digest = content_id("document", name, text)
    return Document(
        id=digest, path=f"{name}.txt", media_type="text/plain", sha256=digest,
        text_sha256=digest, text=text,
    )  # fmt: skip


def read(left: str, right: str) -> Case:
    """Return the case of two sentences."""
    documents = tuple(document(name, text) for name, text in zip(NAMES, (left, right), strict=True))
    accounts: list[Account] = []
    analyses: dict[str, Analysis] = {}
    people: dict[str, AccountPeople] = {}
    claims: list[Claim] = []
    for one in documents:
        spans = ((0, len(one.text)),)
        account = Account(
            id=account_id(one.id, spans), document=one.id, kind="body", spans=spans, teller=one.path
        )
        analysis = analyse(one.text, spans, document=one.id, account=account.id, model=syntax())
        accounts.append(account)
        analyses[account.id] = analysis
        claims += extract(analysis, account, one.text).claims
        people[account.id] = read_people(analysis, account, one.text, model=load_coreference())
    entities = resolve(documents, accounts, analyses, people, tuple(claims)).entities
    linked = link(tuple(claims), entities, tuple(accounts), analyses)
    return Case(
        documents=documents,
        accounts=tuple(accounts),
        analyses=analyses,
        entities=relate(entities, linked, analyses),
        claims=linked,
    )


def alone(case: Case) -> Comparison:
    """Compare claims paired directly: nothing is lost, and nothing gained, by joining events."""
    sides = [[c for c in case.claims if c.account == account.id] for account in case.accounts]
    events = [joined(number, one, other) for number, (one, other) in enumerate(paired(*sides))]
    return shown(case, events)


def whole(case: Case) -> Comparison:
    """Compare what the alignment of events joins."""
    passages = describe(case.claims, case.entities, case.analyses, case.texts)
    vectors = embed(passages, encoder=encoder())
    origins = find_origins(case.documents, case.accounts).origins
    events = align(
        case.claims, case.entities, case.accounts, origins, case.analyses, case.texts, vectors,
        model=pair_model(),
    )  # fmt: skip
    return shown(case, events)


encoder = cache(load_encoder)
pair_model = cache(load_pair_model)


def shown(case: Case, events: Sequence[Event]) -> Comparison:
    """Return what comparing these events shows."""
    return compare(
        events, case.claims, case.entities, case.accounts, (), case.texts, analyses=case.analyses
    )


def joined(number: int, one: Claim, other: Claim) -> Event:
    """Return the event of two claims."""
    link_ = Link(left=min(one.id, other.id), right=max(one.id, other.id), score=1.0, basis=())
    return Event(
        id=one.id, label=one.quote, order=number, claims=(one.id, other.id),
        accounts=(one.account, other.account), origins=2, basis=(), links=(link_,),
    )  # fmt: skip


def paired(left: Sequence[Claim], right: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    """Return each claim with the one of the other side that shares most words, used once."""

    def score(one: Claim, other: Claim) -> float:
        ours, theirs = set(one.quote.lower().split()), set(other.quote.lower().split())
        overlap = len(ours & theirs) / max(1, len(ours | theirs))
        same = one.predicate == other.predicate
        return overlap + same - 0.1 * abs(one.start - other.start) / 100

    ranked = sorted(
        (
            (score(one, other), -i, -j)
            for i, one in enumerate(left)
            for j, other in enumerate(right)
        ),
        reverse=True,
    )
    used: set[tuple[str, int]] = set()
    pairs = []
    for _, i, j in ranked:
        if not {("l", i), ("r", j)} & used:
            used |= {("l", i), ("r", j)}
            pairs.append((left[-i], right[-j]))
    return pairs


def whole_job(texts: Sequence[str]) -> Record:
    """Return the record of these texts, read as one file each."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            (Path(folder) / f"{number}.txt").write_text(text, "utf-8")
        return tellings.read(sorted(Path(folder).iterdir()))
