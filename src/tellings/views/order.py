"""Events in the grid: their order, and their labels.

Told by several first, then by their place in the story.
"""

from tellings.records.events import Event
from tellings.records.record import Record

LONGEST_LABEL = 160


def shown_label(event: Event) -> str:
    """Return the event's label, at most ``LONGEST_LABEL`` characters of it."""
    if len(event.label) <= LONGEST_LABEL:
        return event.label
    space = event.label.rfind(" ", LONGEST_LABEL - 40, LONGEST_LABEL)
    return event.label[: space if space > 0 else LONGEST_LABEL] + "…"


def several(event: Event) -> bool:
    """Return whether more than one account tells the event."""
    return len(event.accounts) > 1


def grid_order(record: Record) -> tuple[Event, ...]:
    """Return the events told by several in story order, then the others in story order."""
    return tuple(
        sorted(record.events, key=lambda event: (not several(event), event.order, event.id))
    )
