"""Mentions of one account with what deciding whether two name the same needs to know of them.

Every feature of a pair is a plain number computed from the words and the tree (``pair_table``).
``FEATURES`` is the list that the packaged model was trained with; the model is refused when the two
differ.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.people.candidates import Candidate
from tellings.people.links import GrammarLinks
from tellings.people.syntax import Tree
from tellings.people.voices import Voices
from tellings.people.words import PRONOUNS

FEATURES = (
    "kind_agreement",
    "number",
    "gender",
    "sentences_apart",
    "mentions_apart",
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
    "same_role",
    "same_governor",
    "same_clause",
    "same_rule",
    "same_voice",
    "voices",
    "first_of_head",
    "reflexive",
    "subject_a",
    "paragraph_order",
    "person_pair",
    "possessor_a",
    "possessor_m",
    "relative_between",
)

_FORMS = {"name": 0.0, "nominal": 1.0, "pronoun": 2.0}
GROUPS = sorted({shown.group for shown in PRONOUNS.values()})
DETERMINERS = ("", "bare", "def", "indef", "dem", "quant", "num", "poss")
ROLES = (
    *("nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod:poss", "nmod", "appos", "conj", "root"),
    *("compound", "vocative", "dislocated", "list", "parataxis", "other"),
)


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
    return deprel if deprel in ROLES else deprel.partition(":")[0]


def agreement(left: str | None, right: str | None) -> float:
    """Return 1 when equal, -1 when they differ, 0 when one is not known."""
    if left is None or right is None:
        return 0.0
    return 1.0 if left == right else -1.0
