"""The events room: which claims of several accounts tell the same event, and in what order."""

from tellings.events.align import align
from tellings.events.candidates import describe
from tellings.events.model import load_pair_model

__all__ = ["align", "describe", "load_pair_model"]
