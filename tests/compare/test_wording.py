"""What accounts are called in explanations."""

from dataclasses import replace

from tests.compare.compare_factory import entity

from tellings.compare.wording import account_labels
from tellings.records.documents import Account, AccountKind


def given(
    name: str, kind: AccountKind, at: int, *, teller: str | None = None, title: str | None = None
) -> Account:
    """Return an account of one document."""
    return Account(
        id=name, document="page", kind=kind, spans=((at, at + 9),), teller=teller, title=title
    )


def test_a_teller_is_called_by_name() -> None:
    """Who is named is called so, whatever the title."""
    labels = account_labels([given("a", "body", 0, teller="Ann", title="The fire")], ())
    assert labels == {"a": "Ann"}


def test_an_unnamed_teller_is_called_by_the_title() -> None:
    """The body by its title, a comment by its number below it; long titles are cut at a word."""
    title = "The fire in Mill Lane and what the neighbours saw of it"
    accounts = [
        given("a", "body", 0, title=title),
        given("c1", "comment", 10, teller="Ben"),
        given("c2", "comment", 20),
    ]
    labels = account_labels(accounts, ())
    assert labels["a"] == "The fire in Mill Lane and what…"
    assert labels["c1"] == "Ben"
    assert labels["c2"] == "comment 2 below The fire in Mill Lane and what…"


def test_without_a_title_the_file_is_named() -> None:
    """What has neither name nor title is called as its teller's entity is."""
    teller = entity("unnamed teller (a.txt)")
    told = replace(teller, tells=("a",))
    assert account_labels([given("a", "body", 0)], (told,))["a"] == "unnamed teller (a.txt)"
    assert account_labels([given("a", "body", 0)], ())["a"] == "an unnamed teller"
