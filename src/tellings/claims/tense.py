"""The tense of a clause: past, present, future, or None where no finite verb shows one."""

from tellings.claims.clauses import Clause
from tellings.claims.tree import Tree


def tense_of(tree: Tree, clause: Clause) -> str | None:
    """Return the tense by the first finite verb of the clause ("had gone" is past)."""
    if clause.kind in ("nominal", "apposition"):
        return None
    for node in (*clause.operators, clause.head):
        finite = sorted((*tree.kids(node, "aux", "cop"), node))
        for index in finite:
            found = _of_word(tree, index)
            if found is not None:
                return found
    return _bare(tree, clause)


def _bare(tree: Tree, clause: Clause) -> str | None:
    """Return the tense of a verb with a subject that is read as a participle or a bare form."""
    head = clause.top
    if not tree.kids(head, "nsubj") or tree.kids(head, "aux", "cop", "mark") or clause.passive:
        return None
    if tree.feat(head, "Tense") == "Past":
        return "past"
    return "present" if tree.token(head).xpos in ("VB", "VBP", "VBZ") else None


def _of_word(tree: Tree, index: int) -> str | None:
    if tree.word(index) in ("will", "shall", "'ll", "wo"):
        return "future"
    if tree.upos(index) == "AUX" and tree.lemma(index) in (
        "would",
        "could",
        "might",
        "may",
        "must",
    ):
        return None
    if tree.feat(index, "VerbForm") != "Fin":
        return None
    return {"Past": "past", "Pres": "present", "Fut": "future"}.get(tree.feat(index, "Tense") or "")
