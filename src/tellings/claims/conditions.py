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
        whether = "whether" in marks and tree.rel(index).startswith("csubj")
        whether = whether or _is_unreal(tree, index) or _is_weighing(tree, index, marks)
        return whether or (
            tree.rel(index) in ("root", "parataxis") and bool(marks & {"if", "lest", "unless"})
        )
    if {"in", "case"} <= marks or _as_long_as(tree, index):
        return True
    if marks & words.CONDITIONAL_MARKS:
        return True
    if {"as", "though"} <= marks or {"even", "though"} <= marks:
        return "as" in marks
    return _inverted(tree, index)


def _is_weighing(tree: Tree, index: int, marks: frozenset[str]) -> bool:
    """Return whether a clause says what is open, of nobody ("it is about whether they came")."""
    return "whether" in marks and tree.upos(tree.governors[index]) != "VERB"


def _is_unreal(tree: Tree, index: int) -> bool:
    """Return whether a clause read as a statement is "had it rained, we would have stayed"."""
    if tree.rel(index) not in ("ccomp", "parataxis") or not _inverted(tree, index):
        return False
    above = tree.governors[index]
    return index < above and any(tree.word(a) in ("would", "'d") for a in tree.kids(above, "aux"))


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


def is_below_condition(tree: Tree, index: int) -> bool:
    """Return whether a predicate is a condition or stands a few steps below one."""
    node = index
    for _ in range(NEAR):
        if is_condition(tree, node):
            return True
        node = tree.governors[node]
    return False


NEAR = 4
"""Steps up from a clause in which a condition is looked for."""


def is_awaited(tree: Tree, index: int) -> bool:
    """Return whether a clause says when something will be that has not been yet.

    "Once the ferry lands, we will board": that it lands is no fact, nor is "call when you land".
    """
    if not marks_of(tree, index) & AWAITING or not tree.rel(index).startswith("advcl"):
        return False
    if any(tree.feat(n, "Tense") == "Past" for n in (index, *tree.kids(index, "aux", "cop"))):
        return False
    shown = (tree.feat(n, "Tense") == "Pres" for n in (index, *tree.kids(index, "aux", "cop")))
    above = tree.governors[index]
    ahead = ("will", "'ll", "wo", "shall", "gonna", "would")
    return any(shown) and any(tree.word(a) in ahead for a in tree.kids(above, "aux"))


AWAITING = frozenset(["once", "when", "after", "until", "till", "whenever", "before"])


def is_future_of_past(tree: Tree, index: int, *, reported: bool) -> bool:
    """Return whether "would" only puts a "will" into the past, where no condition stands.

    So below a verb of saying in the past ("said that the pier would close"), and in a tale where
    the clause says how much later it was ("two years later she would become a judge").
    """
    modals = tree.kids(index, "aux")
    plain = {tree.word(a) for a in modals} <= {"would", "'d", "be", "not", "n't"}
    would = any(tree.word(a) in ("would", "'d") for a in modals)
    if not (would and plain) or is_condition(tree, index) or has_condition(tree, index):
        return False
    above = tree.governors[index]
    if tree.rel(index) == "ccomp" and reported:
        shown = (above, *tree.kids(above, "aux"))
        told = any(tree.feat(n, "Tense") == "Past" for n in shown)
        return told and not supposing_modal(tree, above) and not has_condition(tree, above)
    return _says_how_much_later(tree, index)


def _says_how_much_later(tree: Tree, index: int) -> bool:
    near = [t for c in tree.kids(index, "advmod", "obl") for t in tree.subtree(c)]
    person = any(tree.feat(s, "Person") in ("1", "2") for s in tree.kids(index, "nsubj"))
    return not person and any(tree.word(t) in LATER for t in near)


LATER = frozenset(["later", "eventually", "subsequently", "afterwards", "ultimately"])


def is_threatened(tree: Tree, index: int) -> bool:
    """Return whether a clause says what comes otherwise: "pay, or else he will call them"."""
    led = {tree.word(c) for c in tree.children[index] if c < index}
    led |= {tree.word(f) for c in tree.kids(index, "cc") for f in tree.kids(c, "fixed")}
    future = any(tree.lemma(a) in ("will", "would", "'ll", "wo") for a in tree.kids(index, "aux"))
    return future and ("otherwise" in led or {"or", "else"} <= led)


CUT_SHORT = frozenset(["any", "anything", "ever", "possible", "necessary", "needed", "not", "so"])
"""Words that an "if" stands before without being a condition ("few if any", "if possible")."""


def is_result(tree: Tree, index: int) -> bool:
    """Return whether a clause is what came of it: "said so much that he was stopped"."""
    first, above = tree.subtree(index)[0], tree.governors[index]
    if tree.word(first) != "that" or above >= first:
        return False
    if tree.word(first - 1) in ("point", "extent", "degree") and tree.word(first - 3) == "to":
        return True
    degree = (i for i in range(above + 1, first) if tree.word(i) in ("so", "such"))
    return any(tree.governors[i] != above or i == first - 1 for i in degree)


def has_condition(tree: Tree, index: int) -> bool:
    """Return whether a predicate depends on a condition ("... if he had come")."""
    if any(tree.word(m) == "if" for o in tree.kids(index, "obl") for m in tree.kids(o, "mark")):
        return True
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


def shares_condition(tree: Tree, index: int) -> bool:
    """Return whether a clause goes on with what a condition opened ("if it rains, I stay and ...").

    Only what is to come does: "and she will be glad", not "and she was glad".
    """
    if tree.rel(index) != "conj":
        return False
    first = tree.first_conjunct(index)
    ahead = any(tree.word(a) in AHEAD for a in tree.kids(index, "aux"))
    opened = any(c < first for c in tree.kids(first, "advcl") if is_condition(tree, c))
    return ahead and opened


AHEAD = frozenset(["will", "'ll", "wo", "would", "'d"])


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
