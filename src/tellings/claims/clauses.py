"""Clauses: which tokens are predicates, who their subjects are, and how far a clause reaches.

Read from Universal Dependencies. A predicate is a verb or the complement of a copula ("was a
student"). Subjects left out are resolved: shared between coordinated predicates, by control and
raising ("forced him to admit": he admits), participles ("the man wanted by the police"), relative
clauses. A verb that says nothing of its own when it shares its subject ("tried to open") is folded
into the verb below it as one of its ``operators``.
"""

from dataclasses import dataclass

from tellings.claims.predicates import (
    antecedent_of,
    is_copular,
    is_passive,
    operators_of,
)
from tellings.claims.subjects import subject_of
from tellings.claims.tree import Tree


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


def clause(tree: Tree, index: int) -> Clause:
    """Return the clause of a predicate with its subject resolved."""
    operators = operators_of(tree, index)
    top = operators[0] if operators else index
    subjects, inherited = subject_of(tree, index)
    return Clause(
        head=index,
        kind="copula" if is_copular(tree, index) else "verb",
        top=top,
        operators=operators,
        subjects=subjects,
        passive=is_passive(tree, index) and not is_copular(tree, index),
        inherited=inherited,
        antecedent=antecedent_of(tree, top),
    )
