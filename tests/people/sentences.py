"""Hand-made analyses: one token a line (text, tag, head, relation, lemma), a blank line a sentence.

Heads count from 1 inside the sentence, 0 is the root. The tag NOUNS is a plural noun. The lemma is
the lower-case text unless given. Tokens are joined by one blank, so offsets are easy to follow.
"""

from collections.abc import Sequence

from tellings.people import AccountPeople
from tellings.records.documents import Account, Document, account_id, document_id
from tellings.records.language import Analysis, Sentence, Token
from tellings.records.people import Chain, EntityKind, Mention, Sphere, mention_id

TAGS = {"NOUN": "NN", "NOUNS": "NNS", "PROPN": "NNP", "PRON": "PRP", "DET": "DT", "VERB": "VBD"}


def text_of(rows: str) -> str:
    """Return the text of hand-made rows."""
    return " ".join(line.split()[0] for line in rows.splitlines() if line.strip())


def analysis_of(rows: str, *, document: str = "doc", account: str = "acc") -> Analysis:
    """Return the analysis that the rows describe."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    at = 0
    for block in rows.strip().split("\n\n"):
        first = len(tokens)
        for line in block.strip().splitlines():
            text, tag, head, relation, *lemma = line.split()
            xpos = TAGS.get(tag, tag)
            tokens.append(
                Token(
                    start=at,
                    end=at + len(text),
                    text=text,
                    lemma=lemma[0] if lemma else text.lower(),
                    upos="NOUN" if tag == "NOUNS" else tag,
                    xpos=xpos,
                    feats={"NOUNS": "Number=Plur", "NOUN": "Number=Sing"}.get(tag, ""),
                    head=first + int(head) - 1 if int(head) else len(tokens),
                    deprel=relation,
                )
            )
            at += len(text) + 1
        sentences.append(
            Sentence(first=first, last=len(tokens), start=tokens[first].start, end=tokens[-1].end)
        )
    return Analysis(
        document=document, account=account, tokens=tuple(tokens), sentences=tuple(sentences)
    )


def document_of(text: str, *, path: str) -> Document:
    """Return a plain-text document; its bytes' hash is made of its path, so order is known."""
    return Document(
        id=document_id(path),
        path=path,
        media_type="text/plain",
        sha256=path,
        text_sha256=path,
        text=text,
    )


def account_of(
    document: Document, *, teller: str | None = None, kind: str = "body", start: int = 0
) -> Account:
    """Return the account that consists of the document from ``start`` on."""
    spans = ((start, len(document.text)),)
    return Account(
        id=account_id(document.id, spans),
        document=document.id,
        kind=kind,  # type: ignore[arg-type]  # tests name kinds as they stand in the record
        spans=spans,
        teller=teller,
    )


ChainRow = tuple[str, EntityKind, Sphere, Sequence[tuple[int, int, str]]]


def people_of(analysis: Analysis, chains: Sequence[ChainRow]) -> AccountPeople:
    """Return mentions and chains: (label, kind, sphere, [(first token, last token, form), ...]).

    The head of a mention is its last token; gender is that of he and she.
    """
    mentions: list[Mention] = []
    made: list[Chain] = []
    for _, kind, sphere, spans in chains:
        ids = []
        for first, last, form in spans:
            start, end = analysis.tokens[first].start, analysis.tokens[last].end
            words = " ".join(token.text for token in analysis.tokens[first : last + 1])
            gender = {"he": "masc", "his": "masc", "him": "masc", "she": "fem", "her": "fem"}
            mention = Mention(
                id=mention_id(analysis.document, start, end, form),  # type: ignore[arg-type]
                document=analysis.document,
                account=analysis.account,
                start=start,
                end=end,
                text=words,
                form=form,  # type: ignore[arg-type]  # "name", "nominal" or "pronoun"
                head=last,
                kind=kind,
                number="plur" if kind == "group" else "sing",
                gender=gender.get(words.lower()),
            )
            mentions.append(mention)
            ids.append(mention.id)
        made.append(Chain(account=analysis.account, mentions=tuple(ids), kind=kind, sphere=sphere))
    mentions.sort(key=lambda mention: (mention.start, mention.end))
    return AccountPeople(mentions=tuple(mentions), chains=tuple(made))
