"""Relations between entities, as possessives, "of" phrases and predicates state them.

"Her daughter", "the daughter of Ada" and "Tobi is Ada's son" each give one; two entities may stand
in several, since accounts may differ, and each carries the claims whose words state it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tellings.people.syntax import Tree, tree_of
from tellings.people.words import TITLES, kin_word, word_set
from tellings.records.claims import Claim
from tellings.records.language import Analysis
from tellings.records.people import Entity, Mention, Relation

ROLES = (
    TITLES - word_set("mr mister mrs ms miss madam mme st saint uncle aunt father mother")
) | word_set(
    """friend cellmate cell-mate roommate classmate schoolmate teammate neighbour neighbor
    colleague boss employer employee assistant lawyer attorney client teacher student pupil
    owner servant fiance fiancee boyfriend girlfriend partner lover rival enemy victim killer
    murderer witness landlord tenant patient nurse guardian ward widow widower heir leader
    member inmate prisoner disciple follower apprentice accomplice bodyguard driver secretary"""
)


def relate(
    entities: Sequence[Entity], claims: Sequence[Claim], analyses: Mapping[str, Analysis]
) -> tuple[Entity, ...]:
    """Return the entities with their relations, in the order of their first statement."""
    owner = {
        (m.account, m.head): entity.id
        for entity in entities
        for m in entity.mentions
        if m.head >= 0
    }
    inside = _claims_by_account(claims)
    trees = {account: tree_of(analysis) for account, analysis in analyses.items()}
    related = []
    for entity in entities:
        stated: dict[tuple[str, str], list[str]] = defaultdict(list)
        for mention in entity.mentions:
            if mention.form != "nominal" or mention.account not in trees:
                continue
            tree = trees[mention.account]
            for kind, head in _stated(tree, mention):
                other = owner.get((mention.account, head))
                if other is not None and other != entity.id:
                    stated[kind, other] += _covering(inside, mention)
        relations = tuple(
            Relation(kind=kind, to=other, claims=tuple(dict.fromkeys(found)))
            for (kind, other), found in stated.items()
        )
        related.append(replace(entity, relations=relations))
    return tuple(related)


def _stated(tree: Tree, mention: Mention) -> Iterator[tuple[str, int]]:
    """Yield (relation, head of the other) for a nominal with a possessor or an "of" phrase."""
    lemma = tree.tokens[mention.head].lemma.lower()
    kin = kin_word(lemma)
    if kin is None and lemma not in ROLES:
        return
    word = kin or lemma
    for at in tree.of(mention.head, "nmod:poss"):
        yield f"{word} of", at
    for at in tree.of(mention.head, "nmod"):
        if tree.marker(at) == "of":
            yield f"{word} of", at


def _claims_by_account(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.account].append(claim)
    return found


def _covering(claims: Mapping[str, Sequence[Claim]], mention: Mention) -> list[str]:
    """Return the shortest claim that holds the mention's words."""
    around = [
        claim
        for claim in claims.get(mention.account, ())
        if claim.start <= mention.start and mention.end <= claim.end
    ]
    if not around:
        return []
    return [min(around, key=lambda claim: (claim.end - claim.start, claim.start, claim.id)).id]
