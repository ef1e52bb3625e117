"""Conditions and modals: what leaves a clause open.

"If he had come", "had he come", "unless", "as if" open a supposed clause; what depends on a
condition is supposed too; "may", "might", "must", "should", "could have" leave their clause open,
while "could not", "could see" and a habitual "would always" do not.
"""

from tellings.claims import words
from tellings.claims.tree import Tree


def marks_of(tree: Tree, index: int) -> frozenset[str]:
    """Return the words that introduce a clause: its marks, prepositions, leading adverbs."""
    found = [m for m in tree.kids(index, "mark", "case", "cc") if m < index]
    found += [f for m in found for f in tree.kids(m, "fixed")]
    found += [a for a in tree.kids(index, "advmod") if a < index]
    return frozenset(tree.word(m) for m in found)


def is_condition(tree: Tree, index: int) -> bool:
    """Return whether a clause is a condition: "if ...", "unless ...", "had he locked ..."."""
    if _provided(tree, index):
        return True
    marks = marks_of(tree, index)
    if not tree.rel(index).startswith("advcl"):
        return tree.rel(index) in ("root", "parataxis") and bool(marks & {"if", "lest", "unless"})
    if {"in", "case"} <= marks or _as_long_as(tree, index):
        return True
    if marks & words.CONDITIONAL_MARKS:
        return True
    if {"as", "though"} <= marks or {"even", "though"} <= marks:
        return "as" in marks
    return _inverted(tree, index)


def _provided(tree: Tree, index: int) -> bool:
    """Return whether a clause stands below "provided", "supposing", "let us say" as a verb."""
    above = tree.governors[index]
    if tree.rel(index) != "ccomp" or tree.kids(above, "nsubj", "aux"):
        return False
    return tree.word(above) in words.CONDITIONAL_MARKS and tree.rel(above) in ("advcl", "root")


def _as_long_as(tree: Tree, index: int) -> bool:
    above = tree.governors[index]
    return tree.word(above) == "long" and tree.word(above - 1) in ("as", "so")


def _inverted(tree: Tree, index: int) -> bool:
    subjects = tree.kids(index, "nsubj")
    auxiliaries = [
        a
        for a in tree.kids(index, "aux", "cop", "aux:pass")
        if tree.word(a) in ("had", "were", "should")
    ]
    return (
        bool(subjects)
        and bool(auxiliaries)
        and auxiliaries[0] < subjects[0]
        and not tree.kids(index, "mark")
    )


CUT_SHORT = frozenset(["any", "anything", "ever", "possible", "necessary", "needed", "not", "so"])
"""Words that an "if" stands before without being a condition ("few if any", "if possible")."""


def has_condition(tree: Tree, index: int) -> bool:
    """Return whether a predicate depends on a condition ("... if he had come")."""
    for child in tree.kids(index, "advcl"):
        marks = marks_of(tree, child)
        as_if = bool({"as", "even"} & marks) and not _inverted(tree, child)
        if any(_provided(tree, c) for c in tree.kids(child, "ccomp")):
            return True
        if tree.word(child) in CUT_SHORT and not tree.kids(child, "nsubj", "cop"):
            continue
        if is_condition(tree, child) and "whether" not in marks and not as_if:
            return True
    return False


def supposing_modal(tree: Tree, index: int) -> bool:
    """Return whether a modal leaves the clause open: may, might, must, should, would, could."""
    for auxiliary in tree.kids(index, "aux"):
        word = tree.word(auxiliary)
        if word in ("could", "'d", "would"):
            return _open_could(tree, index, word)
        if word in words.SUPPOSING_MODALS:
            return True
    return False


def _open_could(tree: Tree, index: int, word: str) -> bool:
    others = {tree.word(a) for a in tree.kids(index, "aux")}
    if word == "'d" and tree.feat(index, "VerbForm") != "Inf":
        return False
    if others & {"have", "'ve", "of"}:
        return True
    if word == "could":
        negated = any(
            tree.word(c) in words.NEGATORS | {"barely"} for c in tree.kids(index, "advmod")
        )
        return not negated and tree.lemma(index) not in words.PERCEPTION
    adverbs = {tree.word(c) for c in tree.subtree(index)}
    return not adverbs & words.HABITUAL
