"""Corpora as cases for ``train.beside``: news of one event, halves of a story.

ECB+ (Cybulska and Vossen 2014) has articles on one event whose people are marked across articles:
any two of one event are a case. LitBank (Bamman, Lewke and Mansoor 2020) and GUM (Zeldes 2017) mark
who is who within a text: a stretch of some 170 words is cut in two at a sentence, and its halves
are read as two accounts.

Example: "Ada came in. She sat. | The woman paid." is a case in which "Ada", not "She", is held
against "The woman": a half's pronouns count only for who has nothing else there.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from random import Random
from xml.etree import ElementTree

from evals.coreference_gold import (
    GoldDocument,
    gum_split,
    litbank_split,
    read_gum,
    read_litbank,
)

from train.beside_data import Case, case_of
from train.ecbplus import listed

STRETCH = 170
"""Tokens of a stretch, a little less than two passages have room for."""

LONGEST_MENTION = 60
LONGEST_ARTICLE = 900
PAIRS = 14
"""Pairs of articles an event: more would repeat the same sentences."""

HUMAN = "HUMAN_PART"
KINDS = frozenset({"person", "organization"})
CLOSING = frozenset(".,;:!?)]}'\"%")
WORDS = """
    i me my mine myself you your yours he him his himself she her hers herself it its they
    them their theirs themselves we us our ours who whom whose which that this these those yourself
    one
"""
PRONOUNS = frozenset(WORDS.split())

Held = list[int | str]
"""A place as ``beside_data.case_of`` takes it: account, start, end, words."""


def story_cases(gold: Path) -> Iterator[Case]:
    """Yield the cases of LitBank's and GUM's training texts."""
    for name in litbank_split(gold / "litbank")["train"]:
        yield from halves(read_litbank(gold / "litbank", name))
    for name in gum_split(gold / "gum")["train"]:
        yield from halves(read_gum(gold / "gum", name))


def halves(document: GoldDocument) -> Iterator[Case]:
    """Yield the stretches of a text in halves, those that tell of somebody in both."""
    sentences = document.sentences
    first = 0
    while first < len(sentences):
        last = first
        while last < len(sentences) and sentences[last][1] - sentences[first][0] < STRETCH:
            last += 1
        if last - first >= 2:
            begin, end = sentences[first][0], sentences[last - 1][1]
            middle = min(
                (sentences[at][0] for at in range(first + 1, last)),
                key=lambda token: abs(token - (begin + end) / 2),
            )
            yield from _case(document, ((begin, middle), (middle, end)))
        first = max(last, first + 1)


def _case(document: GoldDocument, parts: tuple[tuple[int, int], ...]) -> Iterator[Case]:
    """Yield the case of two stretches of tokens, none where nobody is told of in both."""
    starts = [document.tokens[first][0] for first, _ in parts]
    people = [
        person
        for chain in sorted(document.chains)
        if (person := _person(document, chain, parts, starts))
    ]
    if len(people) >= 2 and any(len({place[0] for place in person}) == 2 for person in people):
        texts = [
            document.text[start : document.tokens[last - 1][1]]
            for start, (_, last) in zip(starts, parts, strict=True)
        ]
        yield case_of({"accounts": texts, "people": people})


def _person(
    document: GoldDocument, chain: str, parts: tuple[tuple[int, int], ...], starts: list[int]
) -> list[Held]:
    """Return a chain's places in each half: all nouns and names, or one pronoun."""
    found: list[Held] = []
    for account, (first, last) in enumerate(parts):
        here: list[Held] = []
        for mention in document.chains[chain]:
            inside = first <= mention.first and mention.last <= last
            if not inside or mention.type.lower() not in KINDS:
                continue
            start, end = document.tokens[mention.first][0], document.tokens[mention.last - 1][1]
            words = document.text[start:end]
            if len(words) <= LONGEST_MENTION:
                here.append([account, start - starts[account], end - starts[account], words])
        nouns = [place for place in here if str(place[3]).lower() not in PRONOUNS]
        found += nouns or here[:1]
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article's evaluated sentences as one text; ``people`` are start, end and chain."""

    text: str
    people: tuple[tuple[int, int, str], ...]


def news_cases(gold: Path, part: str = "train") -> Iterator[Case]:
    """Yield pairs of ECB+'s articles on one event, by a seeded draw; ``gold`` is the corpus'."""
    evaluated: dict[tuple[str, str], set[int]] = {}
    for topic, rest, sentence in listed(gold / "ECBplus_coreference_sentences.csv"):
        evaluated.setdefault((topic, rest), set()).add(sentence)
    rng = Random(7)
    for topic in json.loads((gold / "split.json").read_text("utf-8"))[part]:
        rests = sorted(rest for number, rest in evaluated if number == str(topic))
        for plus in (False, True):  # the two events of a topic
            articles = [
                article(
                    gold / "ECB+" / str(topic) / f"{topic}_{rest}.xml", evaluated[str(topic), rest]
                )
                for rest in rests
                if rest.endswith("plus") == plus
            ]
            pairs = list(combinations([a for a in articles if len(a.text) < LONGEST_ARTICLE], 2))
            rng.shuffle(pairs)
            for one, other in pairs[:PAIRS]:
                yield from _news(one, other)


def article(path: Path, sentences: set[int]) -> Article:
    """Return an article as printed, with the people that the corpus marks."""
    root = ElementTree.parse(path).getroot()
    places: dict[str, tuple[int, int]] = {}
    text = ""
    for token in root.iter("token"):
        if int(token.attrib["sentence"]) in sentences:
            word = token.text or ""
            glued = word in CLOSING or word.startswith("'") or word == "n't"
            text += " " if text and not glued else ""
            places[token.attrib["t_id"]] = (len(text), len(text) + len(word))
            text += word
    chains: dict[str, str] = {}
    for relation in root.find("Relations") or ():
        crossing = relation.tag == "CROSS_DOC_COREF"
        chain = relation.get("note") if crossing else f"{path.stem} {relation.get('r_id')}"
        for source in relation.findall("source"):
            chains[source.attrib["m_id"]] = str(chain or relation.get("r_id"))
    people = []
    for mark in root.find("Markables") or ():
        tokens = [anchor.attrib["t_id"] for anchor in mark.findall("token_anchor")]
        if mark.tag.startswith(HUMAN) and tokens and all(token in places for token in tokens):
            alone = f"{path.stem} alone {mark.get('m_id')}"
            chain = chains.get(str(mark.get("m_id")), alone)
            people.append((places[tokens[0]][0], places[tokens[-1]][1], chain))
    return Article(text=text, people=tuple(people))


def _news(one: Article, other: Article) -> Iterator[Case]:
    """Yield the case of two articles, none where fewer than two people are told of."""
    people: dict[str, list[Held]] = {}
    for account, each in enumerate((one, other)):
        for start, end, chain in each.people:
            place: Held = [account, start, end, each.text[start:end]]
            people.setdefault(chain, []).append(place)
    if len(people) >= 2:
        yield case_of({"accounts": [one.text, other.text], "people": list(people.values())})
