"""Stance: how an account puts a clause forward, handed down the tree from clause to clause.

Every predicate stands in a *scope* that its governor opens: "said that" opens a reported one with
a speaker, "tried to" an attempted one, "accused of" a charge, "if" a supposed one, "failed to"
flips. Its own words then act inside the scope: negation, modals, hedges, a question mark. The
idea is that of FactBank's committed sources (Saurí and Pustejovsky 2009) and of implicative
signatures (Nairn, Condoravdi and Karttunen 2006), cut down to the values of the record.

Example: "He said that she had failed to lock the door" reads "lock": denied, reported, by "he".
"""

from dataclasses import dataclass, replace

from tellings.claims import (
    attribution,
    conditions,
    content_nouns,
    embedding,
    fragments,
    verbs,
    words,
)
from tellings.claims.clauses import Clause, clause
from tellings.claims.generic import is_generic
from tellings.claims.moods import (
    is_alternative,
    is_asked_alone,
    is_imperative,
    is_loose_purpose,
    is_question,
)
from tellings.claims.polarity import introduced_without, local_negation
from tellings.claims.predicates import is_noun_complement, is_predicate
from tellings.claims.signatures import Scope
from tellings.claims.tense import tense_of
from tellings.claims.tree import Tree, matches
from tellings.claims.writings import POINTING
from tellings.records.claims import Polarity, Stance

MAX_DEPTH = 60
UNSAID: tuple[Stance, ...] = ("supposed", "intended", "attempted", "asked", "commanded")
OUTRANKS: tuple[Stance, ...] = ("supposed", "asked")
"""A clause below one of these stays so whatever its nearer governor opens."""


PRESUPPOSING = verbs.FACTIVE - frozenset(["know", "see", "find", "show", "prove", "learn"])
"""Verbs that take their clause for a fact also in a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a clause is put forward. ``speakers`` are noun heads, outermost first."""

    polarity: Polarity
    stance: Stance
    speakers: tuple[int, ...]


class Readings:
    """The readings of one account's predicates, each scope worked out once."""

    def __init__(self, tree: Tree, quotations: attribution.Quotations) -> None:
        self.tree = tree
        self.quotations = quotations
        self._scopes: dict[int, Scope] = {}

    def reading(self, of: Clause) -> Reading:
        """Return polarity, stance and speakers of a clause."""
        scope = self.scope(of.head)
        denied = local_negation(self.tree, of.head, subjects=of.subjects) != scope.flip
        own = self._own_stance(of.head, scope)
        return Reading(
            polarity="denied" if denied else "affirmed",
            stance=own or scope.stance,
            speakers=attribution.outside(self.tree, scope.speakers, self.quotations, of.head),
        )

    def main_stance(self, index: int) -> Stance:
        """Return the stance of the main predicate above a token."""
        node = index
        for _ in range(MAX_DEPTH):
            if self.tree.governors[node] == node:
                break
            node = self.tree.governors[node]
        return self.reading_scope(node).stance

    def scope(self, index: int, depth: int = 0) -> Scope:
        """Return the scope in which a predicate (or a noun) stands."""
        if index not in self._scopes:
            self._scopes[index] = self._work_out(index, depth)
        return self._scopes[index]

    def _work_out(self, index: int, depth: int) -> Scope:
        tree = self.tree
        above = tree.governors[index]
        if above == index or depth > MAX_DEPTH:
            return self._enter_quotation(index, above, Scope())
        if not is_predicate(tree, index):
            return self._enter_quotation(index, above, self._through_noun(above, depth))
        scope = self._handed_down(index, above, depth)
        return self._enter_quotation(index, above, scope)

    def _through_noun(self, above: int, depth: int) -> Scope:
        """Return the scope of a noun: what stands around it, of its clause the own stance too."""
        if not is_predicate(self.tree, above):
            return self.scope(above, depth + 1)
        return self._outer(above, depth)

    def _outer(self, index: int, depth: int) -> Scope:
        """Return who speaks around a predicate, without what its governor does to it."""
        scope = self.scope(index, depth + 1)
        kept: Stance = scope.stance if scope.stance in ("reported", "generic") else "asserted"
        if scope.speakers and kept == "asserted" and scope.stance != "believed":
            kept = "reported"
        speakers = scope.speakers if kept == "reported" else ()
        return Scope(stance=kept, flip=False, speakers=speakers)

    def _handed_down(self, index: int, above: int, depth: int) -> Scope:
        tree, relation = self.tree, self.tree.rel(index)
        marked = bool(tree.kids(index, "mark", "case"))
        if relation in ("acl", "acl:relcl") and not marked and _is_existing(tree, above):
            return self._of_existing(tree.governors[above], depth)
        if is_noun_complement(tree, index):
            return content_nouns.below_noun(tree, index, above, self.scope(above, depth + 1))
        if matches(relation, ("conj", "parataxis", "list", "dep")):
            beside = self._coordinated if relation == "conj" else self._parallel
            return beside(index, above, depth)
        quality = tree.upos(above) == "ADJ" and not is_predicate(tree, above)
        if quality and matches(relation, ("acl", "xcomp", "ccomp", "advcl")):
            return self._below_quality(index, above, depth)
        if relation == "acl" or (
            not is_predicate(tree, above) and matches(relation, ("ccomp", "xcomp"))
        ):
            outer = self.scope(above, depth + 1)
            found = content_nouns.below_noun(tree, index, above, outer)
            open_ = marked and found.stance == "asserted" and self._is_open(above, depth)
            return replace(found, stance="supposed") if open_ else found
        return self._attached(index, above, depth)

    def _below_quality(self, index: int, quality: int, depth: int) -> Scope:
        if self.tree.lemma(quality) in ("sure", "certain") and self._is_made(quality):
            return self._of_made_sure(self.tree.governors[quality], depth)
        outer = self.scope(quality, depth + 1)
        return embedding.below_quality(self.tree, index, quality, outer)

    def _is_made(self, quality: int) -> bool:
        """Return whether "sure" stands below "make"."""
        above = self.tree.governors[quality]
        return self.tree.rel(quality) == "xcomp" and self.tree.lemma(above) == "make"

    def _of_made_sure(self, index: int, depth: int) -> Scope:
        """Return the scope of what somebody makes sure of: so only where they did."""
        here = self.reading_scope(index, depth)
        open_ = here.stance not in ("asserted", "reported") or here.flip
        return replace(here, stance="supposed", flip=False) if open_ else here

    def _of_existing(self, index: int, depth: int) -> Scope:
        """Return the scope of what is said of those who exist or not ("nobody who saw it")."""
        here = self.reading_scope(index, depth)
        return replace(here, flip=here.flip != self._negated(clause(self.tree, index)))

    def _is_open(self, noun: int, depth: int) -> bool:
        """Return whether a noun stands in a clause not said to be so ("could show zeal in it")."""
        above = self.tree.governors[noun]
        if above == noun or not is_predicate(self.tree, above):
            return False
        return self.reading_scope(above, depth + 1).stance in UNSAID

    def _attached(self, index: int, above: int, depth: int) -> Scope:
        tree = self.tree
        planned = fragments.stance_of(tree, index)
        if tree.rel(index) in ("acl:relcl", "advcl:relcl", "appos") or planned:
            return self._inherited(index, self._outer(above, depth))
        if not is_predicate(tree, above):
            outer = self.scope(above, depth + 1)
            return embedding.below_quality(tree, index, above, outer)
        return self._below_predicate(index, above, depth)

    def _inherited(self, index: int, outer: Scope) -> Scope:
        """Return the scope of what is added to a noun: of a mere plan, unless it tells the past."""
        if tense_of(self.tree, clause(self.tree, index)) == "past":
            return outer
        any_ = self._of_any(index)
        if any_ is not None:
            return replace(outer, stance=any_)
        node = index
        for _ in range(MAX_DEPTH):
            planned = fragments.stance_of(self.tree, node) if node != index else None
            if planned or self.tree.governors[node] == node:
                return replace(outer, stance=planned) if planned else outer
            node = self.tree.governors[node]
        return outer

    def _of_any(self, index: int) -> Stance | None:
        """Return the stance of what is told of any such thing, None of a particular one.

        "If you want a lawyer who will fight", "is there a bench where one can rest?".
        """
        tree, noun = self.tree, self.tree.governors[index]
        above = noun if is_predicate(tree, noun) else tree.governors[noun]
        if tree.upos(noun) != "NOUN" or tree.lemma(index) == "have":
            return None
        if not {tree.word(d) for d in tree.kids(noun, "det")} & {"a", "an", "any"}:
            return None
        perfect = any(tree.lemma(a) == "have" for a in tree.kids(index, "aux"))
        if perfect or tree.word(tree.subtree(index)[0] - 1) == ",":
            return None
        for _ in range(MAX_DEPTH):
            if is_predicate(tree, above) or tree.governors[above] == above:
                break
            above = tree.governors[above]
        if not is_predicate(tree, above):
            return None
        around = self.reading_scope(above).stance
        if around == "generic":
            return "generic"
        return "supposed" if around in ("supposed", "asked", "commanded", "intended") else None

    def _below_predicate(self, index: int, above: int, depth: int) -> Scope:
        governor = clause(self.tree, above)
        if _nobody(self.tree, governor) and self.tree.lemma(above) in verbs.BELIEF:
            return replace(self._outer(above, depth), stance="supposed")
        here = self.reading_scope(above, depth)
        opened = embedding.below(self.tree, index, governor, here, negated=self._negated(governor))
        if self._outranked(index, above, here, opened):
            return replace(opened, stance=here.stance)
        if opened.stance == "asked" and self._is_presupposed(index, above):
            return self._outer(above, depth)
        return opened

    def _outranked(self, index: int, above: int, here: Scope, opened: Scope) -> bool:
        """Return whether what is supposed or asked around a clause outweighs what opens it.

        Circumstances keep their own standing: "might have left because she cried" says she cried.
        """
        if here.stance not in OUTRANKS or opened.stance in ("commanded", "intended"):
            return False
        if here.stance == "asked" and self._is_presupposed(index, above):
            return False
        told = opened.stance in ("asserted", "reported", "believed")
        if opened.stance == "supposed" and self.tree.rel(index).startswith("advcl"):
            return False
        circumstance = self.tree.rel(index).startswith("advcl") and told
        if not circumstance or not embedding.is_finite(self.tree, index):
            return True
        finite = self.tree.feat(above, "VerbForm") == "Fin"
        held = finite or conditions.is_below_condition(self.tree, above)
        return held and self.scope(above).stance == "supposed"

    def _is_presupposed(self, index: int, above: int) -> bool:
        """Return whether a question takes a clause for a fact ("did he forget that he had it?")."""
        that = any(self.tree.word(m) == "that" for m in self.tree.kids(index, "mark"))
        return that and self.tree.lemma(above) in PRESUPPOSING

    def _negated(self, governor: Clause) -> bool:
        return local_negation(self.tree, governor.head, subjects=governor.subjects)

    def reading_scope(self, index: int, depth: int = 0) -> Scope:
        """Return a predicate's scope with its own modality (not its own negation) applied."""
        scope = self.scope(index, depth + 1)
        own = self._own_stance(index, scope)
        return replace(scope, stance=own) if own else scope

    def _coordinated(self, index: int, above: int, depth: int) -> Scope:
        """Share the first conjunct's scope; its negation and modals too where they are shared."""
        tree = self.tree
        scope = self.scope(above, depth + 1)
        if not is_predicate(tree, above) or tree.kids(index, "nsubj", "aux", "cop", "mark"):
            return scope
        if introduced_without(tree, above):
            return replace(scope, flip=not scope.flip)
        auxiliaries = tree.kids(above, "aux")
        if not auxiliaries or tree.feat(index, "VerbForm") != tree.feat(above, "VerbForm"):
            return scope
        own = self._own_stance(above, scope)
        negated = local_negation(tree, above) and not any(
            tree.word(c) == "but" for c in tree.kids(index, "cc")
        )
        flip = scope.flip != negated
        return replace(scope, flip=flip, stance=own or scope.stance)

    def _parallel(self, index: int, above: int, depth: int) -> Scope:
        """Return the scope beside another clause; beside "he said" what is said."""
        tree = self.tree
        if attribution.is_parenthesis(tree, index):
            return self._outer(above, depth) if not self._is_quoted(above) else Scope()
        scope = self.scope(above, depth + 1)
        if attribution.is_said_beside(tree, index, above):
            return embedding.spoken(tree, clause(tree, above), scope)
        return scope

    def _is_quoted(self, index: int) -> bool:
        return self.quotations.at(index) is not None

    def _enter_quotation(self, index: int, above: int, scope: Scope) -> Scope:
        """Return the scope with direct speech entered and a noun before a copula applied."""
        return content_nouns.outer_subject(self.tree, index, self._enter(index, above, scope))

    def _enter(self, index: int, above: int, scope: Scope) -> Scope:
        """Add the speaker of direct speech at the edge of a quotation, and a "he said" beside."""
        quotation = self.quotations.at(index)
        if quotation is not None and (above == index or self.quotations.at(above) != quotation):
            speakers: tuple[int, ...] = ()
            if quotation.speaker is not None:
                speakers = (quotation.speaker,)
            elif is_predicate(self.tree, index):
                named = attribution.beside(self.tree, index, Scope()).speakers
                speakers = tuple(s for s in named if self.quotations.at(s) != quotation)
            known = () if self.quotations.at(above) not in (None, quotation) else scope.speakers
            if speakers and known[-1:] in self._one_subject(above):
                # The subject that governs the words says them: "Ana said Tom “ran off”". "It" in
                # its place is the letter that the quotation is from.
                pointing = self.tree.word(known[-1]) in POINTING
                known, speakers = (known[:-1], speakers) if pointing else (known, ())
            known = tuple(s for s in known if self.quotations.at(s) != quotation)
            merged = known if speakers and known[-1:] == speakers else (*known, *speakers)
            stance: Stance = (
                "reported"
                if scope.stance in ("asserted", "reported", "asked", "commanded")
                else scope.stance
            )
            return Scope(
                stance=stance, flip=False if quotation.speaker else scope.flip, speakers=merged
            )
        if quotation is None and is_predicate(self.tree, index):
            return attribution.beside(self.tree, index, scope, quotations=self.quotations)
        return scope

    def _one_subject(self, above: int) -> tuple[tuple[int, ...], ...]:
        """Return each subject of a governor, as a chain of one speaker."""
        return tuple((s,) for s in self.tree.kids(above, "nsubj"))

    def _own_stance(self, index: int, scope: Scope) -> Stance | None:
        """Return the stance that the predicate's own words give it, None for the scope's."""
        tree = self.tree
        if is_question(tree, index, self.quotations) or is_asked_alone(tree, index):
            return "asked"
        if is_imperative(tree, index):
            return "commanded"
        loose: Stance | None = "intended" if is_loose_purpose(tree, index) else None
        hedge = loose or fragments.stance_of(tree, index) or self._hedge(index)
        if hedge is not None:
            return hedge
        if self._is_supposed(index, scope):
            return "supposed"
        if scope.stance in ("asserted", "generic") and is_generic(tree, index):
            return "generic"
        return None

    def _hedge(self, index: int) -> Stance | None:
        for child in self.tree.kids(index, "advmod", "parataxis", "discourse"):
            word = self.tree.word(child)
            if word in words.ACCUSING_ADVERBS:
                return "accused"
            if word in words.REPORTING_ADVERBS:
                return "reported"
            if word in words.HEDGES:
                return "supposed"
        return None

    def _is_supposed(self, index: int, scope: Scope) -> bool:
        tree = self.tree
        if (
            conditions.is_condition(tree, index)
            or _must(tree, index)
            or is_alternative(tree, index)
        ):
            return True
        if conditions.has_condition(tree, index) or conditions.shares_condition(tree, index):
            return scope.stance not in ("commanded", "intended", "attempted")
        if conditions.is_threatened(tree, index):
            return True
        if conditions.is_future_of_past(tree, index, reported=scope.stance == "reported"):
            return False
        operators = clause(tree, index).operators
        return any(
            conditions.supposing_modal(tree, node) for node in (index, *operators)
        ) and scope.stance in ("asserted", "reported", "believed", "generic", "opinion")


def _must(tree: Tree, index: int) -> bool:
    """Return whether a verb stands below "gotta"."""
    return any(tree.word(m) == "ta" for m in tree.kids(index, "mark"))


def _is_existing(tree: Tree, noun: int) -> bool:
    """Return whether a noun is what a "there is" says to exist."""
    above = tree.governors[noun]
    there = any(tree.word(e) == "there" for e in tree.kids(above, "expl"))
    return there and above != noun and tree.rel(noun).startswith("nsubj")


def _nobody(tree: Tree, governor: Clause) -> bool:
    """Return whether a negative pronoun is the subject: nobody's belief says nothing."""
    return any(tree.word(s) in words.NEGATIVE_PRONOUNS for s in governor.subjects)
