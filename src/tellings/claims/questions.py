"""Questions that a teller asks readers or the case.

A question is a sentence outside direct speech that ends with a question mark, has the order of a
question ("how can she be there"), or asks to be told ("my question is why ...", "can anyone
explain ..."). Headings, tags ("right?") and what programs post are none.
"""

import re

from tellings.claims import attribution
from tellings.claims.moods import is_wh_question
from tellings.claims.passages import STOP
from tellings.claims.predicates import is_predicate
from tellings.claims.tree import Tree, plant
from tellings.records.claims import Question
from tellings.records.documents import Account
from tellings.records.language import Analysis, Sentence

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ASKS = re.compile(
    r"\b(?:(?:can|could|would|will) (?:you|anyone|anybody|someone|somebody)\b.{0,20}"
    r"\b(?:explain|tell|help|clarify)"
    r"|(?:my|the|one|a|another) questions?\b|(?:does|do) (?:anyone|anybody|you) know"
    r"|(?:i|i['’]m|i am) (?:(?:just |still |really |always |also )?(?:wonder(?:ing)?|curious)"
    r"|(?:do not|don['’]t) (?:get|understand|see)|confused))\b",
    re.IGNORECASE,
)
_EMBEDDED = re.compile(r"\b(?:why|how|who|what|where|when|whether|if|which)\b", re.IGNORECASE)


def find_questions(analysis: Analysis, account: Account, text: str) -> tuple[Question, ...]:
    """Return the questions of an account in text order, without passages."""
    if account.automatic:
        return ()
    tree = plant(analysis, text)
    quotations = attribution.find(tree)
    return tuple(
        Question(
            account=account.id,
            document=analysis.document,
            start=sentence.start,
            end=sentence.end,
            text=text[sentence.start : sentence.end],
        )
        for sentence in analysis.sentences
        if _is_question(tree, sentence, quotations) and not _is_heading(tree, sentence, account)
    )


def _is_question(tree: Tree, sentence: Sentence, quotations: attribution.Quotations) -> bool:
    within = _in_marks(tree, sentence)
    content = [
        i for i in range(sentence.first, sentence.last) if tree.upos(i) not in ("PUNCT", "SYM", "X")
    ]
    outside = [i for i in content if quotations.at(i) is None and i not in within]
    if len(outside) < 3 or not any(tree.upos(i) in ("VERB", "AUX") for i in outside):
        return False
    if _ends_asking(tree, sentence, within):
        return True
    if any(is_wh_question(tree, i) for i in outside if is_predicate(tree, i)):
        return True
    stated = tree.text[sentence.start : sentence.end]
    asked = _ASKS.search(stated)
    return asked is not None and _EMBEDDED.search(stated, asked.end()) is not None


def _in_marks(tree: Tree, sentence: Sentence) -> frozenset[int]:
    """Return the tokens that stand between quotation marks of their sentence."""
    found, inside = set(), False
    for index in range(sentence.first, sentence.last):
        if inside:
            found.add(index)
        if tree.token(index).text in ('"', "“", "”"):
            inside = not inside
    return frozenset(found)


def _ends_asking(tree: Tree, sentence: Sentence, within: frozenset[int]) -> bool:
    for index in range(sentence.last - 1, sentence.first, -1):
        token = tree.token(index)
        if "?" in token.text:
            return index not in within
        if tree.upos(index) not in ("PUNCT", "SYM", "X", "INTJ"):
            return False
    return False


def _is_heading(tree: Tree, sentence: Sentence, account: Account) -> bool:
    """Return whether a sentence is a title: alone on its line in a body, most words capitalised."""
    if account.kind not in ("body", "note"):
        return False
    before = tree.text[: sentence.start].rstrip(" \t").endswith(("\n", "\r")) or sentence.start == 0
    after = tree.text[sentence.end :].lstrip(" \t")[:1] in ("\n", "\r", "")
    words = _WORD.findall(tree.text[sentence.start : sentence.end])
    capital = sum(1 for w in words if w[:1].isupper() or w.lower() in STOP)
    many = sum(1 for w in words if w[:1].isupper())
    return before and after and len(words) <= 14 and capital == len(words) and many >= 2
