"""Who is who in the gospels: labels of people, verse by verse, against the entities found.

Gold rows name a person and a label in a verse; rows without a person (NA) and those of the id that
stands for several are dropped, and a label is matched inside its verse, ignoring case. Every match
is an item: its gold class is the person, its found class the entity of the mention that holds its
last word (a class of its own where no mention does). B-cubed (Bagga and Baldwin, 1998) is the mean
over items. ``merged`` lists every two persons who share an entity.

Reading four gospels takes minutes, so this stands beside the other evaluations:
``python -m evals.gospel_people`` prints the figures and writes
``judged/gospels-people-merged.json``.
"""

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from evals.names import rooms
from tellings.records.people import Entity

HERE = Path(__file__).resolve().parent
MERGED_FILE = HERE / "judged" / "gospels-people-merged.json"
DROPPED = frozenset({"NA", "YHVH_1", ""})
GOSPELS: Mapping[str, str] = {"MAT": "matthew", "MRK": "mark", "LUK": "luke", "JHN": "john"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A label in the text: where it stands, whom it names, the entity found for it."""

    gospel: str
    start: int
    end: int
    person: str
    entity: str


def labels(shared: Path) -> dict[str, list[tuple[int, int, str]]]:
    """Return by gospel (start, end, person) of every label, offsets in the account's file."""
    gold = shared / "gold" / "gospels"
    place = _verses(shared)
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    taken: set[tuple[str, int]] = set()
    with (gold / "people_in_gospel_verses_bibledata.tsv").open(encoding="utf-8") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t"))
    for row in sorted(rows, key=lambda row: -len(row["label"])):
        if row["person_id"] in DROPPED or row["label"] in DROPPED:
            continue
        key = row["gospel"], row["chapter"], row["verse"]
        if key not in place:
            continue
        gospel, start, text = place[key]
        label, at = row["label"].lower(), -1
        for _ in range(int(row["count"] or 1)):
            at = text.lower().find(label, at + 1)
            if at < 0:
                break
            last = start + at + len(label)
            if (gospel, last) not in taken:
                taken.add((gospel, last))
                found[gospel].append((start + at, last, row["person_id"]))
    return found


def _verses(shared: Path) -> dict[tuple[str, str, str], tuple[str, int, str]]:
    """Return (gospel, offset of the verse in the account's file, its text) by verse."""
    texts = {
        key: (shared / "accounts" / "gospels" / f"{name}.txt").read_text(encoding="utf-8")
        for key, name in GOSPELS.items()
    }
    at = dict.fromkeys(texts, 0)
    found = {}
    with (shared / "gold" / "gospels" / "web_gospels.tsv").open(encoding="utf-8") as handle:
        for row in csv.DictReader(handle, delimiter="\t"):
            gospel, text = row["gospel"], row["text"]
            start = texts[gospel].find(text, at[gospel])
            if start < 0:
                continue
            at[gospel] = start + len(text)
            found[gospel, row["chapter"], row["verse"]] = gospel, start, text
    return found


def items(
    gold: Mapping[str, Sequence[tuple[int, int, str]]],
    entities: Sequence[Entity],
    documents: Mapping[str, str],
) -> list[Item]:
    """Return every label with its entity; ``documents`` gives the gospel of a document's id."""
    ends: dict[tuple[str, int], tuple[int, str]] = {}
    for entity in entities:
        for m in entity.mentions:
            if m.form == "pronoun":
                continue
            for end in (m.end, m.end - 2):  # a possessive ending is none of the label
                key = documents[m.document], end
                size = m.end - m.start
                if key not in ends or size < ends[key][0]:
                    ends[key] = size, entity.id
    return [
        Item(
            gospel=gospel,
            start=start,
            end=end,
            person=person,
            entity=ends.get((gospel, end), (0, f"none {gospel} {start}"))[1],
        )
        for gospel in sorted(gold)
        for start, end, person in sorted(gold[gospel])
    ]


def b_cubed(found: Sequence[Item]) -> tuple[float, float, float]:
    """Return precision, recall and F1."""
    people, entities = Counter(i.person for i in found), Counter(i.entity for i in found)
    both = Counter((i.person, i.entity) for i in found)
    precision = sum(both[i.person, i.entity] / entities[i.entity] for i in found) / len(found)
    recall = sum(both[i.person, i.entity] / people[i.person] for i in found) / len(found)
    return precision, recall, 2 * precision * recall / (precision + recall)


def merged(found: Sequence[Item]) -> list[tuple[str, str, int]]:
    """Return (person, person, labels of the rarer one) for every two who share an entity."""
    inside: dict[str, Counter[str]] = defaultdict(Counter)
    for item in found:
        inside[item.entity][item.person] += 1
    pairs: Counter[tuple[str, str]] = Counter()
    for people in inside.values():
        for one, two in combinations(sorted(people), 2):
            pairs[one, two] += min(people[one], people[two])
    ranked = sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(one, two, count) for (one, two), count in ranked]


def main() -> None:
    """Read the gospels through the rooms and print the figures."""
    shared = HERE.parents[1] / "shared"
    order = list(GOSPELS)
    folder = shared / "accounts" / "gospels"
    texts = [(folder / f"{GOSPELS[key]}.txt").read_text(encoding="utf-8") for key in order]
    read = rooms(texts)
    places = {document.id: order[at] for at, document in enumerate(read.documents)}
    found = items(labels(shared), read.resolved().entities, places)
    pairs = merged(found)
    MERGED_FILE.write_text(json.dumps(pairs, indent=0) + "\n", encoding="utf-8")
    print(len(found), "labels; B-cubed P, R, F1:", *(f"{value:.3f}" for value in b_cubed(found)))
    print(len(pairs), "pairs of people share an entity")


if __name__ == "__main__":
    main()
