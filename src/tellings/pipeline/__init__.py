"""The pipeline: the table of stages, and running what is stale.

``table`` declares the stages, ``fingerprint`` says when one is stale, ``running`` runs it and
``results`` keeps what it gives, ``adding`` takes documents in and out, ``record`` puts the record
together. No room is imported before a stage
of it runs.
"""

from tellings.pipeline.adding import Added, Opened, Source, add, open_sources, remove
from tellings.pipeline.deciding import keep_judgement, take_effect
from tellings.pipeline.reconsider import Reconsidered, reconsider
from tellings.pipeline.record import open_record
from tellings.pipeline.running import Failure, Progress, RunReport, run, stale
from tellings.pipeline.table import STAGES, Stage
from tellings.pipeline.workspace import model_loaders

__all__ = [
    "STAGES",
    "Added",
    "Failure",
    "Opened",
    "Progress",
    "Reconsidered",
    "RunReport",
    "Source",
    "Stage",
    "add",
    "keep_judgement",
    "model_loaders",
    "open_record",
    "open_sources",
    "reconsider",
    "remove",
    "run",
    "stale",
    "take_effect",
]
