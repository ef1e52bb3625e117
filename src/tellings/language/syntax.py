r"""Syntax of an account: tokens, tags, lemmas, sentences, dependencies, entity types.

The model is a small transformer trained on Universal Dependencies English (EWT and GUM; see
models/README.md). A block of text (tellings.text.segment) is folded and split into tokens; the
words of all blocks are read together (tellings.language.reading), and every token is given back
its stretch of the unchanged document text.

    "Soo-bin hadn’t seen\nNo. 7." -> Soo-bin | had | n’t | seen | No. | 7 | .

Each account is read by itself, so its analysis does not depend on which accounts are read beside
it, nor in what order.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from tellings.errors import ModelError
from tellings.language.fold import Folded, fold
from tellings.language.lemma_rules import apply_rule
from tellings.language.lemmas import Lemmas, load_lemmas
from tellings.language.network import Network, Word, load_network
from tellings.language.networks import MODELS
from tellings.language.reading import ReadSentence, read
from tellings.language.tokens import WordTokenizer
from tellings.records.language import (
    ANTECEDENCE_STEPS,
    Analysis,
    Antecedence,
    Confidence,
    Sentence,
    Token,
)
from tellings.text.segment import blocks

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEMMAS = "lemmas.tsv"

Stretch = tuple[int, int]
EntityScheme = Literal["entity", "litbank"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SyntaxModel:
    """A loaded network with the tokenizer and the list of lemmas that go with it."""

    network: Network
    tokenize: WordTokenizer
    lemmas: Lemmas


def load_syntax(*, models: Path | None = None) -> SyntaxModel:
    """Load the packaged model (or that of other ``models``); ModelError names what is wrong."""
    where = (models or MODELS) / "syntax"
    return SyntaxModel(
        tokenize=_tokenizer(where),
        lemmas=load_lemmas(where / LEMMAS),
        network=load_network(models or MODELS),
    )


def _tokenizer(where: Path) -> WordTokenizer:
    # Imported here: half a second, for those who analyse only.
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # noqa: PLC0415
    from spacy.vocab import Vocab  # noqa: PLC0415

    try:
        english = Tokenizer(Vocab()).from_disk(where / "tokenizer")
        common = frozenset((where / "words.txt").read_text("utf-8").split())
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{where}: the tokenizer cannot be read ({error})") from error
    return WordTokenizer(english, common)


def analyse(
    text: str,
    spans: Iterable[Stretch],
    *,
    document: str,
    account: str,
    model: SyntaxModel,
    entities: EntityScheme = "entity",
) -> Analysis:
    """Return the syntax of one account.

    ``text`` is the whole document; ``spans`` are the account's stretches of it, (start, end) in
    code points. No sentence crosses a span, a blank line or the end of a heading or list item.
    Token texts are cut from ``text``; lemmas are written with straight quotes and hyphens.
    ``entities`` says whose mentions the tokens carry: those of GUM, all there are, or "litbank",
    specific people, places, organisations and vehicles only, pronouns left out.
    """
    words: list[Word] = []
    places: list[Stretch] = []
    for start, end in spans:
        for first, last in blocks(text, start=start, end=end):
            folded = fold(text[first:last], start=first)
            if folded.text:
                _append(folded, model.tokenize(folded.text), words=words, places=places)
    return analyse_words(
        text,
        words,
        places,
        document=document,
        account=account,
        model=model,
        entities=entities,
    )


def analyse_words(
    text: str,
    words: Sequence[Word],
    places: Sequence[Stretch],
    *,
    document: str,
    account: str,
    model: SyntaxModel,
    entities: EntityScheme = "entity",
) -> Analysis:
    """Return the syntax of words that were split already; ``places`` are theirs in ``text``."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    heads: list[int] = []
    rows: list[bytes] = []
    sure: list[bytes] = []
    for found in read(words, model.network):
        read_tokens = tuple(
            _tokens(text, found, words=words, places=places, model=model, scheme=entities)
        )
        chosen = [at for at, token in enumerate(read_tokens) if token.entity]
        heads.extend(len(tokens) + at for at in chosen)
        rows.append(_in_bytes(found.coreference[chosen]))
        sure.append(found.confidence.tobytes())
        tokens.extend(read_tokens)
        start, end = places[found.first][0], places[found.last - 1][1]
        sentences.append(Sentence(first=found.first, last=found.last, start=start, end=end))
    return Analysis(
        document=document,
        account=account,
        tokens=tuple(tokens),
        sentences=tuple(sentences),
        antecedence=Antecedence(words=tuple(heads), rows=b"".join(rows)),
        confidence=Confidence(rows=b"".join(sure)),
    )


def _in_bytes(rows: NDArray[np.float32]) -> bytes:
    """Return coreference vectors, shape (n, 129), as ``Antecedence`` holds them."""
    steps = np.full(129, ANTECEDENCE_STEPS[0], dtype=np.float32)
    steps[-1] = ANTECEDENCE_STEPS[1]
    table: NDArray[np.int8] = np.clip(np.rint(rows * steps), -127, 127).astype(np.int8)
    return table.tobytes()


def _append(folded: Folded, doc: "Doc", *, words: list[Word], places: list[Stretch]) -> None:
    """Add a block's words, and where each stands in the document."""
    space = True
    for token in doc:
        may_start = token.is_sent_start is not False
        words.append(Word(form=token.text, space=space, opens=token.i == 0, may_start=may_start))
        first = token.idx
        places.append((folded.offsets[first], folded.offsets[first + len(token.text) - 1] + 1))
        space = bool(token.whitespace_)


def _tokens(
    text: str,
    found: ReadSentence,
    *,
    words: Sequence[Word],
    places: Sequence[Stretch],
    model: SyntaxModel,
    scheme: EntityScheme,
) -> Iterator[Token]:
    labels = model.network.labels
    tags = found.tags
    for at, word in enumerate(range(found.first, found.last)):
        start, end = places[word]
        form = words[word].form
        upos = labels["upos"][tags["upos"][at]]
        guess = apply_rule(labels["lemma"][tags["lemma"][at]], form)
        yield Token(
            start=start,
            end=end,
            text=text[start:end],
            lemma=model.lemmas.correct(form=form, upos=upos, guess=guess),
            upos=upos,
            xpos=labels["xpos"][tags["xpos"][at]],
            feats=labels["feats"][tags["feats"][at]],
            head=int(found.heads[at]),
            deprel=labels["deprel"][found.relations[at]],
            entity=labels[scheme][tags[scheme][at]],
        )
