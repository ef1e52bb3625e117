"""Verbs without tense: which infinitives, gerunds and participles are claims of their own.

A verb without tense says neither who does it nor that it is done; the word that it hangs on may
tell both. "They made him sign", "they saw her leave", "he tried to stand" and "after locking the
shop he left" do. A purpose ("he came to help"), what a quality or a noun is measured by ("too old
to walk", "a chance to see her"), what is allowed or spoken of ("let visitors swim", "talked of
leaving") and a doing of nobody ("seeing her was hard") do not: they stay a role of the clause
around them (purpose, topic, or words of its noun) and are no claim. After Karttunen (1971),
"Implicative verbs", and Rosenbaum (1967) for who does it.
"""

from tellings.claims import fragments, signatures, verbs, words
from tellings.claims.clauses import Clause, clause
from tellings.claims.conditions import marks_of
from tellings.claims.control import is_pleaded
from tellings.claims.polarity import local_negation
from tellings.claims.predicates import (
    MAX_CHAIN,
    is_open_complement,
    is_passive,
    is_predicate,
    own_objects,
    own_subjects,
)
from tellings.claims.prepositions import is_able
from tellings.claims.signatures import Form
from tellings.claims.subjects import subject_of
from tellings.claims.tree import Tree, matches
from tellings.claims.wordlist import lemmas

FINITE_TAGS = frozenset(["VBD", "VBZ", "VBP", "MD"])
PERCEIVED = lemmas("see hear watch feel notice observe spot witness overhear sense find catch")
"""Verbs whose object does what the bare verb or the participle after it says."""
BROUGHT_ABOUT = PERCEIVED | lemmas(
    """
    force make have get help cause compel persuade convince oblige drive coerce trick talk induce
    bring push con keep leave let lead
    """
)
"""Verbs that bring about what stands below them: it is done as they are."""
GONE_THROUGH = verbs.POSITIVE | lemmas(
    "enjoy regret remember recall like love hate admit report mention spend continue end"
)
"""Verbs whose gerund is done by their subject when they are."""
FELT = lemmas(
    """
    glad happy pleased delighted surprised shocked relieved sad sorry proud lucky fortunate stunned
    amazed thrilled horrified disappointed devastated upset grateful astonished
    """
)
"""Feelings at what is so: "was surprised to find"; in the present a readiness ("happy to help")."""
ATTEMPTED = (verbs.ATTEMPT_NOUNS | verbs.COMMAND_NOUNS) - {"call"}
HELD_NOUNS = verbs.NEGATIVE_NOUNS | verbs.INTENTION_NOUNS | verbs.SUPPOSED_NOUNS
PERMITTED = lemmas("allow permit enable authorize authorise empower entitle assist")
"""Verbs that leave open whether what they make possible is done."""
APPOINTED = frozenset(["choose", "elect", "set", "appoint", "hire"])
"""Verbs whose passive tells for what somebody was taken, not what they did."""
CHARGED = frozenset(["guilty", "innocent"])
ALONGSIDE = lemmas(
    """
    by after before while without upon on since when into instead rather besides despite once
    although though
    """
)
"""Words before a gerund or participle that the subject of the clause around it does."""
RESULTING = lemmas(
    "lead cause result allow make leave give put bring enable prompt create mean render ensure"
)
"""Participles behind a clause of which the whole clause, not its subject, is the doer."""
PASTIME = lemmas("problem trouble difficulty time luck fun experience job work need life way move")
"""Nouns beside which a gerund says in what they consist ("had trouble finding it")."""


def stands(tree: Tree, of: Clause, *, denied: bool) -> bool:
    """Return whether a clause of a verb or copula is a claim of its own, by its form.

    ``denied`` says how it was read: no participle below "no" tells anything.
    """
    top = governing(tree, of)
    if top is None:
        return True
    if of.kind == "verb" and own_subjects(tree, of.head) and not _is_infinitive(tree, top):
        return True
    return _is_certain(tree, top, denied=denied)


def governing(tree: Tree, of: Clause) -> int | None:
    """Return the verb without tense that a clause hangs by, None for a clause with tense."""
    top = of.top
    if not _lacks_tense(tree, top):
        return None
    for _ in range(MAX_CHAIN):
        above = tree.governors[top]
        if tree.rel(top) != "conj" or own_subjects(tree, top) or not is_predicate(tree, above):
            break
        above = clause(tree, above).top
        if not _lacks_tense(tree, above):
            return None
        top = above
    return top


def _lacks_tense(tree: Tree, index: int) -> bool:
    """Return whether nothing of a predicate shows tense, mood or an auxiliary that does."""
    nodes = (index, *tree.kids(index, "aux", "cop"))
    verbal = tree.upos(index) in ("VERB", "AUX") or len(nodes) > 1
    shown = (tree.feat(n, "VerbForm") == "Fin" or tree.token(n).xpos in FINITE_TAGS for n in nodes)
    return verbal and not any(shown)


def _is_certain(tree: Tree, top: int, *, denied: bool) -> bool:
    above, relation = tree.governors[top], tree.rel(top)
    if fragments.is_fragment(tree, top):
        return True
    if above == top or matches(relation, ("parataxis", "list")):
        return not _is_infinitive(tree, top) or _asks(tree, top)
    if relation == "acl":
        return _of_noun(tree, top, above, denied=denied)
    if relation.startswith("csubj") or not is_predicate(tree, above):
        return tree.lemma(above) in CHARGED
    return _below_clause(tree, top, clause(tree, above))


def _below_clause(tree: Tree, top: int, around: Clause) -> bool:
    """Return whether the clause around tells who does what stands below it, being one itself."""
    if is_pleaded(tree, top, around.head):
        return True
    if not stands(tree, around, denied=False):
        return False
    open_ = is_open_complement(tree, top, around.head)
    if open_ or matches(tree.rel(top), ("xcomp", "ccomp")):
        return _of_complement(tree, top, around)
    return tree.rel(top).startswith("advcl") and _of_circumstance(tree, top, around)


def _is_infinitive(tree: Tree, index: int) -> bool:
    return any(tree.word(m) == "to" for m in tree.kids(index, "mark")) and not _is_ing(tree, index)


def _is_ing(tree: Tree, index: int) -> bool:
    nodes = (index, *tree.kids(index, "aux", "cop"))
    return any(tree.token(n).xpos == "VBG" or tree.is_ing(n) for n in nodes)


def _asks(tree: Tree, index: int) -> bool:
    """Return whether an infinitive is a question of its own ("where to turn?")."""
    return tree.token(tree.sentence(index).last - 1).text.endswith("?")


def _of_noun(tree: Tree, top: int, noun: int, *, denied: bool) -> bool:
    """Return whether a noun tells who does what stands beside it.

    A participle is the noun's ("the man wanted"); an infinitive that of whose attempt, plan or
    failure it is; what somebody is accused of is told by the accusation.
    """
    marks, lemma = _led_by(tree, top), tree.lemma(noun)
    if not marks:
        existing = any(tree.word(e) == "there" for e in tree.kids(tree.governors[noun], "expl"))
        return (existing or not denied) and (lemma not in PASTIME or not _is_ing(tree, top))
    row = signatures.find(signatures.NOUN, lemma, Form(to="to" in marks))
    if row is None:
        return False
    if row.stance == "accused" or lemma in ATTEMPTED:
        return True
    owned = tree.rel(noun) == "obj" or bool(tree.kids(noun, "nmod:poss", "nmod"))
    return lemma in HELD_NOUNS and owned and bool(subject_of(tree, top)[0])


def _of_complement(tree: Tree, top: int, around: Clause) -> bool:
    """Return whether a governor tells that, and by whom, its complement is done or meant."""
    above, lemma = around.head, tree.lemma(around.head)
    infinitive = _is_infinitive(tree, top)
    if tree.upos(above) == "ADJ" or tree.kids(above, "cop"):
        return _of_quality(tree, around, infinitive=infinitive)
    if lemma in PERMITTED:
        return local_negation(tree, above, subjects=around.subjects)
    if not _is_effective(tree, around, infinitive=infinitive):
        return False
    if is_passive(tree, above) and lemma in APPOINTED:
        return False
    table = signatures.PASSIVE if is_passive(tree, above) else signatures.OPEN
    form = Form(
        to=infinitive,
        objects=bool(own_objects(tree, above)),
        past=tree.feat(above, "Tense") == "Past",
    )
    known = signatures.find(table, lemma, form) is not None or lemma in BROUGHT_ABOUT
    return known or (not infinitive and lemma in GONE_THROUGH)


def _of_quality(tree: Tree, around: Clause, *, infinitive: bool) -> bool:
    """Return whether a feeling was had at what is so, or a readiness is somebody's."""
    lemma = tree.lemma(around.head)
    if lemma in CHARGED or (lemma in FELT and _is_past(tree, around.head)):
        return True
    row = signatures.find(signatures.ADJECTIVE, lemma, Form(to=infinitive))
    return row is not None and infinitive and bool(around.subjects)


def _is_effective(tree: Tree, around: Clause, *, infinitive: bool) -> bool:
    """Return whether a command was given, somebody was got or let to do it, not just advised.

    In "let me know" nobody knows yet; "let's go" is the plea to go.
    """
    above, lemma = around.head, tree.lemma(around.head)
    if lemma == "let" and not around.subjects:
        return tree.word(above + 1) in ("'s", "’s", "us")
    if lemma in verbs.PROPOSING and not infinitive:
        return False
    if lemma in verbs.COMMAND and infinitive:
        return not local_negation(tree, above, subjects=around.subjects)
    if lemma == "get" and infinitive:
        return all(is_able(tree, o) for o in own_objects(tree, above))
    return True


def _is_past(tree: Tree, index: int) -> bool:
    return any(tree.feat(n, "Tense") == "Past" for n in (index, *tree.kids(index, "aux", "cop")))


def _of_circumstance(tree: Tree, top: int, around: Clause) -> bool:
    """Return whether the subject of the clause around a circumstance does it too."""
    marks, lemma = marks_of(tree, top), tree.lemma(around.head)
    if lemma in CHARGED:
        return True
    if _is_infinitive(tree, top):
        return tree.word(top - 2) == "only" or _is_meant(tree, around)
    done = subject_of(tree, top)[0]
    if marks & {"of", "about"} and lemma in verbs.WISH | verbs.MUSING:
        return any(is_able(tree, s) for s in done)
    charged = lemma in verbs.ACCUSE | verbs.PREVENT | verbs.NEGATIVE | verbs.PUNISH
    if charged or ("to" in marks and lemma in verbs.SPEECH):
        return True
    led = _led_by(tree, top)
    return bool(done) and (_is_led(tree, around, led) if led else _is_free(tree, top, around))


def _led_by(tree: Tree, top: int) -> frozenset[str]:
    """Return the words that lead a clause in, without mere adverbs ("also known as")."""
    leading = {tree.word(m) for m in tree.kids(top, "mark", "case") if m < top}
    return frozenset(leading | (marks_of(tree, top) & (words.TIME_MARKS | {"rather", "instead"})))


def _is_led(tree: Tree, around: Clause, led: frozenset[str]) -> bool:
    """Return whether the subject of a clause does what "by", "after", "without" lead in too."""
    if not led & ALONGSIDE:
        return False
    if around.passive and not all(is_able(tree, s) for s in around.subjects):
        return False
    return "before" not in led or _is_past(tree, around.top)


def _is_free(tree: Tree, top: int, around: Clause) -> bool:
    """Return whether a participle that nothing leads in is done by the subject of its clause.

    What follows from the whole ("..., leaving nothing") or belongs to a quality ("comfortable
    telling them") is not.
    """
    if own_subjects(tree, top):
        return True
    first = tree.subtree(top)[0]
    if top < around.head:
        return True
    set_off = tree.word(first - 1) in (",", "-", "–", "—", ";")
    seen = tree.lemma(around.head) in PERCEIVED and not set_off
    if seen and any(around.head < o < top for o in own_objects(tree, around.head)):
        return False
    if tree.lemma(top) in RESULTING or (around.kind == "copula" and not set_off):
        return False
    return tree.upos(first - 1) != "ADJ"


def _is_meant(tree: Tree, around: Clause) -> bool:
    """Return whether a purpose is plainly that of a person who did something for it.

    "She took the train to visit her aunt": a person, active, and nobody else named who could be
    meant to do it ("hired a cook to bake").
    """
    if around.kind != "verb" or around.passive or around.inherited or not around.subjects:
        return False
    if not all(is_able(tree, s) for s in around.subjects) or tree.rel(around.top) == "conj":
        return False
    near = (*own_objects(tree, around.head), *tree.kids(around.head, "obl"))
    others = [n for n in near if is_able(tree, n)]
    return not others and not any(tree.token(a).xpos == "MD" for a in tree.kids(around.top, "aux"))
