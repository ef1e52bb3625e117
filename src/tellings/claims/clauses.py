"""Clauses: which tokens are predicates, who their subjects are, and how far a clause reaches.

Read from Universal Dependencies. A predicate is a verb, the complement of a copula ("was a
student"), or an apposition ("Ana, a student"). Subjects left out are resolved: shared between
coordinated predicates, by control and raising ("forced him to admit": he admits), participles
("the man wanted by the police"), relative clauses. A verb that says nothing of its own when it
shares its subject ("tried to open") is folded into the verb below it as one of its ``operators``.
"""

from dataclasses import dataclass

from tellings.claims import verbs
from tellings.claims.tree import Tree, matches

NO_PREDICATE = (
    "aux",
    "cop",
    "compound",
    "case",
    "mark",
    "fixed",
    "goeswith",
    "amod",
    "flat",
    "reparandum",
    "cc",
    "det",
    "discourse",
    "advmod",
    "punct",
    "nummod",
    "vocative",
)
NOUNS = frozenset(["NOUN", "PROPN", "PRON", "NUM", "X", "SYM"])
SUBJECTS = ("nsubj", "csubj")
CONTENT_AUXILIARIES = frozenset(["be", "have", "do", "need", "dare"])
MAX_CHAIN = 12
"""Steps a left-out subject is looked for: deeper chains are parser noise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A predicate with its subject heads.

    ``kind`` is "verb", "copula", "apposition", "nominal" or "possession"; ``top`` is the highest
    token that belongs to it (the first operator, else the head); ``antecedent`` the noun that a
    relative clause hangs on. ``inherited`` says that the subject stands outside the clause.
    """

    head: int
    kind: str
    top: int
    operators: tuple[int, ...] = ()
    subjects: tuple[int, ...] = ()
    passive: bool = False
    inherited: bool = False
    antecedent: int | None = None


def is_predicate(tree: Tree, index: int) -> bool:
    """Return whether a token heads a verbal or copular clause."""
    relation = tree.rel(index)
    if matches(relation, NO_PREDICATE):
        return False
    if tree.kids(index, "cop"):
        return True
    if tree.upos(index) == "AUX":
        return bool(tree.kids(index, "nsubj", "expl")) and tree.lemma(index) in CONTENT_AUXILIARIES
    if tree.upos(index) != "VERB":
        return _lacks_copula(tree, index)
    if matches(relation, ("obj", "obl", "nmod", "nsubj", "iobj", "appos", "dep", "list")):
        return bool(tree.kids(index, "obj", "nsubj", "mark", "aux", "obl", "xcomp", "ccomp"))
    return True


def _lacks_copula(tree: Tree, index: int) -> bool:
    """Return whether an adjective or noun has a subject but no copula ("the food great")."""
    main = matches(tree.rel(index), ("root", "conj", "parataxis", "ccomp"))
    nominal = tree.upos(index) in ("ADJ", "NOUN", "ADV")
    return main and nominal and bool(tree.kids(index, "nsubj")) and not tree.kids(index, "case")


def is_operator(tree: Tree, index: int) -> bool:
    """Return whether a predicate is folded into its open complement ("tried to open")."""
    below = complement(tree, index)
    if below is None or not _shares_subject(tree, index):
        return False
    lemma = tree.lemma(index)
    if tree.kids(index, "cop") or tree.upos(index) == "ADJ":
        return lemma in verbs.LIGHT_ADJECTIVES
    if lemma in ("let", "help", "cause", "find") and not tree.kids(index, "aux"):
        return False
    return lemma in verbs.LIGHT


def _shares_subject(tree: Tree, index: int) -> bool:
    return not tree.kids(index, "obj", "iobj", "ccomp")


def complement(tree: Tree, index: int) -> int | None:
    """Return the verbal open complement of a predicate, None without one."""
    for child in tree.kids(index, "xcomp", "advcl"):
        if is_predicate(tree, child) and is_open_complement(tree, child, index):
            return child
    return complement_adjective(tree, index)


def is_open_complement(tree: Tree, index: int, above: int) -> bool:
    """Return whether a clause is the open complement of ``above``, also where read as adverbial.

    An infinitive right after a verb that asks for one ("told the men to wait") counts as such.
    """
    relation = tree.rel(index)
    if relation == "xcomp":
        return True
    if relation != "advcl" or tree.upos(above) != "VERB" or tree.kids(above, "xcomp", "ccomp"):
        return complement_adjective(tree, above) == index
    infinitive = any(tree.word(m) == "to" for m in tree.kids(index, "mark"))
    if not infinitive or index < above or tree.kids(index, "nsubj"):
        return complement_adjective(tree, above) == index
    objects = tree.kids(above, "obj", "iobj")
    return tree.lemma(above) in (verbs.OBJECT_INFINITIVE if objects else verbs.BARE_INFINITIVE)


def complement_adjective(tree: Tree, index: int) -> int | None:
    """Return the infinitive below an adjective or "going to", None without one."""
    if tree.upos(index) != "ADJ" and not _going_to(tree, index):
        return None
    for child in tree.kids(index, "advcl", "ccomp", "csubj"):
        infinitive = any(tree.word(m) == "to" for m in tree.kids(child, "mark"))
        if infinitive and not tree.kids(child, "nsubj") and is_predicate(tree, child):
            return child
    return None


def _going_to(tree: Tree, index: int) -> bool:
    return tree.word(index) in ("going", "gon", "gonna") and bool(tree.kids(index, "aux"))


def operators_of(tree: Tree, index: int) -> tuple[int, ...]:
    """Return the chain of verbs above that fold into this predicate, outermost first."""
    chain: list[int] = []
    node = index
    for _ in range(MAX_CHAIN):
        above = tree.governors[node]
        if above == node:
            break
        if tree.rel(node) == "conj" and is_predicate(tree, above) and not chain:
            if not tree.kids(index, "nsubj", "aux") and complement_of(tree, above) is not None:
                node = above
                continue
            break
        if complement(tree, above) != node or not is_operator(tree, above):
            break
        chain.append(above)
        node = above
    return tuple(reversed(chain))


def complement_of(tree: Tree, index: int) -> int | None:
    """Return the operator whose open complement this predicate is."""
    above = tree.governors[index]
    if above != index and complement(tree, above) == index and is_operator(tree, above):
        return above
    return None


def is_passive(tree: Tree, index: int) -> bool:
    """Return whether a verb is passive, also as a bare participle ("the man accused of it")."""
    if tree.kids(index, "aux:pass", "nsubj:pass", "csubj:pass"):
        return True
    if tree.upos(index) != "VERB" or tree.kids(index, "aux", "nsubj", "cop"):
        return False
    participle = tree.feat(index, "VerbForm") == "Part" and tree.feat(index, "Tense") == "Past"
    if tree.feat(index, "Voice") == "Pass" and not tree.kids(index, "aux"):
        return participle or tree.token(index).xpos == "VBN"
    if tree.rel(index) in ("acl", "advcl") and (participle or tree.token(index).xpos == "VBN"):
        return not tree.kids(index, "obj")
    if tree.rel(index) == "conj":
        above = tree.governors[index]
        same = tree.token(index).xpos == "VBN" and tree.token(above).xpos == "VBN"
        return same and is_passive(tree, above) and not tree.kids(index, "obj")
    return False


def own_subjects(tree: Tree, index: int) -> tuple[int, ...]:
    """Return the subject heads written in the clause, relative pronouns included."""
    outer = tree.kids(index, "nsubj:outer", "csubj:outer")
    found = tree.kids(index, *SUBJECTS)
    inner = tuple(s for s in found if s not in outer)
    whole_clause = inner and tree.upos(index) == "VERB"
    return inner[:1] if whole_clause or not outer else outer[:1]


def clause(tree: Tree, index: int) -> Clause:
    """Return the clause of a predicate with its subject resolved."""
    operators = operators_of(tree, index)
    top = operators[0] if operators else index
    subjects, inherited = subject_of(tree, index)
    return Clause(
        head=index,
        kind="copula" if _is_copular(tree, index) else "verb",
        top=top,
        operators=operators,
        subjects=subjects,
        passive=is_passive(tree, index) and not _is_copular(tree, index),
        inherited=inherited,
        antecedent=antecedent_of(tree, top),
    )


def _is_copular(tree: Tree, index: int) -> bool:
    """Return whether the predicate is a copula's complement, not a whole clause after one."""
    whole = tree.kids(index, "nsubj:outer") and tree.kids(index, "nsubj") != tree.kids(
        index, "nsubj:outer"
    )
    if tree.upos(index) in ("ADJ", "NOUN", "ADV"):
        return True
    return bool(tree.kids(index, "cop")) and not (whole and tree.upos(index) == "VERB")


def antecedent_of(tree: Tree, index: int) -> int | None:
    """Return the noun that the relative clause of this predicate hangs on."""
    node = index
    for _ in range(MAX_CHAIN):
        relation = tree.rel(node)
        if is_noun_complement(tree, node):
            return None
        if relation in ("acl:relcl", "advcl:relcl"):
            above = tree.governors[node]
            return above if relation == "acl:relcl" else None
        if relation != "conj" or own_subjects(tree, node):
            return None
        node = tree.governors[node]
    return None


def is_noun_complement(tree: Tree, index: int) -> bool:
    """Return whether a clause read as relative is what its noun says ("the claim that he fled").

    The noun is one of saying or believing, "that" follows it, the clause has a subject of its own,
    and nothing in it is missing: the verb is not one that makes or utters the claim.
    """
    noun = tree.governors[index]
    if tree.rel(index) != "acl:relcl" or tree.lemma(noun) not in verbs.CONTENT_NOUNS:
        return False
    thats = [c for c in tree.children[index] if tree.word(c) == "that" and c == noun + 1]
    subjects = [s for s in tree.kids(index, "nsubj") if s not in thats]
    return bool(thats and subjects) and tree.lemma(index) not in verbs.UTTERING


def subject_of(tree: Tree, index: int, depth: int = 0) -> tuple[tuple[int, ...], bool]:
    """Return the subject heads of a predicate and whether they stand outside its clause."""
    found = own_subjects(tree, index)
    if found:
        return _resolved(tree, index, found)
    above = tree.governors[index]
    if above == index or depth > MAX_CHAIN:
        return (), False
    subjects = _from_above(tree, index, above, depth)
    folded = complement_of(tree, index) is not None
    return subjects, not folded or subject_of(tree, above, depth + 1)[1]


def _resolved(tree: Tree, index: int, found: tuple[int, ...]) -> tuple[tuple[int, ...], bool]:
    noun = antecedent_of(tree, index)
    if noun is not None and is_relative(tree, found[0]):
        return with_conjuncts(tree, noun), True
    return with_conjuncts(tree, found[0]), False


def is_relative(tree: Tree, index: int) -> bool:
    """Return whether a token is a relative pronoun or adverb (who, which, that, where, when)."""
    if tree.feat(index, "PronType") == "Rel":
        return True
    relative = tree.word(index) in ("who", "which", "that", "whom", "where", "when", "whose", "why")
    return relative and tree.token(index).xpos in ("WDT", "WP", "WRB", "WP$")


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
    """Return the object for object control, else the subject of the governor."""
    if matches(tree.rel(index), ("ccomp",)) and tree.feat(index, "VerbForm") == "Fin":
        return ()
    objects = tree.kids(above, "obj", "iobj")
    accusing = tree.lemma(above) in verbs.ACCUSE | verbs.PREVENT
    open_ = matches(tree.rel(index), ("xcomp", "ccomp")) or is_open_complement(tree, index, above)
    control = open_ or accusing
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
    above = tree.governors[noun]
    if above != noun and is_predicate(tree, above) and tree.rel(noun) != "nsubj":
        return subject_of(tree, above, depth + 1)[0]
    return ()


def with_conjuncts(tree: Tree, index: int) -> tuple[int, ...]:
    """Return a noun and the nouns coordinated with it."""
    others = (
        c
        for c in tree.kids(index, "conj")
        if tree.upos(c) in NOUNS and not tree.kids(c, "nsubj", "cop") and not _excluded(tree, c)
    )
    return (index, *others)


def appositions(tree: Tree, first: int, last: int) -> list[Clause]:
    """Return the appositions of a sentence's tokens that say what someone or something is."""
    found = []
    for index in range(first, last):
        above = tree.governors[index]
        if tree.rel(index) != "appos" or tree.upos(above) not in ("NOUN", "PROPN"):
            continue
        if _is_list(tree, index) or is_predicate(tree, index):
            continue
        if tree.upos(index) in ("NOUN", "PROPN"):
            found.append(Clause(head=index, kind="apposition", top=index, subjects=(above,)))
    return found


def _excluded(tree: Tree, index: int) -> bool:
    """Return whether a coordinated noun is ruled out: "his flock, not predators"."""
    return any(tree.word(c) == "not" for c in tree.kids(index, "advmod", "cc"))


def _is_list(tree: Tree, index: int) -> bool:
    """Return whether an apposition is rather an item of a list ("fear, anger and pity")."""
    if tree.upos(index) == "PROPN":
        return False
    governor = tree.governors[index]
    joined = any(
        tree.kids(c, "cc")
        for c in (*tree.kids(index, "conj"), *tree.kids(governor, "conj"))
        if c > index
    )
    others = [c for c in tree.kids(governor, "appos") if c != index]
    return joined or len(others) > 1
