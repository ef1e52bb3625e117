"""The people of one account: its mentions and the chains that coreference makes of them.

Kept are persons, groups, organisations, places and objects; times, events and abstract things are
used to read "it" and "this" and then left out. So are "you" and "we" that stand for no one named.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tellings.people.candidates import Candidate, find_candidates
from tellings.people.coreference import CoreferenceModel, make_scene, pair_scores
from tellings.people.decoding import cluster_mentions
from tellings.people.features import Mention as SceneMention
from tellings.people.features import Scene
from tellings.people.firms import is_firm_name
from tellings.people.joining import decision
from tellings.people.kinds import KINDS
from tellings.people.makers import is_public, is_work, maker_heads
from tellings.people.stretches import stretches
from tellings.people.syntax import Tree, tree_of
from tellings.people.things import is_firm, is_house, is_vessel, thing_of
from tellings.people.trades import is_trade
from tellings.people.voices import find_voices
from tellings.people.words import GROUPS, kin_word
from tellings.people.works import WORKS, speaks_of_work
from tellings.records.documents import Account
from tellings.records.language import Analysis
from tellings.records.people import Chain, EntityKind, Mention, Sphere, mention_id
from tellings.text.given_names import usual_gender

MIN_PERSON = 0.35
MIN_PRONOUNS = 3
THINGS = frozenset({"abstract", "object", "event", "time"})
NOT_GIVEN = frozenset({"st", "saint", "san", "santa", "new", "king", "queen", "lake", "port"})
COURTESY = frozenset({"mr", "mrs", "ms", "miss"})
NUMBERING = frozenset({"no", "nos", "nr", "vol", "ch", "pt", "ep", "fig"})
RECORDED: Mapping[str, EntityKind] = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "object": "object",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountPeople:
    """The mentions of an account in text order, and its chains in order of their first mention."""

    mentions: tuple[Mention, ...]
    chains: tuple[Chain, ...]


def read_people(
    analysis: Analysis, account: Account, text: str, *, model: CoreferenceModel
) -> AccountPeople:
    """Return the mentions and chains of an account; ``text`` is the whole document's."""
    mentions: list[Mention] = []
    chains: list[Chain] = []
    for stretch in stretches(analysis):
        people = _read_stretch(stretch.analysis, account, text, model=model)
        mentions += (replace(m, head=m.head + stretch.first) for m in people.mentions)
        chains += people.chains
    return AccountPeople(mentions=tuple(mentions), chains=tuple(chains))


def _read_stretch(
    analysis: Analysis, account: Account, text: str, *, model: CoreferenceModel
) -> AccountPeople:
    tree = tree_of(analysis)
    candidates = find_candidates(tree, kinds=model.kinds, words=model.words)
    scene = make_scene(tree, candidates, find_voices(tree))
    clusters = cluster_mentions(scene, pair_scores(scene, model), decision(model.thresholds))
    outside = _telling_heads(scene)
    full = _parts_of_people(tree, scene)
    mentions: list[Mention] = []
    chains: list[Chain] = []
    # A broken tree may give two heads the same words; the first keeps them.
    seen: set[str] = set()
    for members in clusters:
        people = [scene.mentions[number] for number in members]
        kind = _thing_kind(tree, people) or cluster_kind(people, tree)
        if kind is None:
            continue
        kind = "person" if kind == "place" and _called_so(tree, people, full) else kind
        told = _of_telling(people, outside) or _is_kin_of_teller(scene, people, outside)
        sphere: Sphere = "telling" if told else "events"
        made = [_mention(m.candidate, scene, account, text, kind) for m in people]
        made = [mention for mention in made if mention.id not in seen]
        seen |= {mention.id for mention in made}
        if not made:
            continue
        mentions += made
        ids = tuple(mention.id for mention in made)
        chains.append(Chain(account=account.id, mentions=ids, kind=kind, sphere=sphere))
    mentions.sort(key=lambda mention: (mention.start, mention.end))
    return AccountPeople(mentions=tuple(mentions), chains=tuple(chains))


def _parts_of_people(tree: Tree, scene: Scene) -> dict[str, int]:
    """Return the words of the full names that people have in an account, and where each begins."""
    found: dict[str, int] = {}
    for m in scene.mentions:
        if m.form == 0.0 and len(m.candidate.words) > 1 and m.candidate.kind == "person":
            for at in m.candidate.words:
                found.setdefault(tree.tokens[at].text, at)
    return found


def _called_so(tree: Tree, people: Sequence[SceneMention], full: Mapping[str, int]) -> bool:
    """Whether all is one word of a person's full name, and stands where no place does.

    "Tobias Lind came in. Tobias was on the pumps": but "in Tobias" would be a place, and so may be
    what is named before the person.
    """
    return bool(full) and all(
        m.form == 0.0
        and len(m.candidate.words) == 1
        and full.get(tree.tokens[m.candidate.head].text, m.candidate.head) < m.candidate.head
        and tree.tokens[m.candidate.head].deprel.startswith(("nsubj", "nmod:poss", "vocative"))
        for m in people
    )


def _telling_heads(scene: Scene) -> frozenset[int]:
    """Return the heads of the work, its makers and public, of handles, and of the teller's "I"."""
    tree = scene.tree
    own = {m.candidate.head for m in scene.mentions if m.group == "i" and not m.voice}
    own |= {at for at, token in enumerate(tree.tokens) if token.text.startswith("@")}
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


def _is_kin_of_teller(
    scene: Scene, people: Sequence[SceneMention], outside: frozenset[int]
) -> bool:
    """Whether all nouns are kin of who speaks of a work: "my mother lent me the book"."""
    nouns = [m for m in people if m.form != 2.0]
    return bool(nouns) and all(
        kin_word(m.lemma)
        and not outside.isdisjoint(scene.tree.of(m.candidate.head, "nmod:poss"))
        and speaks_of_work(scene.tree)
        for m in nouns
    )


def _of_telling(people: Sequence[SceneMention], outside: frozenset[int]) -> bool:
    """Whether at least half of the nouns (of the pronouns, where there is none) say so."""
    nouns = [m for m in people if m.form != 2.0]
    named = any(m.form == 0.0 for m in people)
    if not named and any(m.group == "i" and m.candidate.head in outside for m in people):
        return True  # "I am the caretaker": the noun says what the teller is
    shown = nouns or [m for m in people if m.group == "i"]
    marked = sum(m.candidate.head in outside for m in shown)
    return bool(shown) and 2 * marked >= len(shown)


def cluster_kind(people: Sequence[SceneMention], tree: Tree | None = None) -> EntityKind | None:
    """Return what kind of thing the mentions name together, None for what is not recorded."""
    nouns = [m for m in people if m.form != 2.0]
    bare = bool(nouns) and all(m.form == 1.0 and m.role == "compound" for m in nouns)
    if bare or (not nouns and not _recorded_pronouns(people)):
        return None
    work = any(m.candidate.work or (m.form == 1.0 and m.lemma in WORKS) for m in nouns)
    kind = "object" if work else ""
    kind = kind or _best_kind(people, nouns)
    if kind in {"place", "object"} and _acts_as_person(people, nouns, tree):
        kind = "person"
    if (kind == "organisation" and _has_trade(nouns)) or _has_title(people, tree):
        kind = "person"
    if kind == "person" and tree is not None and _no_person(people, tree):
        return "object"
    if kind == "person" and _is_body(people, nouns):
        kind = "organisation"
    if kind not in {"person", "group", ""} and tree is not None:
        kind = "person" if _is_named_person(people, nouns, tree) else kind
    grouped = kind == "organisation" and all(m.lemma in GROUPS for m in nouns)
    if grouped or (kind == "person" and _plural(people)):
        return "group"
    return RECORDED.get(kind)


def _thing_kind(tree: Tree, people: Sequence[SceneMention]) -> EntityKind | None:
    """Return the kind that nouns before the names say: "the ship Amelia"; None without such."""
    if any(m.group in {"i", "he", "she"} for m in people):
        return None
    names = [m.candidate for m in people if m.candidate.form == "name"]
    said = [kind for c in names if (kind := thing_of(tree, c.head, c.first))]
    said += ["object" for c in names if is_vessel(tree, c.head, c.first)]
    said += ["organisation" for c in names if is_house(tree, c.head, c.words[0])]
    said += ["organisation" for c in names if is_firm(tree, c.first, c.last)]
    return RECORDED.get(said[0]) if said else None


def _recorded_pronouns(people: Sequence[SceneMention]) -> bool:
    """Whether pronouns without a noun are somebody: the teller, or "he" who comes up thrice."""
    if any(m.group == "i" for m in people):
        return True
    return sum(m.group in {"he", "she"} for m in people) >= MIN_PRONOUNS


def _best_kind(people: Sequence[SceneMention], nouns: Sequence[SceneMention]) -> str:
    """Return the kind most likely for all nouns together; "he" and "she" are persons."""
    if not nouns or any(m.group in {"i", "he", "she"} for m in people):
        return "person"
    totals = [sum(m.candidate.probabilities[at] for m in nouns) for at in range(len(KINDS))]
    return KINDS[max(range(len(KINDS)), key=lambda at: totals[at])]


def _no_person(people: Sequence[SceneMention], tree: Tree) -> bool:
    """Whether all are names that the syntax model takes for things: a title of a work, "No. 7"."""
    entities = {tree.tokens[m.candidate.head].entity for m in people}
    names = all(m.form == 0.0 for m in people)
    numbers = all(m.lower.rstrip(".") in NUMBERING for m in people)
    return names and (entities <= THINGS or numbers)


def _acts_as_person(
    people: Sequence[SceneMention], nouns: Sequence[SceneMention], tree: Tree | None
) -> bool:
    """Whether bare names that the syntax model takes for persons are all subjects or addressed.

    "Maria played" is no place, though more places than people of that name were in training.
    """
    if tree is None or len(nouns) < len(people) or not nouns:
        return False
    heads = [tree.tokens[m.candidate.head] for m in nouns]
    return all(m.form == 0.0 and m.candidate.determiner in {"", "bare"} for m in nouns) and all(
        token.entity == "person" and token.deprel in {"nsubj", "conj", "vocative", "appos"}
        for token in heads
    )


def _is_body(people: Sequence[SceneMention], nouns: Sequence[SceneMention]) -> bool:
    """Whether a bare family name is "it": "Lindberg lost its licence" tells of a firm."""
    names = all(m.form == 0.0 and len(m.candidate.words) == 1 for m in nouns)
    return bool(nouns) and names and any(m.lower == "its" for m in people if m.form == 2.0)


def _is_named_person(
    people: Sequence[SceneMention], nouns: Sequence[SceneMention], tree: Tree
) -> bool:
    """Whether all is one name of two words of which the first is a given name, and no place's.

    A place is told by the preposition before it, a firm by the word that its name ends in.
    """
    if not nouns or any(m.form != 0.0 for m in nouns) or any(m.lower == "its" for m in people):
        return False
    return all(_named_as_person(m.candidate, tree) for m in nouns)


def _named_as_person(c: Candidate, tree: Tree) -> bool:
    words = [tree.tokens[at].text for at in c.words]
    first, last = words[0].lower().rstrip("."), words[-1].lower()
    seen = all(tree.tokens[at].entity in {"", "person"} for at in c.words)
    seen = seen and tree.tokens[c.head].entity == "person" and first.isalpha()
    given = (usual_gender(first) is not None or seen) and first not in NOT_GIVEN
    family = last.isalpha() and words[-1][:1].isupper() and words[-1][1:].islower()
    token = tree.tokens[c.head]
    stands = token.deprel.partition(":")[0] in {"nsubj", "appos", "conj", "vocative", "root", "obj"}
    return given and family and stands and len(words) == 2 and not is_firm_name(" ".join(words))


def _has_trade(nouns: Sequence[SceneMention]) -> bool:
    """Whether somebody with a name is also called by a trade: "goalkeeper Jo Lind"."""
    trade = any(m.form == 1.0 and is_trade(m.lemma) and m.candidate.number != "plur" for m in nouns)
    return trade and any(m.form == 0.0 for m in nouns)


def _has_title(people: Sequence[SceneMention], tree: Tree | None) -> bool:
    """Whether a name stands behind "Mr", "Mrs" or their like."""
    return tree is not None and any(
        m.form == 0.0
        and len(m.candidate.words) > 1
        and tree.tokens[m.candidate.words[0]].text.lower().rstrip(".") in COURTESY
        for m in people
    )


def _plural(people: Sequence[SceneMention]) -> bool:
    if any(m.lemma in GROUPS for m in people if m.form == 1.0):
        return True
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
