"""What a governing word does to the clause below it: the transitions between scopes.

``below`` is for verbs and predicative adjectives, ``below_noun`` for nouns ("his attempt to flee").
The classes are in ``verbs``; the signs follow Nairn, Condoravdi and Karttunen (2006).
"""

from dataclasses import dataclass, replace

from tellings.claims import verbs, words
from tellings.claims.clauses import Clause, complement
from tellings.claims.tree import Tree, matches
from tellings.records.claims import Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a governor hands down: stance, whether negation flips, speakers (outermost first)."""

    stance: Stance = "asserted"
    flip: bool = False
    speakers: tuple[int, ...] = ()


def below(tree: Tree, index: int, governor: Clause, here: Scope, negated: bool) -> Scope:
    """Return the scope of the clause at ``index`` below a predicate.

    ``here`` is the scope the predicate stands in, ``negated`` whether its own words negate it.
    """
    relation = tree.rel(index)
    charged = _charge(tree, index, governor, here, negated)
    if charged is not None:
        return charged
    if relation.startswith("advcl") and complement(tree, governor.head) != index:
        return _adverbial(tree, index, here)
    if matches(relation, ("ccomp", "xcomp", "csubj", "advcl", "obj", "obl")):
        return _complement(tree, index, governor, here, negated)
    return here


def _marks(tree: Tree, index: int) -> frozenset[str]:
    found = [m for m in tree.kids(index, "mark", "case", "cc") if m < index]
    found += [f for m in found for f in tree.kids(m, "fixed")]
    found += [a for a in tree.kids(index, "advmod") if a < index]
    return frozenset(tree.word(m) for m in found)


def _charge(
    tree: Tree, index: int, governor: Clause, here: Scope, negated: bool
) -> Scope | None:
    """Return the scope of a deed someone is charged with or kept from, None for other clauses."""
    lemma, marks = tree.lemma(governor.head), _marks(tree, index)
    if lemma in verbs.ACCUSE and marks & {"of", "for", "with", "in", "after", "on"}:
        return replace(here, stance="accused")
    if lemma in verbs.ACCUSE and _is_open(tree, index) and lemma in ("allege", "suspect"):
        return replace(here, stance="accused")
    if lemma in verbs.PREVENT and "from" in marks:
        return replace(here, flip=here.flip != (not negated))
    if lemma in ("prevent", "avoid") and tree.feat(index, "VerbForm") != "Fin":
        return replace(here, flip=here.flip != (not negated))
    return None


def _is_open(tree: Tree, index: int) -> bool:
    return any(tree.word(m) == "to" for m in tree.kids(index, "mark"))


def _adverbial(tree: Tree, index: int, here: Scope) -> Scope:
    marks = _marks(tree, index)
    plain = Scope(stance="asserted" if not here.speakers else here.stance, speakers=here.speakers)
    if plain.speakers and plain.stance not in ("reported", "believed"):
        plain = replace(plain, stance="reported")
    if is_condition(tree, index):
        return replace(plain, stance="supposed")
    if marks & words.WITHOUT or (marks & words.INSTEAD and marks & {"of", "than"}):
        return plain
    if "to" in marks and not tree.kids(index, "nsubj"):
        only = any(tree.word(a) in ("only", "just") and a == index - 2 for a in range(max(index - 2, 0), index))
        return plain if only else replace(plain, stance="intended")
    if "before" in marks and any(tree.word(a) in words.ABILITY for a in tree.kids(index, "aux")):
        return replace(plain, flip=True)
    if marks & {"so", "that"} and any(tree.word(a) in words.SUPPOSING_MODALS | {"can", "will"} for a in tree.kids(index, "aux")):
        return replace(plain, stance="intended")
    return plain


def _complement(
    tree: Tree, index: int, governor: Clause, here: Scope, negated: bool
) -> Scope:
    lemma = tree.lemma(governor.head)
    if tree.kids(governor.head, "cop") or tree.upos(governor.head) == "ADJ":
        return _below_adjective(tree, governor, here, negated)
    finite = _is_finite(tree, index)
    if governor.passive and not finite:
        return _below_passive(lemma, here, negated)
    scope = _finite(tree, index, governor, here, negated) if finite else None
    return scope or _non_finite(tree, index, governor, here, negated)


def _is_finite(tree: Tree, index: int) -> bool:
    if any(tree.word(m) == "to" for m in tree.kids(index, "mark")):
        return False
    if tree.feat(index, "VerbForm") == "Fin":
        return True
    auxiliaries = tree.kids(index, "aux", "cop")
    return any(tree.feat(a, "VerbForm") == "Fin" for a in auxiliaries)


def spoken(tree: Tree, index: int, governor: Clause, here: Scope) -> Scope:
    """Return the scope of words said by the subject of ``governor``."""
    speakers = here.speakers
    if governor.subjects and not governor.passive:
        speakers = (*speakers, governor.subjects[0])
    elif governor.passive:
        agents = tree.kids(governor.head, "obl:agent")
        speakers = (*speakers, *agents[:1])
    return Scope(stance="reported", flip=False, speakers=speakers)


def _finite(
    tree: Tree, index: int, governor: Clause, here: Scope, negated: bool
) -> Scope | None:
    lemma = tree.lemma(governor.head)
    said = spoken(tree, index, governor, here)
    if lemma in verbs.DENY:
        return replace(said, flip=not negated)
    if lemma in verbs.DOUBT and "if" not in _marks(tree, index):
        return replace(said, stance="believed", flip=not negated)
    if lemma in verbs.ASKING and _is_asking(tree, index):
        return replace(said, stance="asked")
    if lemma in ("demand", "insist", "order", "request", "recommend", "propose", "suggest") and tree.feat(index, "VerbForm") == "Inf":
        return replace(here, stance="commanded")
    if lemma in verbs.FACTIVE and not (lemma in ("see", "find", "know") and _is_asking(tree, index)):
        return here
    return _opinionated(tree, index, governor, here, negated, said)


def _opinionated(
    tree: Tree, index: int, governor: Clause, here: Scope, negated: bool, said: Scope
) -> Scope | None:
    lemma = tree.lemma(governor.head)
    if lemma in verbs.WISH:
        return replace(here, stance="supposed")
    if lemma in verbs.BELIEF:
        flip = negated and lemma in verbs.NEG_RAISING
        stance: Stance = "believed" if flip or not negated else "supposed"
        return replace(said, stance=stance, flip=flip)
    if lemma in verbs.SPEECH | verbs.COMMAND:
        return replace(here, stance="supposed", flip=False) if negated else said
    if lemma in verbs.ACCUSE:
        return replace(here, stance="accused")
    if lemma in verbs.SEEMING:
        return replace(here, stance="supposed")
    return None


def _is_asking(tree: Tree, index: int) -> bool:
    """Return whether a clause is an embedded question ("whether she came", "where it is")."""
    marks = _marks(tree, index)
    if marks & {"if", "whether"}:
        return True
    interrogative = ("who", "what", "where", "when", "why", "how", "which", "whose", "whom")
    first = tree.subtree(index)[0]
    return tree.word(first) in interrogative


def _below_passive(lemma: str, here: Scope, negated: bool) -> Scope:
    """Return the scope below a passive: "was said to", "was told to", "was forced to"."""
    if lemma in verbs.PREVENT or lemma in verbs.NEGATIVE:
        return replace(here, flip=here.flip != (not negated))
    if lemma == "suppose":
        return replace(here, stance="supposed", flip=here.flip != negated)
    if lemma in verbs.ACCUSE:
        return replace(here, stance="accused")
    if lemma in verbs.CAUSATIVE:
        return replace(here, flip=here.flip != negated)
    if lemma in ("tell", "ask", "order", "warn", "advise", "urge", "invite", "instruct", "require", "request", "encourage", "command", "direct", "beg"):
        return replace(here, stance="commanded")
    if lemma in verbs.SPEECH or lemma in ("rumour", "rumor", "know"):
        return replace(here, stance="reported", flip=here.flip != negated)
    if lemma in verbs.BELIEF:
        return replace(here, stance="believed", flip=here.flip != negated)
    if lemma in verbs.INTENTION:
        return replace(here, stance="intended")
    return replace(here, flip=here.flip != negated)


def _non_finite(
    tree: Tree, index: int, governor: Clause, here: Scope, negated: bool
) -> Scope:
    lemma = tree.lemma(governor.head)
    objects = tree.kids(governor.head, "obj", "iobj")
    to = _is_open(tree, index)
    if lemma in verbs.STOPPING and not to:
        return replace(here, flip=False)
    if lemma in verbs.NEGATIVE or lemma in verbs.PREVENT and not objects:
        return replace(here, flip=here.flip != (not negated))
    if lemma in verbs.ATTEMPT:
        if negated:
            return replace(here, flip=not here.flip)
        return replace(here, stance="attempted")
    if lemma in verbs.ASKING and _is_asking(tree, index):
        return replace(spoken(tree, index, governor, here), stance="asked")
    if lemma in verbs.COMMAND and objects and to:
        return replace(here, stance="commanded", flip=False)
    return _desire_or_fact(tree, index, governor, here, negated, to)


def _desire_or_fact(
    tree: Tree, index: int, governor: Clause, here: Scope, negated: bool, to: bool
) -> Scope:
    lemma, head = tree.lemma(governor.head), governor.head
    said = spoken(tree, index, governor, here)
    if lemma in verbs.DENY:
        return replace(said, flip=not negated)
    if lemma == "help" and any(tree.word(a) in ("can", "could", "ca") for a in tree.kids(head, "aux")) and negated:
        return replace(here, flip=here.flip)
    if lemma == "go" and to and complement(tree, head) == index:
        return replace(here, stance="intended", flip=here.flip != negated)
    if lemma == "have" and to:
        past = tree.feat(head, "Tense") == "Past"
        return replace(here, stance=here.stance if past else "supposed", flip=here.flip != negated)
    if lemma in ("need", "ought"):
        return replace(here, stance="supposed", flip=here.flip != negated)
    if lemma in verbs.INTENTION and (to or lemma in ("consider", "contemplate", "propose")):
        return replace(here, stance="intended", flip=here.flip != (negated and lemma in verbs.NEG_RAISING))
    if lemma in ("seem", "appear", "look", "sound"):
        return replace(here, stance="supposed", flip=here.flip != negated)
    if lemma in verbs.SPEECH and (to or tree.feat(index, "VerbForm") in ("Ger", "Part")):
        return replace(said, flip=negated)
    if lemma in verbs.BELIEF and to:
        return replace(said, stance="believed", flip=negated)
    if lemma in verbs.WISH or lemma in ("suggest", "recommend", "propose"):
        return replace(here, stance="supposed")
    return replace(here, flip=here.flip != negated)


def _below_adjective(tree: Tree, governor: Clause, here: Scope, negated: bool) -> Scope:
    lemma = tree.lemma(governor.head)
    if lemma in verbs.UNABLE:
        return replace(here, flip=here.flip != (not negated))
    if lemma in ("unlikely", "impossible", "improbable", "doubtful"):
        return replace(here, stance="supposed", flip=not negated)
    if lemma in verbs.LIKELY:
        return replace(here, stance="supposed", flip=here.flip != negated)
    if lemma in ("unwilling", "reluctant", "hesitant"):
        return replace(here, stance="intended", flip=not negated)
    if lemma in verbs.WILLING:
        return replace(here, stance="intended", flip=here.flip != negated)
    if lemma in verbs.CERTAIN:
        holder = governor.subjects[:1]
        stance: Stance = "supposed" if negated else "believed"
        return Scope(stance=stance, speakers=(*here.speakers, *holder))
    if lemma in verbs.ABLE:
        return replace(here, flip=here.flip != negated)
    return here if not negated else replace(here, stance="supposed")


def below_noun(tree: Tree, index: int, noun: int, outer: Scope) -> Scope:
    """Return the scope of a clause that hangs on a noun ("his attempt to flee")."""
    lemma = tree.lemma(noun)
    plain = Scope(
        stance="reported" if outer.speakers and outer.stance != "believed" else outer.stance if outer.speakers else "asserted",
        speakers=outer.speakers,
    )
    if not _marks(tree, index):
        return plain
    denies = _denying_governor(tree, noun)
    if lemma in verbs.ACCUSATION_NOUNS:
        return replace(plain, stance="accused")
    if lemma in verbs.NEGATIVE_NOUNS:
        return replace(plain, flip=True)
    if lemma in verbs.SPEECH_NOUNS and not _is_open(tree, index):
        speakers = (*plain.speakers, *(denies or tree.kids(noun, "nmod:poss")[:1]))
        return Scope(stance="reported", flip=bool(denies), speakers=speakers)
    if lemma in verbs.BELIEF_NOUNS and not _is_open(tree, index):
        return replace(plain, stance="believed", speakers=(*plain.speakers, *tree.kids(noun, "nmod:poss")[:1]))
    open_classes: tuple[tuple[frozenset[str], Stance], ...] = (
        (verbs.ATTEMPT_NOUNS, "attempted"),
        (verbs.INTENTION_NOUNS, "intended"),
        (verbs.COMMAND_NOUNS, "commanded"),
        (verbs.SUPPOSED_NOUNS, "supposed"),
    )
    for nouns, stance in open_classes:
        if lemma in nouns:
            return replace(plain, stance=stance)
    return replace(plain, stance="intended") if _is_open(tree, index) else plain


def _denying_governor(tree: Tree, noun: int) -> tuple[int, ...]:
    """Return the subject of "rejected the claim that", () where the noun is not denied."""
    above = tree.governors[noun]
    if tree.rel(noun) == "obj" and tree.lemma(above) in verbs.DENY:
        return tree.kids(above, "nsubj")[:1]
    return ()


def is_condition(tree: Tree, index: int) -> bool:
    """Return whether a clause is a condition: "if ...", "unless ...", "had he locked ..."."""
    if not tree.rel(index).startswith("advcl"):
        return False
    marks = _marks(tree, index)
    if marks & words.CONDITIONAL_MARKS:
        return True
    if {"as", "though"} <= marks or {"even", "though"} <= marks:
        return "as" in marks
    return _inverted(tree, index)


def _inverted(tree: Tree, index: int) -> bool:
    subjects = tree.kids(index, "nsubj")
    auxiliaries = [a for a in tree.kids(index, "aux", "cop", "aux:pass") if tree.word(a) in ("had", "were", "should")]
    return bool(subjects) and bool(auxiliaries) and auxiliaries[0] < subjects[0] and not tree.kids(index, "mark")


def has_condition(tree: Tree, index: int) -> bool:
    """Return whether a predicate depends on a condition ("... if he had come")."""
    for child in tree.kids(index, "advcl"):
        marks = _marks(tree, child)
        as_if = bool({"as", "even"} & marks) and not _inverted(tree, child)
        if is_condition(tree, child) and "whether" not in marks and not as_if:
            return True
    return False


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
        negated = any(tree.word(c) in words.NEGATORS | {"barely"} for c in tree.kids(index, "advmod"))
        return not negated and tree.lemma(index) not in words.PERCEPTION
    adverbs = {tree.word(c) for c in tree.subtree(index)}
    return not adverbs & words.HABITUAL
