"""Tellers: every account has one, and when two accounts have the same."""

from dataclasses import replace

import pytest
from tests.people.sentences import account_of, analysis_of, document_of
from tests.people.test_resolve import named, resolved, telling

from tellings.people import AccountPeople, resolve
from tellings.people.tellers import distinctive
from tellings.records.documents import Account, Document
from tellings.records.people import Entity

ROWS = "I PRON 2 nsubj\nleft VERB 0 root leave"


def tellers(*told: tuple[str, str | None, str, int]) -> list[Entity]:
    """Return the tellers of accounts (path, teller, kind, start), all saying "I left"."""
    documents: dict[str, Document] = {}
    accounts: list[Account] = []
    for path, teller, kind, start in told:
        document = documents.setdefault(path, document_of("I left " * 9, path=path))
        accounts.append(account_of(document, teller=teller, kind=kind, start=start))
    analyses = {
        account.id: analysis_of(ROWS, document=account.document, account=account.id)
        for account in accounts
    }
    empty = {account.id: AccountPeople(mentions=(), chains=()) for account in accounts}
    people = resolve(list(documents.values()), accounts, analyses, empty, ())
    return [entity for entity in people.entities if entity.tells]


def test_every_account_has_a_teller_of_the_telling() -> None:
    """An unnamed teller is called after the file, a comment's also by its number."""
    found = tellers(("a.txt", None, "body", 0), ("a.txt", None, "comment", 7))
    assert {entity.name for entity in found} == {
        "unnamed teller (a.txt)",
        "unnamed teller (a.txt), comment 1",
    }
    assert {entity.sphere for entity in found} == {"telling"}


def test_who_comments_twice_is_one() -> None:
    """The same name twice in one document is one teller with two accounts."""
    (found,) = tellers(("a.txt", "Jo", "comment", 0), ("a.txt", "jo", "comment", 7))
    assert len(found.tells) == 2


def test_a_common_name_on_two_pages_is_two_people() -> None:
    """Only a distinctive name makes tellers of two documents one."""
    assert len(tellers(("a.txt", "Jo", "comment", 0), ("b.txt", "Jo", "comment", 0))) == 2
    assert len(tellers(("a.txt", "jo_1987", "comment", 0), ("b.txt", "jo_1987", "comment", 0))) == 1


@pytest.mark.parametrize("name", ["Jo", "guest", "Anonymous", "admin 2", "Anna", ""])
def test_names_that_prove_nothing(name: str) -> None:
    """A given name alone, or what forums call everybody, is not distinctive."""
    assert not distinctive(name)


@pytest.mark.parametrize("name", ["Ada Okafor", "jo_1987", "longhandle_x", "Dr. Ada Okafor"])
def test_names_that_are_distinctive(name: str) -> None:
    """A full name, a number or a long handle is."""
    assert distinctive(name)


@pytest.mark.parametrize(
    ("kind", "sphere"), [("statement", "events"), ("turn", "events"), ("comment", "telling")]
)
def test_a_witness_whom_others_tell_of_is_in_the_story(kind: str, sphere: str) -> None:
    """One who testifies and is named in another account belongs to the events, a reviewer not."""
    other = named("a", "Inga", "Holt")
    document, account, analysis, people = telling("c", ROWS, [], teller="Inga Holt")
    witness = (document, replace(account, kind=kind), analysis, people)
    found = [entity for entity in resolved(other, witness).entities if entity.tells]
    assert {entity.sphere for entity in found if entity.tells == (account.id,)} == {sphere}
