"""A browser's stand-in for tests: the workbench in this process, with or without its key."""

from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from httpx import Response
from starlette.testclient import TestClient

from tellings.records.record import Record
from tellings.views.index import index
from tellings.workbench.app import application
from tellings.workbench.desk import Desk, Shown
from tellings.workbench.guard import Keys

HOST = "127.0.0.1:8000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """A workbench with a client that has its cookie."""

    desk: Desk
    keys: Keys
    client: TestClient

    @property
    def token(self) -> str:
        """The token of the client's session."""
        (session,) = self.keys.sessions.values()
        return session.token

    def judge(self, kind: str, **fields: object) -> Response:
        """Send a form that judges, as a page would; a tuple is a field given several times."""
        data: dict[str, object] = {"token": self.token, "kind": kind, "next": "/history", **fields}
        plain = {name: list(v) if isinstance(v, tuple) else v for name, v in data.items()}
        answer: Response = self.client.post(
            "/judge", data=plain, headers={"origin": f"http://{HOST}"}
        )
        return answer


def client_of(desk: Desk, keys: Keys) -> TestClient:
    """Return a client that has no cookie yet."""
    app = application(desk, keys=keys, hosts=[HOST])
    return TestClient(app, base_url=f"http://{HOST}", follow_redirects=False)


def bench_of(desk: Desk, by: str = "Ann") -> Bench:
    """Return a workbench with a client that used the key."""
    keys = Keys(by=by)
    client = client_of(desk, keys)
    assert client.get(f"/?key={keys.key}").status_code == 200
    return Bench(desk=desk, keys=keys, client=client)


class Still(Desk):
    """A desk that shows a record made by a test, beside the case in ``folder``."""

    def __init__(self, folder: Path, record: Record) -> None:
        super().__init__(folder)
        self._still = Shown(index=index(record), complete=True, views={}, lock=Lock())

    def shown(self) -> Shown:
        """Return the record."""
        return self._still
