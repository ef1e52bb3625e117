"""Stage functions that fit a room's function to the records the case file keeps."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tellings.casefile.tables import Related, SentenceText
from tellings.errors import RecordError
from tellings.records.claims import Claim
from tellings.records.documents import Account, Document
from tellings.records.givens import Columns
from tellings.records.language import Analysis
from tellings.records.people import Entity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tellings.claims import Extraction
    from tellings.language.beside import Beside
    from tellings.language.syntax import SyntaxModel
    from tellings.people.read import AccountPeople
    from tellings.records.lookups import Likeness


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysed:
    """The syntax of an account, and its sentences for search."""

    analysis: Analysis
    sentences: tuple[SentenceText, ...]


def analyse(document: Document, account: Account, *, syntax: "SyntaxModel") -> Analysed:
    """Analyse an account's language and cut its sentences.

    A poster that is a program tells nothing: its words are set aside and none of them is read.
    """
    from tellings.language import syntax as room  # noqa: PLC0415  (with the first account)

    analysis = room.analyse(
        document.text,
        () if account.automatic else stretches(document, account),
        document=document.id,
        account=account.id,
        model=syntax,
    )
    sentences = tuple(
        SentenceText(
            account=account.id,
            document=document.id,
            start=sentence.start,
            end=sentence.end,
            text=document.text[sentence.start : sentence.end],
        )
        for sentence in analysis.sentences
    )
    return Analysed(analysis=analysis, sentences=sentences)


def stretches(document: Document, account: Account) -> tuple[tuple[int, int], ...]:
    """Return what of an account is read as language: of an entry of a log each cell by itself."""
    if account.kind != "record":
        return account.spans
    cells = {
        (hint.start, hint.end)
        for hint in document.hints
        if hint.name.startswith("cell:")
        and any(start <= hint.start and hint.end <= end for start, end in account.spans)
    }
    return tuple(sorted(cells)) or account.spans


def look_up(
    documents: "Sequence[Document]",
    accounts: "Sequence[Account]",
    analyses: "Mapping[str, Analysis]",
    account_people: "Mapping[str, AccountPeople]",
    texts: "Mapping[str, str]",
    *,
    reader: "Beside",
) -> "tuple[Likeness, ...]":
    """Look everybody up in the other accounts; what was asked is not kept, only the answers."""
    from tellings.language.beside import read_beside  # noqa: PLC0415  (with short accounts)
    from tellings.people.lookups import find_lookups  # noqa: PLC0415

    found = find_lookups(documents, accounts, analyses, account_people, texts)
    return read_beside(found, reader=reader)


def extract(
    analysis: Analysis,
    account: Account,
    document: Document,
    *,
    columns: tuple[Columns, ...] = (),
) -> "Extraction":
    """Return the claims of an account: of an entry of a log by its columns, else by its words."""
    from tellings.accounts.csvlog import columns_for  # noqa: PLC0415  (with the first account)
    from tellings.claims import entries  # noqa: PLC0415
    from tellings.claims import extract as read_claims  # noqa: PLC0415

    mapped = columns_for(document.path, columns) if account.kind == "record" else None
    if mapped is not None:
        return entries.read_entry(analysis, account, document, columns=mapped)
    return read_claims(analysis, account, document.text)


def relate(
    entities: tuple[Entity, ...], claims: tuple[Claim, ...], analyses: "Mapping[str, Analysis]"
) -> tuple[Related, ...]:
    """Return the relations between entities; all else about them must stay as it was."""
    from tellings.people import relations as room  # noqa: PLC0415  (when relations are read)

    related = room.relate(entities, claims, analyses)
    if tuple(replace(entity, relations=()) for entity in related) != entities:
        raise RecordError("reading relations changed more of the entities than their relations")
    return tuple(
        Related(entity=entity.id, kind=item.kind, target=item.to, claims=item.claims)
        for entity in related
        for item in entity.relations
    )
