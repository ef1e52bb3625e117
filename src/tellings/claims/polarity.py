"""Negation of one clause by its own words: not, never, nobody, no, without, hardly, almost.

Each sign of negation flips; two cancel ("nobody did not see it"). "Not only" negates nothing.
"Barely" denies ("can barely stand") unless its verb is a success ("barely escaped"), and what
"almost" or "nearly" happened did not happen.
"""

from tellings.claims import words
from tellings.claims.predicates import is_predicate
from tellings.claims.tree import Tree


def local_negation(tree: Tree, head: int, *, subjects: tuple[int, ...] = ()) -> bool:
    """Return whether an odd number of negations stands directly at the predicate ``head``."""
    adverbs = sum(1 for c in tree.children[head] if _negates(tree, c, head))
    adverbs += sum(
        1
        for a in tree.kids(head, "aux", "cop")
        for c in tree.children[a]
        if _negates(tree, c, head)
    )
    nouns = sum(1 for c in tree.children[head] if _negative_noun(tree, c, head))
    if not own_subject(tree, head) and not adverbs:
        nouns += sum(1 for s in subjects if _is_negative(tree, s) and _shares(tree, s, head))
    if adverbs and any(_says_neither(tree, s) for s in subjects):
        nouns = 0  # "neither of them hasn't": one denial said twice
    return (min(adverbs, 1) + min(nouns, 1) + introduced_without(tree, head)) % 2 == 1


def _says_neither(tree: Tree, subject: int) -> bool:
    return any(tree.word(c) == "neither" for c in (subject, *tree.children[subject]))


def own_subject(tree: Tree, head: int) -> bool:
    """Return whether the predicate has a subject of its own."""
    return bool(tree.kids(head, "nsubj", "csubj"))


def _shares(tree: Tree, subject: int, head: int) -> bool:
    """Return whether a negative subject reaches a coordinated or open-complement predicate."""
    above = tree.governors[head]
    if tree.rel(head) == "acl" and above == subject:
        # "with no link provided"; "there is no ..." hands its denial down itself.
        around = tree.kids(tree.governors[subject], "expl")
        return not any(tree.word(e) == "there" for e in around)
    return tree.governors[subject] == above and tree.rel(head) == "conj"


def _negates(tree: Tree, child: int, head: int) -> bool:
    word = tree.word(child)
    if tree.rel(child) not in (
        "advmod",
        "cc",
        "cc:preconj",
        "det",
        "discourse",
        "aux",
        "aux:pass",
        "cop",
        "parataxis",
    ):
        return False
    if word in words.ALMOST or word == "longer":
        return _nearly(tree, child, head)
    if word in words.BARELY:
        return _barely(tree, head)
    contracted = word in words.CONTRACTED or _is_contracted(tree, child)
    if not (contracted or word in words.NEGATORS) or _answers(tree, child, head):
        return False
    if word == "no":
        return _no_longer(tree, child)
    return contracted or not _only(tree, child, head)


def _is_contracted(tree: Tree, child: int) -> bool:
    """Return whether a function word ends in a "not", however that is written or misspelt.

    "Havn't" and "have'nt" are left in one; in "didn t" the last letter is a token of its own.
    """
    word = tree.word(child)
    if word == "t":
        return child > 0 and tree.upos(child - 1) == "AUX" and tree.word(child - 1)[-1:] == "n"
    return tree.upos(child) in ("AUX", "PART") and word.endswith(("n't", "nt", "'nt"))


def _answers(tree: Tree, child: int, head: int) -> bool:
    """Return whether a negation is an answer before a clause ("Not at all, he was fine")."""
    if tree.rel(child) == "discourse":
        return True
    if child != tree.sentence(child).first:
        return False
    subjects = tree.kids(head, "nsubj")
    return bool(subjects) and any(tree.word(i) == "," for i in range(child, subjects[0]))


def _nearly(tree: Tree, child: int, head: int) -> bool:
    """Return whether "nearly" belongs to what happened, or "longer" to "no longer"."""
    if tree.word(child) == "longer":
        return child > 0 and tree.word(child - 1) == "no"
    happened = tree.upos(head) in ("VERB", "AUX") or tree.word(head).endswith("ed")
    return tree.rel(child) == "advmod" and happened


def _barely(tree: Tree, head: int) -> bool:
    able = any(tree.word(a) in words.ABILITY for a in tree.kids(head, "aux"))
    return able or tree.lemma(head) not in words.ACHIEVEMENTS


def _no_longer(tree: Tree, child: int) -> bool:
    following = child + 1
    return following < len(tree.governors) and tree.word(following) in (
        "longer",
        "more",
        "way",
        "doubt",
    )


def _only(tree: Tree, child: int, head: int) -> bool:
    """Return whether "not" belongs to "not only", "not just", "why not", "not until"."""
    following = child + 1
    if following >= len(tree.governors):
        return False
    if tree.word(following) in ("only", "just", "merely", "simply", "solely", "necessarily"):
        return True
    return tree.word(child) in ("neither",) and following == head


def _negative_noun(tree: Tree, child: int, head: int) -> bool:
    relation = tree.rel(child).split(":")[0]
    if relation not in ("nsubj", "obj", "iobj", "obl", "csubj"):
        return False
    if relation == "obl" and not _reaches_verb(tree, child):
        return False
    return _is_negative(tree, child) and not _both_negative(tree, child, head)


def _reaches_verb(tree: Tree, child: int) -> bool:
    """Return whether a negative oblique denies the verb: "to no one", "at no time"."""
    cases = {tree.word(c) for c in tree.kids(child, "case")}
    if cases & {"without", "of", "with", "for", "like"}:
        return False
    if tree.word(child) in words.NEGATIVE_PRONOUNS or tree.word(child) == "one":
        return True
    return tree.lemma(child) in (
        "time",
        "way",
        "circumstance",
        "point",
        "account",
        "case",
        "mean",
        "means",
        "place",
        "condition",
        "day",
        "night",
    )


def _both_negative(tree: Tree, child: int, head: int) -> bool:
    """Return False always but where an object repeats the verb's own "not" for emphasis."""
    return (
        tree.rel(child) == "obj"
        and any(tree.word(c) in ("not", "n't") for c in tree.kids(head, "advmod"))
        and tree.word(child) == "nothing"
    )


def _is_negative(tree: Tree, noun: int) -> bool:
    """Return whether a noun phrase is negative: "nobody", "no letter", "not a single guard"."""
    if tree.word(noun) in words.NEGATIVE_PRONOUNS:
        after = noun + 1 < len(tree.governors)
        return not (after and tree.word(noun + 1) in ("but", "less"))  # "nothing but praise"
    for child in tree.children[noun]:
        word, relation = tree.word(child), tree.rel(child)
        if relation in ("det", "cc:preconj") and word in words.NEGATIVE_DETERMINERS:
            return not (word == "no" and tree.word(noun) in ("longer", "more", "doubt"))
        if word == "not" and relation in ("advmod", "det", "cc:preconj") and child < noun:
            return not _only(tree, child, noun)
    return tree.word(noun) == "one" and any(tree.word(c) == "no" for c in tree.children[noun])


def introduced_without(tree: Tree, head: int) -> bool:
    """Return whether "without" or "instead of" or "rather than" introduces the predicate."""
    if not is_predicate(tree, head):
        return False
    introducing = [c for c in tree.kids(head, "mark", "case", "cc", "advmod") if c < head]
    introduced = {tree.word(c) for c in introducing}
    introduced |= {tree.word(f) for c in introducing for f in tree.kids(c, "fixed")}
    if introduced & words.WITHOUT:
        return True
    return bool(introduced & words.INSTEAD) and bool(introduced & {"of", "than"})
