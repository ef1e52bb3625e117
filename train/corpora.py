"""Training documents: words with what a corpus says of them.

EWT and GUM give syntax, GUM also entities and chains of coreference; LitBank gives entities of four
kinds and chains, and no syntax. A label that a corpus does not give is None. The head word of a
mention carries the mention: its type, and the number of its chain.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from evals.conllu import GoldSentence
from evals.coreference_gold import GoldMention, gum_split, litbank_split, read_gum, read_litbank
from evals.entities import LITBANK_KINDS, litbank_entities, ruled_head, spaced

from tellings.language.fold import fold
from tellings.language.lemma_rules import rule_of
from train.treebanks import Treebanks

LABELS = ("upos", "xpos", "feats", "lemma", "deprel", "entity")
ENTITIES = (
    "",
    "person",
    "group",
    "organisation",
    "place",
    "time",
    "object",
    "event",
    "abstract",
    "animal",
    "plant",
    "substance",
)
LITBANK_TYPES = ("", "person", "place", "organisation", "object")
SEEN_AT_LEAST = {"upos": 1, "xpos": 2, "feats": 2, "lemma": 4, "deprel": 2, "entity": 1}
HELD_OUT_EVERY = 5
"""Every fifth document of each corpus, from the second, teaches no coreference: who builds on the
network's coreference vectors can learn their worth there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One word with what is known of it; labels None where the corpus does not say.

    ``head`` is the position in the document, the word's own for a root. ``cluster`` is -1 for a
    word that heads no mention.
    """

    form: str
    space: bool
    starts: bool
    opens: bool
    labels: dict[str, str | None] = field(default_factory=dict)
    head: int | None = None
    cluster: int | None = None
    litbank: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingDocument:
    """The rows of one document; ``corpus`` names where it comes from."""

    name: str
    corpus: str
    rows: tuple[Row, ...]


def treebank_documents(treebanks: Treebanks, part: str, gum: Path) -> list[TrainingDocument]:
    """Return the documents of train or dev with syntax, GUM's also with entities and chains."""
    held = {name for at, name in enumerate(gum_split(gum)["train"]) if at % HELD_OUT_EVERY == 1}
    found = []
    for sentences in getattr(treebanks, part):
        name = sentences[0].document
        rows = _rows(sentences)
        is_gum = name.startswith("GUM_")
        if is_gum:
            rows = _with_mentions(rows, gum, name, chains=name not in held)
        found.append(TrainingDocument(name=name, corpus="gum" if is_gum else "ewt", rows=rows))
    return found


def _rows(sentences: Sequence[GoldSentence]) -> tuple[Row, ...]:
    rows: list[Row] = []
    space = True
    for sentence in sentences:
        first = len(rows)
        for index, word in enumerate(sentence.words):
            form = fold(word.form).text or "\ufffd"
            labels: dict[str, str | None] = {
                "upos": word.upos,
                "xpos": word.xpos,
                "feats": word.feats,
                "lemma": rule_of(form, fold(word.lemma).text or word.lemma),
                "deprel": word.deprel,
                "entity": None,
            }
            rows.append(
                Row(
                    form=form,
                    space=space or index == 0,
                    starts=index == 0,
                    opens=sentence.opens and index == 0,
                    labels=labels,
                    head=first + (word.head - 1 if word.head else index),
                )
            )
            space = word.space
    return tuple(rows)


def _with_mentions(rows: tuple[Row, ...], gum: Path, name: str, *, chains: bool) -> tuple[Row, ...]:
    """Give each word the type and chain of the shortest mention that it heads."""
    document = read_gum(gum, name)
    headed: dict[int, tuple[int, str, int]] = {}
    for number, mentions in enumerate(document.chains.values()):
        for mention in mentions:
            head = _gold_head(rows, mention)
            size = mention.last - mention.first
            if head not in headed or size < headed[head][0]:
                headed[head] = (size, _type(rows[head], mention.type), number)
    return tuple(
        replace(
            row,
            labels=row.labels | {"entity": headed[at][1] if at in headed else ""},
            cluster=(headed[at][2] if at in headed else -1) if chains else None,
        )
        for at, row in enumerate(rows)
    )


def _gold_head(rows: Sequence[Row], mention: GoldMention) -> int:
    inside = range(mention.first, mention.last)
    return next(
        (at for at in inside if rows[at].head not in inside or rows[at].head == at), mention.first
    )


def _type(head: Row, kind: str) -> str:
    """Return our type: several people are a group."""
    kind = "organisation" if kind == "organization" else kind
    plural = "Number=Plur" in (head.labels["feats"] or "")
    return "group" if kind == "person" and plural else kind


def litbank_documents(litbank: Path) -> list[TrainingDocument]:
    """Return LitBank's training stories: no syntax, types of four kinds, chains."""
    return [
        litbank_document(litbank, name, chains=at % HELD_OUT_EVERY != 1)
        for at, name in enumerate(litbank_split(litbank)["train"])
    ]


def litbank_document(litbank: Path, name: str, *, chains: bool = True) -> TrainingDocument:
    """Return one story of LitBank."""
    document = read_litbank(litbank, name)
    forms = [document.text[start:end] for start, end in document.tokens]
    types = _brat_types(litbank, name, forms)
    chained: dict[int, tuple[int, int]] = {}
    for number, mentions in enumerate(document.chains.values()):
        for mention in mentions:
            head = ruled_head(forms, mention.first, mention.last)
            size = mention.last - mention.first
            if head not in chained or size < chained[head][0]:
                chained[head] = (size, number)
    starts = {first for first, _ in document.sentences}
    rows = []
    for at, form in enumerate(forms):
        rows.append(
            Row(
                form=fold(form).text or "\ufffd",
                space=spaced(forms, at),
                starts=at in starts,
                opens=at == 0,
                labels=dict.fromkeys(LABELS),
                litbank=types.get(at, ""),
                cluster=(chained[at][1] if at in chained else -1) if chains else None,
            )
        )
    return TrainingDocument(name=name, corpus="litbank", rows=tuple(rows))


def _brat_types(litbank: Path, name: str, forms: Sequence[str]) -> dict[int, str]:
    """Return the type of each word that heads an entity of the entity layer, innermost first."""
    tokens, spans = litbank_entities(litbank, name)
    if len(tokens) != len(forms):
        raise ValueError(f"{name}: {len(tokens)} entity rows for {len(forms)} tokens")
    found: dict[int, tuple[int, str]] = {}
    for first, last, kind in spans:
        head = ruled_head(forms, first, last)
        if head not in found or last - first < found[head][0]:
            found[head] = (last - first, LITBANK_KINDS[kind])
    return {head: kind for head, (_, kind) in found.items()}


def label_sets(documents: Sequence[TrainingDocument]) -> dict[str, tuple[str, ...]]:
    """Return the values of every label seen often enough, most frequent first."""
    sets: dict[str, tuple[str, ...]] = {"entity": ENTITIES}
    for label in LABELS:
        if label in sets:
            continue
        values = (row.labels[label] for document in documents for row in document.rows)
        counts = Counter(value for value in values if value is not None)
        kept = [value for value, n in counts.items() if n >= SEEN_AT_LEAST[label]]
        sets[label] = tuple(sorted(kept, key=lambda value: (-counts[value], value)))
    return sets
