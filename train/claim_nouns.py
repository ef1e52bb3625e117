"""Derive the noun classes of the claims room: nouns that name events, times, places, persons.

Counted in the training documents of GUM, whose entity layer types every noun phrase (event, time,
place, ...): a noun belongs to a class when at least ``SHARE`` of its mentions as head have that
type. Nouns seen too rarely in GUM are decided by LitBank's event words (its training part by file
name).

"Of" names whom it was done to ("the prosecution of two men") where most uses of the verb have an
object or are passive (``TRANSITIVE``, counted likewise), and of rarer verbs those that give nouns
in -tion and -ment, most of which do. The possessor of an event noun underwent it ("her election")
when the verbs that WordNet derives it from have persons at least ``UNDERGONE`` as often as object
or passive subject as they have them as active subject, counted in the gold trees of EWT and GUM
(train). Places and persons beyond these lists are known by the entity types of the syntax model;
WordNet's own classes of persons, places and acts were tried and left out: they hold names and rare
senses ("bridges", a person).
Run ``python -m train.claim_nouns``; it writes ``src/tellings/claims/nouns.json``.
"""

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
GOLD = HERE.parent / "shared" / "gold"
LEXICON = HERE / "src" / "tellings" / "models" / "wordnet" / "lexicon.tsv.gz"
TARGET = HERE / "src" / "tellings" / "claims" / "nouns.json"
CLASSES = ("event", "time", "place", "person")
SHARE = {"event": 0.6, "time": 0.7, "place": 0.6, "person": 0.8}
SEEN = 2
UNDERGONE, LEAST = 0.6, 3
"""Share of undergoers among a verb's persons, and the fewest undergoers, to be sure."""
TRANSITIVE, USES = 0.75, 3
"""Share of a verb's uses that have an object or are passive, and the fewest uses, to be sure."""
PRONOUNS = frozenset("he she him her they them i me we us you who whom".split())  # noqa: SIM905  # read as a line
NOMINAL_ENDING = re.compile(r"(tion|sion|ment|ance|ence|ing|ure|al|age|ery|ary|y|th|ack|ash)$")


def held_out(splits: Path) -> frozenset[str]:
    """Return the names of GUM's dev and test documents."""
    return frozenset(re.findall(r"\* (\S+)", splits.read_text("utf-8").split("## train")[0]))


def sentences(path: Path) -> Iterator[list[list[str]]]:
    """Yield the token rows of each sentence of a CoNLL-U file."""
    rows: list[list[str]] = []
    for line in path.read_text("utf-8").split("\n"):
        if line and not line.startswith("#"):
            row = line.split("\t")
            if row[0].isdigit():
                rows.append(row)
        elif not line and rows:
            yield rows
            rows = []


def mentions(rows: list[list[str]]) -> Iterator[tuple[str, int, int]]:
    """Yield (type, first row, last row) of every entity of a sentence."""
    open_: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for index, row in enumerate(rows):
        found = re.search(r"Entity=([^|]+)", row[9])
        if not found:
            continue
        for piece in re.findall(r"\([^()]+\)?|[^()]+\)", found[1]):
            name = piece.strip("()").split("-")[0]
            if piece.startswith("("):
                open_[name].append((piece.strip("()").split("-")[1], index))
            if piece.endswith(")") and open_[name]:
                kind, first = open_[name].pop()
                yield kind, first, index


def head(rows: list[list[str]], first: int, last: int) -> list[str]:
    """Return the row of the mention whose governor lies outside it."""
    inside = {row[0] for row in rows[first : last + 1]}
    for row in rows[first : last + 1]:
        if row[6] not in inside:
            return row
    return rows[last]


def gum_counts() -> tuple[dict[str, Counter[str]], Counter[str]]:
    """Return type counts by lemma, and how often each lemma is a common noun."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    nouns: Counter[str] = Counter()
    skip = held_out(GOLD / "gum" / "splits.md")
    for path in sorted((GOLD / "gum" / "dep").glob("*.conllu")):
        if path.stem in skip:
            continue
        for rows in sentences(path):
            nouns.update(row[2].lower() for row in rows if row[3] == "NOUN")
            for kind, first, last in mentions(rows):
                row = head(rows, first, last)
                if row[3] == "NOUN":
                    counts[row[2].lower()][kind] += 1
    return counts, nouns


def litbank_counts() -> dict[str, Counter[str]]:
    """Return how often each word is an event word ("EVENT") or not ("O"), training part only."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for number, path in enumerate(sorted((GOLD / "litbank" / "events" / "tsv").glob("*.tsv"))):
        if number % 5 == 0:
            continue  # the test stories of the coreference and quotation figures
        for line in path.read_text("utf-8").split("\n"):
            word, _, tag = line.partition("\t")
            if tag:
                counts[word.lower()][tag] += 1
    return counts


def classes() -> dict[str, list[str]]:
    """Return the lemmas of every class in alphabetical order."""
    gum, nouns = gum_counts()
    story = litbank_counts()
    result: dict[str, set[str]] = {}
    for kind in CLASSES:
        result[kind] = {
            lemma
            for lemma, types in gum.items()
            if lemma.isalpha() and types[kind] / types.total() >= SHARE[kind]
            if types.total() >= SEEN or _confirmed(lemma, kind, story)
        }
    rare = (w for w, tags in story.items() if w.isalpha() and nouns[w] >= 1)
    result["event"] |= {w for w in rare if _story_event(w, story, gum)}
    result["undergone"] = undergone(result["person"])
    result["transitive"] = transitive()
    return {kind: sorted(words) for kind, words in result.items()}


def undergone(persons: set[str]) -> set[str]:
    """Return the nouns whose possessor is most likely the one to whom it was done."""
    done, doing = person_counts(persons)
    return {
        noun
        for noun, verb in derivations()
        if noun.endswith(("ion", "ment", "al", "ing", "ance")) and done[verb] >= LEAST
        if done[verb] / (done[verb] + doing[verb]) >= UNDERGONE
    }


def transitive() -> set[str]:
    """Return the nouns whose verb takes an object most of the time."""
    uses: Counter[str] = Counter()
    objects: Counter[str] = Counter()
    for path in training():
        for rows in sentences(path):
            above = {row[6] for row in rows if row[7] in ("obj", "nsubj:pass", "aux:pass")}
            for row in rows:
                if row[3] == "VERB":
                    uses[row[2].lower()] += 1
                    objects[row[2].lower()] += row[0] in above or "Voice=Pass" in row[5]
    return {
        noun
        for noun, verb in derivations()
        if not noun.endswith(("er", "or", "ee"))
        if (uses[verb] >= USES and objects[verb] / uses[verb] >= TRANSITIVE)
        or (uses[verb] < USES and noun.endswith(("tion", "ment")))
    }


def derivations() -> list[list[str]]:
    """Return WordNet's pairs of a noun and the verb that it comes from."""
    rows = gzip.decompress(LEXICON.read_bytes()).decode("utf-8").split("\n")
    return [row.split("\t")[1:] for row in rows if row.startswith("D\t")]


def training() -> list[Path]:
    """Return the treebanks' training files."""
    skip = held_out(GOLD / "gum" / "splits.md")
    paths = [p for p in sorted((GOLD / "gum" / "dep").glob("*.conllu")) if p.stem not in skip]
    return [GOLD / "ud_ewt" / "en_ewt-ud-train.conllu", *paths]


def person_counts(persons: set[str]) -> tuple[Counter[str], Counter[str]]:
    """Return how often persons are a verb's object or passive subject, and its active subject."""
    done: Counter[str] = Counter()
    doing: Counter[str] = Counter()
    for path in training():
        for rows in sentences(path):
            by_number = {row[0]: row for row in rows}
            for row in rows:
                verb = by_number.get(row[6], row)
                person = row[1].lower() in PRONOUNS or row[3] == "PROPN" or row[2] in persons
                if verb[3] == "VERB" and person:
                    done[verb[2].lower()] += row[7] in ("obj", "nsubj:pass")
                    doing[verb[2].lower()] += row[7] == "nsubj"
    return done, doing


def _confirmed(lemma: str, kind: str, story: dict[str, Counter[str]]) -> bool:
    if kind != "event":
        return False
    return bool(NOMINAL_ENDING.search(lemma)) or story[lemma]["EVENT"] > 0


def _story_event(word: str, story: dict[str, Counter[str]], gum: dict[str, Counter[str]]) -> bool:
    tags, types = story[word], gum.get(word, Counter())
    if tags["EVENT"] < SEEN or tags["EVENT"] / tags.total() < 0.5:
        return False
    return types.total() > 0 and types["event"] / types.total() >= 0.4


def main() -> None:
    """Write the classes."""
    found = classes()
    TARGET.write_text(json.dumps(found, indent=0, ensure_ascii=False) + "\n", "utf-8")
    print({kind: len(words) for kind, words in found.items()})


if __name__ == "__main__":
    main()
