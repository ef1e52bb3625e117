r"""Syntax of an account: tokens, tags, lemmas, sentences and dependencies.

The model is a spaCy pipeline trained on Universal Dependencies English (EWT and GUM; see
models/README.md): hash embeddings, a window encoder, a transition parser (Honnibal and Montani;
Nivre 2003). A block of text (tellings.text.segment) is folded, split into tokens, analysed, and
every token is given back its stretch of the unchanged document text.

    "Soo-bin hadn’t seen\nNo. 7." -> Soo-bin | had | n’t | seen | No. | 7 | .

Each account is analysed by itself, in the same batches, so its analysis does not depend on which
accounts are read beside it, nor in what order.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tellings.errors import ModelError
from tellings.language.fold import Folded, fold
from tellings.language.lemmas import Lemmas, load_lemmas
from tellings.language.tokens import WordTokenizer
from tellings.records.language import Analysis, Sentence, Token
from tellings.text.segment import blocks

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS = Path(__file__).parent.parent / "models"
NAME = "tellings_english_syntax"
PARTS = ("tok2vec", "tagger", "morphologizer", "senter", "parser", "trainable_lemmatizer")
LEMMAS = "lemmas.tsv"
OPENING = frozenset("\"'([{")
BATCH = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class SyntaxModel:
    """A loaded pipeline with the tokenizer and the list of lemmas that go with it."""

    nlp: "Language"
    tokenize: WordTokenizer
    lemmas: Lemmas


def load_syntax(*, folder: Path | None = None) -> SyntaxModel:
    """Load the packaged model (or the one in ``folder``); ModelError names what is wrong."""
    import spacy  # noqa: PLC0415  # half a second, for those who analyse only

    where = folder or MODELS / "syntax"
    words = where / "words.txt"
    if not (where / "meta.json").is_file() or not words.is_file():
        raise ModelError(f"{where}: the syntax model is missing or incomplete; reinstall Tellings")
    try:
        nlp = spacy.load(where)
        common = frozenset(words.read_text("utf-8").split())
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{where}: not a readable syntax model ({error})") from error
    if nlp.meta.get("name") != NAME or tuple(nlp.pipe_names) != PARTS:
        raise ModelError(f"{where}: not the syntax model of this version; reinstall Tellings")
    return SyntaxModel(
        nlp=nlp,
        tokenize=WordTokenizer(nlp.tokenizer, common),
        lemmas=load_lemmas(where / LEMMAS),
    )


def analyse(
    text: str,
    spans: Iterable[tuple[int, int]],
    *,
    document: str,
    account: str,
    model: SyntaxModel,
) -> Analysis:
    """Return the syntax of one account.

    ``text`` is the whole document; ``spans`` are the account's stretches of it, (start, end) in
    code points. No sentence crosses a span, a blank line or the end of a heading or list item.
    Token texts are cut from ``text``; lemmas are written with straight quotes and hyphens.
    """
    folded = tuple(
        part
        for start, end in spans
        for first, last in blocks(text, start=start, end=end)
        if (part := fold(text[first:last], start=first)).text
    )
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    docs = (model.tokenize(part.text) for part in folded)
    for part, doc in zip(folded, _annotated(docs, model.nlp), strict=True):
        base = len(tokens)
        tokens.extend(_tokens(text, part, doc, base=base, lemmas=model.lemmas))
        sentences.extend(_sentences(tokens, doc, base=base))
    return Analysis(
        document=document, account=account, tokens=tuple(tokens), sentences=tuple(sentences)
    )


def _annotated(docs: Iterator["Doc"], nlp: "Language") -> Iterator["Doc"]:
    """Run the parts of the pipeline one after the other, sentence starts put right in between."""
    name: str
    part: Any  # spaCy types a part as a callable; all six also have pipe()
    for name, part in nlp.pipeline:
        docs = part.pipe(docs, batch_size=BATCH)
        if name == "senter":
            docs = map(settle_openings, docs)
    return docs


def settle_openings(doc: "Doc") -> "Doc":
    """Let a sentence that begins after an opening quote or bracket begin with that mark."""
    for token in doc[1:]:
        before = doc[token.i - 1]
        if not token.is_sent_start or before.text not in OPENING or before.whitespace_:
            continue
        if before.i == 0 or doc[before.i - 1].whitespace_:
            token.is_sent_start = False
            before.is_sent_start = True
    return doc


def _tokens(text: str, part: Folded, doc: "Doc", *, base: int, lemmas: Lemmas) -> Iterator[Token]:
    for token in doc:
        start = part.offsets[token.idx]
        end = part.offsets[token.idx + len(token.text) - 1] + 1
        yield Token(
            start=start,
            end=end,
            text=text[start:end],
            lemma=lemmas.correct(form=token.text, upos=token.pos_, guess=token.lemma_),
            upos=token.pos_,
            xpos=token.tag_,
            feats=str(token.morph),
            head=base + token.head.i,
            deprel="root" if token.head.i == token.i else token.dep_,
        )


def _sentences(tokens: list[Token], doc: "Doc", *, base: int) -> Iterator[Sentence]:
    for sentence in doc.sents:
        first, last = base + sentence.start, base + sentence.end
        yield Sentence(first=first, last=last, start=tokens[first].start, end=tokens[last - 1].end)
