"""The search page asked a question: passages that bear on it, of all sides, never an answer."""

from tellings.casefile import open_case
from tellings.pipeline.asking import ask
from tellings.views.asked import AskedView, passage
from tellings.views.asked import asked as asked_views
from tellings.workbench.answers import Asked

MOST_PASSAGES = 12


def is_question(words: str) -> bool:
    """Whether the words typed into the search field are a question: they end with its mark."""
    return words.rstrip().endswith("?")


def bearing(asked: Asked, words: str) -> tuple[AskedView, ...]:
    """Return the passages that bear on a question, with the other sides of their events."""
    with open_case(asked.desk.folder) as case:
        found = ask(case, words, limit=MOST_PASSAGES, models=asked.desk.models)
    look = asked.index
    known = [one for one in found if one.account in look.accounts]
    known = [one for one in known if all(claim in look.claims for claim in one.claims)]
    return asked_views(look, tuple(map(passage, known)))
