"""The people room: mentions, coreference inside an account, one entity across accounts."""

from tellings.people.coreference import CoreferenceModel, load_coreference
from tellings.people.read import AccountPeople, read_people
from tellings.people.relations import relate
from tellings.people.resolve import People, resolve

__all__ = [
    "AccountPeople",
    "CoreferenceModel",
    "People",
    "load_coreference",
    "read_people",
    "relate",
    "resolve",
]
