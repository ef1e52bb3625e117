"""The order of events in the grid: told by several first, then by their place in the story."""

from tellings.records.events import Event
from tellings.records.record import Record


def several(event: Event) -> bool:
    """Return whether more than one account tells the event."""
    return len(event.accounts) > 1


def grid_order(record: Record) -> tuple[Event, ...]:
    """Return the events told by several in story order, then the others in story order."""
    return tuple(
        sorted(record.events, key=lambda event: (not several(event), event.order, event.id))
    )
