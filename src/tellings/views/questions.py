"""Questions that tellers ask, with the passages that bear on them. No answer is made up."""

from dataclasses import dataclass

from tellings.records.claims import Question
from tellings.views.index import Index
from tellings.views.labels import AccountLabel
from tellings.views.quotes import Excerpt, excerpt


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """A passage that bears on a question: the account ``who`` and its ``words``."""

    who: AccountLabel
    words: Excerpt


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """A question: ``who`` asks it, its ``words``, and the ``passages``, best first."""

    who: AccountLabel
    words: Excerpt
    passages: tuple[PassageView, ...]


def questions(index: Index) -> tuple[QuestionView, ...]:
    """Return the questions in the order of the accounts' numbers, then of the text.

    A question that is an account's title ("Who Opened the Gate?") is asked of nobody.
    """
    asked = [question for question in index.record.questions if not _is_title(index, question)]
    ordered = sorted(asked, key=lambda q: (index.ranks.get(q.account, -1), q.start))
    return tuple(_question(index, question) for question in ordered)


def _is_title(index: Index, question: Question) -> bool:
    title = index.accounts[question.account].title if question.account in index.accounts else None
    return question.text in (title or "")


def _question(index: Index, question: Question) -> QuestionView:
    return QuestionView(
        who=index.label(question.account),
        words=excerpt(
            index,
            document=question.document,
            start=question.start,
            end=question.end,
            expected=question.text,
        ),
        passages=tuple(
            PassageView(
                who=index.label(passage.account),
                words=excerpt(
                    index,
                    document=passage.document,
                    start=passage.start,
                    end=passage.end,
                    expected=passage.text,
                ),
            )
            for passage in question.passages
        ),
    )
