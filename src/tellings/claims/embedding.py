"""What a governing word does to the clause below it: the transitions between scopes.

``below`` is for verbs and predicative adjectives; what nouns do is in ``content_nouns``. The tables
are in ``signatures``, the classes of words in ``verbs``.
"""

from dataclasses import replace

from tellings.claims import signatures, verbs, words
from tellings.claims.clauses import Clause
from tellings.claims.conditions import is_awaited, is_condition, is_result, marks_of
from tellings.claims.control import is_pleaded
from tellings.claims.predicates import is_open_complement
from tellings.claims.prepositions import is_able
from tellings.claims.signatures import Form, Scope, Signature
from tellings.claims.subjects import subject_of
from tellings.claims.tree import Tree, matches
from tellings.records.claims import Stance

OPEN_STANCES: tuple[Stance, ...] = ("intended", "attempted", "commanded", "supposed")


def below(tree: Tree, index: int, governor: Clause, here: Scope, *, negated: bool) -> Scope:
    """Return the scope of the clause at ``index`` below a predicate.

    ``here`` is the scope the predicate stands in, ``negated`` whether its own words negate it.
    """
    relation = tree.rel(index)
    charged = _charge(tree, index, governor, here, negated=negated)
    if charged is not None:
        return charged
    drawn = "into" in marks_of(tree, index) and bool(tree.kids(governor.head, "obj"))
    open_ = drawn or is_open_complement(tree, index, governor.head)
    if is_pleaded(tree, index, governor.head):
        return replace(here, stance="commanded")
    granted = tree.word(governor.head) in ("given", "considering") or is_result(tree, index)
    if granted and relation == "ccomp":
        return told(here)
    if relation.startswith("advcl") and not open_:
        return _adverbial(tree, index, here)
    if matches(relation, ("ccomp", "xcomp", "csubj", "advcl", "obj", "obl")):
        return _complement(tree, index, governor, here, negated=negated)
    return here


def _charge(
    tree: Tree, index: int, governor: Clause, here: Scope, *, negated: bool
) -> Scope | None:
    """Return the scope of a deed someone is charged with or kept from, None for other clauses."""
    lemma, marks = tree.lemma(governor.head), marks_of(tree, index)
    if is_gerund_after(tree, index, "to") and lemma in verbs.SPEECH:
        return reported(here, speakers_of(tree, governor))
    if _is_charged(tree, index, lemma, marks):
        return replace(here, stance="accused")
    spent = {tree.lemma(o) for o in tree.kids(governor.head, "obj")} & verbs.EFFORT_NOUNS
    if "into" in marks and spent:
        return replace(here, stance="attempted")
    awaited = _says(tree, governor.head, "yet") or _says(tree, index, "yet")
    yet = lemma == "have" and is_open(tree, index) and awaited
    kept = lemma in verbs.PREVENT | verbs.NEGATIVE and "from" in marks
    short = lemma == "stop" and "of" in marks and _says(tree, governor.head, "short")
    avoided = lemma in ("prevent", "avoid") and tree.feat(index, "VerbForm") != "Fin"
    if kept or short or avoided or yet:  # "has yet to answer"
        return replace(here, flip=here.flip != (not negated))
    gerund = tree.is_ing(index) and bool(marks & {"of", "about"})
    if gerund and lemma in verbs.WISH | verbs.MUSING:
        return replace(here, stance="supposed", flip=False)
    return None


def _is_charged(tree: Tree, index: int, lemma: str, marks: frozenset[str]) -> bool:
    """Return whether a clause is the deed someone is accused of or punished for."""
    if lemma in verbs.PUNISH and is_gerund_after(tree, index, "for"):
        return True
    if lemma not in verbs.ACCUSE:
        return False
    if is_open(tree, index):
        return lemma in ("allege", "suspect")
    if lemma in CHARGING:
        return CHARGING[lemma] in marks
    return bool(marks & {"of", "for", "with", "in", "on"}) and "to" not in marks


CHARGING = {"try": "for", "charge": "with", "clear": "of", "find": "of", "detain": "for"}
"""Verbs that accuse with one preposition only: fees are charged "for", one tries "in" telling."""


def _says(tree: Tree, index: int, word: str) -> bool:
    return any(tree.word(c) == word for c in tree.children[index])


def is_gerund_after(tree: Tree, index: int, word: str) -> bool:
    """Return whether a clause is a gerund after a preposition ("admitted to stealing")."""
    gerund = tree.feat(index, "VerbForm") == "Ger" or tree.is_ing(index)
    return gerund and any(tree.word(m) == word for m in tree.kids(index, "mark", "case"))


def is_open(tree: Tree, index: int) -> bool:
    """Return whether a clause is an infinitive with "to"."""
    marked = any(tree.word(m) == "to" for m in tree.kids(index, "mark"))
    return marked and not is_gerund_after(tree, index, "to")


def _adverbial(tree: Tree, index: int, here: Scope) -> Scope:
    marks = marks_of(tree, index)
    if marks & {"like", "as"} and tree.lemma(tree.governors[index]) in verbs.SEEMING | {"feel"}:
        return replace(here, stance="supposed", flip=False)
    if "about" in marks and tree.is_ing(index):
        return replace(here, stance="supposed", flip=False)
    plain = here if _shares_standing(tree, index, here, marks) else told(here)
    if is_condition(tree, index) or is_awaited(tree, index):
        return replace(plain, stance="supposed")
    if marks & words.WITHOUT or (marks & words.INSTEAD and marks & {"of", "than"}):
        return plain
    if "before" in marks and any(tree.word(a) in words.ABILITY for a in tree.kids(index, "aux")):
        return replace(plain, flip=True)
    return replace(plain, stance="intended") if _is_purpose(tree, index, marks) else plain


def _shares_standing(tree: Tree, index: int, here: Scope, marks: frozenset[str]) -> bool:
    """Return whether an adverbial clause is put forward as the clause around it is.

    A free participle is ("accused of entering, carrying a gun"), and the doing in which something
    supposed consists ("could have done more in pushing for it").
    """
    if not marks and not tree.kids(index, "nsubj"):
        return tree.feat(index, "VerbForm") != "Inf" and tree.lemma(index) not in verbs.SPEECH
    gerund = tree.is_ing(index)
    if here.stance == "accused":
        return gerund
    if here.stance == "generic" and marks & {"once", "when", "whenever", "after"}:
        return tree.feat(index, "Tense") != "Past"
    if here.stance not in ("supposed", "generic", "intended", "commanded", "asked"):
        return False
    return gerund and index > tree.governors[index] and not tree.kids(index, "nsubj")


def _is_purpose(tree: Tree, index: int, marks: frozenset[str]) -> bool:
    """Return whether a clause says what for: "to see", "so that he can"; not "only to find"."""
    if "to" in marks and not tree.kids(index, "nsubj"):
        before = index - 2
        return not (before >= 0 and tree.word(before) == "only")
    able = {"can", "will", "could", "would", "'d"}
    if "that" in marks:
        able |= words.SUPPOSING_MODALS
    elif _is_result(tree, index):
        return False
    modal = any(tree.word(a) in able for a in tree.kids(index, "aux"))
    return bool(marks & {"so", "that"}) and modal


def _is_result(tree: Tree, index: int) -> bool:
    """Return whether a comma stands before "so": a result ("I live close, so I can walk")."""
    so = [m for m in tree.kids(index, "mark", "advmod") if tree.word(m) == "so"]
    return bool(so) and tree.word(so[0] - 1) == ","


def _complement(tree: Tree, index: int, governor: Clause, here: Scope, *, negated: bool) -> Scope:
    lemma, finite = _phrase(tree, governor.head), is_finite(tree, index)
    denied = negated != here.flip if finite else negated  # "failed to show that"
    form = _form(tree, index, governor, negated=denied)
    subjunctive = lemma in verbs.SUBJUNCTIVE and "that" in marks_of(tree, index)
    if subjunctive and not _shows_tense(tree, index):
        who = (*here.speakers, *speakers_of(tree, governor))
        return replace(here, stance="commanded", speakers=who)
    if lemma in verbs.STOPPING and not form.to and here.stance in OPEN_STANCES:
        return replace(here, flip=here.flip == negated)  # "told them to stop using it"
    if finite:
        found = _finite(tree, index, governor, lemma, here, negated=negated)
        if found is not None:
            return found
    elif lemma in verbs.LIKING and not _would(tree, governor.head):
        return here
    table = _table(tree, governor, finite=finite)
    row = None if _is_foretold(tree, governor) else signatures.find(table, lemma, form)
    heard = lemma in verbs.HEARSAY and finite
    speakers = speakers_of(tree, governor) if row and row.spoken and not heard else ()
    believed = row is not None and row.spoken and table is signatures.ADJECTIVE
    if row is None or (believed and not speakers):  # "it is certain that": nobody's belief
        weighed = not finite and _is_weighed(tree, index, governor)
        plain = replace(here, flip=here.flip if finite else here.flip != negated)
        return replace(here, stance="supposed", flip=False) if weighed else plain
    return signatures.hand_down(row, here, negated=negated, speakers=speakers)


def _is_foretold(tree: Tree, governor: Clause) -> bool:
    """Return whether "going to" says what comes, nobody's plan ("it is going to rain")."""
    things = governor.subjects and not any(is_able(tree, s) for s in governor.subjects)
    return bool(things) and tree.lemma(governor.head) == "go"


def _is_weighed(tree: Tree, index: int, governor: Clause) -> bool:
    """Return whether an infinitive is only judged or known how: "it is not enough to have one"."""
    if not is_open(tree, index):
        return False
    if any(tree.word(a) in ("too", "enough") for a in tree.kids(governor.head, "advmod")):
        return True
    if any(tree.word(c) in ("how", "where", "what", "when") for c in tree.children[index]):
        return True
    it = any(tree.word(e) == "it" for e in tree.kids(governor.head, "expl", "nsubj"))
    return it and tree.upos(governor.head) == "ADJ" and bool(tree.kids(governor.head, "cop"))


def _finite(
    tree: Tree, index: int, governor: Clause, lemma: str, here: Scope, *, negated: bool
) -> Scope | None:
    """Return the scope of a finite clause where more than the verb decides, else None."""
    marks = marks_of(tree, index)
    if marks & {"if", "whether"} and lemma in ("see", "check", "find"):
        return replace(here, stance="asked", flip=False)
    if lemma in verbs.FACTIVE and here.stance in ("intended", "attempted"):
        return _sought(here, asking=_is_asking(tree, index))
    if marks & {"like", "as"} and lemma in verbs.SEEMING:
        return replace(here, stance="supposed")
    if _is_pointed_out(tree, index, governor, lemma, here) or _is_granted(tree, index, lemma, here):
        return told(here)
    if lemma in ("convince", "persuade") and (governor.passive or governor.kind == "copula"):
        stance: Stance = "supposed" if negated else "believed"
        return Scope(stance=stance, speakers=(*here.speakers, *governor.subjects[:1]))
    source = _source(tree, governor) if lemma in verbs.SOURCED else ()
    said = lemma == "have" and _it_is_said(tree, governor)
    return reported(here, source) if source or said else None


def _is_pointed_out(tree: Tree, index: int, governor: Clause, lemma: str, here: Scope) -> bool:
    """Return whether somebody is told to take note of a fact ("remember that", "you will note")."""
    if _is_asking(tree, index) or lemma not in verbs.FACTIVE | {"beware", "note"}:
        return False
    addressed = lemma == "note" and any(tree.word(s) == "you" for s in governor.subjects)
    return here.stance == "commanded" or addressed


def _is_granted(tree: Tree, index: int, lemma: str, here: Scope) -> bool:
    """Return whether what is meant is only to find out more of a fact ("to guess how he fell")."""
    if here.stance not in ("intended", "attempted") or lemma in verbs.ASKING | verbs.FACTIVE:
        return False
    return _is_asking(tree, index) and not marks_of(tree, index) & {"if", "whether"}


def _sought(here: Scope, *, asking: bool) -> Scope:
    """Return the scope below "wanted to know where he was", "tried to forget that he left"."""
    return replace(told(here), stance="asked") if asking else told(here)


def _source(tree: Tree, governor: Clause) -> tuple[int, ...]:
    """Return whom something was heard "from"."""
    obliques = tree.kids(governor.head, "obl")
    named = (o for o in obliques if any(tree.word(c) == "from" for c in tree.kids(o, "case")))
    return tuple(named)[:1]


def reported(here: Scope, speakers: tuple[int, ...]) -> Scope:
    """Return the scope of what ``speakers`` say within another scope."""
    return Scope(stance="reported", speakers=(*here.speakers, *speakers))


def _it_is_said(tree: Tree, governor: Clause) -> bool:
    """Return whether a clause is "rumour has it"."""
    rumour = any(tree.lemma(s) in verbs.SPEECH_NOUNS for s in governor.subjects)
    return rumour and _says(tree, governor.head, "it")


def _would(tree: Tree, head: int) -> bool:
    return any(tree.word(a) in ("would", "'d", "should") for a in tree.kids(head, "aux"))


def _phrase(tree: Tree, head: int) -> str:
    """Return the lemma, with its particle where that makes another word of it ("figure out")."""
    for particle in tree.kids(head, "compound:prt"):
        phrase = f"{tree.lemma(head)} {tree.word(particle)}"
        if phrase in verbs.PHRASAL_FACTIVE | verbs.PHRASAL_SPEECH:
            return phrase
    return tree.lemma(head)


def _table(tree: Tree, governor: Clause, *, finite: bool) -> tuple[Signature, ...]:
    if tree.kids(governor.head, "cop") or tree.upos(governor.head) == "ADJ":
        return signatures.ADJECTIVE
    if finite:
        return signatures.FINITE
    return signatures.PASSIVE if governor.passive else signatures.OPEN


def _form(tree: Tree, index: int, governor: Clause, *, negated: bool) -> Form:
    return Form(
        to=is_open(tree, index) or _is_opened(tree, index, governor.head),
        objects=bool(tree.kids(governor.head, "obj", "iobj")),
        asking=_is_asking(tree, index),
        past=tree.feat(governor.head, "Tense") == "Past",
        negated=negated,
    )


def _shows_tense(tree: Tree, index: int) -> bool:
    nodes = (index, *tree.kids(index, "aux", "cop"))
    if any(tree.word(n) in ("can", "could", "may", "might", "will", "must") for n in nodes):
        return True
    return any(tree.feat(n, "Tense") and tree.feat(n, "VerbForm") == "Fin" for n in nodes)


def is_finite(tree: Tree, index: int) -> bool:
    """Return whether a verb or one of its auxiliaries shows tense."""
    if any(tree.word(m) == "to" for m in tree.kids(index, "mark")):
        return False
    if tree.feat(index, "VerbForm") == "Fin":
        return True
    auxiliaries = tree.kids(index, "aux", "cop")
    return any(tree.feat(a, "VerbForm") == "Fin" for a in auxiliaries)


def speakers_of(tree: Tree, governor: Clause) -> tuple[int, ...]:
    """Return who says what a verb of speech governs: its subject, its agent when passive.

    Nobody where that is a clause or a pronoun that names none ("what was said", "it is sure").
    """
    if governor.passive:
        return tree.kids(governor.head, "obl:agent")[:1]
    says = tree.lemma(governor.head) in verbs.SPEECH
    nobody = NAMELESS if says else NAMELESS | {"it"}
    return tuple(
        s
        for s in governor.subjects[:1]
        if tree.word(s) not in nobody and (tree.upos(s) != "VERB" or tree.rel(s) == "root")
    )


NAMELESS = frozenset(["this", "that", "these", "those", "what", "which", "there", "whatever"])


def spoken(tree: Tree, governor: Clause, here: Scope) -> Scope:
    """Return the scope of words said by the subject of ``governor``."""
    speakers = (*here.speakers, *speakers_of(tree, governor))
    return Scope(stance="reported", flip=False, speakers=speakers)


def _is_opened(tree: Tree, index: int, governor: int) -> bool:
    """Return whether "to" stands right behind the governor of an open complement."""
    bare = tree.rel(index) == "xcomp" and not tree.is_ing(index)
    return bare and governor + 1 < index and tree.word(governor + 1) == "to"


def _is_asking(tree: Tree, index: int) -> bool:
    """Return whether a clause is an embedded question ("whether she came", "where it is")."""
    marks = marks_of(tree, index)
    if marks & {"if", "whether"}:
        return True
    interrogative = ("who", "what", "where", "when", "why", "how", "which", "whose", "whom")
    first = tree.subtree(index)[0]
    return tree.word(first) in interrogative


def below_quality(tree: Tree, index: int, quality: int, outer: Scope) -> Scope:
    """Return the scope below a predicative adjective ("found guilty of", "grew sure that")."""
    lemma, marks = tree.lemma(quality), marks_of(tree, index)
    if lemma in ("guilty", "innocent") and marks & {"of", "to", "for"}:
        return replace(told(outer), stance="accused", flip=lemma == "innocent")
    row = signatures.find(signatures.ADJECTIVE, lemma, Form(to=is_open(tree, index)))
    if row is None or not marks or tree.rel(quality) != "xcomp":
        return outer
    holders = subject_of(tree, tree.governors[quality])[0][:1] if row.spoken else ()
    return signatures.hand_down(row, told(outer), negated=False, speakers=holders)


def told(outer: Scope) -> Scope:
    """Return a scope of its own within what is told: who speaks, and that they do."""
    if not outer.speakers:
        return Scope()
    believed = outer.stance == "believed"
    return Scope(stance="believed" if believed else "reported", speakers=outer.speakers)
