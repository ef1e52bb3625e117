"""Search of the passages: words, kept to a person, an account and a stretch of time."""

from tellings.casefile import open_case, search_sentences
from tellings.views.sought import Found, sought
from tellings.workbench.answers import Asked

MOST_HITS = 400


def passages(asked: Asked, words: str) -> tuple[Found, ...]:
    """Return the passages that hold all the words, best first; none for no words."""
    if not words.strip():
        return ()
    look = asked.index
    with open_case(asked.desk.folder) as case:
        hits = search_sentences(case, words, limit=MOST_HITS)
    return sought(
        look,
        [hit for hit in hits if hit.account in look.accounts],
        person=asked.get("person"),
        account=asked.get("account"),
        earliest=asked.get("from"),
        latest=asked.get("to"),
    )
