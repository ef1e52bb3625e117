"""What speaks for and against a claim having been read right: signs of its part of the tree.

A claim rests on few arcs: from its core roles up to its predicate, from the predicate up to the
root (for stance and voice), from its speakers. What the language model thought of just these, the
sum of the logarithms of their probabilities and the weakest of each kind, says more than the mean
over a sentence:

    "He saw the man with the lamp": "see" by "he", "the man" rests on two sure arcs; that "with the
    lamp" may hang on either is no concern of it, but is one of a role of instrument.

The other signs are plain: what kind of claim, how far its roles, how tidy the sentence, and those
of its form (``form_signs``).
"""

import math
from collections.abc import Collection
from dataclasses import dataclass

from tellings.claims.form_signs import CORE, Signs, form_signs
from tellings.claims.tree import Tree
from tellings.records.claims import Claim
from tellings.records.language import DECISIONS

RELATIONS = (
    *("root", "conj", "parataxis", "ccomp", "xcomp", "advcl", "acl", "acl:relcl"),
    *("obj", "obl", "nmod", "nsubj", "appos"),
)
STANCES = (
    *("reported", "accused", "believed", "attempted", "intended", "supposed", "commanded"),
    *("asked", "generic", "opinion"),
)
LEAST = -12.7
"""Stands for a start that is out of the question."""
MOST_MISSED = 2.0
"""Logarithm of expected words beyond which more say nothing more."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sureness:
    """Logarithms of probabilities by token: arc, relation, part of speech, features, start.

    ``missed`` is how many words that hang elsewhere are expected under a token.
    """

    arc: tuple[float, ...]
    label: tuple[float, ...]
    upos: tuple[float, ...]
    feats: tuple[float, ...]
    start: tuple[float, ...]
    missed: tuple[float, ...]


def sureness_of(tree: Tree) -> Sureness | None:
    """Return how sure the language model was of each token, None where no model has read."""
    held = tree.analysis.confidence
    if held is None:
        return None
    table = held.table().T.tolist()
    columns = dict(zip(DECISIONS, table, strict=True)) if table else dict.fromkeys(DECISIONS, ())
    missed = columns.pop("missed")
    known = {name: tuple(map(_log_probability, values)) for name, values in columns.items()}
    return Sureness(**known, missed=tuple(math.exp(min(value, MOST_MISSED)) for value in missed))


def _log_probability(log_odds: float) -> float:
    return -math.log1p(math.exp(-log_odds))


def signs(tree: Tree, claim: Claim, sure: Sureness) -> Signs:
    """Return the signs of a claim by name, always the same names in the same order."""
    head = claim.predicate_head
    core = _arcs_to(tree, claim, {role.head for role in claim.roles if role.role in CORE})
    other = _arcs_to(tree, claim, {role.head for role in claim.roles}) - core
    speakers = _arcs_to(tree, claim, {speaker.head for speaker in claim.speakers}) - core
    above = set(_upwards(tree, head)[1:]) - core - other
    kids = {k for k in tree.children[head] if tree.upos(k) != "PUNCT"} - core - other
    inside = _inside(tree, claim) - core - other - kids - {head}
    return {
        "own arc": sure.arc[head],
        "own relation": sure.label[head],
        "own tag": sure.upos[head],
        "own features": sure.feats[head],
        "own missed": sure.missed[head],
        **_of("core", core, sure),
        **_of("other roles", other, sure),
        **_of("speakers", speakers, sure),
        **_of("above", above, sure),
        **_of("kids", kids, sure),
        **_of("inside", inside, sure),
        **_of_sentence(tree, claim, sure),
        **_of_kind(tree, claim),
        **form_signs(tree, claim),
    }


def _of(name: str, tokens: Collection[int], sure: Sureness) -> Signs:
    """Return the sums and the weakest of what some tokens rest on; nought where there are none."""
    ordered = sorted(tokens)
    arcs, relations = [sure.arc[t] for t in ordered], [sure.label[t] for t in ordered]
    return {
        f"{name} arcs": sum(arcs),
        f"{name} weakest arc": min(arcs, default=0.0),
        f"{name} relations": sum(relations),
        f"{name} weakest relation": min(relations, default=0.0),
        f"{name} tags": sum(sure.upos[t] for t in ordered),
        f"{name} missed": sum(sure.missed[t] for t in ordered),
    }


def _of_sentence(tree: Tree, claim: Claim, sure: Sureness) -> Signs:
    sentence = tree.analysis.sentences[claim.sentence]
    tokens = range(sentence.first, sentence.last)
    count = len(tokens)
    ends = sure.start[sentence.last] if sentence.last < len(sure.start) else 0.0
    return {
        "begins": sure.start[sentence.first],
        "ends": ends,
        "split": max((sure.start[t] for t in tokens[1:]), default=LEAST),
        "words": math.log(count),
        "arcs": sum(sure.arc[t] for t in tokens if tree.upos(t) != "PUNCT") / count,
        "punctuation": sum(tree.upos(t) == "PUNCT" for t in tokens) / count,
        "odd words": sum(tree.upos(t) in ("X", "INTJ", "SYM") for t in tokens) / count,
        "small letter": float(tree.token(sentence.first).text[:1].islower()),
        "no stop": float(tree.token(sentence.last - 1).text[-1:] not in tuple(".!?\"')")),
    }


def _of_kind(tree: Tree, claim: Claim) -> Signs:
    head, relation = claim.predicate_head, tree.rel(claim.predicate_head)
    core = [role for role in claim.roles if role.role in CORE]
    subjects = [role for role in core if role.role in ("agent", "theme")]
    far = max((abs(role.head - head) for role in core), default=0)
    return {
        "roles": float(len(claim.roles)),
        "core roles": float(len(core)),
        "far": math.log1p(far),
        "depth": float(len(_upwards(tree, head)) - 1),
        "no subject": float(not subjects),
        "own subject": float(any(tree.governors[role.head] == head for role in subjects)),
        "nominal": float(claim.nominal),
        "copula": float(claim.predicate == "be"),
        "denied": float(claim.polarity == "denied"),
        "quoted": float(len(claim.speakers)),
        **{f"is {name}": float(relation == name) for name in RELATIONS},
        **{name: float(claim.stance == name) for name in STANCES},
    }


def _upwards(tree: Tree, index: int) -> list[int]:
    """Return a token and those that govern it, up to the root."""
    found = [index]
    while tree.governors[found[-1]] != found[-1]:
        found.append(tree.governors[found[-1]])
    return found


def _arcs_to(tree: Tree, claim: Claim, heads: Collection[int]) -> set[int]:
    """Return the tokens whose arcs lie between some heads and the predicate, its own left out."""
    own = _upwards(tree, claim.predicate_head)
    found: set[int] = set()
    for head in heads:
        if tree.sentence_of[head] == claim.sentence:
            found |= set(_upwards(tree, head)) ^ set(own)
    return found - {claim.predicate_head}


def _inside(tree: Tree, claim: Claim) -> set[int]:
    """Return the tokens of the claim's quote."""
    sentence = tree.analysis.sentences[claim.sentence]
    return {
        t
        for t in range(sentence.first, sentence.last)
        if claim.start <= tree.token(t).start and tree.token(t).end <= claim.end
    }
