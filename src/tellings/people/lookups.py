"""What a reader has to look up: each person of an account among those of every other account.

Who “the older sister” is, words alone do not say; a reader looks at the other account and finds
that Ada is 34 and Bea 29. The network that reads two passages beside each other
(``language.beside``) is asked the same. Here the questions are put: a noun or name that stands for
somebody, its account's passage, the other's, and everybody told of in either by noun or name. Who
"I" is, tellers and signatures say (``tellers``), and rows of a log are no prose to be read.

Only accounts are asked about that can be read as a whole (``WHOLE`` words): of a longer one a
passage alone would leave out the very sentence that tells.

Example: accounts "Ada Lind, 34, paid. Bea Lind waited." and "The older sister paid." give a lookup
for each of "Ada Lind", "Bea Lind" and "The older sister".
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.people.profiles import ordered
from tellings.people.read import AccountPeople
from tellings.records.documents import Account, Document
from tellings.records.language import Analysis
from tellings.records.lookups import Candidate, Lookup, Stretch
from tellings.records.people import Mention

WHOLE = 130
"""Words (tokens) of an account that is read; two of them are at most some 250 word pieces."""

MOST = 1_500
"""Lookups of a case, some 35 ms each; past them the accounts that come last are not asked about."""

ASKED = frozenset({"person", "group", "organisation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """An account as one text, and where each of its people is told of: mention and stretch."""

    text: str
    people: tuple[tuple[Mention, Stretch], ...]


def find_lookups(
    documents: Sequence[Document],
    accounts: Sequence[Account],
    analyses: Mapping[str, Analysis],
    account_people: Mapping[str, AccountPeople],
    texts: Mapping[str, str],
) -> tuple[Lookup, ...]:
    """Return what to look up, at most ``MOST``; ``texts`` are the documents' by id."""
    short = [
        passage_of(analyses[account.id], account_people[account.id], texts[account.document])
        for account in ordered(documents, accounts)
        if account.id in account_people
        and account.kind != "record"
        and 0 < len(analyses[account.id].tokens) <= WHOLE
    ]
    found: list[Lookup] = []
    for later, passage in enumerate(short):
        for other in short[:later]:
            for one, two in ((other, passage), (passage, other)):
                found += _asked(one, two)
        if len(found) > MOST:
            return tuple(found[:MOST])
    return tuple(found)


def passage_of(analysis: Analysis, people: AccountPeople, text: str) -> Passage:
    """Return an account's sentences as one text, with the nouns and names of its people in it."""
    parts: list[str] = []
    told: list[tuple[Mention, Stretch]] = []
    wanted = list(_nouns(people))
    length = 0
    for sentence in analysis.sentences:
        parts.append(text[sentence.start : sentence.end])
        told += (
            (m, (m.start - sentence.start + length, m.end - sentence.start + length))
            for m in wanted
            if sentence.start <= m.start and m.end <= sentence.end
        )
        length += sentence.end - sentence.start + 1
    return Passage(text=" ".join(parts), people=tuple(told))


def _nouns(people: AccountPeople) -> Iterator[Mention]:
    """Yield the names and nouns of everybody."""
    mention = {m.id: m for m in people.mentions}
    for chain in people.chains:
        if chain.kind not in ASKED:
            continue
        members = [mention[key] for key in chain.mentions]
        yield from (m for m in members if m.form != "pronoun")


def _asked(one: Passage, two: Passage) -> Iterator[Lookup]:
    """Yield a lookup for everybody of one passage, told of in the other or elsewhere in its own."""
    for m, place in one.people:
        own = (
            Candidate(mention=other.id, place=where, own=True)
            for other, where in one.people
            if where[1] <= place[0] or place[1] <= where[0]
        )
        others = (Candidate(mention=o.id, place=where, own=False) for o, where in two.people)
        candidates = (*own, *others)
        if candidates:
            yield Lookup(
                asked=m.id, text=one.text, marks=(place,), other=two.text, candidates=candidates
            )
