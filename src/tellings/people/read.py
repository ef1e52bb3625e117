"""The people of one account: its mentions and the chains that coreference makes of them.

Kept are persons, groups, organisations, places and objects; times, events and abstract things are
used to read "it" and "this" and then left out. So are "you" and "we" that stand for no one named.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.people.candidates import Candidate, find_candidates
from tellings.people.coreference import CoreferenceModel, make_scene, pair_scores
from tellings.people.decoding import cluster_mentions, join_decision
from tellings.people.features import Mention as SceneMention
from tellings.people.features import Scene
from tellings.people.kinds import KINDS
from tellings.people.makers import is_public, is_work, maker_heads, speaks_of_work
from tellings.people.syntax import tree_of
from tellings.people.voices import find_voices
from tellings.records.documents import Account
from tellings.records.language import Analysis
from tellings.records.people import Chain, EntityKind, Mention, Sphere, mention_id

MIN_PERSON = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountPeople:
    """The mentions of an account in text order, and its chains in order of their first mention."""

    mentions: tuple[Mention, ...]
    chains: tuple[Chain, ...]


def read_people(
    analysis: Analysis, account: Account, text: str, *, model: CoreferenceModel
) -> AccountPeople:
    """Return the mentions and chains of an account; ``text`` is the whole document's."""
    tree = tree_of(analysis)
    candidates = find_candidates(tree, kinds=model.kinds, words=model.words)
    scene = make_scene(tree, candidates, find_voices(tree))
    decide = join_decision(model.joins, model.thresholds)
    clusters = cluster_mentions(scene, pair_scores(scene, model.pairs), decide)
    outside = _telling_heads(scene)
    mentions: list[Mention] = []
    chains: list[Chain] = []
    for members in clusters:
        people = [scene.mentions[number] for number in members]
        kind = cluster_kind(people)
        if kind is None:
            continue
        sphere: Sphere = "telling" if _of_telling(people, outside) else "events"
        made = [_mention(m.candidate, scene, account, text, kind) for m in people]
        mentions += made
        ids = tuple(mention.id for mention in made)
        chains.append(Chain(account=account.id, mentions=ids, kind=kind, sphere=sphere))
    mentions.sort(key=lambda mention: (mention.start, mention.end))
    return AccountPeople(mentions=tuple(mentions), chains=tuple(chains))


def _telling_heads(scene: Scene) -> frozenset[int]:
    """Heads of the work, its makers and its public, and of the teller's own "I"."""
    tree = scene.tree
    own = {m.candidate.head for m in scene.mentions if m.group == "i" and not m.voice}
    if not speaks_of_work(tree):
        return frozenset(own)
    persons = frozenset(
        m.candidate.head for m in scene.mentions if m.candidate.probabilities[0] >= MIN_PERSON
    )
    named = {
        m.candidate.head
        for m in scene.mentions
        if is_work(tree, m.candidate) or is_public(tree, m.candidate)
    }
    return frozenset(own | named | maker_heads(tree, persons=persons))


def _of_telling(people: Sequence[SceneMention], outside: frozenset[int]) -> bool:
    """Whether at least half of the nouns (of the pronouns, where there is none) say so."""
    nouns = [m for m in people if m.form != 2.0]
    shown = nouns or [m for m in people if m.group == "i"]
    marked = sum(m.candidate.head in outside for m in shown)
    return bool(shown) and 2 * marked >= len(shown)


def cluster_kind(people: Sequence[SceneMention]) -> EntityKind | None:
    """Return what kind of thing the mentions name together, None for what is not recorded."""
    if all(m.group in {"you", "we", "it", "this", "these", "some", "thing", "one"} for m in people):
        return None
    if all(m.candidate.relative for m in people):
        return None
    personal = any(m.group in {"i", "he", "she"} for m in people)
    total = [0.0] * len(KINDS)
    for m in people:
        if m.form != 2.0:
            for at, share in enumerate(m.candidate.probabilities):
                total[at] += share
    nouns = any(total)
    best = KINDS[max(range(len(KINDS)), key=lambda at: total[at])] if nouns else "person"
    if personal:
        best = "person"
    elif not nouns:
        best = "person" if any(m.group == "they" for m in people) else "abstract"
    if best == "person":
        return "group" if _plural(people) else "person"
    if best == "organisation":
        return "organisation"
    if best == "place":
        return "place"
    return "object" if best == "object" else None


def _plural(people: Sequence[SceneMention]) -> bool:
    nouns = [m.candidate.number for m in people if m.form != 2.0 and m.candidate.number]
    if nouns:
        return nouns.count("plur") > len(nouns) / 2
    return all(m.group in {"they", "we", "these", "some", "who"} for m in people)


def _mention(
    candidate: Candidate, scene: Scene, account: Account, text: str, kind: EntityKind
) -> Mention:
    tokens = scene.tree.tokens
    start, end = tokens[candidate.first].start, tokens[candidate.last - 1].end
    return Mention(
        id=mention_id(account.document, start, end, candidate.form),
        document=account.document,
        account=account.id,
        start=start,
        end=end,
        text=text[start:end],
        form=candidate.form,
        head=candidate.head,
        kind=kind,
        number=candidate.number,
        gender=candidate.gender,
    )
