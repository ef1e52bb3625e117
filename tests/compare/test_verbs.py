"""Verbs told from another side: states as passives, directions in one word, company."""

from dataclasses import replace

import pytest
from tests.compare.compare_factory import Told, analyses_of, entity, tell

from tellings.compare.entities import People
from tellings.compare.frames import Frame, frame_of
from tellings.compare.levels import Level
from tellings.compare.pairs import Judge
from tellings.compare.tables import packaged
from tellings.compare.wordtables import WordTables
from tellings.records.language import Analysis, Sentence, Token
from tellings.text.lexicon import load

TABLES = WordTables(words=load(), table=packaged())
KNOWN = (entity("Ada", gender="fem"), entity("Rolf", gender="masc"))
JUDGE = Judge(people=People(entities={one.id: one for one in KNOWN}), words=TABLES,
              table=packaged())  # fmt: skip


def frames(*told: Told) -> list[Frame]:
    """Return the frames of some claims."""
    analyses, claims = analyses_of(told)
    return [frame_of(claim, analyses[claim.account]) for claim in claims]


def passive(word: str, **roles: str) -> Told:
    """Return the claim that something was done, its participle being this word."""
    told = tell("A", word.removesuffix("d"), patient="the/det door", **roles)
    quote = f"was {word}"
    claim = replace(told.claim, quote=quote, start=0, predicate_start=4, predicate_end=len(quote))
    return replace(told, claim=claim)


@pytest.mark.parametrize(
    ("left", "level"),
    [(passive("closed"), Level.TENSION), (passive("closed", agent="the/det clerk"), Level.NOT_SAID),
     (passive("painted"), Level.NOT_SAID)],
)  # fmt: skip
def test_a_passive_without_a_doer_says_what_something_was(left: Told, level: Level) -> None:
    """What was closed was not open; what the clerk closed may have been open."""
    one, other = frames(left, tell("B", "be", theme="the/det door", attribute="open/ADJ"))
    assert JUDGE.pair(one, other, linked=True).worst == level
    assert JUDGE.pair(other, one, linked=True).worst == level


def went(account: str, word: str) -> Frame:
    """Return the frame of "Ada drifted WORD", the word a mere adverb that no role holds."""
    told = tell(account, "drift", agent="Ada/PROPN", entities={"agent": "ada"})
    words = ["Ada", "drifted", word]
    tags = [("PROPN", 1, "nsubj"), ("VERB", 1, "root"), ("ADV", 1, "advmod")]
    tokens, at = [], 0
    for text, (upos, head, deprel) in zip(words, tags, strict=True):
        tokens.append(Token(start=at, end=at + len(text), text=text, lemma=text.lower(), upos=upos,
                            xpos="", feats="", head=head, deprel=deprel))  # fmt: skip
        at += len(text) + 1
    claim = replace(told.claim, quote=" ".join(words), start=0, end=at - 1, predicate_head=1,
                    predicate_start=4, predicate_end=11)  # fmt: skip
    whole = Sentence(first=0, last=3, start=0, end=at)
    return frame_of(claim, Analysis(document=account, account=account, tokens=tuple(tokens),
                                    sentences=(whole,)))  # fmt: skip


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [("east", "west", Level.TENSION), ("left", "right", Level.TENSION),
     ("east", "east", Level.NOT_SAID), ("east", "slowly", Level.NOT_SAID)],
)  # fmt: skip
def test_where_to_in_one_word(left: str, right: str, level: Level) -> None:
    """East is not west; how it went says nothing of where to."""
    assert JUDGE.pair(went("A", left), went("B", right), linked=True).worst == level


@pytest.mark.parametrize(
    ("company", "being", "level"),
    [("her/nmod:poss brother", "rolf", Level.TENSION), ("a/det stick", None, Level.NOT_SAID),
     ("alone/ADV", None, Level.NOT_SAID)],
)  # fmt: skip
def test_alone_is_without_company(company: str, being: str | None, level: Level) -> None:
    """Who went alone did not go with a brother, but perhaps with a stick."""
    alone = tell("A", "arrive", agent="Ada/PROPN", companion="alone/ADV",
                 entities={"agent": "ada"})  # fmt: skip
    entities = {"agent": "ada", **({"companion": being} if being else {})}
    one, other = frames(
        alone, tell("B", "arrive", agent="Ada/PROPN", companion=company, entities=entities)
    )
    assert JUDGE.pair(one, other, linked=True).worst == level
