"""Cases to learn from who is who across accounts, and what of them the network reads.

A case is two or three short accounts with places where people are told of, and for pairs of places
whether they tell of one person. The files hold either all places of every person ("people") or
pairs ("same", "different"); a place is ``[account, words, which]`` or ``[account, start, end,
words]``.

Example: of "The older sister paid." and "Ada, 34, and Bea, 29, came in." the query for "The older
sister" has the targets "Ada" (the same) and "Bea" (not).
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from evals.names import DEVELOPMENT

from tellings.language.beside import MOST_PIECES, Page, Pieces, passage_pieces
from tellings.language.words import Words
from tellings.records.lookups import Candidate

FOLDER = Path(__file__).parent / "people"
NAMES = Path(__file__).parents[1] / "evals" / "names"
MEASURED = ("development-12", "development-13", "development-14")
"""Of ``evals/names``, on which what was learnt is looked at; the later unseen ones measure."""

OLDER = (*(name for name in DEVELOPMENT if name not in MEASURED), "unseen-3", "unseen-4")
"""Those that are learnt from."""

MOST_TARGETS = 14

Place = tuple[int, int, int]
"""An account's number, start and end in code points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Accounts, places in them, whether two of these (numbers, lower first) are one person.

    ``chains`` gives for each place those of the same person in the same account, itself included.
    """

    accounts: tuple[str, ...]
    places: tuple[Place, ...]
    same: Mapping[tuple[int, int], bool]
    chains: Mapping[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Pieces of the text that may tell of who is asked about, and whether they do."""

    pieces: tuple[int, ...]
    same: bool
    across: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A text, whose passage each piece is of, pieces of who is asked about, targets.

    ``asked`` are those of one place, ``chain`` of all places in that account.
    """

    ids: tuple[int, ...]
    accounts: tuple[int, ...]
    asked: tuple[int, ...]
    chain: tuple[int, ...]
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What is read at one step: a query with what is marked, some targets apart from these."""

    ids: tuple[int, ...]
    accounts: tuple[int, ...]
    marks: tuple[int, ...]
    targets: tuple[Target, ...]


def read_cases(path: Path) -> Iterator[Case]:
    """Yield the cases of a file; a line that is no JSON is left out."""
    for line in path.read_text("utf-8").splitlines():
        try:
            held = json.loads(line)
        except ValueError:
            continue
        yield case_of(held)


def case_of(held: Mapping[str, Any]) -> Case:
    """Return one case; places whose words do not stand in the account are left out."""
    texts = tuple(held["accounts"])
    numbers: dict[Place, int] = {}

    def number(place: list[Any]) -> int | None:
        found = _place(texts, place)
        return None if found is None else numbers.setdefault(found, len(numbers))

    if "people" in held:
        people = [[number(place) for place in person] for person in held["people"]]
        who = {at: n for n, person in enumerate(people) for at in person if at is not None}
        same = {(i, j): who[i] == who[j] for i in who for j in who if i < j}
    else:
        who, same = {}, {}
        for kind in ("same", "different"):
            for pair in held[kind]:
                i, j = number(pair[0]), number(pair[1])
                if i is not None and j is not None and i != j:
                    same[min(i, j), max(i, j)] = kind == "same"
    places = tuple(numbers)
    chains = {
        i: tuple(j for j in who if who[j] == who[i] and places[j][0] == places[i][0])
        if who
        else (i,)
        for i in (who or range(len(places)))
    }
    return Case(accounts=texts, places=places, same=same, chains=chains)


def _place(texts: tuple[str, ...], place: list[Any]) -> Place | None:
    if len(place) == 4:
        return place[0], place[1], place[2]
    account, words, which = place
    at = -1
    for _ in range(which):
        at = texts[account].find(words, at + 1)
        if at < 0:
            return None
    return account, at, at + len(words)


def queries(case: Case, words: Words) -> list[Query]:
    """Return a query for each place and other account; none where both are too long together."""
    pieces = [passage_pieces(text, words) for text in case.accounts]
    beside: dict[tuple[int, int], list[int]] = {}
    for i, j in case.same:
        for one, other in ((i, j), (j, i)):
            account = case.places[other][0]
            if account != case.places[one][0]:
                beside.setdefault((one, account), []).append(other)
            else:
                beside.setdefault((one, -1), []).append(other)
    found = []
    for i in dict.fromkeys(one for one, _ in beside):
        own = beside.get((i, -1), [])
        accounts = [account for one, account in beside if one == i and account >= 0]
        for account in accounts or [-1]:
            others = beside.get((i, account), []) if account >= 0 else []
            query = _query(case, i, account, {False: own, True: others}, pieces)
            found += [query] if query else []
    return found


def _query(
    case: Case,
    i: int,
    account: int,
    held: Mapping[bool, list[int]],
    pieces: list[Pieces],
) -> Query | None:
    one = pieces[case.places[i][0]]
    other = pieces[account] if account >= 0 else Pieces(ids=(), offsets=())
    page = Page(one=one, other=other)
    asked = page.own(case.places[i][1:])
    if len(one.ids) + len(other.ids) + 3 > MOST_PIECES or not asked:
        return None
    targets = []
    for across, numbers in held.items():
        for j in numbers:
            found = page.found(Candidate(mention="", place=case.places[j][1:], own=not across))
            same = case.same[min(i, j), max(i, j)]
            if found:
                targets.append(Target(pieces=found, same=same, across=across))
    chain = {piece for j in case.chains[i] for piece in page.own(case.places[j][1:])}
    return Query(
        ids=page.ids,
        accounts=page.accounts,
        asked=asked,
        chain=tuple(sorted(chain | set(asked))),
        targets=tuple(targets),
    )


def drawn(query: Query, rng: Random | None = None) -> Item | None:
    """Return what is read of a query: as it stands, or by chance all places and fewer targets.

    None where no target is left.
    """
    marks = query.chain if rng is not None and rng.random() < 0.5 else query.asked
    targets = [target for target in query.targets if not set(target.pieces) & set(marks)]
    if rng is not None and len(targets) > MOST_TARGETS:
        targets = rng.sample(targets, MOST_TARGETS)
    if not targets:
        return None
    return Item(ids=query.ids, accounts=query.accounts, marks=marks, targets=tuple(targets))


def sample(words: Words, count: int) -> list[Item]:
    """Return a seeded draw of items from our own cases, each of another case."""
    cases = [case for path in sorted(FOLDER.glob("*.jsonl")) for case in read_cases(path)]
    rng = Random(0)
    read = [rng.choice(found) for case in cases if (found := queries(case, words))]
    return [item for query in rng.sample(read, count) if (item := drawn(query, rng))]
