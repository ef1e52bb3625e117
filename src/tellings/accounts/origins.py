"""Origins: which accounts are no independent sources, because one copies the other.

Accounts share an origin when the wording they share makes up a substantial part of the shorter one,
or when one teller gives both in one document (the answers of an interview, the posts of a thread).
A quotation inside a reply is a copy with a known direction, but makes no common origin as long as
the reply has words of its own.

Which account had the words first is said only where something shows it: the thread, a mark of
quotation, the dates, and last containment: an account of which nearly all stands in another that
tells much more besides was taken up by it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.accounts.wording import Stretch, Words, read_words, shared
from tellings.records.documents import Account, Copy, Document, Origin
from tellings.records.ids import content_id
from tellings.records.spans import Quote

SUBSTANTIAL = 0.4
"""Share of the shorter account's words. Two reports that use one release share half and more of the
shorter; independent accounts of the same event share no run of eight words beyond quotations,
which seldom reach a quarter."""
LEAST_SHARED = 16
"""Words, unless the whole account is shared: a quoted sentence is shorter."""
WHOLE = 0.9
LITTLE = 0.6
"""Share of the longer account that the shared words may make up, for it to tell much more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """The independent sources, in document order of their first member, and the copies."""

    origins: tuple[Origin, ...]
    copies: tuple[Copy, ...]


def find_origins(documents: Sequence[Document], accounts: Sequence[Account]) -> Origins:
    """Return the origins of the accounts and the wording that they share.

    Programs' posts are compared like all others. The result does not depend on the order of the
    arguments.
    """
    known = {document.id: document for document in documents}
    ordered = sorted(
        accounts,
        key=lambda a: (known[a.document].sha256, known[a.document].path, a.spans, a.id),
    )
    words = [read_words(known[a.document].text, a.spans) for a in ordered]
    pairs = shared(words) if len(ordered) > 1 else {}
    parents = {account.id: account.parent for account in ordered}
    groups = _Groups(len(ordered))
    copies: list[Copy] = []
    for (left, right), stretches in pairs.items():
        case = _Pair(
            known=known,
            parents=parents,
            left=ordered[left],
            right=ordered[right],
            whole=_contained(stretches, len(words[left].forms), len(words[right].forms)),
        )
        made = [_copy(case, words[left], words[right], stretch) for stretch in stretches]
        copies.extend(made)
        sizes = {ordered[n].id: len(words[n].forms) for n in (left, right)}
        if _one_source(made, sizes):
            groups.join(left, right)
    for same in _by_teller(ordered):
        for other in same[1:]:
            groups.join(same[0], other)
    origins = [
        Origin(id=ordered[members[0]].id, accounts=tuple(ordered[m].id for m in members))
        for members in groups.members()
    ]
    place = {account.id: number for number, account in enumerate(ordered)}
    copies.sort(
        key=lambda c: (place[c.source_account], c.source.start, place[c.target_account], c.id)
    )
    return Origins(origins=tuple(origins), copies=tuple(copies))


QUOTES = "the later one answers the earlier one and quotes it"
MARKED = "marked as a quotation"
DATED = "dated earlier"
CONTAINED = "nearly all of it stands in the other, which tells much more"
UNKNOWN = "nothing shows which came first"


def _one_source(copies: Sequence[Copy], sizes: Mapping[str, int]) -> bool:
    """Return whether two accounts with these copies and sizes in words are one source.

    Quotations count only when the account that quotes is hardly more than them.
    """
    quoted = [copy for copy in copies if copy.basis in (QUOTES, MARKED)]
    for account, size in sizes.items():
        if sum(c.words for c in quoted if c.target_account == account) >= WHOLE * size:
            return True
    own = sum(copy.words for copy in copies) - sum(copy.words for copy in quoted)
    shorter = min(sizes.values())
    return own >= min(max(LEAST_SHARED, SUBSTANTIAL * shorter), WHOLE * shorter)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """Two accounts that share words, and what is needed to see which had them first.

    ``whole`` is the one that stands nearly whole in the other ("left", "right" or None).
    """

    known: Mapping[str, Document]
    parents: Mapping[str, str | None]
    left: Account
    right: Account
    whole: str | None


def _contained(stretches: Sequence[Stretch], left: int, right: int) -> str | None:
    """Return which of two accounts of these sizes stands nearly whole in a much longer one."""
    words = sum(stretch.words for stretch in stretches)
    if words >= WHOLE * left and words <= LITTLE * right:
        return "left"
    return "right" if words >= WHOLE * right and words <= LITTLE * left else None


def _copy(pair: _Pair, left: Words, right: Words, stretch: Stretch) -> Copy:
    one = _quote(pair.known, pair.left, left, stretch.left, stretch.left_end)
    two = _quote(pair.known, pair.right, right, stretch.right, stretch.right_end)
    first, basis = _direction(pair, one, two)
    sides = [(one, pair.left), (two, pair.right)]
    (source, source_account), (target, target_account) = sides[::-1] if first == "right" else sides
    return Copy(
        id=content_id(
            "copy",
            *(source.document, source.start, source.end),
            *(target.document, target.start, target.end),
        ),
        source=source,
        target=target,
        source_account=source_account.id,
        target_account=target_account.id,
        words=stretch.words,
        direction="unknown" if first is None else "from-to",
        basis=basis,
    )


def _quote(
    known: Mapping[str, Document], account: Account, words: Words, first: int, end: int
) -> Quote:
    start, stop = words.places[first][0], words.places[end - 1][1]
    text = known[account.document].text[start:stop]
    return Quote(document=account.document, start=start, end=stop, text=text)


def _direction(pair: _Pair, one: Quote, two: Quote) -> tuple[str | None, str]:
    """Return which account had the words first ("left", "right", None) and what shows it."""
    if _answers(pair.parents, pair.right.id, pair.left.id):
        return "left", QUOTES
    if _answers(pair.parents, pair.left.id, pair.right.id):
        return "right", QUOTES
    marked = [_is_marked(pair.known[quote.document], quote) for quote in (one, two)]
    if marked[0] != marked[1]:
        return ("right" if marked[0] else "left"), MARKED
    days = (pair.left.dated or "")[:10], (pair.right.dated or "")[:10]
    if all(days) and days[0] != days[1]:
        return ("left" if days[0] < days[1] else "right"), DATED
    return (pair.whole, CONTAINED) if pair.whole is not None else (None, UNKNOWN)


def _answers(parents: Mapping[str, str | None], answer: str, account: str) -> bool:
    """Return whether ``answer`` stands below ``account`` in the thread."""
    seen: set[str] = set()
    above = parents.get(answer)
    while above is not None and above not in seen:
        if above == account:
            return True
        seen.add(above)
        above = parents.get(above)
    return False


def _is_marked(document: Document, quote: Quote) -> bool:
    middle = (quote.start + quote.end) // 2
    return any(h.name == "quoted" and h.start <= middle < h.end for h in document.hints)


def _by_teller(ordered: Sequence[Account]) -> list[list[int]]:
    """Return groups of accounts that one teller gives in one document; a log is one teller."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, account in enumerate(ordered):
        if account.kind == "record":
            groups[account.document, "record"].append(number)
        elif account.teller:
            groups[account.document, account.teller.casefold()].append(number)
        elif account.kind == "turn":
            groups[account.document, f"turn {account.title}"].append(number)
    return [members for members in groups.values() if len(members) > 1]


class _Groups:
    """Disjoint sets of numbers; the smallest member stands for its set."""

    def __init__(self, size: int) -> None:
        self.above = list(range(size))

    def find(self, number: int) -> int:
        while self.above[number] != number:
            self.above[number] = self.above[self.above[number]]
            number = self.above[number]
        return number

    def join(self, left: int, right: int) -> None:
        low, high = sorted((self.find(left), self.find(right)))
        self.above[high] = low

    def members(self) -> list[list[int]]:
        sets: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self.above)):
            sets[self.find(number)].append(number)
        return [sets[first] for first in sorted(sets)]
