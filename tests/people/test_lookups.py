"""Whom to look up: everybody of a short account, in the other accounts and in their own."""

from dataclasses import replace

from evals.names import rooms

from tellings.people.lookups import MOST, WHOLE, find_lookups

PAID = "Ada Lind, 34, paid. Bea Lind waited at the door."
SEEN = "The older sister paid. She had the money with her."


def asked(*texts: str) -> dict[str, set[str]]:
    """Return, for the words of each who is looked up, the words that may be them."""
    read = rooms(texts)
    by_id = {m.id: m for people in read.people.values() for m in people.mentions}
    found: dict[str, set[str]] = {}
    for lookup in find_lookups(
        read.documents,
        read.accounts,
        read.analyses,
        read.people,
        {document.id: document.text for document in read.documents},
    ):
        for one in lookup.candidates:
            passage = lookup.text if one.own else lookup.other
            assert passage[slice(*one.place)] == by_id[one.mention].text
        assert [lookup.text[slice(*mark)] for mark in lookup.marks] == [by_id[lookup.asked].text]
        words = {by_id[one.mention].text for one in lookup.candidates}
        found.setdefault(by_id[lookup.asked].text, set()).update(words)
    return found


def test_everybody_is_looked_up_among_all_others() -> None:
    """Names and nouns are asked about both ways, and within their own account."""
    found = asked(PAID, SEEN)
    assert {"Ada Lind", "Bea Lind"} <= found["The older sister"]
    assert {"The older sister", "Bea Lind"} <= found["Ada Lind"]


def test_one_account_has_nobody_to_look_up() -> None:
    """Without a second account nothing is asked."""
    assert asked(PAID) == {}


def test_a_long_account_is_left_alone() -> None:
    """An account of more words than are read at once is not asked about."""
    assert asked(PAID, " ".join([SEEN] * WHOLE)) == {}


def test_there_is_an_end() -> None:
    """Many short accounts do not make lookups without end."""
    texts = [f"{PAID} It was day {n}." for n in range(40)]
    read = rooms(texts)
    documents = {document.id: document.text for document in read.documents}
    found = find_lookups(read.documents, read.accounts, read.analyses, read.people, documents)
    assert len(found) == MOST


def test_rows_of_a_log_are_not_read_as_prose() -> None:
    """Entries of a log are no passages; who is in them, their columns say."""
    read = rooms((PAID, SEEN))
    rows = tuple(replace(account, kind="record") for account in read.accounts)
    texts = {document.id: document.text for document in read.documents}
    assert find_lookups(read.documents, rows, read.analyses, read.people, texts) == ()


def test_a_pronoun_is_not_looked_up() -> None:
    """Who "I" and "she" are, tellers, signatures and coreference say."""
    found = asked(PAID, "I paid. She waited at the door with the older sister.")
    assert {"I", "She"}.isdisjoint(found)
