"""Entity mentions with their types, from raw text: GUM test (gold/gum) and LitBank test.

A mention is found when a predicted one has the same head word, or the same span, and the same type;
both figures are F1 over all mentions. GUM: every mention of the entity layer, our eleven types
(several people are a group). LitBank: the entity layer (names and common nouns, no pronouns) in its
four kinds that we have: people, places, organisations, vehicles. It marks fewer mentions than GUM
(nothing generic, nothing negated), so a head of the network learned its scheme apart; what tokens
carry follows GUM's and is measured beside it, all that is found beyond LitBank's counting as wrong.
LitBank has no trees: the head is found by rule. Its texts are tokens; they are set in print again
before they are read.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from evals.coreference_gold import GoldDocument, GoldMention, gum_split, litbank_split, read_gum
from evals.measure import Measure
from tellings.language.syntax import SyntaxModel, analyse
from tellings.records.language import Analysis, Token
from tellings.text.mentions import children_of, mention_span

FLOORS: dict[tuple[str, str], float] = {
    ("gum", "head"): 0.777,
    ("gum", "span"): 0.683,
    ("litbank", "head"): 0.809,
    ("litbank", "span"): 0.685,
}
"""A little below what was measured."""

HEADLESS = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "by",
        "with",
        "from",
        "to",
        "for",
        "about",
        "against",
        "between",
        "among",
        "who",
        "whom",
        "whose",
        "which",
        "that",
        "where",
        "when",
        ",",
        ";",
        ":",
        "-",
        "--",
        "(",
        "and",
        "or",
        "but",
    ]
)
"""Words before which the head of a noun phrase has been: a rule for texts without gold trees."""

ENDINGS = frozenset({"'s", "’s", "'", "’", ".", ",", "”", '"'})
LITBANK_KINDS = {"PER": "person", "ORG": "organisation", "VEH": "object"} | dict.fromkeys(
    ("FAC", "LOC", "GPE"), "place"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A typed mention; ``head`` and ``span`` are (start, end) in the text."""

    head: tuple[int, int]
    span: tuple[int, int]
    type: str


def entity_type(kind: str, head: Token) -> str:
    """Return our name for GUM's type: several people are a group."""
    kind = "organisation" if kind == "organization" else kind
    return "group" if kind == "person" and "Number=Plur" in head.feats else kind


def predicted(analysis: Analysis) -> Iterator[Mention]:
    """Yield the mentions of an analysis."""
    children = children_of(analysis)
    tokens = analysis.tokens
    for at, token in enumerate(tokens):
        if token.entity:
            first, last = mention_span(tokens, at, children=children)
            yield Mention(
                head=(token.start, token.end),
                span=(tokens[first].start, tokens[last - 1].end),
                type=token.entity,
            )


def gum_mentions(document: GoldDocument, gold: Analysis) -> Iterator[Mention]:
    """Yield GUM's mentions at their places in ``gold``, whose tokens are the document's."""
    tokens = gold.tokens
    if len(tokens) != len(document.tokens):
        raise ValueError(f"{document.name}: {len(tokens)} tokens for {len(document.tokens)}")
    for mentions in document.chains.values():
        for mention in mentions:
            head = tokens[gold_head(tokens, mention)]
            yield Mention(
                head=(head.start, head.end),
                span=(tokens[mention.first].start, tokens[mention.last - 1].end),
                type=entity_type(mention.type, head),
            )


def gold_head(tokens: Sequence[Token], mention: GoldMention) -> int:
    """Return the first word of a mention that hangs from no other word of it."""
    inside = range(mention.first, mention.last)
    free = (at for at in inside if tokens[at].head not in inside or tokens[at].head == at)
    return next(free, mention.first)


def ruled_head(forms: Sequence[str], first: int, last: int) -> int:
    """Return the head of a noun phrase by rule: the last word before anything that follows one.

    >>> ruled_head(["the", "keeper", "of", "the", "light"], 0, 5)
    1
    """
    end = next((at for at in range(first + 1, last) if forms[at].lower() in HEADLESS), last)
    return end - 2 if end - 1 > first and forms[end - 1] in ENDINGS else end - 1


def litbank_entities(litbank: Path, name: str) -> tuple[list[str], list[tuple[int, int, str]]]:
    """Return a story's tokens and its entities (first, last, type), token positions."""
    lines = (litbank / "entities" / "tsv" / f"{name}.tsv").read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line.strip()]
    spans: list[tuple[int, int, str]] = []
    for layer in range(1, max(map(len, cells))):
        begun: tuple[int, str] | None = None
        for at, row in enumerate([*cells, []]):
            cell = row[layer] if layer < len(row) else "O"
            if begun and not cell.startswith("I-"):
                spans.append((begun[0], at, begun[1]))
                begun = None
            if cell.startswith("B-"):
                begun = (at, cell[2:])
    return [row[0] for row in cells], sorted(spans)


def spaced(forms: Sequence[str], at: int) -> bool:
    """Whether a blank would stand before this token in print; LitBank does not say."""
    form, before = forms[at], forms[at - 1] if at else ""
    glued = form in {",", ".", ";", ":", "!", "?", ")", "”", "’", "n't", "n’t"}
    return not (glued or (form[:1] in "'’" and len(form) > 1) or before in {"(", "“", "‘"})


def litbank_story(litbank: Path, name: str) -> tuple[str, list[Mention]]:
    """Return the text of a story as printed, and its mentions in it."""
    forms, spans = litbank_entities(litbank, name)
    places: list[tuple[int, int]] = []
    text = ""
    for at, form in enumerate(forms):
        text += " " if at and spaced(forms, at) else ""
        places.append((len(text), len(text) + len(form)))
        text += form
    return text, [
        Mention(
            head=places[ruled_head(forms, first, last)],
            span=(places[first][0], places[last - 1][1]),
            type=LITBANK_KINDS[kind],
        )
        for first, last, kind in spans
    ]


def narrowed(analysis: Analysis) -> list[Mention]:
    """Return the predicted mentions of GUM's scheme in LitBank's kinds, pronouns left out."""
    pronouns = {(token.start, token.end) for token in analysis.tokens if token.upos == "PRON"}
    kinds = {"group": "person"} | {kind: kind for kind in LITBANK_KINDS.values()}
    return [
        Mention(head=found.head, span=found.span, type=kinds[found.type])
        for found in predicted(analysis)
        if found.type in kinds and found.head not in pronouns
    ]


Pair = tuple[Sequence[Mention], Sequence[Mention]]


def figures(data: str, pairs: Iterable[Pair]) -> Iterator[Measure]:
    """Yield F1 of heads and of spans, types asked for, over (gold, found) mentions of texts."""
    counts: Counter[str] = Counter()
    for gold, found in pairs:
        counts["gold"] += len(gold)
        counts["found"] += len(found)
        for part in ("head", "span"):
            wanted = Counter((getattr(one, part), one.type) for one in gold)
            given = Counter((getattr(one, part), one.type) for one in found)
            counts[part] += (wanted & given).total()
    for part, name in (
        ("head", "entity heads and types F1"),
        ("span", "entity spans and types F1"),
    ):
        value = 2 * counts[part] / (counts["gold"] + counts["found"])
        yield Measure(
            measure=name,
            data=data,
            split="test",
            n=counts["gold"],
            value=value,
            floor=FLOORS.get((data, part)),
        )


def gum_figures(gum: Path, found: Mapping[str, tuple[Analysis, Analysis]]) -> Iterator[Measure]:
    """Measure on GUM test, whose (gold, predicted) analyses by name are given."""
    pairs = [
        (list(gum_mentions(read_gum(gum, name), found[name][0])), list(predicted(found[name][1])))
        for name in gum_split(gum)["test"]
    ]
    return figures("gum", pairs)


def litbank_figures(litbank: Path, *, model: SyntaxModel) -> Iterator[Measure]:
    """Measure on LitBank's test stories: mentions in its own scheme, and what tokens carry."""
    own: list[Pair] = []
    carried: list[Pair] = []
    for name in litbank_split(litbank)["test"]:
        text, gold = litbank_story(litbank, name)
        read = partial(analyse, text, [(0, len(text))], document="", account="", model=model)
        own.append((gold, list(predicted(read(entities="litbank")))))
        carried.append((gold, narrowed(read())))
    yield from figures("litbank", own)
    yield from figures("litbank, GUM's scheme", carried)
