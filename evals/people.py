"""Coreference inside accounts against GUM and LitBank, and people across the gospels.

Mentions are predicted and matched to gold mentions by their head token; singletons are left out on
both sides. ``persons`` keeps the gold chains with at least one mention of type person, and the
predicted chains that hold a mention of these or of nothing in gold but are called persons.
"""

from collections.abc import Hashable, Sequence
from functools import cache

from evals.coreference_gold import GoldDocument, GoldMention
from evals.coreference_scores import Score
from tellings.language.syntax import SyntaxModel, analyse, load_syntax
from tellings.people.features import Mention, Scene
from tellings.people.read import cluster_kind
from tellings.people.syntax import Tree
from tellings.records.language import Analysis


def gold_heads(gold: GoldDocument, tree: Tree) -> dict[int, tuple[str, GoldMention]]:
    """Return head token to (chain, mention): the token of the span governed from outside it.

    Two mentions with one head (a coordination and its first part) share it; the shorter wins.
    """
    position = token_map(gold, tree)
    found: dict[int, tuple[str, GoldMention]] = {}
    everything = sorted(
        ((mention, key) for key, chain in gold.chains.items() for mention in chain),
        key=lambda item: (item[0].last - item[0].first, item[0].first),
    )
    for mention, key in everything:
        inside = {position[at] for at in range(mention.first, mention.last) if at in position}
        heads = [at for at in sorted(inside) if tree.tokens[at].head not in inside - {at}]
        if heads:
            found.setdefault(heads[0], (key, mention))
    return found


def token_map(gold: GoldDocument, tree: Tree) -> dict[int, int]:
    """Return gold token number to analysis token: the one that begins inside it or covers it."""
    if gold.syntax is tree.analysis:
        return {at: at for at in range(len(gold.tokens))}
    mapped: dict[int, int] = {}
    at = 0
    for number, (start, end) in enumerate(gold.tokens):
        while at + 1 < len(tree.tokens) and tree.tokens[at].end <= start:
            at += 1
        if tree.tokens and tree.tokens[at].start < end:
            mapped[number] = at
    return mapped


def score_document(
    total: Score,
    gold: GoldDocument,
    scene: Scene,
    clusters: Sequence[Sequence[int]],
    *,
    persons: bool = False,
) -> None:
    """Add a document's chains to ``total``; with ``persons``, only those of persons."""
    heads = gold_heads(gold, scene.tree)
    chains: dict[str, set[Hashable]] = {}
    human: set[str] = set()
    for head, (key, mention) in heads.items():
        chains.setdefault(key, set()).add(head)
        if mention.type == "person":
            human.add(key)
    kept = {key for key, found in chains.items() if len(found) > 1}
    if persons:
        kept &= human
    wanted = {head for key in human for head in chains[key]}
    predicted = []
    for members in clusters:
        mentions = [scene.mentions[number] for number in members]
        found = frozenset(m.candidate.head for m in mentions if not m.candidate.relative)
        if len(found) > 1 and (not persons or found & wanted or _person(mentions)):
            predicted.append(found)
    total.add([chains[key] for key in sorted(kept)], predicted)


def _person(mentions: Sequence[Mention]) -> bool:
    return cluster_kind(mentions) in {"person", "group"}


@cache
def _syntax() -> SyntaxModel:
    return load_syntax()


def predicted_syntax(gold: GoldDocument) -> Analysis:
    """Analyse the text of a gold document with the packaged syntax model."""
    return analyse(
        gold.text, [(0, len(gold.text))], document=gold.name, account=gold.name, model=_syntax()
    )
