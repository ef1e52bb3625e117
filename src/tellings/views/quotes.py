"""Quotes for display: cut from the document again, compared with the record, never repaired.

What is shown as said must equal the document's words at that place. A record that disagrees with
its document is an error (RecordError), never a search for a look-alike: ``excerpt`` is the only
way in which words of an account reach a page or a terminal.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tellings.errors import RecordError
from tellings.records.claims import Claim, is_sure
from tellings.records.spans import Quote, cut
from tellings.views.index import Index, look_up, pinpoint
from tellings.views.labels import AccountLabel
from tellings.views.slots import TIME_SLOTS, slot_spans
from tellings.views.stretch import stretch

LONGEST_QUOTE = 700
"""Characters of one quote that are shown; the rest is counted and read in the document."""

CLOSE = 3
"""Characters, a comma and spaces, that may stand between a claim's words and those of its time."""

STANCE_WORDS = {
    "reported": "reported",
    "accused": "accused of",
    "believed": "believed",
    "attempted": "tried",
    "intended": "intended",
    "supposed": "supposed",
    "commanded": "ordered",
    "asked": "asked",
    "generic": "in general",
    "opinion": "opinion",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of a quote: its ``text``, and whether these are the words compared (``marked``)."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A stretch of a document, cut for display.

    ``document`` is its id and ``number`` its number; ``start`` and ``end`` bound the whole
    stretch; ``text`` is what is shown of it, ``parts`` the same words in pieces, ``omitted`` the
    number of characters left out at the end (0 nearly always); ``where`` a pinpoint ("line 12");
    ``anchor`` names the stretch ("q1-20-64").
    """

    document: str
    number: int
    start: int
    end: int
    text: str
    parts: tuple[Part, ...]
    omitted: int
    where: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A quote with who says it and how.

    ``who`` is the account; ``excerpt`` the words; ``denied`` whether the account says that it was
    *not* so; ``stance`` how it is put ("tried", "reported", ""); ``voice`` the people whose words
    the account passes on, outermost first, without the teller; ``claims`` the ids behind it;
    ``unsure`` whether what the words say was read too unsurely for a conflict or a version.
    """

    who: AccountLabel
    excerpt: Excerpt
    denied: bool
    stance: str
    voice: tuple[str, ...]
    claims: tuple[str, ...]
    unsure: bool = False


def excerpt(
    index: Index,
    *,
    document: str,
    start: int,
    end: int,
    expected: str | None,
    marks: Iterable[tuple[int, int]] = (),
) -> Excerpt:
    """Cut ``[start, end)`` of ``document``; RecordError unless it equals ``expected``.

    ``expected`` is None only where the record keeps no words of its own (what was set aside).
    """
    text = cut(index.texts, document, start, end)
    if expected is not None and text != expected:
        raise RecordError(
            f"the quote at {start}-{end} of {look_up(index.documents, document, 'document').path} "
            f"is not what the document says there: recorded {expected[:60]!r}, found {text[:60]!r}"
        )
    shown = _shown_length(text)
    return Excerpt(
        document=document,
        number=index.numbers[document],
        start=start,
        end=end,
        text=text[:shown],
        parts=_parts(text[:shown], [(a - start, b - start) for a, b in marks]),
        omitted=len(text) - shown,
        where=pinpoint(index, document, start),
        anchor=f"q{index.numbers[document]}-{start}-{end}",
    )


def quoted(index: Index, quote: Quote) -> Excerpt:
    """Return a recorded quote, cut again."""
    return excerpt(
        index, document=quote.document, start=quote.start, end=quote.end, expected=quote.text
    )


def said(
    index: Index, claim: Claim, *, slots: Iterable[str] = (), words: Iterable[str] = ()
) -> Said:
    """Return the claim's quote with the words that fill ``slots`` marked.

    Where none of the slots has words in the clause, ``words`` are marked where they stand in it.
    Where the time is asked for and stands in a clause beside the claim's own, the quote holds both:
    "The lights had gone out before the siren started". So it does with who did it, and a bare
    clause ("convicted") is shown with the participant nearest to it (``stretch``).
    """
    asked = tuple(slots)
    own = excerpt(
        index, document=claim.document, start=claim.start, end=claim.end, expected=claim.quote
    )
    shown = stretch(index.texts[claim.document], claim, asked)
    marks = [span for slot in asked for span in slot_spans(claim, slot, shown)]
    marks = marks or [span for word in words for span in _standing(claim, word)]
    if marks or shown != (own.start, own.end):
        start, end = shown
        own = excerpt(
            index, document=claim.document, start=start, end=end, expected=None, marks=marks
        )
    return Said(
        who=index.label(claim.account),
        excerpt=_with_time(index, claim, own) if set(asked) & set(TIME_SLOTS) else own,
        denied=claim.polarity == "denied",
        stance=STANCE_WORDS.get(claim.stance, ""),
        voice=_voice(index, claim),
        claims=(claim.id,),
        unsure=not is_sure(claim),
    )


def _with_time(index: Index, claim: Claim, own: Excerpt) -> Excerpt:
    """Return the quote with the words that say when, where they stand close beside it."""
    when = claim.when
    if when is None or (own.start <= when.start and when.end <= own.end):
        return own
    start, end = min(own.start, when.start), max(own.end, when.end)
    first, last = min(own.end, when.end), max(own.start, when.start)
    between = cut(index.texts, claim.document, first, max(first, last))
    if len(between) > CLOSE or between.strip(" ,"):
        return own
    return excerpt(
        index,
        document=claim.document,
        start=start,
        end=end,
        expected=None,
        marks=[*_marked(own), (when.start, when.end)],
    )


def said_together(
    index: Index,
    claims: Sequence[Claim],
    *,
    slots: Sequence[str] = (),
    words: Sequence[str] = (),
) -> tuple[Said, ...]:
    """Return the claims' quotes by account, overlapping ones of one manner as one stretch.

    The same words are shown once, in the manner of what they say first: "he confessed to shield
    her" holds a claim of its own, read from the same words, that he shields her.
    """
    groups: dict[tuple[object, ...], list[Said]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.predicate_start, claim.id)):
        manner = (claim.account, claim.polarity, claim.stance, claim.voice, is_sure(claim))
        view = said(index, claim, slots=slots, words=words)
        groups.setdefault(manner, []).append(view)
    merged = [_together(index, run) for group in groups.values() for run in _runs(group)]
    merged.sort(key=lambda view: (index.ranks[view.who.account], *_span(view)))
    return _once(merged)


def _once(views: Iterable[Said]) -> tuple[Said, ...]:
    """Return the quotes without those whose words, by one account, stand there already.

    What was surely read comes first. Words that both affirm and deny are shown as both.
    """
    shown: dict[tuple[str, bool, int, int], Said] = {}
    for view in views:
        key = (view.who.account, view.denied, *_span(view))
        other = shown.get(key)
        if other is None:
            shown[key] = view
            continue
        first, second = (view, other) if other.unsure and not view.unsure else (other, view)
        shown[key] = replace(first, claims=(*first.claims, *second.claims))
    return tuple(shown.values())


def _span(view: Said) -> tuple[int, int]:
    return view.excerpt.start, view.excerpt.end


def _together(index: Index, run: list[Said]) -> Said:
    first = run[0]
    if len(run) == 1:
        return first
    whole = excerpt(
        index,
        document=first.excerpt.document,
        start=first.excerpt.start,
        end=max(one.excerpt.end for one in run),
        expected=None,
        marks=[span for one in run for span in _marked(one.excerpt)],
    )
    return replace(first, excerpt=whole, claims=tuple(claim for one in run for claim in one.claims))


def _marked(quote: Excerpt) -> list[tuple[int, int]]:
    spans = []
    place = quote.start
    for part in quote.parts:
        if part.marked:
            spans.append((place, place + len(part.text)))
        place += len(part.text)
    return spans


def _runs(views: Iterable[Said]) -> list[list[Said]]:
    runs: list[list[Said]] = []
    reach = -1
    for view in sorted(views, key=lambda view: (view.excerpt.start, -view.excerpt.end)):
        if runs and view.excerpt.start < reach:
            runs[-1].append(view)
        else:
            runs.append([view])
            reach = -1
        reach = max(reach, view.excerpt.end)
    return runs


def _standing(claim: Claim, words: str) -> list[tuple[int, int]]:
    place = claim.quote.find(words) if words and words != claim.quote else -1
    start = claim.start + place
    return [] if place < 0 else [(start, start + len(words))]


def _voice(index: Index, claim: Claim) -> tuple[str, ...]:
    teller = index.tellers.get(claim.account)
    return tuple(index.entity(entity).name for entity in claim.voice if entity != teller)


def _shown_length(text: str) -> int:
    if len(text) <= LONGEST_QUOTE:
        return len(text)
    space = text.rfind(" ", LONGEST_QUOTE - 80, LONGEST_QUOTE)
    return space if space > 0 else LONGEST_QUOTE


def _parts(text: str, marks: list[tuple[int, int]]) -> tuple[Part, ...]:
    parts = []
    position = 0
    for first, last in sorted(marks):
        start, end = max(first, position), min(last, len(text))
        if start >= end:
            continue
        if start > position:
            parts.append(Part(text=text[position:start], marked=False))
        parts.append(Part(text=text[start:end], marked=True))
        position = end
    if position < len(text) or not parts:
        parts.append(Part(text=text[position:], marked=False))
    return tuple(parts)
