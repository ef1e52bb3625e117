"""Relations between entities, as possessives, "of" phrases and predicates state them.

"Her daughter", "the daughter of Ada" and "Tobi is Ada's son" each give one; two entities may stand
in several, since accounts may differ, and each carries the claims whose words state it. Who belongs
to a group ("the sisters, Ada and Jo") is read by ``members``.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tellings.people.in_laws import kin_of_noun
from tellings.people.members import MEMBER_OF, Named, stated_members
from tellings.people.syntax import Tree, tree_of
from tellings.people.words import TITLES, word_set
from tellings.records.claims import Claim, is_sure
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
    belonging = _belonging(entities, trees, inside)
    named = _names_said(entities)
    related = []
    for entity in entities:
        stated: dict[tuple[str, str], list[str]] = defaultdict(list)
        for mention in entity.mentions:
            if mention.form != "nominal" or mention.account not in trees:
                continue
            tree = trees[mention.account]
            for kind, head in _stated(tree, mention):
                if not _is_sure(tree, head, mention, named.get(mention.account, {})):
                    continue
                other = owner.get((mention.account, head))
                if other is not None and other != entity.id:
                    stated[kind, other] += _covering(inside, mention)
        for group, found in belonging.get(entity.id, ()):
            stated[MEMBER_OF, group] += found
        relations = tuple(
            Relation(kind=kind, to=other, claims=tuple(dict.fromkeys(found)))
            for (kind, other), found in stated.items()
        )
        related.append(replace(entity, relations=relations))
    return tuple(related)


def _names_said(entities: Sequence[Entity]) -> dict[str, dict[int, tuple[str, str]]]:
    """Return by account the head of each mention, with its entity and form."""
    found: dict[str, dict[int, tuple[str, str]]] = defaultdict(dict)
    for entity in entities:
        for m in entity.mentions:
            found[m.account][m.head] = entity.id, m.form
    return found


def _is_sure(
    tree: Tree, head: int, mention: Mention, mentions: Mapping[int, tuple[str, str]]
) -> bool:
    """Whether it is sure whose kin somebody is: a noun or name, or a pronoun with one antecedent.

    "Her" is sure only if the nearest mention of hers that is no pronoun stands in this sentence or
    the one before, and no other name or noun of a person comes between: "Ada met Jo. Her son left."
    """
    own, form = mentions.get(head, ("", ""))
    if form != "pronoun":
        return True
    if tree.tokens[head].text.lower() in {"my", "mine", "our"}:
        return True
    first = tree.analysis.sentences[max(0, tree.sentence[head] - 1)].first
    before = [
        mentions[at]
        for at in range(first, head)
        if at in mentions and at != mention.head and tree.tokens[at].entity in {"person", ""}
    ]
    nouns = [entity for entity, shape in before if shape != "pronoun"]
    return (own in nouns and nouns[-1] == own) or {entity for entity, _ in before} == {own}


def _stated(tree: Tree, mention: Mention) -> Iterator[tuple[str, int]]:
    """Yield (relation, head of the other) for a nominal with a possessor or an "of" phrase."""
    lemma = tree.tokens[mention.head].lemma.lower()
    kin = kin_of_noun(tree, mention.head, lemma)
    if kin is None and lemma not in ROLES:
        return
    word = kin or lemma
    for at in tree.of(mention.head, "nmod:poss"):
        yield f"{word} of", at
    for at in tree.of(mention.head, "nmod"):
        if tree.marker(at) == "of":
            yield f"{word} of", at


def _belonging(
    entities: Sequence[Entity], trees: Mapping[str, Tree], claims: Mapping[str, Sequence[Claim]]
) -> dict[str, list[tuple[str, list[str]]]]:
    """Return by member (group, claims that say so), account by account as they are listed."""
    found: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for account, mentions in _mentions_by_account(entities).items():
        if account not in trees:
            continue
        at = {mention.head: (entity, mention) for entity, mention in mentions}
        named = Named(
            entity={head: entity.id for head, (entity, _) in at.items()},
            kind={head: entity.kind for head, (entity, _) in at.items()},
            opening=_opening(mentions),
        )
        for member, group in stated_members(trees[account], named):
            said = _covering(claims, at[group][1])
            found[at[member][0].id].append((at[group][0].id, said))
    return found


def _mentions_by_account(entities: Sequence[Entity]) -> dict[str, list[tuple[Entity, Mention]]]:
    """Return the mentions of each account in text order, accounts by first appearance."""
    found: dict[str, list[tuple[Entity, Mention]]] = defaultdict(list)
    for entity in entities:
        for mention in entity.mentions:
            if mention.head >= 0:
                found[mention.account].append((entity, mention))
    for mentions in found.values():
        mentions.sort(key=lambda item: (item[1].head, item[1].start, item[1].end))
    return found


def _opening(mentions: Sequence[tuple[Entity, Mention]]) -> frozenset[int]:
    """Return the heads with which each group comes up first in an account."""
    firsts: dict[str, int] = {}
    for entity, mention in mentions:
        if entity.kind == "group":
            firsts.setdefault(entity.id, mention.head)
    return frozenset(firsts.values())


def _claims_by_account(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.account].append(claim)
    return found


def _covering(claims: Mapping[str, Sequence[Claim]], mention: Mention) -> list[str]:
    """Return the shortest claim that holds the mention's words, a sure one before others."""
    around = [
        claim
        for claim in claims.get(mention.account, ())
        if claim.start <= mention.start and mention.end <= claim.end
    ]
    if not around:
        return []
    return [min(around, key=_surest_shortest).id]


def _surest_shortest(claim: Claim) -> tuple[bool, int, int, str]:
    return (not is_sure(claim), claim.end - claim.start, claim.start, claim.id)
