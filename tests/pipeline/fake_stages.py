"""A cheap stand-in for every room: each line of a text is a claim, each paragraph an account.

The stage table is the real one with these functions in it, so the pipeline and the case file are
tested as they are, without a model. Every kind of record is filled.
"""

import hashlib
import itertools
from dataclasses import dataclass, replace
from types import SimpleNamespace

import numpy as np

from tellings.casefile.tables import Related, SentenceText
from tellings.errors import InputError
from tellings.people.read import AccountPeople
from tellings.pipeline.steps import Analysed
from tellings.pipeline.table import STAGES, Model, Stage
from tellings.records.claims import (
    Amount,
    Claim,
    NotUnderstood,
    PassageLink,
    Question,
    Role,
    When,
    claim_id,
)
from tellings.records.documents import (
    Account,
    Copy,
    Document,
    Hint,
    Notice,
    Origin,
    SetAside,
    account_id,
    document_id,
)
from tellings.records.events import Basis, Event, Link
from tellings.records.findings import (
    Assumption,
    Conflict,
    Criterion,
    Finding,
    Judgement,
    Version,
)
from tellings.records.givens import Givens
from tellings.records.ids import content_id
from tellings.records.language import Analysis, Passage, Sentence, Token, Vectors
from tellings.records.lookups import Likeness
from tellings.records.people import Entity, Mention, Name, Undecided, mention_id
from tellings.records.spans import Quote

CALLS: list[str] = []
"""The stages called, in order, so that a test can see what ran."""


def read_bytes(
    *, path: str, data: bytes, max_megabytes: int, columns: tuple[object, ...] = ()
) -> "Reading":
    """Read UTF-8; nothing and NUL bytes cannot be read."""
    CALLS.append("read")
    assert max_megabytes > 0
    assert not columns
    if not data or b"\0" in data:
        raise InputError(path, "is empty or binary", code="empty")
    text = data.decode("utf-8", "replace")
    sha256 = hashlib.sha256(data).hexdigest()
    identity = document_id(sha256)
    document = Document(
        id=identity,
        path=path,
        media_type="text/plain",
        sha256=sha256,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        hints=(Hint(name="heading", start=0, end=1, value="1"),),
    )
    notice = Notice(document=identity, start=None, end=None, code="read", message="it was read")
    return Reading(document=document, notices=(notice,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document, and what a reader should know about how it was read."""

    document: Document
    notices: tuple[Notice, ...]


def split(document: Document) -> SimpleNamespace:
    """Make each paragraph an account; one that begins with "#" is set aside."""
    CALLS.append("parts")
    accounts: list[Account] = []
    aside = []
    at = 0
    for paragraph in document.text.split("\n\n"):
        end = at + len(paragraph)
        if paragraph.startswith("#"):
            aside.append(SetAside(document=document.id, start=at, end=end, reason="caption"))
        elif paragraph.strip():
            spans = ((at, end),)
            accounts.append(
                Account(
                    id=account_id(document.id, spans),
                    document=document.id,
                    kind="comment" if accounts else "body",
                    spans=spans,
                    teller=paragraph.split()[0],
                    teller_span=(at, at + len(paragraph.split()[0])),
                    # Answers the one after it, which is written later: a link forwards.
                    parent=None,
                )
            )
        at = end + 2
    if len(accounts) > 1:
        accounts[0] = replace(accounts[0], parent=accounts[1].id)
    notice = Notice(document=document.id, start=0, end=1, code="split", message="it was split")
    return SimpleNamespace(accounts=tuple(accounts), set_aside=tuple(aside), notices=(notice,))


def _lines(text: str, account: Account) -> list[tuple[int, int]]:
    lines = []
    for first, last in account.spans:
        at = first
        for line in text[first:last].split("\n"):
            if line:
                lines.append((at, at + len(line)))
            at += len(line) + 1
    return lines


def load_model() -> str:
    """Load nothing; note that it was asked for."""
    CALLS.append("model")
    return "model"


def analyse(document: Document, account: Account, *, syntax: str) -> Analysed:
    """Make each line a sentence and each sentence a token."""
    CALLS.append("analyse")
    assert syntax == "model"
    lines = _lines(document.text, account)
    tokens = tuple(
        Token(
            start=start,
            end=end,
            text=document.text[start:end],
            lemma="do",
            upos="VERB",
            xpos="VB",
            feats="",
            head=number,
            deprel="root",
        )
        for number, (start, end) in enumerate(lines)
    )
    sentences = tuple(
        Sentence(first=number, last=number + 1, start=start, end=end)
        for number, (start, end) in enumerate(lines)
    )
    return Analysed(
        analysis=Analysis(
            document=document.id, account=account.id, tokens=tokens, sentences=sentences
        ),
        sentences=tuple(
            SentenceText(
                account=account.id,
                document=document.id,
                start=start,
                end=end,
                text=document.text[start:end],
            )
            for start, end in lines
        ),
    )


def extract(
    analysis: Analysis, account: Account, document: Document, *, columns: tuple[object, ...] = ()
) -> SimpleNamespace:
    """Make each sentence a claim, and each with "~" one that is not understood."""
    CALLS.append("extract")
    assert not columns
    text = document.text
    claims = []
    lost = []
    for number, sentence in enumerate(analysis.sentences):
        words = text[sentence.start : sentence.end]
        if "~" in words:
            lost.append(
                NotUnderstood(
                    account=account.id,
                    document=account.document,
                    start=sentence.start,
                    end=sentence.end,
                    reason="tilde",
                )
            )
        elif "?" not in words:
            claims.append(_claim(account, sentence, words, number))
    return SimpleNamespace(claims=tuple(claims), not_understood=tuple(lost))


def _claim(account: Account, sentence: Sentence, words: str, number: int) -> Claim:
    start, end = sentence.start, sentence.end
    amounts = (
        (Amount(stated=words[:1], start=start, end=start + 1, low=1, high=None, unit=None),)
        if words[0].isdigit()
        else ()
    )
    return Claim(
        id=claim_id(account.document, start, end, start, "do"),
        account=account.id,
        document=account.document,
        start=start,
        end=end,
        quote=words,
        predicate="do",
        predicate_head=number,
        predicate_start=start,
        predicate_end=end,
        sentence=number,
        roles=(Role(role="agent", text=words[:1], start=start, end=start + 1, head=number),),
        polarity="denied" if " not " in words else "affirmed",
        stance="asserted",
        about="events",
        when=When(stated=words[:1], start=start, end=start + 1, earliest=None, latest=None),
        amounts=amounts,
    )


def find_questions(analysis: Analysis, account: Account, text: str) -> tuple[Question, ...]:
    """Take the sentences with a question mark."""
    CALLS.append("find-questions")
    return tuple(
        Question(
            account=account.id,
            document=account.document,
            start=one.start,
            end=one.end,
            text=text[one.start : one.end],
        )
        for one in analysis.sentences
        if "?" in text[one.start : one.end]
    )


def read_people(analysis: Analysis, account: Account, text: str, *, model: str) -> AccountPeople:
    """Take the first word of each sentence as a name."""
    CALLS.append("read-people")
    assert model == "model"
    mentions = []
    for number, one in enumerate(analysis.sentences):
        end = one.start + len(text[one.start : one.end].split(" ", maxsplit=1)[0])
        mentions.append(
            Mention(
                id=mention_id(account.document, one.start, end, "name"),
                document=account.document,
                account=account.id,
                start=one.start,
                end=end,
                text=text[one.start : end],
                form="name",
                head=number,
                kind="person",
                number="sing",
            )
        )
    return AccountPeople(mentions=tuple(mentions), chains=())


def find_origins(documents: tuple[Document, ...], accounts: tuple[Account, ...]) -> object:
    """Let every account be its own origin, and the first two copies of each other."""
    CALLS.append("origins")
    texts = {document.id: document.text for document in documents}
    origins = tuple(Origin(id=one.id, accounts=(one.id,)) for one in accounts)
    quotes = [
        Quote(
            document=one.document,
            start=one.spans[0][0],
            end=one.spans[0][1],
            text=texts[one.document][one.spans[0][0] : one.spans[0][1]],
        )
        for one in accounts[:2]
    ]
    if len(accounts) < 2:
        return SimpleNamespace(origins=origins, copies=())
    copies = (
        Copy(
            id=content_id("copy", accounts[0].id, accounts[1].id),
            source=quotes[0],
            target=quotes[1],
            source_account=accounts[0].id,
            target_account=accounts[1].id,
            words=3,
            direction="unknown",
            basis="made up",
        ),
    )
    return SimpleNamespace(origins=origins, copies=copies)


def look_up(
    documents: tuple[Document, ...],
    accounts: tuple[Account, ...],
    analyses: dict[str, Analysis],
    account_people: dict[str, AccountPeople],
    texts: dict[str, str],
    *,
    reader: object,
) -> tuple[Likeness, ...]:
    """Find the first two mentions of the case alike."""
    CALLS.append("look-up")
    assert reader is not None
    assert set(texts) == {document.id for document in documents}
    assert list(analyses) == [one.id for one in accounts]
    mentions = [m for one in accounts for m in account_people[one.id].mentions]
    return tuple(Likeness(asked=mentions[0].id, found=m.id, score=1.5) for m in mentions[1:2])


def resolve(
    documents: tuple[Document, ...],
    accounts: tuple[Account, ...],
    analyses: dict[str, Analysis],
    account_people: dict[str, AccountPeople],
    claims: tuple[Claim, ...],
    *,
    likenesses: tuple[Likeness, ...] = (),
    judgements: tuple[object, ...] = (),
) -> object:
    """Join mentions with the same words; each account's teller is an entity of its own."""
    CALLS.append("resolve")
    assert list(analyses) == [one.id for one in accounts]
    assert documents or not claims
    assert isinstance(judgements, tuple)
    assert all(one.score == 1.5 for one in likenesses)
    groups: dict[str, list[Mention]] = {}
    for one in accounts:
        for mention in account_people[one.id].mentions:
            groups.setdefault(mention.text, []).append(mention)
    entities = [_entity(name, mentions) for name, mentions in groups.items()]
    tellers = [
        Entity(
            id=content_id("teller", one.id),
            name=f"unnamed teller {one.id}",
            kind="person",
            sphere="telling",
            names=(),
            mentions=(),
            tells=(one.id,),
        )
        for one in accounts
    ]
    undecided = (
        (Undecided(left=entities[0].id, right=entities[1].id, score=0.25, evidence=("a", "b")),)
        if len(entities) > 1
        else ()
    )
    return SimpleNamespace(entities=(*entities, *tellers), undecided=undecided, links=())


def _entity(name: str, mentions: list[Mention]) -> Entity:
    told = tuple(dict.fromkeys(mention.account for mention in mentions))
    return Entity(
        id=mentions[0].id,
        name=name,
        kind="person",
        sphere="events",
        names=(Name(text=name, accounts=told, count=len(mentions)),),
        mentions=tuple(mentions),
    )


def link(
    claims: tuple[Claim, ...],
    entities: tuple[Entity, ...],
    accounts: tuple[Account, ...],
    analyses: dict[str, Analysis],
    *,
    texts: dict[str, str],
    judgements: tuple[object, ...] = (),
) -> tuple[Claim, ...]:
    """Give each claim its teller's voice."""
    assert isinstance(judgements, tuple)
    assert all(claim.document in texts for claim in claims)
    CALLS.append("link")
    assert list(analyses) == [one.id for one in accounts]
    tellers = {account: one.id for one in entities for account in one.tells}
    return tuple(replace(one, voice=(tellers[one.account],)) for one in claims)


def relate(
    entities: tuple[Entity, ...], claims: tuple[Claim, ...], analyses: dict[str, Analysis]
) -> tuple[Related, ...]:
    """Let the first two entities be related by the first claim."""
    CALLS.append("relate")
    assert isinstance(analyses, dict)
    if len(entities) < 2 or not claims:
        return ()
    first, second = entities[:2]
    related = Related(entity=first.id, kind="kin of", target=second.id, claims=(claims[0].id,))
    return (related,)


def describe(
    claims: tuple[Claim, ...],
    entities: tuple[Entity, ...],
    analyses: dict[str, Analysis],
    texts: dict[str, str],
) -> tuple[Passage, ...]:
    """Describe each claim by its quote."""
    CALLS.append("describe")
    assert texts is not None
    assert entities or not claims
    assert isinstance(analyses, dict)
    return tuple(Passage(key=f"claim:{one.id}", text=one.quote) for one in claims)


def embed(passages: list[Passage], *, encoder: str) -> Vectors:
    """Make vectors from hashes."""
    CALLS.extend(f"embed {one.text}" for one in passages)
    assert encoder == "model"
    rows = np.zeros((len(passages), 384), dtype=np.float32)
    for row, passage in zip(rows, passages, strict=True):
        row[hashlib.sha256(passage.text.encode()).digest()[0]] = 1.0
    return Vectors(keys=tuple(one.key for one in passages), rows=rows)


def align(  # noqa: PLR0917
    claims: tuple[Claim, ...],
    entities: tuple[Entity, ...],
    accounts: tuple[Account, ...],
    origins: tuple[Origin, ...],
    analyses: dict[str, Analysis],
    texts: dict[str, str],
    vectors: Vectors,
    *,
    model: str,
    offset: float,
    judgements: tuple[object, ...],
    people: tuple[object, ...],
) -> tuple[Event, ...]:
    """Join claims of the same words (less "not")."""
    CALLS.append("align")
    assert model == "model"
    assert {f"claim:{one.id}" for one in claims} <= set(vectors.keys)
    assert (len(vectors.keys), 384) == vectors.rows.shape
    assert isinstance(judgements, tuple)
    assert isinstance(people, tuple)
    assert entities is not None
    assert origins is not None
    assert texts is not None
    groups: dict[str, list[Claim]] = {}
    for one in claims:
        groups.setdefault(one.quote.replace(" not ", " "), []).append(one)
    assert set(analyses) == {one.id for one in accounts}
    return tuple(_event(group, order, offset) for order, group in enumerate(groups.values()))


def _event(group: list[Claim], order: int, offset: float) -> Event:
    basis = (Basis(name="words", score=1.0 + offset, detail="the same words"),)
    links = tuple(
        Link(left=min(a.id, b.id), right=max(a.id, b.id), score=0.5, basis=basis)
        for a, b in itertools.pairwise(group)
    )
    told = tuple(dict.fromkeys(one.account for one in group))
    return Event(
        id=group[0].id,
        label=group[0].quote,
        order=order,
        claims=tuple(one.id for one in group),
        accounts=told,
        origins=len(told),
        basis=basis,
        links=links,
    )


def compare(  # noqa: PLR0917
    events: tuple[Event, ...],
    claims: tuple[Claim, ...],
    entities: tuple[Entity, ...],
    accounts: tuple[Account, ...],
    origins: tuple[Origin, ...],
    texts: dict[str, str],
    *,
    analyses: dict[str, Analysis],
    exclusive: object = None,
    judgements: object = (),
) -> object:
    """Find a conflict where one denies what another says."""
    CALLS.append("compare")
    assert not exclusive
    assert not judgements
    assert all(x is not None for x in (entities, accounts, origins, texts, analyses))
    polarity = {one.id: one.polarity for one in claims}
    findings = []
    conflicts = []
    for event in events:
        apart = len({polarity[one] for one in event.claims}) > 1
        kind = "conflict" if apart else "agreement" if len(event.claims) > 1 else "only"
        findings.append(
            Finding(
                id=content_id("finding", event.id),
                kind=kind,
                event=event.id,
                slot="polarity",
                claims=event.claims,
                explanation=f"{kind}: made up",
                weight=0.5,
            )
        )
        if apart:
            conflicts.append(
                Conflict(
                    id=content_id("conflict", event.id),
                    claims=event.claims,
                    assumes=(Assumption(kind="same_event", id=event.id, detail="joined"),),
                    rule="negation",
                    explanation=("one says so", "one denies it"),
                    settled_by=None,
                )
            )
    return SimpleNamespace(findings=tuple(findings), conflicts=tuple(conflicts))


def find_conflicts(
    clashes: tuple[Conflict, ...], *, givens: Givens, **needed: object
) -> SimpleNamespace:
    """Pass on what comparing found."""
    CALLS.append("contradict")
    assert givens is not None
    assert all(value is not None for value in needed.values())
    return SimpleNamespace(conflicts=clashes, notices=())


def rank_versions(
    conflicts: tuple[Conflict, ...],
    claims: tuple[Claim, ...],
    accounts: tuple[Account, ...],
    origins: tuple[Origin, ...],
    *,
    judgements: tuple[Judgement, ...] = (),
) -> tuple[Version, ...]:
    """Give up one claim of each conflict in turn."""
    CALLS.append("rank-versions")
    assert judgements is not None
    assert claims is not None
    assert accounts is not None
    assert origins is not None
    return tuple(
        Version(
            id=content_id("version", conflict.id, given_up),
            component=conflict.id,
            rank=rank,
            holds=tuple(one for one in conflict.claims if one != given_up),
            gives_up=(given_up,),
            criteria=(Criterion(name="origins", value=1),),
        )
        for conflict in conflicts
        for rank, given_up in enumerate(conflict.claims)
    )


def answer(
    questions: tuple[Question, ...],
    claims: tuple[Claim, ...],
    accounts: tuple[Account, ...],
    texts: dict[str, str],
    vectors: Vectors,
) -> tuple[Question, ...]:
    """Let the first claim bear on every question."""
    CALLS.append("answer")
    assert accounts is not None
    assert texts is not None
    assert {f"question:{one.document}:{one.start}" for one in questions} <= set(vectors.keys)
    passages = tuple(
        PassageLink(
            document=one.document,
            account=one.account,
            start=one.start,
            end=one.end,
            text=one.quote,
            score=0.5,
        )
        for one in claims[:1]
    )
    return tuple(replace(one, passages=passages) for one in questions)


def fake(stage: Stage) -> Stage:
    """Return the stage with its function and model replaced by the ones here."""
    name = stage.function.partition(":")[2]
    model = stage.model
    if model is not None:
        model = Model(parameter=model.parameter, loader=f"{__name__}:load_model", folder="wordnet")
    return replace(stage, function=f"{__name__}:{name}", model=model)


FAKES = tuple(fake(stage) for stage in STAGES)
