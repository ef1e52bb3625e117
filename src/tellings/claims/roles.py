"""Roles: the participants and circumstances of a clause, each with its span of words.

Subjects of active verbs are agents, objects and passive subjects patients; the subject of a
copula or of "there is" is the theme and its complement the attribute. A noun with a preposition
gets its role from the preposition, the class of the noun (time, place, person) and that of the
verb. A role's span is the noun's whole subtree without its preposition, relative clause,
appositions and coordinated nouns (which are roles of their own): one stretch around the head.
"""

from tellings.claims import attributes, gaps, phrasals, verbs, words
from tellings.claims.clauses import Clause
from tellings.claims.conditions import is_result
from tellings.claims.predicates import (
    NAMING,
    NOUNS,
    complement,
    is_predicate,
    is_relative,
)
from tellings.claims.prepositions import (
    MANNER_NOUNS,
    is_person,
    is_place,
    is_time,
    marker_of,
    prepositional,
)
from tellings.claims.spans import make
from tellings.claims.subjects import with_conjuncts
from tellings.claims.tree import Tree, matches
from tellings.claims.wordlist import lemmas
from tellings.records.claims import Role, RoleName

PLACE_ADVERBS = lemmas(
    """
    here there home upstairs downstairs outside inside indoors outdoors abroad nearby away
    everywhere somewhere nowhere elsewhere anywhere underground where overseas ashore downtown
    """
)
TIME_ADVERBS = lemmas(
    """
    then now later today yesterday tomorrow tonight soon earlier afterwards afterward already
    once finally eventually immediately before ago recently previously suddenly meanwhile
    forever early late when initially first subsequently again twice always often usually
    sometimes daily
    """
)
LINKING = frozenset(["become", "remain", "seem", "appear"])
"""Verbs whose complement says what the subject is, also where it was read as an object."""
MAX_CONJUNCTS = attributes.MAX_CONJUNCTS


def of_clause(tree: Tree, clause: Clause) -> tuple[Role, ...]:
    """Return the roles of a clause, in order of their text."""
    found: list[Role] = []
    found += _subject_roles(tree, clause)
    for node in (*clause.operators, clause.head):
        found += _dependents(tree, clause, node)
    found += _shared_objects(tree, clause)
    found += gaps.of_gap(tree, clause, found)
    if clause.kind == "copula":
        found += attributes.of_copula(tree, clause)
    unique = {(r.role, r.start, r.end): r for r in found}
    return tuple(sorted(unique.values(), key=lambda r: (r.start, r.end, r.role)))


def _subject_roles(tree: Tree, clause: Clause) -> list[Role]:
    name: RoleName = "agent"
    if clause.kind in ("copula", "apposition") or tree.lemma(clause.head) == "be":
        name = "theme"
    elif clause.passive:
        name = "patient"
    hangs_on = tree.governors[clause.top] in clause.subjects
    inner = clause.top if clause.antecedent is not None or hangs_on else None
    heads = [h for h in clause.subjects[:MAX_CONJUNCTS] if _content(tree, h)]
    if clause.passive and tree.kids(clause.head, "ccomp", "csubj"):
        heads = [h for h in heads if tree.word(h) != "it"]  # "it was said that": of nothing
    return [make(tree, name, h, inner=_noun_alone(tree, h, inner)) for h in heads]


def _shared_objects(tree: Tree, clause: Clause) -> list[Role]:
    """Return the object behind coordinated verbs ("washed and dried it"), read with the first.

    Only an active verb without an object of its own shares it.
    """
    head = clause.head
    first = tree.governors[head]
    if tree.rel(head) != "conj" or clause.passive or clause.kind != "verb":
        return []
    if tree.kids(head, "obj", "iobj", "ccomp", "xcomp", "nsubj") or tree.upos(first) != "VERB":
        return []
    shared = [o for o in tree.kids(first, "obj") if o > head]
    return [make(tree, "patient", h) for o in shared for h in with_conjuncts(tree, o)]


def _noun_alone(tree: Tree, head: int, inner: int | None) -> int | None:
    """Return what to leave out so that a noun's span is the noun, also where it is a predicate."""
    noun = tree.upos(head) in ("NOUN", "PROPN") and not tree.rel(head).startswith("csubj")
    return -1 if inner is None and noun else inner


def _content(tree: Tree, head: int) -> bool:
    return tree.upos(head) in NOUNS | {"DET", "ADJ", "VERB", "ADV"} and tree.rel(head) != "expl"


def _dependents(tree: Tree, clause: Clause, node: int) -> list[Role]:
    found: list[Role] = []
    for child in tree.children[node]:
        relation = tree.rel(child)
        if matches(relation, ("obj", "iobj")) and not _is_misread_object(tree, clause, node, child):
            found += _objects(tree, clause, node, child)
        elif matches(relation, ("obl",)):
            found += _oblique(tree, clause, node, child)
        elif relation == "advmod":
            found += _adverb(tree, clause, child)
        elif relation in ("xcomp", "ccomp", "advcl", "advcl:relcl"):
            found += _clausal(tree, clause, node, child)
        elif relation == "nsubj" and node == clause.head and _there(tree, node):
            found += [make(tree, "theme", h) for h in with_conjuncts(tree, child)]
    return found


TAKES_OBJECT = frozenset(["worth", "due", "like", "near", "unlike"])
"""Adjectives that govern a noun themselves."""


def _is_misread_object(tree: Tree, clause: Clause, node: int, child: int) -> bool:
    """Return whether an object cannot be one: beside a copula, or a second one by a relative.

    "It is not as free a place" has no object; in "given that we have little time" a "that" read as
    a pronoun is none beside the real one.
    """
    if clause.kind == "copula" and node == clause.head:
        return tree.lemma(node) not in TAKES_OBJECT
    others = [o for o in tree.kids(node, "obj") if o != child]
    return tree.word(child) == "that" and child < node and any(o > node for o in others)


def _there(tree: Tree, node: int) -> bool:
    return any(tree.word(e) == "there" for e in tree.kids(node, "expl"))


def _referents(tree: Tree, clause: Clause, head: int) -> tuple[tuple[int, ...], int | None]:
    """Return what a noun stands for: a relative pronoun stands for its antecedent."""
    if is_relative(tree, head) and clause.antecedent is not None:
        return with_conjuncts(tree, clause.antecedent), clause.top
    return with_conjuncts(tree, head)[:MAX_CONJUNCTS], None


def _objects(tree: Tree, clause: Clause, node: int, child: int) -> list[Role]:
    name: RoleName = "patient"
    if tree.lemma(node) in LINKING:
        name = "attribute"
    elif tree.rel(child) == "iobj" and not _is_sent_on(tree, node):
        name = "recipient"
    elif tree.kids(node, "iobj"):
        name = "theme"
    elif tree.kids(node, "ccomp") and _is_hearer(tree, node, child):
        name = "recipient"
    elif clause.passive and node == clause.head:
        name = "attribute" if tree.lemma(node) in NAMING else "theme"
    if tree.word(child) == "that" and child < node and clause.antecedent is None:
        return []
    heads, inner = _referents(tree, clause, child)
    if heads == (child,) and tree.feat(child, "PronType") == "Rel" and tree.word(child) == "which":
        return []  # nothing was found that it stands for
    return [make(tree, name, head, inner=inner) for head in heads]


def _is_sent_on(tree: Tree, node: int) -> bool:
    """Return whether an indirect object must be the object: "send them to her" has no other."""
    if tree.kids(node, "obj", "ccomp", "xcomp"):
        return False
    to = any(tree.word(c) == "to" for o in tree.kids(node, "obl") for c in tree.kids(o, "case"))
    return to or tree.lemma(node) in ("trust", "thank", "help", "join", "call", "see", "save")


def _is_hearer(tree: Tree, node: int, child: int) -> bool:
    """Return whether the object of a verb of saying is who is spoken to ("told the porter")."""
    return tree.lemma(node) in verbs.SPEECH | verbs.ASKING and is_person(tree, child)


def _oblique(tree: Tree, clause: Clause, node: int, child: int) -> list[Role]:
    cases = tree.kids(child, "case", "mark")
    marker = marker_of(tree, cases)
    if (
        marker == "according to"
        or (marker == "at" and tree.word(child) == "all")
        or (tree.upos(child) == "ADP" and not tree.children[child])
    ):
        return []  # a stranded preposition is no participant
    if _is_joining(tree, child, marker):
        return []
    if _is_compared(tree, child, marker) or (tree.word(child) == "that" and _leads(tree, child)):
        return []
    if tree.rel(child) == "obl:agent" and clause.passive and marker in ("by", None):
        name: RoleName = "agent"
    elif phrasals.is_phrasal(tree, node, child, marker):
        name, marker = "patient", None
    elif marker is None:
        name = _bare(tree, child)
    else:
        name = prepositional(tree, child, marker, verb=node, passive=clause.passive)
    heads, inner = _referents(tree, clause, child)
    return [make(tree, name, head, marker=marker, inner=inner) for head in heads]


def _is_joining(tree: Tree, child: int, marker: str | None) -> bool:
    """Return whether a noun only joins sentences: "in other words", "as a result", "by the way"."""
    if marker == "as":
        return tree.word(child) in ("result", "consequence") and tree.token(child).start < (
            tree.token(tree.governors[child]).start
        )
    if marker == "by" and tree.word(child) == "way":
        return any(tree.word(d) == "the" for d in tree.kids(child, "det"))
    other = any(tree.word(a) == "other" for a in tree.kids(child, "amod"))
    return marker == "in" and tree.word(child) == "words" and other


def _leads(tree: Tree, child: int) -> bool:
    """Return whether a "that" without preposition only opens its clause."""
    clause = tree.subtree(tree.governors[child])
    return not tree.children[child] and clause[0] == child and tree.rel(child) != "obl:agent"


def _is_compared(tree: Tree, child: int, marker: str | None) -> bool:
    """Return whether a noun is what something is measured by ("as big as a rat")."""
    above = tree.governors[child]
    degree = ("as", "so", "equally", "just", "twice", "half")
    measure = any(tree.word(a) in degree for a in tree.kids(above, "advmod") if a < above)
    return marker == "as" and child > above and measure


def _bare(tree: Tree, head: int) -> RoleName:
    if is_time(tree, head) or tree.upos(head) == "NUM":
        return "time"
    if tree.lemma(head) in MANNER_NOUNS:
        return "manner"
    if tree.lemma(head) in PLACE_ADVERBS or is_place(tree, head):
        return "place"
    return "other"


def _adverb(tree: Tree, clause: Clause, child: int) -> list[Role]:
    word = tree.word(child)
    if is_relative(tree, child):
        if clause.antecedent is None:
            return []
        name: RoleName = "time" if word == "when" else "place" if word == "where" else "other"
        return [make(tree, name, clause.antecedent, marker=word, inner=clause.top)]
    if word in ("how", "why", "when", "where", "however"):
        return []
    if word in PLACE_ADVERBS:
        return [make(tree, "place", child)]
    if word in TIME_ADVERBS or _dated(tree, child):
        return [make(tree, "time", child)]
    manner = word.endswith("ly") and word not in NOT_MANNER and not _comments(tree, clause, child)
    return [make(tree, "manner", child)] if manner else []


def _comments(tree: Tree, clause: Clause, child: int) -> bool:
    """Return whether an adverb set off before the subject comments ("Surprisingly, he won")."""
    after = child + 1
    set_off = after < len(tree.governors) and tree.word(after) == ","
    return set_off and child < clause.head and all(child < s for s in clause.subjects)


def _dated(tree: Tree, child: int) -> bool:
    return any(is_time(tree, c) for c in tree.kids(child, "obl", "nmod", "advmod"))


NOT_MANNER = frozenset(
    [
        *words.HEDGES,
        *words.ALMOST,
        *words.REPORTING_ADVERBS,
        *words.ACCUSING_ADVERBS,
        *words.NEGATORS,
        "only",
        "really",
        "actually",
        "certainly",
        "early",
        "likely",
        "merely",
        "simply",
        "especially",
        "particularly",
        "even",
        "exactly",
        "literally",
        "basically",
        "obviously",
        "clearly",
        "fortunately",
        "unfortunately",
        "sadly",
        "luckily",
        "surely",
        "truly",
        "generally",
        "mostly",
        "mainly",
        "fully",
        "totally",
        "completely",
        "family",
        "reply",
        "supposedly",
        "additionally",
        "lastly",
        "firstly",
        "secondly",
        "hopefully",
    ]
)


def _clausal(tree: Tree, clause: Clause, node: int, child: int) -> list[Role]:
    """Return complements and adverbial clauses as roles over their words."""
    relation = tree.rel(child)
    if child == clause.head or child in clause.operators:
        return []
    if node in clause.operators and complement(tree, node) is not None and relation != "advcl":
        return []
    if relation == "xcomp" and is_predicate(tree, child):
        return [make(tree, "topic", child)]
    if relation == "xcomp":
        return attributes.of_open_complement(tree, child)
    if relation == "ccomp":
        return [] if is_result(tree, child) else [make(tree, "topic", child)]
    marks = {tree.word(m) for m in tree.kids(child, "mark", "case")}
    marks |= {tree.word(a) for a in tree.kids(child, "advmod") if a < child}
    return _adverbial(tree, child, marks)


def _adverbial(tree: Tree, child: int, marks: set[str]) -> list[Role]:
    if "like" in marks and tree.lemma(tree.governors[child]) in verbs.SEEMING | {"feel"}:
        return [make(tree, "topic", child, marker="like")]
    if marks & {"about", "of"} and tree.is_ing(child):
        return [make(tree, "topic", child)]
    names: tuple[tuple[RoleName, frozenset[str]], ...] = (
        ("purpose", frozenset(["to", "so"])),
        ("time", words.TIME_MARKS - {"as", "since"}),
        ("cause", frozenset(["because", "since", "as"])),
    )
    for name, wanted in names:
        found = sorted(marks & wanted)
        if found == ["as"] and _is_compared(tree, child, "as"):
            return []
        if "to" in found and tree.is_ing(child):
            return []
        if found and not (name == "purpose" and tree.kids(child, "nsubj") and "to" not in marks):
            return [make(tree, name, child, marker=found[0])]
    return []
