"""Server time of every page of the workbench: ``python -m bench.workbench [ACCOUNTS EVENTS]``.

A generated crowd of accounts (500 by default) tells of invented events (2,000 by default), 24 each;
the case file holds its documents and sentences for search. Prints a line a page: the processor's
milliseconds of the first request after the record changed, of a later one, and the size of the
answer. A page is fast enough under 200 ms.
"""

import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from threading import Lock

from starlette.testclient import TestClient

from tellings.casefile import create
from tellings.casefile.baseline import note_complete
from tellings.casefile.received import NewFile, receive
from tellings.casefile.store import RecordRows, save
from tellings.casefile.tables import SentenceText
from tellings.records.people import Entity, Mention, Name, mention_id
from tellings.records.record import Record
from tellings.views.index import index
from tellings.workbench.app import application
from tellings.workbench.desk import Desk, Shown
from tellings.workbench.guard import Keys

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1:8000"
TOLD = 24


class Still(Desk):
    """A desk that shows a record made here."""

    def __init__(self, folder: Path, record: Record) -> None:
        super().__init__(folder)
        self._record = record
        self.changed()

    def changed(self) -> None:
        """Forget every view, as after a judgement."""
        self._still = Shown(index=index(self._record), complete=True, views={}, lock=Lock())

    def shown(self) -> Shown:
        """Return the record."""
        return self._still


def peopled(record: Record) -> Record:
    """Return the record with a mention for every claim's first word, by name."""
    mentions: dict[str, list[Mention]] = {entity.name: [] for entity in record.entities}
    for claim in record.claims:
        word = claim.quote.split()[0]
        end = claim.start + len(word)
        mentions[word].append(
            Mention(
                id=mention_id(claim.document, claim.start, end, "name"),
                document=claim.document,
                account=claim.account,
                start=claim.start,
                end=end,
                text=word,
                form="name",
                head=0,
                kind="person",
            )
        )

    def filled(entity: Entity) -> Entity:
        mine = tuple(mentions[entity.name])
        accounts = tuple(dict.fromkeys(m.account for m in mine))
        names = (Name(text=entity.name, accounts=accounts, count=len(mine)),)
        return replace(entity, mentions=mine, names=names)

    return replace(record, entities=tuple(filled(entity) for entity in record.entities))


def searchable(folder: Path, record: Record) -> None:
    """Make a case with the record's documents, accounts and sentences."""
    sentences = tuple(
        SentenceText(
            account=claim.account,
            document=claim.document,
            start=claim.start,
            end=claim.end,
            text=claim.quote,
        )
        for claim in record.claims
    )
    with create(folder, title=record.title) as case:
        receive(case, [NewFile(name=d.path, data=d.text.encode()) for d in record.documents])
        parts = [
            RecordRows(table="documents", records=record.documents, where={}),
            RecordRows(table="accounts", records=record.accounts, where={}),
            RecordRows(table="sentences", records=sentences, where={}),
        ]
        save(case, parts, stage="bench", scope="", fingerprint="", before=None)
        note_complete(case)


def milliseconds(client: TestClient, path: str) -> tuple[float, int]:
    """Return the processor's milliseconds of a request, and the size of the answer."""
    start = time.process_time()
    answer = client.get(path)
    spent = 1000 * (time.process_time() - start)
    assert answer.status_code == 200, (path, answer.status_code, answer.text[:200])
    return spent, len(answer.content)


def paths(record: Record) -> list[str]:
    """Return the pages that are timed."""
    person = max(record.entities, key=lambda entity: len(entity.mentions))
    event = max(record.events, key=lambda one: len(one.claims))
    return [
        "/",
        "/grid",
        "/grid?page=30",
        "/grid?show=single",
        f"/event/{event.id}",
        "/people",
        f"/person/{person.id}",
        "/findings",
        "/findings?page=20",
        f"/finding/{record.findings[0].id}",
        "/conflicts",
        "/versions",
        "/accounts",
        "/document/1",
        "/search?q=door",
        f"/search?q=lamp&person={person.id}",
        "/questions",
        "/history",
        "/api/events",
        "/api/findings",
        "/api/people",
    ]


def main(arguments: list[str]) -> int:
    """Time every page."""
    sys.path.insert(0, str(ROOT / "tests"))
    from crowd import crowd

    accounts, events = (int(one) for one in arguments or ("500", "2000"))
    record = peopled(crowd(documents=accounts, comments=0, events=events, told=TOLD))
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "case"
        searchable(case, record)
        desk, keys = Still(case, record), Keys(by="Ann")
        client = TestClient(
            application(desk, keys=keys, hosts=[HOST]), base_url=f"http://{HOST}"
        )  # fmt: skip
        client.get(f"/?key={keys.key}")
        milliseconds(client, "/export")
        counts = f"{len(record.events)} events, {len(record.accounts)} accounts"
        print(f"{counts}, {len(record.claims)} claims; milliseconds of processor time")
        print(f"{'page':40} {'first':>8} {'later':>8} {'KB':>8}")
        for path in paths(record):
            desk.changed()
            first, _ = milliseconds(client, path)
            later, size = min(milliseconds(client, path) for _ in range(3))
            print(f"{path[:40]:40} {first:8.0f} {later:8.0f} {size / 1000:8.0f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
