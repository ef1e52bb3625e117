"""Questions that a teller asks, and the passages that bear on them."""

from collections.abc import Mapping, Sequence

from tellings.records.claims import Claim, Question
from tellings.records.documents import Account
from tellings.records.language import Analysis, Vectors
from tellings.records.spans import Texts


def find_questions(analysis: Analysis, account: Account, text: str) -> tuple[Question, ...]:
    """Return the questions of an account."""
    return ()


def answer(
    questions: Sequence[Question], claims: Sequence[Claim], accounts: Sequence[Account], texts: Texts, vectors: Vectors
) -> tuple[Question, ...]:
    """Return the questions with passages."""
    return tuple(questions)
