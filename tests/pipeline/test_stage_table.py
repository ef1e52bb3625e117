"""The table of stages against the functions and settings it names."""

import inspect
from dataclasses import fields

import pytest

from tellings.pipeline.order import KEYS
from tellings.pipeline.table import (
    DERIVED,
    JUDGED,
    STAGES,
    VALUES,
    Stage,
    downstream,
    sources,
    upstream,
)
from tellings.pipeline.workspace import payload_kind, resolve
from tellings.records.givens import Givens
from tellings.settings import Settings

CASE_WIDE = {"texts", "path", "data", *JUDGED}


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_functions_take_what_the_table_binds(stage: Stage) -> None:
    """Every parameter without a default is bound, and nothing is bound that is no parameter."""
    parameters = inspect.signature(resolve(stage.function)).parameters
    bound = {*stage.options, *stage.needs}
    if stage.model is not None:
        bound.add(stage.model.parameter)
    if stage.scope == "texts":
        bound = {"passages", stage.model.parameter}
    assert bound <= set(parameters)
    needed = {name for name, one in parameters.items() if one.default is inspect.Parameter.empty}
    assert needed <= bound


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_needs_are_given_before(stage: Stage) -> None:
    """What a stage needs is given by a stage above it, so the table's order is a valid one."""
    above: set[str] = set()
    for other in STAGES:
        if other is stage:
            break
        above |= set(other.gives)
    for need in stage.needs.values():
        assert need in CASE_WIDE or set(sources(need)) <= above | set(JUDGED)


def test_every_value_has_one_giver_and_a_place() -> None:
    """Each value is given once, and kept in a table or as a payload whose type exists."""
    given = [value for stage in STAGES for value in stage.gives]
    assert sorted(given) == sorted(VALUES)
    assert set(DERIVED) & set(VALUES) == set()
    for name, value in VALUES.items():
        if value.kind is not None:
            assert payload_kind(name) is not None
        elif value.table is not None:
            assert name in {"documents", "accounts", "sentences", "relations"} or (
                name in KEYS or value.table in KEYS
            )


def test_options_are_settings() -> None:
    """Every option is a setting or a given that exists."""
    known = {field.name for part in (Settings, Givens) for field in fields(part)} | {"givens"}
    assert {option for stage in STAGES for option in stage.options.values()} <= known


def test_downstream_is_the_reverse_of_upstream() -> None:
    """A stage rests on another exactly when a chain of needs leads from one to the other."""
    for stage in STAGES:
        after = {other.name for other in downstream(STAGES, stage)}
        for other in STAGES:
            chain = {other.name}
            frontier = [other]
            while frontier:
                for one in upstream(STAGES, frontier.pop()):
                    if one.name not in chain:
                        chain.add(one.name)
                        frontier.append(one)
            assert (stage.name in chain - {other.name}) == (other.name in after)
