"""Predicates: which tokens head a clause, which verbs fold into the verb below, what is passive.

A predicate is a verb, a copula's complement ("was a student"), or an adjective or noun with a
subject but no copula ("the food great"). A verb that says nothing of its own when it shares its
subject with the clause below ("tried to open", "was able to see") is an *operator* of that clause.
"""

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
NAMING = frozenset(["name", "call", "title", "entitle", "dub", "nickname", "rename", "style"])
"""Verbs whose passive keeps an object: the name ("a boy named Tom")."""
MAX_CHAIN = 12
"""Steps a left-out subject is looked for: deeper chains are parser noise."""


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
    if lemma == "use" and tree.kids(index, "aux:pass", "nsubj:pass"):
        return False
    return lemma in verbs.LIGHT


def _shares_subject(tree: Tree, index: int) -> bool:
    return not (own_objects(tree, index) or tree.kids(index, "ccomp"))


def own_objects(tree: Tree, index: int) -> tuple[int, ...]:
    """Return the objects of a verb, without a relative one that the infinitive below it lacks.

    In "the book that she used to carry" she carried the book, she did not use it.
    """
    found = tree.kids(index, "obj", "iobj")
    if tree.lemma(index) not in verbs.BARE_INFINITIVE:
        return found
    return tuple(o for o in found if not (o < index and is_relative(tree, o)))


def complement(tree: Tree, index: int) -> int | None:
    """Return the verbal open complement of a predicate, None without one."""
    if index not in tree.complements:
        tree.complements[index] = _complement(tree, index)
    return tree.complements[index]


def _complement(tree: Tree, index: int) -> int | None:
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
    if tree.lemma(above) in ("keep", "go", "carry") and index - 2 == above:
        return tree.word(above + 1) == "on" and tree.is_ing(index)
    marks = tree.kids(index, "mark")
    infinitive = any(tree.word(m) == "to" for m in marks)
    infinitive = infinitive and not any(tree.word(m) in ("in", "so") for m in marks)
    if not infinitive or index < above or tree.kids(index, "nsubj"):
        return complement_adjective(tree, above) == index
    objects = own_objects(tree, above)
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


def _is_hidden_passive(tree: Tree, index: int) -> bool:
    """Return whether a participle with an agent is read as a noun ("was beaten by")."""
    participle = tree.word(index).endswith(("ed", "en", "wn", "ught"))
    nominal = tree.upos(index) in ("ADJ", "NOUN") and not tree.kids(index, "det", "amod")
    return (
        participle
        and nominal
        and bool(tree.kids(index, "cop"))
        and bool(tree.kids(index, "obl:agent"))
    )


def is_passive(tree: Tree, index: int) -> bool:
    """Return whether a verb is passive, also as a bare participle ("the man accused of it")."""
    if tree.kids(index, "aux:pass", "nsubj:pass", "csubj:pass") or _is_hidden_passive(tree, index):
        return True
    if tree.upos(index) != "VERB" or tree.kids(index, "aux", "nsubj", "cop"):
        return False
    participle = tree.feat(index, "VerbForm") == "Part" and tree.feat(index, "Tense") == "Past"
    past = participle or tree.token(index).xpos == "VBN"
    if tree.rel(index) == "acl" and tree.lemma(index) in NAMING:
        return not tree.is_ing(index)
    if tree.rel(index) in ("acl", "advcl") or tree.feat(index, "Voice") == "Pass":
        return past and not tree.kids(index, "obj")
    if tree.rel(index) == "xcomp" and tree.kids(tree.governors[index], "obj"):
        # "She had her name cleared": what the object undergoes, not what it does. Such a clause is
        # never finite, so a past tense there is a participle misread.
        return (past or tree.token(index).xpos == "VBD") and not tree.kids(index, "obj")
    return tree.rel(index) == "conj" and past and _shares_passive(tree, index)


def _shares_passive(tree: Tree, index: int) -> bool:
    """Return whether a coordinated participle goes on with a passive ("was tried and hanged")."""
    first = tree.first_conjunct(index)
    same = tree.token(index).xpos == "VBN" and tree.token(first).xpos == "VBN"
    shared = same and tree.rel(first) != "conj" and is_passive(tree, first)
    return shared and not tree.kids(index, "obj")


def is_copular(tree: Tree, index: int) -> bool:
    """Return whether the predicate is a copula's complement, not a whole clause after one."""
    whole = tree.kids(index, "nsubj:outer") and tree.kids(index, "nsubj") != tree.kids(
        index, "nsubj:outer"
    )
    if _is_hidden_passive(tree, index):
        return False
    if tree.upos(index) in ("ADJ", "NOUN", "ADV"):
        return True
    return bool(tree.kids(index, "cop")) and not (whole and tree.upos(index) == "VERB")


def own_subjects(tree: Tree, index: int) -> tuple[int, ...]:
    """Return the subject heads written in the clause, relative pronouns included."""
    outer = tree.kids(index, "nsubj:outer", "csubj:outer")
    found = tree.kids(index, *SUBJECTS)
    inner = tuple(s for s in found if s not in outer)
    if len(inner) > 1 and tree.word(inner[0]) == "that" and tree.upos(inner[0]) != "NOUN":
        inner = inner[1:]  # "so high that the price ...": a conjunction read as a second subject
    # "The problem is that guests are late": two copulas, of which the inner one has the guests.
    whole_clause = inner and (tree.upos(index) == "VERB" or len(tree.kids(index, "cop")) > 1)
    return inner[:1] if whole_clause or not outer else outer[:1]


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


def is_relative(tree: Tree, index: int) -> bool:
    """Return whether a token is a relative pronoun or adverb (who, which, that, where, when)."""
    if tree.feat(index, "PronType") == "Rel":
        return True
    relative = tree.word(index) in ("who", "which", "that", "whom", "where", "when", "whose", "why")
    return relative and tree.token(index).xpos in ("WDT", "WP", "WRB", "WP$")


def antecedent_of(tree: Tree, index: int) -> int | None:
    """Return the noun that the relative clause of this predicate hangs on."""
    node = index
    for _ in range(MAX_CHAIN):
        relation = tree.rel(node)
        if is_noun_complement(tree, node):
            return None
        if relation in ("acl:relcl", "advcl:relcl"):
            above = tree.governors[node]
            return above if relation == "acl:relcl" or tree.kids(above, "det") else None
        if relation != "conj" or own_subjects(tree, node):
            return None
        node = tree.governors[node]
    return None
