"""Signs of a claim's form: its kind, where its subject was found, how its sentence is written.

How often a claim is usable depends on more than how sure its tree is. A finite verb with a subject
of its own is nearly always read rightly; an infinitive whose doer is found elsewhere, a clause
within quotation marks or one beside "if" far less often:

    "Ana sold the boat."                       finite, own subject, a plain sentence
    "Ana was asked whether she would sell it"  modal, marked "whether", below another verb

All signs are plain counts and yes or no; none is a word of any text, save those that grammars list
as function words (modals, "if", "to", "you").
"""

import math
from collections.abc import Iterable

from tellings.claims.tree import Tree
from tellings.records.claims import Claim, Role

Signs = dict[str, float]
CORE = frozenset(["agent", "patient", "theme", "recipient", "attribute", "topic"])
SUBJECTS = frozenset(["nsubj", "nsubj:pass", "csubj", "csubj:pass"])
CONDITIONS = frozenset(["if", "unless", "whether", "when", "whenever", "once", "until", "as"])
WOULD = frozenset(["would", "'d", "could", "might", "should"])
CAN = frozenset(["can", "may", "must", "will", "'ll"])
ANYBODY = frozenset(["you", "one", "we", "they", "people", "anyone", "everyone", "somebody"])
WONDERING = frozenset(["who", "what", "which", "how", "where", "why", "that"])
NEGATORS = frozenset(["not", "n't", "no", "never", "nobody", "nothing", "none", "neither", "nor"])
ONLY = frozenset(["only", "but", "than", "except", "unlike", "without", "hardly", "barely"])
OPENING, CLOSING = frozenset("“«„"), frozenset("”»")
SEVERAL = 2
LATE = 8


def form_signs(tree: Tree, claim: Claim) -> Signs:
    """Return the signs of a claim's form by name, always the same names in the same order."""
    return {
        **_verb(tree, claim),
        **_around(tree, claim),
        **_subject(tree, claim),
        **_roles(tree, claim),
        **_place(tree, claim),
    }


def _yes(condition: object) -> float:
    return float(bool(condition))


def _verb(tree: Tree, claim: Claim) -> Signs:
    """Return what the predicate's form says: finite or not, modal, in a marked clause."""
    head = claim.predicate_head
    helpers = tree.kids(head, "aux", "cop")
    form = tree.feat(head, "VerbForm")
    finite = form == "Fin" or any(tree.feat(h, "VerbForm") == "Fin" for h in helpers)
    marks = {tree.word(m) for m in tree.kids(head, "mark", "advmod")}
    words = {tree.word(h) for h in helpers}
    return {
        "finite": _yes(finite),
        "infinitive": _yes(not finite and (form == "Inf" or "to" in marks)),
        "gerund": _yes(not finite and tree.word(head).endswith("ing")),
        "participle": _yes(not finite and form == "Part"),
        "no verb": _yes(tree.upos(head) not in ("VERB", "AUX") and not helpers),
        "passive": _yes(tree.kids(head, "aux:pass", "nsubj:pass")),
        "would": _yes(words & WOULD),
        "can": _yes(words & CAN),
        "conditional": _yes(marks & CONDITIONS),
        "wondering": _yes(marks & WONDERING),
        "past": _yes(claim.tense == "past"),
        "present": _yes(claim.tense == "present"),
        "future": _yes(claim.tense == "future"),
        "under conditional": _yes(_under(tree, head, CONDITIONS)),
        "clauses below": float(
            len(tree.kids(head, "ccomp", "xcomp", "advcl", "parataxis", "csubj"))
        ),
        "conjuncts": float(len(tree.kids(head, "conj"))),
        "word known": _yes(tree.lemma(head).isalpha()),
    }


def _around(tree: Tree, claim: Claim) -> Signs:
    """Return what stands around the predicate: conditions, negations, modals, the clause above."""
    head = claim.predicate_head
    sentence = tree.analysis.sentences[claim.sentence]
    words = [tree.word(t) for t in range(sentence.first, sentence.last)]
    within = [tree.word(t) for t in tree.subtree(head)]
    above = tree.governors[head]
    beside = [*tree.kids(head, "advcl"), *tree.kids(above, "advcl")]
    joined = {tree.word(m) for clause in beside for m in tree.kids(clause, "mark", "advmod")}
    gap = tree.rel(head) == "acl:relcl"
    return {
        "condition beside": _yes(joined & CONDITIONS),
        "condition said": _yes(CONDITIONS.intersection(words) - {"as"}),
        "negators": float(sum(w in NEGATORS for w in words)),
        "negators within": float(sum(w in NEGATORS for w in within)),
        "only": _yes(ONLY.intersection(within)),
        "modals said": float(sum(w in WOULD | CAN for w in words)),
        "below be": _yes(above != head and tree.kids(above, "cop")),
        "below noun": _yes(above != head and tree.upos(above) in ("NOUN", "PROPN", "PRON")),
        "below verb": _yes(above != head and tree.upos(above) == "VERB"),
        "below it": _yes(any(tree.word(k) == "it" for k in tree.kids(above, "nsubj", "expl"))),
        "gap": _yes(gap and all(role.head != above for role in claim.roles)),
        "adverbs": float(len(tree.kids(head, "advmod"))),
        "obliques": float(len(tree.kids(head, "obl"))),
        "prepositions": float(sum(tree.upos(t) == "ADP" for t in tree.children[head])),
        "particle": _yes(" " in claim.predicate),
    }


def _under(tree: Tree, head: int, marks: frozenset[str]) -> bool:
    """Return whether a clause above has one of these marks."""
    at = tree.governors[head]
    for _ in range(LATE):
        if any(tree.word(m) in marks for m in tree.kids(at, "mark")):
            return True
        if tree.governors[at] == at:
            return False
        at = tree.governors[at]
    return False


def _subject(tree: Tree, claim: Claim) -> Signs:
    """Return where the subject was found, and what word it is."""
    head = claim.predicate_head
    own = [kid for kid in tree.children[head] if tree.rel(kid) in SUBJECTS]
    subject = _first(role for role in claim.roles if role.role in ("agent", "theme"))
    at = -1 if subject is None else subject.head
    inside = at >= 0 and tree.sentence_of[at] == claim.sentence
    return {
        "subject written": _yes(own),
        "subject elsewhere": _yes(at >= 0 and at not in own),
        "subject above": _yes(at >= 0 and at not in own and _is_above(tree, at, head)),
        "subject after": _yes(at > head),
        "subject pronoun": _yes(inside and tree.upos(at) == "PRON"),
        "subject name": _yes(inside and tree.upos(at) == "PROPN"),
        "subject anybody": _yes(inside and tree.word(at) in ANYBODY),
        "subject teller": _yes(inside and tree.word(at) in ("i", "we")),
        "subject wondering": _yes(inside and tree.word(at) in WONDERING),
        "subject kind": _yes(inside and _is_kind(tree, at)),
        "subject kind now": _yes(inside and _is_kind(tree, at) and claim.tense == "present"),
        "subject expletive": _yes(tree.kids(head, "expl")),
        "subjects": float(sum(role.role in ("agent", "theme") for role in claim.roles)),
        "subject off": 0.0 if at < 0 else math.log1p(abs(at - head)),
    }


def _is_kind(tree: Tree, noun: int) -> bool:
    """Return whether a noun may stand for a kind: a plural without determiner, "a" with one."""
    if tree.upos(noun) != "NOUN" or tree.kids(noun, "nmod:poss", "nummod"):
        return False
    said = [tree.word(d) for d in tree.kids(noun, "det")]
    return said == [] if tree.feat(noun, "Number") == "Plur" else bool({"a", "an"} & set(said))


def _first(roles: Iterable[Role]) -> Role | None:
    return next(iter(roles), None)


def _is_above(tree: Tree, one: int, other: int) -> bool:
    """Return whether ``one`` governs ``other``, directly or not."""
    at = other
    while tree.governors[at] != at:
        at = tree.governors[at]
        if at == one:
            return True
    return False


def _roles(tree: Tree, claim: Claim) -> Signs:
    """Return which roles there are, and whether any is filled by a clause."""
    names = {role.role for role in claim.roles}
    heads = [role.head for role in claim.roles if role.role in CORE]
    clausal = [h for h in heads if tree.upos(h) in ("VERB", "AUX")]
    spans = [role.end - role.start for role in claim.roles if role.role in CORE]
    return {
        **{f"has {name}": _yes(name in names) for name in ("agent", "patient", "theme", "topic")},
        **{f"has {name}": _yes(name in names) for name in ("recipient", "attribute", "purpose")},
        "wondering role": _yes(any(tree.word(h) in WONDERING for h in heads)),
        "pronoun roles": float(sum(tree.upos(h) == "PRON" for h in heads)),
        "role elsewhere": float(sum(tree.governors[h] != claim.predicate_head for h in heads)),
        "doubled": _yes(len(names) < len(claim.roles)),
        "clausal roles": float(len(clausal)),
        "longest role": math.log1p(max(spans, default=0)),
        "object written": _yes(tree.kids(claim.predicate_head, "obj", "iobj")),
        "telling": _yes(claim.about == "telling"),
        "amounts": float(len(claim.amounts)),
        "dated": _yes(claim.when),
    }


def _place(tree: Tree, claim: Claim) -> Signs:
    """Return how the sentence is written and where the claim stands in it."""
    sentence = tree.analysis.sentences[claim.sentence]
    words = [tree.token(t) for t in range(sentence.first, sentence.last)]
    marks = [w.text for w in words if w.upos == "PUNCT"]
    before = tree.text[sentence.start : claim.predicate_start]
    letters = [w.text for w in words if w.text[:1].isalpha()]
    verbs = sum(w.upos == "VERB" for w in words)
    length = sentence.end - sentence.start
    return {
        "asks": _yes("?" in "".join(marks[-SEVERAL:])),
        "exclaims": _yes("!" in "".join(marks)),
        "in marks": _yes(_is_open(before)),
        "marks": _yes(any(m[:1] in "\"“”«»„`'" for m in marks)),
        "brackets": _yes(any(m in "()[]" for m in marks)),
        "in brackets": _yes(before.count("(") > before.count(")")),
        "dashes": float(sum(m in ("-", "--", "–", "—", "...", "…", ":", ";") for m in marks)),
        "commas": float(marks.count(",")),
        "verbs": float(verbs),
        "capitals": sum(w[:1].isupper() for w in letters) / max(len(letters), 1),
        "shouted": sum(w.isupper() and len(w) > 1 for w in letters) / max(len(letters), 1),
        "share": (claim.end - claim.start) / max(length, 1),
        "claim words": math.log1p(claim.quote.count(" ")),
        "from": (claim.predicate_start - sentence.start) / max(length, 1),
        "first sentences": _yes(claim.sentence < SEVERAL),
    }


def _is_open(before: str) -> bool:
    """Return whether a quotation is open after these words of a sentence."""
    curly = sum(c in OPENING for c in before) - sum(c in CLOSING for c in before)
    return curly > 0 or before.count('"') % 2 == 1
