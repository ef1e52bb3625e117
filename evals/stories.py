"""Invented stories told several times, with the events marked: see ``stories/README.md``.

Those of ``train/stories`` are marked alike; they are learnt from and measured nowhere.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from evals.lookups import likenesses
from tellings.accounts.parts import split
from tellings.accounts.readers import read_bytes
from tellings.claims import extract, link
from tellings.events import align, describe, load_pair_model
from tellings.language.encoder import Encoder, embed
from tellings.language.syntax import SyntaxModel, analyse
from tellings.people.coreference import load_coreference
from tellings.people.read import read_people
from tellings.people.resolve import resolve
from tellings.records.claims import Claim
from tellings.records.documents import Account
from tellings.records.events import Event
from tellings.records.language import Analysis, Vectors
from tellings.records.people import Entity

FOLDER = Path(__file__).resolve().parent / "stories"
FOLDERS = (FOLDER, FOLDER.parents[1] / "train" / "stories")
LIGHT = 12
AUXILIARY = frozenset(
    {
        *("be", "am", "is", "are", "was", "were", "been", "being", "have", "has", "had", "having"),
        *("do", "does", "did", "get", "gets", "got", "will", "would", "can", "could", "may"),
        *("might", "must", "shall", "should", "not", "never", "to", "just", "almost", "even"),
    }
)
MARK = re.compile(r"\{(e\d+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One account without its marks; ``events`` maps the offset of a word to its event."""

    path: str
    text: str
    events: Mapping[int, str]


def tellings(story: str) -> tuple[Telling, ...]:
    """Return the accounts of a story."""
    paths = [path for folder in FOLDERS for path in sorted(folder.glob(f"{story}-*.txt"))]
    return tuple(_read(path) for path in paths)


def _read(path: Path) -> Telling:
    text, events = "", {}
    for number, piece in enumerate(MARK.split(path.read_text(encoding="utf-8"))):
        if number % 2:
            events[len(text)] = piece
        else:
            text += piece
    return Telling(path=path.name, text=text, events=events)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Counts of joined pairs of claims, and of the marked parallels among them.

    ``happenings`` are the marked events that two accounts or more tell, ``told`` those of them that
    at least one joined pair tells.
    """

    joined: int
    right: int
    parallels: int
    hit: int
    happenings: int
    told: int

    @property
    def precision(self) -> float:
        """The share of joined pairs of claims of two accounts that tell one marked event."""
        return self.right / self.joined if self.joined else 0.0

    @property
    def recall(self) -> float:
        """The share of marked parallels (an event, two accounts) that some joined pair tells."""
        return self.hit / self.parallels if self.parallels else 0.0

    @property
    def reached(self) -> float:
        """The share of happenings told by several accounts that some joined pair tells."""
        return self.told / self.happenings if self.happenings else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A story read up to its vectors; ``marks`` maps a document's id to its marked offsets."""

    name: str
    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    accounts: tuple[Account, ...]
    analyses: Mapping[str, Analysis]
    texts: Mapping[str, str]
    vectors: Vectors
    marks: Mapping[str, Mapping[int, str]]


def prepare(story: str, *, encoder: Encoder, syntax: SyntaxModel) -> Prepared:
    """Read a story from raw text as the product does, up to the vectors."""
    return read(story, tellings(story), encoder=encoder, syntax=syntax)


def read(
    story: str, given: Iterable[Telling], *, encoder: Encoder, syntax: SyntaxModel
) -> Prepared:
    """Read any tellings from raw text as the product does, up to the vectors."""
    marked = {telling.path: telling for telling in given}
    documents, accounts = [], []
    claims: list[Claim] = []
    analyses, people, texts = {}, {}, {}
    coreference = load_coreference()
    for path, telling in marked.items():
        document = read_bytes(path=path, data=telling.text.encode(), max_megabytes=1).document
        texts[document.id] = document.text
        documents.append(document)
        for account in split(document).accounts:
            accounts.append(account)
            analysis = analyse(
                document.text, account.spans, document=document.id, account=account.id, model=syntax
            )
            analyses[account.id] = analysis
            claims += extract(analysis, account, document.text).claims
            people[account.id] = read_people(analysis, account, document.text, model=coreference)
    read_so_far = documents, accounts, analyses, people
    entities = resolve(*read_so_far, claims, likenesses=likenesses(*read_so_far)).entities
    linked = link(tuple(claims), entities, tuple(accounts), analyses)
    vectors = embed(describe(linked, entities, analyses, texts), encoder=encoder)
    return Prepared(
        name=story,
        claims=linked,
        entities=entities,
        accounts=tuple(accounts),
        analyses=analyses,
        texts=texts,
        vectors=vectors,
        marks={document.id: marked[document.path].events for document in documents},
    )


def measure(story: Prepared) -> Found:
    """Return how well the marked events of a story are joined."""
    return judge(joined(story), story.claims, story.marks)


def joined(story: Prepared) -> tuple[Event, ...]:
    """Return the events as the product joins them."""
    return align(
        story.claims,
        story.entities,
        story.accounts,
        (),
        story.analyses,
        story.texts,
        story.vectors,
        model=load_pair_model(),
    )


def together(results: Sequence[Found]) -> Found:
    """Return the counts of several stories as one."""
    return Found(
        joined=sum(result.joined for result in results),
        right=sum(result.right for result in results),
        parallels=sum(result.parallels for result in results),
        hit=sum(result.hit for result in results),
        happenings=sum(result.happenings for result in results),
        told=sum(result.told for result in results),
    )


def judge(
    events: Iterable[Event], claims: Sequence[Claim], marks: Mapping[str, Mapping[int, str]]
) -> Found:
    """Compare with the marks; ``marks`` maps a document's id to its marked offsets."""
    told_by = {claim.id: told(claim, marks[claim.document]) for claim in claims}
    document = {claim.id: claim.document for claim in claims}
    pairs = [
        (a, b)
        for event in events
        for a, b in combinations(event.claims, 2)
        if document[a] != document[b]
    ]
    right = [(a, b) for a, b in pairs if told_by[a] & told_by[b]]
    hit = {
        (name, *sorted((document[a], document[b])))
        for a, b in right
        for name in told_by[a] & told_by[b]
    }
    names = {key: frozenset(events.values()) for key, events in marks.items()}
    shared = [names[a] & names[b] for a, b in combinations(sorted(names), 2)]
    return Found(
        joined=len(pairs),
        right=len(right),
        parallels=sum(map(len, shared)),
        hit=len(hit),
        happenings=len(frozenset().union(*shared)),
        told=len({name for name, *_ in hit}),
    )


def told(claim: Claim, marks: Mapping[int, str]) -> frozenset[str]:
    """Return the events marked at the claim's predicate.

    "Tried to {e4}open" counts for "try", "{e4}had been opened" for "open": a mark may stand before
    auxiliaries and adverbs.
    """
    end = max(claim.predicate_end, claim.predicate_start + LIGHT)
    end = min(end, claim.end)
    exact = [name for at, name in marks.items() if claim.predicate_start <= at < end]
    before = [name for at, name in marks.items() if _leads_to(claim, at)]
    return frozenset((before or exact)[:1])


def _leads_to(claim: Claim, at: int) -> bool:
    """Return whether nothing but auxiliaries and adverbs stands between a mark and the verb."""
    if not claim.start <= at < claim.predicate_start:
        return False
    words = claim.quote[at - claim.start : claim.predicate_start - claim.start].lower().split()
    return all(word in AUXILIARY or word.endswith("n't") for word in words)
