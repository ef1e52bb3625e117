"""Passages that bear on a question: exact words, the other sides once, no side left out."""

from parade import parade
from tellings.records.claims import Claim
from tellings.views.asked import Passage, asked, why
from tellings.views.index import index


def found(claim: Claim) -> Passage:
    """Return the stretch of a claim as found."""
    return Passage(
        document=claim.document,
        account=claim.account,
        start=claim.start,
        end=claim.end,
        claims=(claim.id,),
        near=0.5,
        shared=("cart",),
    )


def test_a_passage_brings_the_other_accounts_of_its_event() -> None:
    """Every other account that tells the event stands beside the passage, with its own words."""
    record = parade()
    look = index(record)
    event = max(record.events, key=lambda e: len(e.accounts))
    first = look.claim(event.claims[0])
    view = asked(look, (found(first),))[0]
    assert view.words.text == first.quote
    assert view.who.account == first.account
    (sides,) = view.events
    expected = {a for a in event.accounts if a != first.account}
    assert {side.who.account for side in sides.sides} == expected


def test_sides_of_an_event_are_shown_once() -> None:
    """A second passage of the same event does not repeat them; one listed itself is no side."""
    record = parade()
    look = index(record)
    event = max(record.events, key=lambda e: len(e.accounts))
    claims = [look.claim(claim) for claim in event.claims]
    views = asked(look, tuple(map(found, claims)))
    assert [bool(view.events) for view in views[1:]] == [False] * (len(claims) - 1)
    assert all(not sides.sides for view in views for sides in view.events)


def test_disagreements_are_marked_worst_first() -> None:
    """A passage of a disputed event says so."""
    record = parade()
    look = index(record)
    disputed = next(f for f in record.findings if f.kind == "conflict" and f.event)
    view = asked(look, (found(look.claim(disputed.claims[0])),))[0]
    marks = [mark for event in view.events for mark in event.marks]
    assert marks[0][1] == "conflict"
    assert disputed.id in [mark[0] for mark in marks]


def test_why_names_the_words_shared() -> None:
    """A reader is told why a passage was found."""
    assert why(found(parade().claims[0])) == "holds “cart”; near in meaning (0.50)"
