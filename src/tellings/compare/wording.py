"""The words of findings and conflicts: plain, built from quotes, never a verdict.

Nothing here says who is right. Words taken from accounts stand in quotation marks, on one line and
cut to a length; they are untrusted text and whoever shows them escapes them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from tellings.compare.frames import clip
from tellings.compare.levels import Level
from tellings.compare.shown import Shown
from tellings.records.claims import Claim
from tellings.records.documents import Account
from tellings.records.people import Entity

QUESTIONS = {
    "number": "How many was it: {left} or {right}?",
    "how often": "How often was it: {left} or {right}?",
    "age": "How old is the person: {left} or {right}?",
    "when": "When was it: {left} or {right}?",
    "place": "Where was it: {left} or {right}?",
    "goal": "Where to was it: {left} or {right}?",
    "source": "Where from was it: {left} or {right}?",
    "agent": "Who did it: {left} or {right}?",
    "patient": "Whom or what did it befall: {left} or {right}?",
    "recipient": "Who received it: {left} or {right}?",
    "cause": "What was the cause: {left} or {right}?",
    "instrument": "With what was it done: {left} or {right}?",
    "body part": "Where on the body was it: {left} or {right}?",
    "polarity": "Did it happen or not: {label}?",
}
PLAIN_QUESTION = "Which was it: {left} or {right}?"
MAIN = ("body", "statement")
KIND_WORDS = {"body": "text", "statement": "statement", "comment": "comment", "turn": "answer",
              "record": "entry", "note": "note"}  # fmt: skip
QUOTE_SLOTS = ("polarity", "predicate", "stance")
"""Slots whose words are the whole clause."""


LONGEST_TITLE = 34
"""Characters of a title that stands for an unnamed teller, as in the listings."""


def account_labels(accounts: Sequence[Account], entities: Sequence[Entity]) -> dict[str, str]:
    """Return what each account is called in explanations, as the listings call it.

    That is its teller's name; else the title for the only body or statement of a document, and
    "comment 3 below TITLE" for what hangs below it. What has neither is called as the teller's
    entity is: after the file.
    """
    tellers = {account: entity.name for entity in entities for account in entity.tells}
    titles = document_titles(accounts)
    places: Counter[tuple[str, str]] = Counter()
    labels = {}
    for account in sorted(accounts, key=lambda one: (one.document, one.spans, one.id)):
        places[account.document, account.kind] += 1
        title = titles.get(account.document)
        if title is not None and account.kind not in MAIN:
            place = places[account.document, account.kind]
            title = f"{KIND_WORDS[account.kind]} {place} below {title}"
        labels[account.id] = clip(
            account.teller or title or tellers.get(account.id) or "an unnamed teller"
        )
    return labels


def document_titles(accounts: Sequence[Account]) -> dict[str, str]:
    """Return the title of each document that has one main account with a title."""
    mains: dict[str, list[Account]] = {}
    for account in accounts:
        if account.kind in MAIN:
            mains.setdefault(account.document, []).append(account)
    return {
        document: clip(found[0].title, LONGEST_TITLE)
        for document, found in mains.items()
        if len(found) == 1 and found[0].title
    }


def sides(shown: Shown, left: Claim, right: Claim, labels: Mapping[str, str]) -> tuple[str, str]:
    """Return what each of two accounts says in the slot, as two clauses."""
    if shown.slot in QUOTE_SLOTS:
        words = clip(left.quote), clip(right.quote)
    else:
        words = shown.left, shown.right
    who = labels.get(left.account, "one account"), labels.get(right.account, "another account")
    return f"{who[0]} says “{words[0]}”", f"{who[1]} says “{words[1]}”"


def explain(shown: Shown, left: Claim, right: Claim, labels: Mapping[str, str]) -> str:
    """Return the explanation of a disagreement between two claims."""
    one, other = sides(shown, left, right, labels)
    ends = {
        Level.DIFFERENCE: "Both can hold.",
        Level.TENSION: "That is hard to hold together.",
        Level.CONFLICT: "Both cannot be true if they speak of the same happening.",
    }
    reason = f" ({shown.reason})" if shown.reason and shown.level > Level.DIFFERENCE else ""
    return f"{one}; {other}. {sentence(shown.words + reason)} {ends[shown.level]}"


def sentence(words: str) -> str:
    """Return ``words`` as a sentence."""
    text = words[:1].upper() + words[1:]
    return text if text.endswith((".", "?", "!")) else text + "."


def question(shown: Shown, label: str) -> str:
    """Return the question whose answer would settle the disagreement."""
    form = QUESTIONS.get(shown.slot, PLAIN_QUESTION)
    return form.format(left=f"“{shown.left}”", right=f"“{shown.right}”", label=f"“{clip(label)}”")


def listed(names: Sequence[str]) -> str:
    """Return names in a row: "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def counted(number: int, noun: str) -> str:
    """Return "1 account", "2 accounts"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
