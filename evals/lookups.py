"""People looked up in the other accounts, as the product does before it resolves them."""

from collections.abc import Mapping, Sequence
from functools import cache

from tellings.language.beside import Beside, load_beside
from tellings.people.read import AccountPeople
from tellings.pipeline.steps import look_up
from tellings.records.documents import Account, Document
from tellings.records.language import Analysis
from tellings.records.lookups import Likeness


@cache
def reader() -> Beside:
    """Load the network that reads accounts side by side, once."""
    return load_beside()


def likenesses(
    documents: Sequence[Document],
    accounts: Sequence[Account],
    analyses: Mapping[str, Analysis],
    people: Mapping[str, AccountPeople],
) -> tuple[Likeness, ...]:
    """Return what looking everybody up shows."""
    texts = {document.id: document.text for document in documents}
    return look_up(documents, accounts, analyses, people, texts, reader=reader())
