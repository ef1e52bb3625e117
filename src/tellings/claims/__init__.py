"""Claims: what an account says, one claim a predicate, read from its syntax.

``extract`` reads an account, ``find_questions`` its questions; once people are resolved ``link``
ties roles and voices to entities and ``answer`` finds passages that bear on the questions.
"""

from tellings.claims.extract import Extraction, extract
from tellings.claims.link import link
from tellings.claims.passages import answer
from tellings.claims.questions import find_questions

__all__ = ["Extraction", "answer", "extract", "find_questions", "link"]
