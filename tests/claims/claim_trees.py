"""Hand-made analyses: one line a token, ``WORD LEMMA UPOS HEAD DEPREL [FEATS]``, heads from 1."""

from tellings.claims.tree import Tree, plant
from tellings.records.language import Analysis, Sentence, Token


def analysis_of(table: str) -> tuple[str, Analysis]:
    """Return the text (words with single spaces) and the analysis of one sentence."""
    rows = [line.split() for line in table.strip().splitlines()]
    text = " ".join(row[0] for row in rows)
    tokens, at = [], 0
    for index, row in enumerate(rows):
        head = int(row[3]) - 1 if row[3] != "0" else index
        tokens.append(
            Token(
                start=at,
                end=at + len(row[0]),
                text=row[0],
                lemma=row[1],
                upos=row[2],
                xpos=row[6] if len(row) > 6 else "",
                head=head,
                deprel=row[4],
                feats=row[5] if len(row) > 5 and row[5] != "_" else "",
            )
        )
        at += len(row[0]) + 1
    sentence = Sentence(first=0, last=len(tokens), start=0, end=len(text))
    return text, Analysis(document="d", account="a", tokens=tuple(tokens), sentences=(sentence,))


def tree_of(table: str) -> Tree:
    """Return the tree of a hand-made sentence."""
    text, analysis = analysis_of(table)
    return plant(analysis, text)
