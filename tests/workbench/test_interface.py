"""The interface for programs: what its description says is what it does."""

from pathlib import Path

import pytest
from tests.workbench.stand_in import HOST, Bench, bench_of

from example import fresh_copy
from tellings.workbench.desk import Desk
from tellings.workbench.guard import COOKIE
from tellings.workbench.routes import INTERFACE, description


@pytest.fixture
def bench(example_case: Path, tmp_path: Path) -> Bench:
    """Return a workbench on a copy of the example."""
    return bench_of(Desk(fresh_copy(example_case, tmp_path)))


def test_the_description_names_every_address(bench: Bench) -> None:
    """The served description is that of the table of addresses, and each address has a summary."""
    served = bench.client.get("/api/openapi.json").json()
    assert served == description()
    named = {(path, method) for path, methods in served["paths"].items() for method in methods}
    assert named == {(address.path, address.method.lower()) for address in INTERFACE}
    assert all(address.summary for address in INTERFACE)


def test_a_judgement_is_kept_and_listed(bench: Bench) -> None:
    """A judgement that was answered 201 is listed by the next request, whoever asks."""
    entity = bench.desk.shown().index.record.entities[0]
    body = {"kind": "rename", "targets": [entity.id], "value": "Someone", "reason": "a test"}
    headers = {"x-tellings-token": bench.token}
    answer = bench.client.post("/api/judgements", json=body, headers=headers)
    assert answer.status_code == 201
    made = answer.json()["judgement"]
    assert bench.desk.settle("test", wait=300)
    other = bench_of(Desk(bench.desk.folder))
    (listed,) = other.client.get("/api/judgements").json()["items"]
    assert (listed["id"], listed["value"], listed["by"]) == (made["id"], "Someone", "Ann")


@pytest.mark.slow
def test_no_request_makes_the_server_fail(bench: Bench) -> None:
    """Requests made from the description, fitting and not, are never answered by a failure."""
    schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
    hypothesis = pytest.importorskip("hypothesis")
    schema = schemathesis.openapi.from_dict(description())
    session = {COOKIE: bench.client.cookies[COOKIE]}
    headers = {"x-tellings-token": bench.token, "host": HOST}
    # What a request would set going takes long, and is tested elsewhere: keeping it is enough.
    bench.desk.settle = lambda _what, **_rest: True  # type: ignore[method-assign]

    @schema.parametrize()
    @hypothesis.settings(
        max_examples=20, deadline=None, derandomize=True,
        suppress_health_check=list(hypothesis.HealthCheck),
    )  # fmt: skip
    def check(case: object) -> None:
        answer = bench.client.request(
            case.method,  # type: ignore[attr-defined]
            case.formatted_path,  # type: ignore[attr-defined]
            params=case.query or None,  # type: ignore[attr-defined]
            json=case.body if isinstance(case.body, dict | list | str | int) else None,  # type: ignore[attr-defined]
            cookies=session,
            headers=headers,
        )
        assert answer.status_code < 500, (case, answer.text)

    for operation in schema.get_all_operations():
        strategy = operation.ok().as_strategy()

        @hypothesis.given(strategy)
        @hypothesis.settings(
            max_examples=15, deadline=None, derandomize=True,
            suppress_health_check=list(hypothesis.HealthCheck),
        )  # fmt: skip
        def one(case: object) -> None:
            check.__wrapped__(case)

        one()
