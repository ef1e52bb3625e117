"""Features of a pair of mentions of one account, for deciding whether both name the same.

Every feature is a plain number computed from the words and the tree. ``FEATURES`` is the list that
the packaged model was trained with; the model is refused when the two differ.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import JaroWinkler

from tellings.people.candidates import Candidate
from tellings.people.kinds import KINDS
from tellings.people.links import GrammarLinks
from tellings.people.syntax import SUBJECTS, Tree
from tellings.people.voices import Voices
from tellings.people.words import PRONOUNS, REFLEXIVES

FEATURES = (
    "form_a",
    "form_m",
    "pronoun_a",
    "pronoun_m",
    "determiner_a",
    "determiner_m",
    "role_a",
    "role_m",
    "kind_a",
    "kind_m",
    "person_a",
    "person_m",
    "kind_agreement",
    "number",
    "gender",
    "sentences_apart",
    "mentions_apart",
    "tokens_apart",
    "between_agreeing",
    "same_head",
    "same_head_text",
    "same_text",
    "words_shared",
    "words_of_m_in_a",
    "modifiers_shared",
    "modifiers_clash",
    "name_words_shared",
    "name_last_same",
    "acronym",
    "head_likeness",
    "head_count",
    "head_a_count",
    "same_role",
    "same_governor",
    "same_clause",
    "apart",
    "same_rule",
    "same_voice",
    "voices",
    "length_a",
    "length_m",
    "position_m",
    "sentence_position_a",
    "first_of_head",
    "reflexive",
    "subject_a",
    "paragraph_order",
    "person_pair",
    "number_a",
    "number_m",
    "possessor_a",
    "possessor_m",
    "relative_between",
)

_FORMS = {"name": 0.0, "nominal": 1.0, "pronoun": 2.0}
GROUPS = sorted({shown.group for shown in PRONOUNS.values()})
DETERMINERS = ("", "bare", "def", "indef", "dem", "quant", "num", "poss")
_ROLES = (
    *("nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod:poss", "nmod", "appos", "conj", "root"),
    *("compound", "vocative", "dislocated", "list", "parataxis", "other"),
)
_NUMBERS = {None: 0.0, "sing": 1.0, "plur": 2.0}
_RULES = {"": 0.0, "apposition": 1.0, "copula": 2.0, "relative": 3.0, "reflexive": 4.0}
_APART = {"": 0.0, "and": 1.0, "inside": 2.0, "possessor": 3.0, "subject and object": 4.0}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mention:
    """What the features need of a candidate, computed once."""

    number_in_account: int
    candidate: Candidate
    form: float
    group: str
    person: int
    lower: str
    lemma: str
    words: frozenset[str]
    names: tuple[str, ...]
    modifiers: frozenset[str]
    role: str
    governor: int
    clause: int
    sentence: int
    place: int
    voice: str
    text: str
    initials: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scene:
    """An account ready for feature extraction."""

    tree: Tree
    mentions: tuple[Mention, ...]
    links: GrammarLinks
    heads: Counter[str]
    voices: Voices


def scene_of(
    tree: Tree, candidates: Sequence[Candidate], links: GrammarLinks, voices: Voices
) -> Scene:
    """Return the account with what features need, once for all pairs."""
    mentions = tuple(
        _mention(tree, number, candidate, voices) for number, candidate in enumerate(candidates)
    )
    heads = Counter(m.lemma for m in mentions if m.form != 2.0)
    return Scene(tree=tree, mentions=mentions, links=links, heads=heads, voices=voices)


def _mention(tree: Tree, number: int, candidate: Candidate, voices: Voices) -> Mention:
    token = tree.tokens[candidate.head]
    lower = token.text.lower()
    shown = PRONOUNS.get(lower) if candidate.form == "pronoun" else None
    content = [tree.tokens[at] for at in candidate.words]
    words = frozenset(word.lemma.lower() for word in content if word.upos != "PUNCT")
    texts = tuple(word.text for word in content)
    return Mention(
        number_in_account=number,
        candidate=candidate,
        form=_FORMS[candidate.form],
        group=shown.group if shown else "",
        person=shown.person if shown else 3,
        lower=lower,
        lemma=token.lemma.lower(),
        words=words,
        names=tuple(text.lower() for text in texts) if candidate.form == "name" else (),
        modifiers=words - {token.lemma.lower()},
        role=_role(tree, candidate.head),
        governor=token.head,
        clause=tree.clause(candidate.head),
        sentence=tree.sentence[candidate.head],
        place=candidate.head - tree.analysis.sentences[tree.sentence[candidate.head]].first,
        voice=voices.voice[candidate.head],
        text=" ".join(texts).lower(),
        initials="".join(text[0] for text in texts if text[:1].isupper()),
    )


def _role(tree: Tree, head: int) -> str:
    """Return the grammatical role; a conjunct has that of the first of its row."""
    position = head
    for _ in range(5):
        token = tree.tokens[position]
        if not token.deprel.startswith("conj"):
            break
        if tree.tokens[token.head].upos not in {"NOUN", "PROPN", "PRON"}:
            break
        position = token.head
    deprel = tree.tokens[position].deprel
    return deprel if deprel in _ROLES else deprel.partition(":")[0]


def agreement(left: str | None, right: str | None) -> float:
    """Return 1 when equal, -1 when they differ, 0 when one is not known."""
    if left is None or right is None:
        return 0.0
    return 1.0 if left == right else -1.0


def pair_features(scene: Scene, a: Mention, m: Mention, between: int) -> list[float]:
    """Return the values of FEATURES for antecedent ``a`` and mention ``m``.

    ``between`` counts the mentions between the two that agree with ``m`` in number and gender.
    """
    one, two = a.candidate, m.candidate
    pair = (a.number_in_account, m.number_in_account)
    shared = len(a.words & m.words)
    nominal = a.form != 2.0 and m.form != 2.0
    modifiers = len(a.modifiers & m.modifiers)
    names = len(set(a.names) & set(m.names))
    dot = sum(p * q for p, q in zip(one.probabilities, two.probabilities, strict=True))
    known = bool(one.kind) and bool(two.kind)
    return [
        a.form,
        m.form,
        float(GROUPS.index(a.group)) if a.group else -1.0,
        float(GROUPS.index(m.group)) if m.group else -1.0,
        float(DETERMINERS.index(one.determiner)),
        float(DETERMINERS.index(two.determiner)),
        _role_number(a.role),
        _role_number(m.role),
        float(KINDS.index(one.kind)) if one.kind else -1.0,
        float(KINDS.index(two.kind)) if two.kind else -1.0,
        one.probabilities[0] if one.kind else -1.0,
        two.probabilities[0] if two.kind else -1.0,
        dot if known else -1.0,
        agreement(one.number, two.number),
        agreement(one.gender, two.gender),
        float(min(m.sentence - a.sentence, 100)),
        float(min(m.number_in_account - a.number_in_account, 400)),
        math.log1p(max(0, two.head - one.head)),
        float(min(between, 30)),
        float(nominal and a.lemma == m.lemma),
        float(nominal and a.lower == m.lower),
        float(a.text == m.text),
        float(shared) if nominal else -1.0,
        shared / len(m.words) if nominal and m.words else -1.0,
        float(modifiers) if nominal else -1.0,
        float(bool(a.modifiers) and bool(m.modifiers) and modifiers == 0) if nominal else -1.0,
        float(names),
        float(bool(a.names) and bool(m.names) and a.names[-1] == m.names[-1]),
        float(_acronym(a, m) or _acronym(m, a)),
        JaroWinkler.similarity(a.lemma, m.lemma) if nominal else -1.0,
        float(min(scene.heads[m.lemma], 20)) if m.form != 2.0 else -1.0,
        float(min(scene.heads[a.lemma], 20)) if a.form != 2.0 else -1.0,
        float(a.role == m.role),
        _same_governor(scene.tree, a, m),
        float(a.clause == m.clause),
        _APART[scene.links.apart.get(pair, "")],
        _RULES[scene.links.same.get(pair, "")],
        float(a.voice == m.voice),
        float(bool(a.voice)) + 2.0 * float(bool(m.voice)),
        float(min(one.last - one.first, 12)),
        float(min(two.last - two.first, 12)),
        float(min(m.sentence, 50)),
        float(min(a.place, 40)),
        float(nominal and scene.heads[m.lemma] == 1),
        float(m.lower in REFLEXIVES),
        float(a.role in SUBJECTS),
        float(m.place < 3),
        float(a.person * 4 + m.person),
        _NUMBERS[one.number],
        _NUMBERS[two.number],
        float(one.determiner == "poss"),
        float(two.determiner == "poss"),
        float(one.relative),
    ]


def _role_number(role: str) -> float:
    return float(_ROLES.index(role)) if role in _ROLES else float(len(_ROLES))


def _same_governor(tree: Tree, a: Mention, m: Mention) -> float:
    if a.governor == m.governor:
        return 2.0
    return float(tree.tokens[a.governor].lemma == tree.tokens[m.governor].lemma)


def _acronym(short: Mention, long: Mention) -> bool:
    return (
        len(short.lower) > 1
        and short.candidate.form == "name"
        and (
            short.lower.upper() == long.initials
            and len(long.initials) > 1
            and len(short.names) == 1
        )
    )
