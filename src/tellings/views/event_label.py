"""An event's label as it is shown: words cut from one of its quotes.

The record's label is the beginning of a quote. Where the quote goes on behind it, "…" says so;
where the quote is shown with words beside it (``stretch``), the label has them too.
"""

from tellings.records.events import Event
from tellings.views.index import Index
from tellings.views.stretch import stretch

LONGEST_LABEL = 160


def shown_label(index: Index, event: Event) -> str:
    """Return the event's label, at most ``LONGEST_LABEL`` characters of it."""
    claims = [index.claim(claim) for claim in event.claims]
    whole = next((claim for claim in claims if claim.quote == event.label), None)
    if whole is not None:
        text = index.texts[whole.document]
        start, end = stretch(text, whole)
        return _shortened(text[start:end])
    rest = [c.quote.removeprefix(event.label) for c in claims if c.quote.startswith(event.label)]
    label = _shortened(event.label)
    goes_on = rest and all(one.strip(" .,;:!?\n") for one in rest)
    return label + "…" if goes_on and not label.endswith("…") else label


def _shortened(label: str) -> str:
    if len(label) <= LONGEST_LABEL:
        return label
    space = label.rfind(" ", LONGEST_LABEL - 40, LONGEST_LABEL)
    return label[: space if space > 0 else LONGEST_LABEL] + "…"
