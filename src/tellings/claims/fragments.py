"""Fragments: clauses without subject that name a doing and assert nothing, and lone status words.

"Our goals: building a pier", or a list of such lines below "What we plan", says what somebody
means to do; a gerund alone on a line says of nobody that it was done. A participle alone on its
line ("Updated", "Closed 5 June") is a mark on a page.
"""

from tellings.claims import verbs
from tellings.claims.clauses import Clause
from tellings.claims.tree import Tree
from tellings.claims.wordlist import lemmas
from tellings.records.claims import Stance

PLANS = verbs.INTENTION_NOUNS | lemmas(
    "goal aim objective target priority task purpose strategy agenda programme program step"
)
PLANNING = lemmas("plan intend aim want will would hope propose pledge promise")
MOST_ITEMS = 12
"""Sentences that are looked back for the words that open a list."""
LIST_SIGNS = frozenset("-*•‣◦▪–—·")


def stance_of(tree: Tree, index: int) -> Stance | None:
    """Return the stance of a gerund that stands for a sentence, None for other clauses."""
    if not is_fragment(tree, index):
        return None
    return "intended" if _is_planned(tree, index) else "supposed"


def is_fragment(tree: Tree, index: int) -> bool:
    """Return whether a gerund without subject or auxiliary opens a sentence or a list's item."""
    gerund = tree.upos(index) == "VERB" and tree.is_ing(index)
    if not gerund or tree.kids(index, "nsubj", "aux", "cop", "mark", "case", "expl"):
        return False
    if tree.rel(index) in ("root", "parataxis", "list", "appos", "dep"):
        return _opens(tree, index)
    if tree.rel(index) != "conj":
        return False
    first = tree.first_conjunct(index)
    return tree.rel(first) != "conj" and is_fragment(tree, first)


def _opens(tree: Tree, index: int) -> bool:
    """Return whether nothing, a colon, a list's sign or a line's end stands before a token."""
    before = index - 1
    while before >= 0 and tree.upos(before) == "ADV":
        before -= 1
    if before < tree.sentence(index).first:
        return tree.rel(index) == "root" and _is_item(tree, index)
    gap = tree.text[tree.token(before).end : tree.token(before + 1).start]
    sign = tree.word(before) == ":" or tree.word(before) in LIST_SIGNS
    return sign or "\n" in gap


def _is_item(tree: Tree, index: int) -> bool:
    """Return whether a sentence is a line of its own, or has no other clause and no stop."""
    sentence = tree.sentence(index)
    ends = tree.word(sentence.last - 1) not in (".", "!", "?", "...", "…")
    before = tree.text[: sentence.start].rstrip(" \t")
    alone = not before or before.endswith(("\n", "\r", ":"))
    return alone and (ends or before.endswith(":"))


def _is_planned(tree: Tree, index: int) -> bool:
    """Return whether what opens the list, or stands before in the sentence, speaks of a plan."""
    sentence = tree.sentence(index)
    if _speaks_of_plans(tree, sentence.first, index):
        return True
    number = tree.sentence_of[index]
    for earlier in range(number - 1, max(-1, number - 1 - MOST_ITEMS), -1):
        lead = tree.analysis.sentences[earlier]
        if _speaks_of_plans(tree, lead.first, lead.last):
            return True
        if tree.word(lead.first) not in LIST_SIGNS and not _gerund_first(tree, lead.first):
            return False
    return False


def _gerund_first(tree: Tree, index: int) -> bool:
    return tree.upos(index) == "VERB" and tree.is_ing(index)


def _speaks_of_plans(tree: Tree, first: int, last: int) -> bool:
    planned = (
        tree.lemma(i) in (PLANS if tree.upos(i) == "NOUN" else PLANNING)
        for i in range(first, last)
        if tree.upos(i) in ("NOUN", "VERB", "AUX")
    )
    return any(planned)


def is_mark(tree: Tree, clause: Clause) -> bool:
    """Return whether a sentence is nothing but a past participle, with a date perhaps."""
    head = clause.head
    if clause.kind != "verb" or tree.rel(head) != "root" or not _is_item(tree, head):
        return False
    if tree.kids(head, "nsubj", "aux", "obj", "xcomp", "ccomp", "advcl", "conj", "expl"):
        return False
    past = tree.token(head).xpos in ("VBN", "VBD")
    first = tree.sentence(head).first
    return past and first == head and tree.sentence(head).last - first <= MOST_WORDS


MOST_WORDS = 4
"""Words of the longest mark on a page ("Updated 5 June 2014")."""
