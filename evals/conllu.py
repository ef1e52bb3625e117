"""CoNLL-U treebanks (https://universaldependencies.org/format.html) as sentences with offsets.

Every syntactic word gets the stretch of text that it covers: the parts of a multiword token
("don't" is "do" + "n't") follow each other in it, as they do in EWT and GUM throughout. Empty nodes
(8.1) are left out. ``document_text`` lays a document out as a reader would meet it, paragraphs
apart, so that a model can be measured from raw text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tellings.records.language import Analysis, Sentence, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One syntactic word. ``head`` counts from 1 in the sentence, 0 is the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSentence:
    """A sentence of the treebank; ``opens`` says whether it begins a paragraph."""

    document: str
    name: str
    opens: bool
    words: tuple[Word, ...]


def read(path: Path) -> tuple[GoldSentence, ...]:
    """Return the sentences of a ``.conllu`` file in order."""
    return tuple(_sentences(path.read_text("utf-8").split("\n"), path.stem))


def _sentences(lines: Iterable[str], document: str) -> Iterator[GoldSentence]:
    name, opens = "", True
    rows: list[list[str]] = []
    for line in lines:
        if line.startswith("# newdoc id = "):
            document, opens = line.removeprefix("# newdoc id = "), True
        elif line.startswith("# newpar"):
            opens = True
        elif line.startswith("# sent_id = "):
            name = line.removeprefix("# sent_id = ")
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            yield GoldSentence(document=document, name=name, opens=opens, words=_words(rows))
            rows, opens = [], False


def _words(rows: list[list[str]]) -> tuple[Word, ...]:
    inside, spaced, words = 0, True, []
    for row in rows:
        number, misc = row[0], row[9]
        if "-" in number:
            inside, spaced = int(number.split("-")[1]), "SpaceAfter=No" not in misc
        elif number.isdigit():
            within = int(number) < inside
            last = int(number) == inside
            space = False if within else spaced if last else "SpaceAfter=No" not in misc
            words.append(_word(row, space=space))
    return tuple(words)


def _word(row: list[str], *, space: bool) -> Word:
    feats = "" if row[5] == "_" else row[5]
    lemma = row[1] if row[2] == "_" else row[2]
    return Word(
        form=row[1],
        lemma=lemma,
        upos=row[3],
        xpos=row[4],
        feats=feats,
        head=int(row[6]),
        deprel=row[7],
        space=space,
    )


def by_document(sentences: Iterable[GoldSentence]) -> dict[str, list[GoldSentence]]:
    """Return the sentences of each document, documents in the order of the file."""
    documents: dict[str, list[GoldSentence]] = {}
    for sentence in sentences:
        documents.setdefault(sentence.document, []).append(sentence)
    return documents


def document_text(sentences: Iterable[GoldSentence]) -> str:
    """Return the raw text: paragraphs apart by a blank line, words as the treebank spaces them."""
    return _layout(sentences)[0]


def _layout(sentences: Iterable[GoldSentence]) -> tuple[str, list[tuple[int, int]]]:
    text, spans = "", []
    parts: list[str] = []
    at = 0
    for number, sentence in enumerate(sentences):
        if number:
            gap = "\n\n" if sentence.opens else "" if not text else " "
            parts.append(gap)
            at += len(gap)
        for index, word in enumerate(sentence.words):
            spans.append((at, at + len(word.form)))
            final = index == len(sentence.words) - 1
            piece = word.form + (" " if word.space and not final else "")
            parts.append(piece)
            at += len(piece)
        text = "x"
    return "".join(parts), spans


def analysis(sentences: Iterable[GoldSentence], *, account: str = "gold") -> tuple[str, Analysis]:
    """Return one document's text and its gold syntax, offsets in that text."""
    gold = tuple(sentences)
    text, spans = _layout(gold)
    tokens: list[Token] = []
    found: list[Sentence] = []
    for sentence in gold:
        first = len(tokens)
        for index, word in enumerate(sentence.words):
            start, end = spans[first + index]
            head = first + (word.head - 1 if word.head else index)
            tokens.append(_token(word, start=start, end=end, head=head))
        found.append(
            Sentence(first=first, last=len(tokens), start=tokens[first].start, end=tokens[-1].end)
        )
    document = gold[0].document if gold else ""
    return text, Analysis(
        document=document, account=account, tokens=tuple(tokens), sentences=tuple(found)
    )


def _token(word: Word, *, start: int, end: int, head: int) -> Token:
    return Token(
        start=start,
        end=end,
        text=word.form,
        lemma=word.lemma,
        upos=word.upos,
        xpos=word.xpos,
        feats=word.feats,
        head=head,
        deprel=word.deprel,
    )
