"""Subjects, also those left out: shared, controlled, raised, relative.

"He sat and wept": he wept. "Forced him to admit": he admits. "The man wanted by the police": the
man is wanted. "Her plan to leave": she leaves. Nouns coordinated with a subject are subjects too.
"""

from tellings.claims import control as exceptions
from tellings.claims import verbs
from tellings.claims.predicates import (
    MAX_CHAIN,
    NOUNS,
    antecedent_of,
    complement_of,
    is_open_complement,
    is_passive,
    is_predicate,
    is_relative,
    own_objects,
    own_subjects,
)
from tellings.claims.prepositions import is_person
from tellings.claims.tree import Tree, matches

PERCEPTION = frozenset(["see", "hear", "watch", "feel", "notice", "meet", "visit"])
"""Their object never does what an infinitive with "to" says ("saw him fall" has none)."""


def subject_of(tree: Tree, index: int, depth: int = 0) -> tuple[tuple[int, ...], bool]:
    """Return the subject heads of a predicate and whether they stand outside its clause."""
    found = own_subjects(tree, index)
    if found:
        return _resolved(tree, index, found)
    above = tree.governors[index]
    if above == index or depth > MAX_CHAIN or tree.kids(index, "expl"):
        return (), False
    if complement_of(tree, index) is not None:
        return subject_of(tree, above, depth + 1)
    return _from_above(tree, index, above, depth), True


def _resolved(tree: Tree, index: int, found: tuple[int, ...]) -> tuple[tuple[int, ...], bool]:
    noun = antecedent_of(tree, index)
    if noun is not None and is_relative(tree, found[0]):
        return with_conjuncts(tree, noun), True
    return with_conjuncts(tree, found[0]), False


def _from_above(tree: Tree, index: int, above: int, depth: int) -> tuple[int, ...]:
    relation = tree.rel(index)
    if relation == "conj" and is_predicate(tree, above):
        return subject_of(tree, above, depth + 1)[0]
    if matches(relation, ("xcomp", "ccomp", "advcl")) and is_predicate(tree, above):
        return _controller(tree, index, above, depth)
    if relation == "acl":
        return _from_noun(tree, index, above, depth)
    if relation == "advcl" and tree.rel(above) == "xcomp" and tree.governors[above] != above:
        return _controller(tree, above, tree.governors[above], depth)
    if matches(relation, ("obl", "nmod", "obj")):
        gerund = tree.upos(index) == "VERB" and is_predicate(tree, above)
        return subject_of(tree, above, depth + 1)[0] if gerund else ()
    return ()


def _controller(tree: Tree, index: int, above: int, depth: int) -> tuple[int, ...]:
    """Return the object for object control, else the subject of the governor.

    What is done by doing something ("was cleaned by washing it") does not do it itself.
    """
    apart = exceptions.apart(tree, index, above)
    if apart is not None:
        return apart
    objects = own_objects(tree, above)
    accusing = tree.lemma(above) in verbs.ACCUSE | verbs.PREVENT
    open_ = matches(tree.rel(index), ("xcomp", "ccomp")) or is_open_complement(tree, index, above)
    joined = {tree.word(m) for m in tree.kids(index, "mark", "case")}
    seen = "as" in joined and tree.is_ing(index)  # "see them as having failed"
    control = open_ or accusing or "into" in joined or seen
    infinitive = any(tree.word(m) == "to" for m in tree.kids(index, "mark"))
    if infinitive and tree.lemma(above) in PERCEPTION and not is_passive(tree, above):
        control = False  # "went to see her to thank her": a purpose, whatever it was attached as
    if objects and control and tree.lemma(above) not in verbs.SUBJECT_CONTROL:
        noun = antecedent_of(tree, above)
        if is_relative(tree, objects[0]) and noun is not None:
            return with_conjuncts(tree, noun)
        return with_conjuncts(tree, objects[0])
    return subject_of(tree, above, depth + 1)[0]


def _from_noun(tree: Tree, index: int, noun: int, depth: int) -> tuple[int, ...]:
    """Return the noun for a participle; the possessor or outer subject for an infinitive."""
    infinitive = any(tree.word(m) == "to" for m in tree.kids(index, "mark"))
    marked = bool(tree.kids(index, "mark"))
    if not infinitive and not marked:
        return with_conjuncts(tree, noun)
    owner = tree.kids(noun, "nmod:poss")
    if owner and tree.lemma(noun) in verbs.DOING_NOUNS:
        return owner[:1]
    of = tuple(c for c in tree.kids(noun, "nmod") if _is_owner(tree, c))
    if of:
        return of[:1]
    above = tree.governors[noun]
    if above != noun and is_predicate(tree, above) and tree.rel(noun) != "nsubj":
        return subject_of(tree, above, depth + 1)[0]
    return ()


def _is_owner(tree: Tree, noun: int) -> bool:
    """Return whether a noun after "of" is who could do it ("the failure of the state to act")."""
    of = any(tree.word(c) == "of" for c in tree.kids(noun, "case"))
    able = tree.token(noun).entity in ("person", "organisation", "group")
    return of and (able or is_person(tree, noun))


def with_conjuncts(tree: Tree, index: int) -> tuple[int, ...]:
    """Return a noun and the nouns coordinated with it."""
    others = (
        c
        for c in tree.kids(index, "conj")
        if tree.upos(c) in NOUNS and not tree.kids(c, "nsubj", "cop") and not is_excluded(tree, c)
    )
    listed = (c for c in tree.kids(index, "appos") if c > index and is_list(tree, c))
    return (index, *listed, *others)


def is_excluded(tree: Tree, index: int) -> bool:
    """Return whether a coordinated noun is ruled out: "his flock, not predators"."""
    return any(tree.word(c) == "not" for c in tree.kids(index, "advmod", "cc"))


def is_list(tree: Tree, index: int) -> bool:
    """Return whether an apposition is rather an item of a list ("fear, anger and pity")."""
    governor = tree.governors[index]
    names = tree.upos(index) == "PROPN" and tree.upos(governor) == "PROPN"
    if tree.upos(index) == "PROPN" and not names:
        return False
    joined = any(
        tree.kids(c, "cc")
        for c in (*tree.kids(index, "conj"), *tree.kids(governor, "conj"))
        if c > index
    )
    others = [c for c in tree.kids(governor, "appos") if c != index]
    return joined or len(others) > 1
