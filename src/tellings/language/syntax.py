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
from typing import TYPE_CHECKING

from tellings.errors import ModelError
from tellings.language.fold import Folded, fold
from tellings.language.tokens import WordTokenizer
from tellings.records.language import Analysis, Sentence, Token
from tellings.text.segment import blocks

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

MODELS = Path(__file__).parent.parent / "models"
NAME = "tellings_english_syntax"
PARTS = ("tok2vec", "tagger", "morphologizer", "senter", "parser", "trainable_lemmatizer")
BATCH = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class SyntaxModel:
    """A loaded pipeline and the tokenizer that goes with it."""

    nlp: "Language"
    tokenize: WordTokenizer


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
    return SyntaxModel(nlp=nlp, tokenize=WordTokenizer(nlp.tokenizer, common))


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
    for part, doc in zip(folded, model.nlp.pipe(docs, batch_size=BATCH), strict=True):
        base = len(tokens)
        tokens.extend(_tokens(text, part, doc, base=base))
        sentences.extend(_sentences(tokens, doc, base=base))
    return Analysis(
        document=document, account=account, tokens=tuple(tokens), sentences=tuple(sentences)
    )


def _tokens(text: str, part: Folded, doc: "Doc", *, base: int) -> Iterator[Token]:
    for token in doc:
        start = part.offsets[token.idx]
        end = part.offsets[token.idx + len(token.text) - 1] + 1
        yield Token(
            start=start,
            end=end,
            text=text[start:end],
            lemma=_lemma(token),
            upos=token.pos_,
            xpos=token.tag_,
            feats=str(token.morph),
            head=base + token.head.i,
            deprel="root" if token.head.i == token.i else token.dep_,
        )


def _lemma(token: "SpacyToken") -> str:
    """Return the lemma, in lower case unless the word is a name."""
    lemma = token.lemma_ or token.text
    return lemma if token.pos_ in {"PROPN", "X"} else lemma.lower()


def _sentences(tokens: list[Token], doc: "Doc", *, base: int) -> Iterator[Sentence]:
    for sentence in doc.sents:
        first, last = base + sentence.start, base + sentence.end
        yield Sentence(first=first, last=last, start=tokens[first].start, end=tokens[last - 1].end)
