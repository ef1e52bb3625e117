"""Gold coreference: GUM documents (with gold syntax) and LitBank stories (tokens alone).

A gold document has its tokens' offsets in a text made by joining the tokens, its chains as lists of
mentions ``(first, last, type)`` in token positions (last excluded), and the speaker of each
sentence where the corpus names one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tellings.records.language import Analysis, Sentence, Token

LITBANK_TEST_EVERY = 5
"""Every fifth LitBank story by file name is test, counted from the first."""
ATTRIBUTES = frozenset({"APPOS", "COP"})


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldMention:
    """Token positions ``[first, last)`` and the entity type the corpus gives."""

    first: int
    last: int
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """A document with its chains; ``syntax`` is None where the corpus has none."""

    name: str
    text: str
    tokens: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]
    chains: Mapping[str, tuple[GoldMention, ...]]
    speakers: tuple[str, ...]
    syntax: Analysis | None


def gum_split(gum: Path) -> dict[str, tuple[str, ...]]:
    """Return the document names of train, dev and test; train is what the lists leave."""
    listed: dict[str, set[str]] = defaultdict(set)
    part = ""
    for line in (gum / "splits.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            part = line[3:].strip()
        elif line.strip().startswith("*"):
            listed[part].add(line.strip()[2:])
    every = sorted(path.stem for path in (gum / "dep").glob("*.conllu"))
    held = listed["dev"] | listed["test"] | listed["test2"]
    return {
        "train": tuple(name for name in every if name not in held),
        "dev": tuple(name for name in every if name in listed["dev"]),
        "test": tuple(name for name in every if name in listed["test"]),
    }


def read_gum(gum: Path, name: str) -> GoldDocument:
    """Return one GUM document."""
    rows, speakers = _conllu(gum / "dep" / f"{name}.conllu")
    text, offsets, analysis = _analysis(name, rows)
    column = [
        line.split("\t")[-1]
        for line in (gum / "coref_gum_conll" / f"{name}.conll")
        .read_text(encoding="utf-8")
        .splitlines()
        if line.strip() and not line.startswith("#")
    ]
    if len(column) != len(offsets):
        raise ValueError(f"{name}: {len(column)} coreference rows for {len(offsets)} tokens")
    return GoldDocument(
        name=name,
        text=text,
        tokens=offsets,
        sentences=tuple((s.first, s.last) for s in analysis.sentences),
        chains=_gum_chains(column),
        speakers=speakers,
        syntax=analysis,
    )


def _conllu(path: Path) -> tuple[list[list[list[str]]], tuple[str, ...]]:
    sentences: list[list[list[str]]] = []
    speakers: list[str] = []
    rows: list[list[str]] = []
    speaker = ""
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if not line:
            if rows:
                sentences.append(rows)
                speakers.append(speaker)
            rows, speaker = [], ""
        elif line.startswith("# speaker"):
            speaker = line.partition("=")[2].strip()
        elif not line.startswith("#"):
            fields = line.split("\t")
            if fields[0].isdigit():
                rows.append(fields)
            elif "-" in fields[0] and "SpaceAfter=No" in fields[9]:
                rows_after = int(fields[0].split("-")[1])
                rows.append(["skip", str(rows_after)])
    return sentences, tuple(speakers)


def _analysis(
    name: str, sentences: Sequence[Sequence[list[str]]]
) -> tuple[str, tuple[tuple[int, int], ...], Analysis]:
    """Join the tokens with blanks (none where the treebank says so) and keep the syntax."""
    pieces: list[str] = []
    tokens: list[Token] = []
    spans: list[Sentence] = []
    at = 0
    for rows in sentences:
        words = [row for row in rows if row[0] != "skip"]
        first = len(tokens)
        glued = {int(row[1]) for row in rows if row[0] == "skip"}
        for row in words:
            form = row[1]
            head = int(row[6])
            tokens.append(
                Token(
                    start=at,
                    end=at + len(form),
                    text=form,
                    lemma=row[2],
                    upos=row[3],
                    xpos=row[4],
                    feats="" if row[5] == "_" else row[5],
                    head=first + head - 1 if head else len(tokens),
                    deprel=row[7],
                )
            )
            glue = "SpaceAfter=No" in row[9] or int(row[0]) in glued
            pieces.append(form if glue else form + " ")
            at += len(pieces[-1])
        spans.append(
            Sentence(first=first, last=len(tokens), start=tokens[first].start, end=tokens[-1].end)
        )
    analysis = Analysis(document=name, account=name, tokens=tuple(tokens), sentences=tuple(spans))
    return "".join(pieces), tuple((t.start, t.end) for t in tokens), analysis


def _gum_chains(column: Sequence[str]) -> dict[str, tuple[GoldMention, ...]]:
    opened: dict[str, list[int]] = defaultdict(list)
    chains: dict[str, list[GoldMention]] = defaultdict(list)
    for position, cell in enumerate(column):
        if cell == "_":
            continue
        for start, body, end in re.findall(r"(\()?([^()]+)(\))?", cell):
            kind, number = body.split("-")[:2]
            if start:
                opened[body].append(position)
            if end:
                first = opened[body].pop()
                chains[number].append(GoldMention(first=first, last=position + 1, type=kind))
    return {key: tuple(value) for key, value in chains.items()}


def litbank_split(litbank: Path) -> dict[str, tuple[str, ...]]:
    """Return the stories of train and test."""
    names = sorted(path.stem for path in (litbank / "coref" / "conll").glob("*.conll"))
    test = tuple(names[::LITBANK_TEST_EVERY])
    return {"train": tuple(name for name in names if name not in test), "test": test}


def read_litbank(litbank: Path, name: str, *, attributes: bool = False) -> GoldDocument:
    """Return one LitBank story; types come from its entity annotation (PER becomes person).

    LitBank marks appositions and copulas as links of their own, beside the chains. With
    ``attributes`` such a link makes one chain of the two that it joins.
    """
    path = litbank / "coref" / "conll" / f"{name}.conll"
    tokens: list[tuple[int, int]] = []
    sentences: list[tuple[int, int]] = []
    opened: dict[str, list[int]] = defaultdict(list)
    chains: dict[str, list[GoldMention]] = defaultdict(list)
    pieces: list[str] = []
    at = first = 0
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        fields = line.split("\t")
        if line.startswith("#") or len(fields) < 5:
            if len(tokens) > first:
                sentences.append((first, len(tokens)))
                first = len(tokens)
            continue
        position = len(tokens)
        tokens.append((at, at + len(fields[3])))
        pieces.append(fields[3] + " ")
        at += len(fields[3]) + 1
        for start, number, end in re.findall(r"(\()?(\d+)(\))?", fields[-1]):
            if start:
                opened[number].append(position)
            if end:
                begun = opened[number].pop()
                chains[number].append(GoldMention(first=begun, last=position + 1, type=""))
    joined = _joined(litbank, name, chains, [first for first, _ in sentences])
    return GoldDocument(
        name=name,
        text="".join(pieces),
        tokens=tuple(tokens),
        sentences=tuple(sentences),
        chains=dict(_typed(litbank, name, joined if attributes else chains)),
        speakers=("",) * len(sentences),
        syntax=None,
    )


def _joined(
    litbank: Path,
    name: str,
    chains: Mapping[str, Sequence[GoldMention]],
    sentences: Sequence[int],
) -> dict[str, list[GoldMention]]:
    """Return the chains with those made one that an apposition or a copula links."""
    owner = {(m.first, m.last): key for key, chain in chains.items() for m in chain}
    first = {key: key for key in chains}
    spans: dict[str, tuple[int, int]] = {}
    table = litbank / "coref" / "tsv" / f"{name}.ann"
    for line in table.read_text(encoding="utf-8").splitlines() if table.exists() else ():
        fields = line.split("\t")
        if fields[0] == "MENTION":
            sentence, begin, last, end = (int(value) for value in fields[2:6])
            spans[fields[1]] = (sentences[sentence] + begin, sentences[last] + end + 1)
        elif fields[0] in ATTRIBUTES:
            ends = [owner[spans[key]] for key in fields[1:3] if spans.get(key) in owner]
            if len(ends) == 2:  # a few links name a mention that the table has not
                one, two = (_first(first, key) for key in ends)
                first[max(one, two)] = min(one, two)
    found: dict[str, list[GoldMention]] = defaultdict(list)
    for key, chain in chains.items():
        found[_first(first, key)] += chain
    return found


def _first(first: Mapping[str, str], key: str) -> str:
    while first[key] != key:
        key = first[key]
    return key


def _typed(
    litbank: Path, name: str, chains: Mapping[str, Sequence[GoldMention]]
) -> Iterator[tuple[str, tuple[GoldMention, ...]]]:
    """Yield the chains with the entity type of the brat annotation beside them."""
    kinds = {"PER": "person", "GPE": "place", "LOC": "place", "FAC": "place"}
    kinds |= {"VEH": "object", "ORG": "organization"}
    sentences: list[int] = []
    path = litbank / "coref" / "conll" / f"{name}.conll"
    count = 0
    fresh = True
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or len(line.split("\t")) < 5:
            fresh = True
            continue
        if fresh:
            sentences.append(count)
            fresh = False
        count += 1
    types: dict[tuple[int, int], str] = {}
    table = litbank / "coref" / "tsv" / f"{name}.ann"
    if table.exists():
        for line in table.read_text(encoding="utf-8").splitlines():
            fields = line.split("\t")
            if fields[0] == "MENTION":
                sentence, begin, _, end = (int(value) for value in fields[2:6])
                span = (sentences[sentence] + begin, sentences[sentence] + end + 1)
                types[span] = kinds.get(fields[7], "")
    for number, mentions in chains.items():
        yield (
            number,
            tuple(
                GoldMention(first=m.first, last=m.last, type=types.get((m.first, m.last), ""))
                for m in mentions
            ),
        )
