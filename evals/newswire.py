"""ECB+ from raw text: ``python -m evals.newswire``; events found and joined against gold chains.

Each document is written out as plain text (blanks where print has them, a new line after a heading
or any other sentence without a stop) and read by every room as a user's file would be; the
documents are put into topics by their words, as with gold mentions. A found event is a claim,
standing for its head word; it is the gold mention with the same head word, or a mention of its own.
Only the sentences that the corpus lists count, on either side.

The corpus marks the events that its topics are about. A reader finds every event, and each one that
the corpus left out costs precision as a cluster of its own. So the score is given twice: over all
found claims, and over those that stand for a gold mention (which mentions are found is then told by
recall alone).

Cybulska & Vossen (2014), Using a sledgehammer to crack a nut?
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from train.ecbplus import Topic

from evals.clusters import conll
from evals.entities import spaced
from evals.stories import Prepared, Telling, joined, read
from tellings.events.comparer import Comparer
from tellings.events.frames import frames_of
from tellings.events.pairs import all_scores, load_stacked, load_trees
from tellings.language.encoder import Encoder, load_encoder
from tellings.language.syntax import SyntaxModel, load_syntax
from tellings.records.claims import Claim
from train import ecbplus, pairs

Place = tuple[str, int]
"""A document's name and the offset of a head word in its raw text."""

STOPS = (".", "!", "?", '"', "'", "”", "’")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A document as raw text, the heads of gold mentions marked with their chains.

    ``listed`` are the stretches that count.
    """

    telling: Telling
    listed: tuple[tuple[int, int], ...]


def reports(gold: Path, topic: Topic) -> dict[str, Report]:
    """Return the documents of a topic by name. ``gold`` is the folder of the corpus."""
    listed = ecbplus.listed(gold / "ECBplus_coreference_sentences.csv")
    heads: dict[str, dict[int, str]] = defaultdict(dict)
    for claim in topic.claims:
        heads[claim.account][claim.predicate_head] = topic.chain[claim.id]
    return {name: _report(gold, name, heads[name], listed) for name in sorted(topic.texts)}


def _report(
    gold: Path, name: str, heads: Mapping[int, str], listed: set[tuple[str, str, int]]
) -> Report:
    number, _, rest = name.partition("_")
    words = ecbplus.words(gold / "ECB+" / number / f"{name}.xml")
    text, offsets, stretches = "", [], []
    for sentence in sorted(words):
        start = len(text)
        for at, form in enumerate(words[sentence]):
            text += " " if at and spaced(words[sentence], at) else ""
            offsets.append(len(text))
            text += form
        text += " " if words[sentence][-1].endswith(STOPS) else "\n"
        if (number, rest, sentence) in listed:
            stretches.append((start, len(text)))
    events = {offsets[head]: chain for head, chain in sorted(heads.items())}
    telling = Telling(path=f"{name}.txt", text=text, events=events)
    return Report(telling=telling, listed=tuple(stretches))


def prepared(
    gold: Path, part: str, *, encoder: Encoder, syntax: SyntaxModel
) -> list[tuple[Prepared, dict[str, Report]]]:
    """Return the documents of each predicted topic of a part of the corpus, read from raw text."""
    topic = ecbplus.read(gold, part, syntax)
    written = reports(gold, topic)
    found = []
    for names in ecbplus.stories(topic):
        inside = {name: written[name] for name in names}
        tellings = [report.telling for report in inside.values()]
        found.append((read(names[0], tellings, encoder=encoder, syntax=syntax), inside))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The clusters of one way of joining, over the claims of the listed sentences."""

    key: tuple[frozenset[Hashable], ...]
    response: tuple[frozenset[Hashable], ...]

    @property
    def all(self) -> float:
        """CoNLL F1 over all gold mentions and all found claims."""
        return conll(self.key, self.response)

    @property
    def matched(self) -> float:
        """CoNLL F1 over all gold mentions and the claims that stand for one."""
        gold = frozenset().union(*self.key)
        return conll(self.key, [c & gold for c in self.response if c & gold])

    @property
    def mentions(self) -> tuple[int, int, int]:
        """The numbers of gold mentions, of claims, and of claims that stand for a gold mention."""
        gold, found = frozenset().union(*self.key), frozenset().union(*self.response)
        return len(gold), len(found), len(gold & found)


def scored(
    stories: Sequence[tuple[Prepared, Mapping[str, Report]]],
    joined: Iterable[Iterable[Iterable[str]]],
) -> Found:
    """Compare clusters of claims' ids, those of each story in turn, with the gold chains."""
    key: dict[str, set[Hashable]] = defaultdict(set)
    response: list[frozenset[Hashable]] = []
    for (story, written), clusters in zip(stories, joined, strict=True):
        for name, report in written.items():
            for offset, chain in report.telling.events.items():
                key[chain].add((name, offset))
        places = counted(story, written)
        for members in clusters:
            inside = frozenset(places[claim] for claim in members if claim in places)
            if inside:
                response.append(inside)
    return Found(key=tuple(map(frozenset, key.values())), response=tuple(response))


def counted(story: Prepared, written: Mapping[str, Report]) -> dict[str, Place]:
    """Return where the head word of each claim in a listed sentence stands."""
    document = {account.id: account.document for account in story.accounts}
    by_events = {
        story_document: name
        for story_document, events in story.marks.items()
        for name, report in written.items()
        if report.telling.events is events
    }
    found = {}
    for claim in story.claims:
        name = by_events[document[claim.account]]
        offset = story.analyses[claim.account].tokens[claim.predicate_head].start
        if any(start <= offset < end for start, end in written[name].listed):
            found[claim.id] = (name, offset)
    return found


def by_product(story: Prepared) -> list[tuple[str, ...]]:
    """Return the events as the product joins them."""
    return [event.claims for event in joined(story)]


def by_lemma(claims: Iterable[Claim]) -> list[list[str]]:
    """Return the claims of equal predicates."""
    found: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        found[claim.predicate.split(" ", 1)[0]].append(claim.id)
    return list(found.values())


def by_news(story: Prepared, places: Mapping[str, Place]) -> list[list[str]]:
    """Return the claims of the listed sentences as the scorer learnt on news joins them."""
    claims = [claim for claim in story.claims if claim.id in places]
    frames = frames_of(claims, story.entities, story.analyses)
    comparer = Comparer(frames, story.vectors, story.analyses)
    group = pairs.Group(frames=frames, comparer=comparer, chains=())
    scores = all_scores(load_trees(), load_stacked(), frames, pairs.rows_of(group))
    return [[frames[n].claim for n in members] for members in pairs.joined(scores)]


def main() -> None:
    """Read the development topics and print the figures."""
    gold = Path(__file__).resolve().parents[2] / "shared" / "gold" / "ecbplus"
    stories = prepared(gold, "Dev", encoder=load_encoder(), syntax=load_syntax())
    ways: dict[str, list[Any]] = {
        "same lemma": [by_lemma(story.claims) for story, _ in stories],
        "the product's decision": [by_product(story) for story, _ in stories],
        "pair scorer learnt on news": [by_news(s, counted(s, written)) for s, written in stories],
    }
    for way, clusters in ways.items():
        found = scored(stories, clusters)
        print(f"{way}: CoNLL F1 {found.all:.4f}, over claims at gold mentions {found.matched:.4f}")
    print("gold mentions, claims, claims at gold mentions:", *found.mentions)


if __name__ == "__main__":
    main()
