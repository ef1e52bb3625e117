"""The interface for programs: what its description says is what it does."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from tests.workbench.stand_in import Bench, bench_of

from example import fresh_copy
from tellings.workbench.desk import Desk
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
@pytest.mark.parametrize("mode", ["positive", "negative"])
def test_no_request_makes_the_server_fail(bench: Bench, mode: str) -> None:
    """Requests made from the description, fitting and not, get an answer that it names."""
    schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
    schema = schemathesis.openapi.from_dict(description())
    headers = {"x-tellings-token": bench.token}
    # What a request would set going takes long, and is tested elsewhere: keeping it is enough.
    bench.desk.settle = lambda _what, **_rest: True  # type: ignore[method-assign]
    chosen = schemathesis.GenerationMode(mode)
    for result in schema.get_all_operations():
        operation = result.ok()

        @given(operation.as_strategy(generation_mode=chosen))
        @settings(
            max_examples=12,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        )
        def check(case: Any) -> None:
            fits = isinstance(case.body, dict | list | str | int | float | bool | None)
            answer = bench.client.request(
                case.method,
                case.formatted_path,
                params=case.query or None,
                json=case.body if fits else None,
                headers=headers,
            )
            codes = case.operation.definition.raw["responses"]
            assert str(answer.status_code) in codes, (case, answer.status_code, answer.text)

        check()
