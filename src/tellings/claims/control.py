"""Control: who does what an infinitive or gerund says, where that is no subject or object near.

As a rule it is the object of the verb above, else its subject ("forced him to admit", "hoped to
win"). It is not in "was cleaned by washing", "is used by clerks to count" (the clerks count), "was
moved to make room" (nobody named), "gave the task to a clerk to finish", "pleaded with him to go",
"recommended leaving". After Rosenbaum 1967, "The grammar of English predicate complement
constructions", and its lists of exceptions.
"""

from tellings.claims import verbs
from tellings.claims.predicates import is_open_complement, is_passive, own_subjects
from tellings.claims.prepositions import is_able, is_person
from tellings.claims.tree import Tree, matches


def apart(tree: Tree, index: int, above: int) -> tuple[int, ...] | None:
    """Return the subject where neither subject nor object of the governor is it, else None.

    () says that nobody in particular is.
    """
    marks = {tree.word(m) for m in tree.kids(index, "mark", "case")}
    if is_passive(tree, above):
        if "by" in marks or tree.lemma(above) == "use":
            return tree.kids(above, "obl:agent")[:1]
        if _is_purpose_of_passive(tree, index, above):
            return ()
    if "to" in marks:
        return _handed_to(tree, index, above) or _pleaded_with(tree, index, above) or None
    finite = matches(tree.rel(index), ("ccomp",)) and tree.feat(index, "VerbForm") == "Fin"
    return () if finite or _is_anybodys(tree, index, above, marks) else None


def _is_anybodys(tree: Tree, index: int, above: int, marks: set[str]) -> bool:
    """Return whether a gerund says what anybody may do: recommended, or spoken of by a thing."""
    if tree.lemma(above) in verbs.PROPOSING and tree.rel(index) == "xcomp":
        return True
    if tree.lemma(above) not in verbs.MUSING or not marks & {"of", "about"}:
        return False
    speakers = own_subjects(tree, above)
    return bool(speakers) and not any(is_able(tree, s) for s in speakers)


def _pleaded_with(tree: Tree, index: int, above: int) -> tuple[int, ...]:
    """Return whom somebody pleaded "with" or called "on" to do it."""
    wanted = {"plead": "with", "call": "on", "rely": "on", "appeal": "to"}.get(tree.lemma(above))
    if wanted is None or not any(tree.word(m) == "to" for m in tree.kids(index, "mark")):
        return ()
    asked = (o for o in tree.kids(above, "obl") if above < o < index)
    return tuple(o for o in asked if any(tree.word(c) == wanted for c in tree.kids(o, "case")))[:1]


def _handed_to(tree: Tree, index: int, above: int) -> tuple[int, ...]:
    """Return whom something was handed to do it with ("gave a task to a clerk to finish")."""
    if tree.kids(index, "obj"):
        return ()
    to = (
        o
        for o in tree.kids(above, "obl")
        if above < o < index and any(tree.word(c) == "to" for c in tree.kids(o, "case"))
    )
    return tuple(o for o in to if is_person(tree, o))[:1]


def is_pleaded(tree: Tree, index: int, above: int) -> bool:
    """Return whether a clause is what somebody pleaded with another to do."""
    return bool(_pleaded_with(tree, index, above))


def _is_purpose_of_passive(tree: Tree, index: int, above: int) -> bool:
    """Return whether a purpose hangs on what is done to a thing ("was moved to make room")."""
    if tree.rel(index) != "advcl" or not is_passive(tree, above):
        return False
    if is_open_complement(tree, index, above):
        return False
    infinitive = any(tree.word(m) == "to" for m in tree.kids(index, "mark"))
    return infinitive and not any(is_person(tree, s) for s in own_subjects(tree, above))
