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
QUOTE_SLOTS = ("polarity", "predicate", "stance")
"""Slots whose words are the whole clause."""


LONGEST_TITLE = 34
"""Characters of a title that stands for an unnamed teller, as in the listings."""


def account_labels(accounts: Sequence[Account], entities: Sequence[Entity]) -> dict[str, str]:
    """Return what each account is called in explanations: its teller's name, else its title.

    A title stands for the only body or statement of its document. What has neither is called as
    the teller's entity is: after the file.
    """
    tellers = {account: entity.name for entity in entities for account in entity.tells}
    mains = Counter(one.document for one in accounts if one.kind in MAIN)
    labels = {}
    for account in accounts:
        alone = account.kind in MAIN and mains[account.document] == 1
        title = clip(account.title, LONGEST_TITLE) if alone and account.title else None
        name = account.teller or title or tellers.get(account.id)
        labels[account.id] = clip(name or "an unnamed teller")
    return labels


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
