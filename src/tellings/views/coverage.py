"""What was set aside or not understood, with the reason, and what was copied.

Nothing is skipped in silence.
"""

from dataclasses import dataclass

from tellings.records.documents import Copy
from tellings.views.index import Index
from tellings.views.labels import AccountLabel, numbered
from tellings.views.quotes import Excerpt, excerpt, quoted

REASON_WORDS = {
    "boilerplate": "log-in, sharing or standing text of the page",
    "caption": "caption of a picture",
    "navigation": "navigation of the page",
    "duplicate": "repeats what stands elsewhere in the document",
    "unreadable": "could not be read",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AsideView:
    """A stretch that was left out: its ``words`` and the ``reason`` in plain words."""

    words: Excerpt
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageView:
    """What of one document did not enter the record.

    ``number`` and ``path`` of the document; ``set_aside`` stretches; ``not_understood`` passages
    that gave no claim or were read too unsurely.
    """

    number: int
    path: str
    set_aside: tuple[AsideView, ...]
    not_understood: tuple[AsideView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyView:
    """The same wording twice.

    ``source_who`` and ``target_who`` are the accounts, ``source`` and ``target`` their words,
    ``words`` how many are shared; ``directed`` whether the first is known to come first, ``basis``
    how that is known.
    """

    source_who: AccountLabel
    target_who: AccountLabel
    source: Excerpt
    target: Excerpt
    words: int
    directed: bool
    basis: str


def coverage(index: Index) -> tuple[CoverageView, ...]:
    """Return what was left out of each document, in the order of their numbers."""
    aside: dict[str, list[AsideView]] = {}
    for item in sorted(index.record.set_aside, key=lambda item: (item.start, item.end)):
        view = _aside(index, item.document, item.start, item.end, REASON_WORDS[item.reason])
        aside.setdefault(item.document, []).append(view)
    missed: dict[str, list[AsideView]] = {}
    for sentence in sorted(index.record.not_understood, key=lambda item: (item.start, item.end)):
        view = _aside(index, sentence.document, sentence.start, sentence.end, sentence.reason)
        missed.setdefault(sentence.document, []).append(view)
    return tuple(
        CoverageView(
            number=index.numbers[document.id],
            path=document.path,
            set_aside=tuple(aside.get(document.id, ())),
            not_understood=tuple(missed.get(document.id, ())),
        )
        for document in numbered(index.record)
    )


def copies(index: Index) -> tuple[CopyView, ...]:
    """Return the copied passages, longest first."""
    ordered = sorted(index.record.copies, key=lambda copy: (-copy.words, copy.id))
    return tuple(_copy(index, copy) for copy in ordered)


def _aside(index: Index, document: str, start: int, end: int, reason: str) -> AsideView:
    words = excerpt(index, document=document, start=start, end=end, expected=None)
    return AsideView(words=words, reason=reason)


def _copy(index: Index, copy: Copy) -> CopyView:
    return CopyView(
        source_who=index.label(copy.source_account),
        target_who=index.label(copy.target_account),
        source=quoted(index, copy.source),
        target=quoted(index, copy.target),
        words=copy.words,
        directed=copy.direction == "from-to",
        basis=copy.basis,
    )
