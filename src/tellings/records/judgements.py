"""Judgements: their kinds, what each points at, and which of them stand.

A judgement points at words, never at ids of derived records, so that it is applied again after
every reading. Three things are pointed at:

- a *mention*: one quote, the mention's words;
- a *claim*: two quotes, its clause and then, inside it, the word of its predicate (two claims may
  share a clause, no two share a predicate's word). A lone clause means every claim that has it;
- an *account*: one quote, its first words.

``KINDS`` says for each kind what its targets and its value are.

Who decides what: a later judgement of the same person on the same subject takes the place of the
earlier one. Where two persons disagree neither is applied, the reading stands, and the subject is
listed as disputed until one of them gives way or a third person judges it: the third settles it.
A judgement that is undone counts as never made, by whomever it was undone, until that undoing is
undone.

    Ann: same(p, q)      applied
    Bob: different(p, q) disputed: neither
    Cleo: same(p, q)     settled: same
"""

import json
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from tellings.errors import UsageError
from tellings.records.claims import Claim
from tellings.records.documents import Account
from tellings.records.findings import Judgement
from tellings.records.ids import content_id
from tellings.records.spans import Quote, Texts

JudgementKind = Literal[
    "same",
    "different",
    "rename",
    "group",
    "same-event",
    "different-event",
    "move",
    "accept",
    "reject",
    "edit",
    "add",
    "raise",
    "lower",
    "trust",
    "doubt",
    "withdraw",
    "undo",
]
TargetForm = Literal["mention", "claim", "words", "account", "any", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What judgements of a kind point at, at least how many of it, and what their value is.

    ``value`` is "none", "text", "json" (an object) or "assumption".
    """

    targets: TargetForm
    least: int
    value: Literal["none", "text", "json", "assumption"]
    means: str


KINDS: Mapping[str, Form] = {
    "same": Form(targets="mention", least=2, value="none", means="all mean the same"),
    "different": Form(targets="mention", least=2, value="none", means="no two mean the same"),
    "rename": Form(targets="mention", least=1, value="text", means="show it under this name"),
    "group": Form(
        targets="mention", least=2, value="none", means="the first is a group of the others"
    ),
    "same-event": Form(targets="claim", least=2, value="none", means="all tell one event"),
    "different-event": Form(
        targets="claim", least=2, value="none", means="no two tell the same event"
    ),
    "move": Form(
        targets="claim",
        least=2,
        value="none",
        means="the first tells the event of the second and not that of the others",
    ),
    "accept": Form(targets="claim", least=1, value="none", means="the claim is read rightly"),
    "reject": Form(targets="claim", least=1, value="none", means="no such claim is made"),
    "edit": Form(targets="claim", least=1, value="json", means="the claim says this instead"),
    "add": Form(targets="words", least=1, value="json", means="these words make a claim"),
    "raise": Form(targets="claim", least=1, value="json", means="the finding weighs more"),
    "lower": Form(targets="claim", least=1, value="json", means="the finding weighs less"),
    "trust": Form(targets="account", least=1, value="none", means="prefer what it says"),
    "doubt": Form(targets="account", least=1, value="none", means="give up what it says first"),
    "withdraw": Form(
        targets="any", least=0, value="assumption", means="do not rest a conflict on this"
    ),
    "undo": Form(targets="none", least=0, value="none", means="takes a judgement back"),
}
"""The kinds. The value of ``raise`` and ``lower`` is ``{"kind": NEW, "slot": SLOT}`` with the
finding's new tier; of ``edit`` and ``add`` the claim's fields, see ``CLAIM_FIELDS``; of
``withdraw`` one of: "claim" (targets: the claim), "same_entity" (targets: mentions of it in the
claims at issue), "same_event" (targets: the claims joined), "rule:NAME" (targets: the claims that
it was applied to, or none: everywhere)."""

CLAIM_FIELDS = ("predicate", "roles", "polarity", "stance", "when", "about")
"""What ``edit`` may set, as in the JSON record; ``roles`` are objects of role, start and end."""

PEOPLE = frozenset({"same", "different"})
NAMES = frozenset({"rename", "group"})
CLAIMS = frozenset({"accept", "reject", "edit", "add"})
EVENTS = frozenset({"same-event", "different-event", "move"})
FINDINGS = frozenset({"raise", "lower"})
VERSIONS = frozenset({"trust", "doubt", "withdraw"})

ACCOUNT_WORDS = 80
"""Characters of an account's beginning that a judgement about it quotes, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimAnchor:
    """A claim as a judgement points at it: its clause, and its predicate's word where given."""

    clause: Quote
    predicate: Quote | None


def claim_targets(claim: Claim) -> tuple[Quote, Quote]:
    """Return the quotes that point at a claim: its clause and its predicate's word."""
    start, end = claim.predicate_start, claim.predicate_end
    word = claim.quote[start - claim.start : end - claim.start]
    if not claim.start <= start <= end <= claim.end:
        # The word that carries a predicate may stand outside a clause that was cut short.
        start, end, word = claim.start, claim.end, claim.quote
    return (
        Quote(document=claim.document, start=claim.start, end=claim.end, text=claim.quote),
        Quote(document=claim.document, start=start, end=end, text=word),
    )


def account_target(account: Account, text: str) -> Quote:
    """Return the quote that points at an account: its first words; ``text`` is its document's."""
    start, end = account.spans[0]
    end = min(end, start + ACCOUNT_WORDS)
    return Quote(document=account.document, start=start, end=end, text=text[start:end])


def claim_anchors(targets: Sequence[Quote]) -> tuple[ClaimAnchor, ...]:
    """Return the claims that targets point at: each clause with the predicate that follows it."""
    found: list[ClaimAnchor] = []
    for target in targets:
        last = found[-1] if found else None
        if last is not None and last.predicate is None and _inside(target, last.clause):
            found[-1] = ClaimAnchor(clause=last.clause, predicate=target)
        else:
            found.append(ClaimAnchor(clause=target, predicate=None))
    return tuple(found)


def _inside(inner: Quote, outer: Quote) -> bool:
    same = inner.document == outer.document
    return same and outer.start <= inner.start and inner.end <= outer.end


class ClaimFinder:
    """Finds the claims that anchors mean among ``claims``; made once, asked often."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._by_predicate: dict[tuple[str, int], Claim] = {}
        self._by_clause: dict[tuple[str, int, int], list[Claim]] = {}
        self._by_document: dict[str, list[Claim]] = {}
        for claim in claims:
            self._by_predicate[claim.document, claim.predicate_start] = claim
            key = (claim.document, claim.start, claim.end)
            self._by_clause.setdefault(key, []).append(claim)
            self._by_document.setdefault(claim.document, []).append(claim)

    def meant(self, anchor: ClaimAnchor) -> tuple[Claim, ...]:
        """Return the claims that an anchor means: one where it names the predicate's word.

        A claim whose clause is cut otherwise than when the judgement was made is still the one
        with that predicate. A lone clause means the claims that have it, else those inside it.
        """
        clause, predicate = anchor.clause, anchor.predicate
        if predicate is not None and predicate != clause:
            found = self._by_predicate.get((predicate.document, predicate.start))
            overlaps = found is not None and found.start < clause.end and clause.start < found.end
            return (found,) if found is not None and overlaps else ()
        exact = self._by_clause.get((clause.document, clause.start, clause.end), [])
        if exact:
            return tuple(exact)
        here = self._by_document.get(clause.document, ())
        return tuple(c for c in here if clause.start <= c.start and c.end <= clause.end)

    def all_meant(self, targets: Sequence[Quote]) -> tuple[tuple[Claim, ...], ...]:
        """Return the claims that each anchor among ``targets`` means."""
        return tuple(self.meant(anchor) for anchor in claim_anchors(targets))


def account_meant(target: Quote, accounts: Iterable[Account]) -> Account | None:
    """Return the account that a quote of its first words points at."""
    for account in accounts:
        if account.document == target.document and account.spans[0][0] == target.start:
            return account
    for account in accounts:
        within = any(start <= target.start < end for start, end in account.spans)
        if account.document == target.document and within:
            return account
    return None


def in_time(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return judgements in the order they were made."""
    return tuple(sorted(judgements, key=lambda one: (one.at, one.id)))


def undone(judgements: Iterable[Judgement]) -> Mapping[str, str]:
    """Return the judgements taken back: id to the id of what takes it back.

    What is itself taken back takes nothing back.
    """
    found: dict[str, str] = {}
    for one in reversed(in_time(judgements)):
        if one.replaces is not None and one.id not in found:
            found[one.replaces] = one.id
    return found


def standing(judgements: Sequence[Judgement], kinds: frozenset[str]) -> tuple[Judgement, ...]:
    """Return the judgements of these kinds that are not taken back, in the order made."""
    gone = undone(judgements)
    return tuple(one for one in in_time(judgements) if one.kind in kinds and one.id not in gone)


SPARES = frozenset({"same", "different", "group", "same-event", "different-event"})
"""Kinds that bind what is left of their targets when some are gone."""


def still_there(judgement: Judgement, texts: Texts) -> Judgement | None:
    """Return a judgement with the targets whose words still stand; None when too few do.

    A judgement about many things goes on binding those that are left, as long as there are enough
    of them; of any other kind every word must stand.
    """
    form = KINDS.get(judgement.kind)
    if form is None:
        return None
    if all(_stands(target, texts) for target in judgement.targets):
        return judgement
    if judgement.kind not in SPARES:
        return None
    if form.targets == "claim":
        anchors = [(a.clause, a.predicate or a.clause) for a in claim_anchors(judgement.targets)]
    else:
        anchors = [(target, target) for target in judgement.targets]
    left = [dict.fromkeys(anchor) for anchor in anchors if all(_stands(q, texts) for q in anchor)]
    if len(left) < form.least or (judgement.kind == "group" and not _stands(anchors[0][0], texts)):
        return None
    return replace(judgement, targets=tuple(quote for anchor in left for quote in anchor))


def _stands(quote: Quote, texts: Texts) -> bool:
    text = texts.get(quote.document)
    return text is not None and text[quote.start : quote.end] == quote.text


def fields_of(judgement: Judgement) -> Mapping[str, object]:
    """Return the fields in a judgement's value; empty when it holds no JSON object."""
    try:
        value = json.loads(judgement.value or "{}")
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


Subject = TypeVar("Subject", bound=Hashable)
Opinion = tuple[Subject, str]
"""A subject and what is said of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What stands on a subject: the value, and the judgement that said it last."""

    value: str
    judgement: Judgement


def decided(
    judgements: Iterable[Judgement],
    opinions: Callable[[Judgement], Iterable[Opinion[Subject]]],
) -> tuple[Mapping[Subject, Decided], Mapping[Subject, tuple[Judgement, ...]]]:
    """Return what is decided on each subject, and the subjects that are disputed.

    ``judgements`` are standing ones in the order made; ``opinions`` gives the subjects of one and
    the value it gives each. Values are equal or they disagree. The disputed subjects come with
    the latest judgement of each person, in the order made.
    """
    positions: dict[Subject, dict[str, Decided]] = {}
    disputed: set[Subject] = set()
    for judgement in judgements:
        for subject, value in opinions(judgement):
            held = positions.setdefault(subject, {})
            if subject in disputed and judgement.by not in held:
                held.clear()  # a third person settles what the others dispute
            held.pop(judgement.by, None)
            held[judgement.by] = Decided(value=value, judgement=judgement)
            differ = len({one.value for one in held.values()}) > 1
            (disputed.add if differ else disputed.discard)(subject)
    last = {subject: tuple(held.values()) for subject, held in positions.items()}
    return (
        {subject: held[-1] for subject, held in last.items() if subject not in disputed},
        {
            subject: tuple(one.judgement for one in held)
            for subject, held in last.items()
            if subject in disputed
        },
    )


def made(
    kind: str,
    targets: Sequence[Quote],
    *,
    value: str | None,
    by: str,
    at: str,
    reason: str | None = None,
    replaces: str | None = None,
) -> Judgement:
    """Return a new judgement of a known kind; UsageError when its parts do not fit the kind.

    ``at`` is an ISO 8601 time in UTC.
    """
    form = KINDS.get(kind)
    if form is None:
        raise UsageError(f"no such judgement: {kind!r}; known are: {', '.join(KINDS)}")
    if not by.strip():
        raise UsageError("a judgement needs the name of who makes it")
    _check_targets(kind, form, targets)
    _check_value(kind, form, value)
    if (kind == "undo") != (replaces is not None):
        raise UsageError("undo, and undo alone, names the judgement that it takes back")
    quotes = [part for q in targets for part in (q.document, q.start, q.end, q.text)]
    extra = [value or "", by, at, reason or "", replaces or ""]
    return Judgement(
        id=content_id("judgement", kind, *quotes, *extra),
        kind=kind,
        targets=tuple(targets),
        value=value,
        by=by,
        at=at,
        reason=reason,
        replaces=replaces,
        applied=False,
    )


def _check_targets(kind: str, form: Form, targets: Sequence[Quote]) -> None:
    if form.targets == "claim":
        count = len(claim_anchors(targets))
    else:
        count = len({(q.document, q.start, q.end) for q in targets})
    if count < form.least:
        what = "place in the text" if form.targets in ("words", "any") else form.targets
        raise UsageError(f"{kind} needs {form.least} {what}{'s' if form.least > 1 else ''}")
    if form.targets == "none" and targets:
        raise UsageError(f"{kind} points at no words")


TIERS = ("agreement", "difference", "tension", "conflict")


def _check_value(kind: str, form: Form, value: str | None) -> None:
    if form.value == "none" and value is not None and kind != "accept":
        raise UsageError(f"{kind} takes no value")
    if form.value == "text" and not (value or "").strip():
        raise UsageError(f"{kind} needs a name")
    if kind == "edit" and not any(name in CLAIM_FIELDS for name in _object(value)):
        raise UsageError(f"edit sets at least one of: {', '.join(CLAIM_FIELDS)}")
    if kind in ("raise", "lower") and _object(value).get("kind") not in TIERS:
        raise UsageError(f"{kind} needs the new tier, one of: {', '.join(TIERS)}")
    if kind == "withdraw" and not (
        value in ("claim", "same_entity", "same_event") or (value or "").startswith("rule:")
    ):
        raise UsageError("withdraw one of: claim, same_entity, same_event, rule:NAME")


def _object(value: str | None) -> Mapping[str, object]:
    try:
        found = json.loads(value or "{}")
    except ValueError as error:
        raise UsageError(f"not a JSON object: {error}") from error
    if not isinstance(found, dict):
        raise UsageError("not a JSON object")
    return found
