"""A preposition of several words and its noun are one place, however they were read."""

from dataclasses import replace

import pytest
from tests.compare.compare_factory import tell

from tellings.compare.entities import People
from tellings.compare.frames import Frame, frame_of
from tellings.compare.levels import Level
from tellings.compare.relational import PHRASES, phrase_at
from tellings.compare.slots import compare_frames
from tellings.compare.tables import packaged
from tellings.compare.wordtables import WordTables
from tellings.records.claims import Role
from tellings.records.language import Analysis, Sentence, Token
from tellings.text.lexicon import load

TABLES = WordTables(words=load(), table=packaged())
PEOPLE = People(entities={})
SUBJECT = "The clerk stood"


def frame(account: str, phrase: str, *, chained: bool) -> Frame:
    """Return the frame of "The clerk stood PHRASE the well".

    ``chained`` hangs the noun below a word of the phrase, as a parser reads "in front of the well".
    """
    words = f"{SUBJECT} {phrase} the well".split()
    last, verb = len(words) - 1, 2
    tokens, at = [], 0
    for number, word in enumerate(words):
        upos, head, deprel = "ADP", last, "case"
        if number in {1, last}:
            upos, head, deprel = "NOUN", verb, "nsubj" if number == 1 else "obl"
        elif number == verb:
            upos, head, deprel = "VERB", verb, "root"
        elif word.lower() == "the":
            upos, head, deprel = "DET", number + 1, "det"
        tokens.append(Token(start=at, end=at + len(word), text=word, lemma=word.lower(), upos=upos,
                            xpos="", feats="", head=head, deprel=deprel))  # fmt: skip
        at += len(word) + 1
    if chained:
        tokens[last] = replace(tokens[last], head=last - 3)
        tokens[last - 3] = replace(tokens[last - 3], head=verb)
    told = tell(account, "stand", agent="the/det clerk")
    roles = [Role(role="agent", text="The clerk", start=0, end=9, head=1)]
    if " " not in phrase:
        first = tokens[last - 1].start
        roles.append(Role(role="place", text="the well", start=first, end=at - 1, head=last,
                          marker=phrase))  # fmt: skip
    claim = replace(told.claim, quote=" ".join(words), start=0, end=at - 1, predicate_head=verb,
                    roles=tuple(roles))  # fmt: skip
    whole = Sentence(first=0, last=len(tokens), start=0, end=at)
    analysis = Analysis(document=account, account=account, tokens=tuple(tokens), sentences=(whole,))
    return frame_of(claim, analysis)


def place(left: str, right: str, *, chained: bool = False) -> Level:
    """Return how two phrases before one noun stand to each other."""
    one, other = frame("A", left, chained=chained), frame("B", right, chained=False)
    result = compare_frames(one, other, PEOPLE, TABLES).results["place"]
    return result.outcome.level


@pytest.mark.parametrize(
    ("left", "right"),
    [("near", "far away from"), ("close to", "far from"), ("behind", "in front of"),
     ("at the back of", "at the front of"), ("ahead of", "behind"), ("inside of", "outside"),
     ("north of", "south of")],
)  # fmt: skip
def test_phrases_that_put_a_thing_in_two_places(left: str, right: str) -> None:
    """Two sides of one thing are hard to hold together, whichever account says which."""
    assert place(left, right) == place(right, left) == Level.TENSION


@pytest.mark.parametrize(("left", "right"), [("near", "next to"), ("in front of", "near")])
def test_phrases_that_go_together(left: str, right: str) -> None:
    """What stands next to a thing, or in front of it, stands near it."""
    assert place(left, right) == Level.SAME


@pytest.mark.parametrize("phrase", ["far away from", "in front of", "on top of"])
def test_a_noun_below_a_word_of_the_phrase_is_the_place(phrase: str) -> None:
    """A parser may hang the noun below "away" or "front"."""
    assert place(phrase, phrase, chained=True) == Level.SAME


def test_the_longest_phrase_is_taken() -> None:
    """Each phrase is found where it begins, as the longest one there."""
    for words, name in PHRASES.items():
        assert phrase_at(("stood", *words, "it"), 1) == (name, len(words))
