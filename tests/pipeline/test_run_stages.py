"""Running the stage table on a case, with cheap stand-ins for the rooms."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.pipeline import fake_stages
from tests.pipeline.fake_stages import FAKES

from tellings import casefile, pipeline
from tellings.casefile.case import Case
from tellings.errors import CaseUnwritable
from tellings.pipeline.adding import Source
from tellings.records.record import Record
from tellings.records.serialise import record_json
from tellings.settings import Settings

ONE = (
    "Ann saw the cat.\nBob ran.\n\n# a picture\n\nCid ran.\nAnn saw not the cat.\nWhy did Bob run?"
)
TWO = "Ann saw the cat.\n3 men came.\nit was ~ odd"


def sources(**texts: str) -> list[Source]:
    """Return sources of these texts, by name."""
    return [
        Source(name=f"{name}.txt", shown=f"in/{name}.txt", data=text.encode())
        for name, text in texts.items()
    ]


def add(case: Case, **texts: str) -> pipeline.Added:
    """Add texts to a case."""
    opened = pipeline.open_sources(sources(**texts), settings=Settings(), stages=FAKES)
    return pipeline.add(case, opened, stages=FAKES)


def run(case: Case) -> pipeline.RunReport:
    """Run the stale stages, noting the calls anew."""
    fake_stages.CALLS.clear()
    return pipeline.run(case, stages=FAKES)


@pytest.fixture
def case(tmp_path: Path):
    """Return an open, empty case."""
    with casefile.create(tmp_path / "case", title="A case") as case:
        yield case


def complete(folder: Path, **texts: str) -> Record:
    """Return the record of a new case with these texts."""
    with casefile.create(folder, title="A case") as case:
        add(case, **texts)
        run(case)
        return pipeline.open_record(case)


def test_every_kind_of_record_comes_back(case: Case) -> None:
    """A whole run fills every list of the record, and the record can be exported."""
    add(case, one=ONE, two=TWO)
    run(case)
    record = pipeline.open_record(case)
    empty = [name for name in record.__slots__ if not getattr(record, name)]
    assert empty == ["judgements", "links"]
    assert record_json(record).startswith("{")
    assert any(entity.relations for entity in record.entities)
    assert casefile.problems(case) == ()


def test_second_run_does_nothing(case: Case) -> None:
    """With nothing changed no stage runs and no model is loaded."""
    add(case, one=ONE, two=TWO)
    assert pipeline.stale(case, stages=FAKES)[0] == "parts"
    run(case)
    assert pipeline.stale(case, stages=FAKES) == ()
    report = run(case)
    assert fake_stages.CALLS == []
    assert report.ran == ()
    assert all(not change.new and not change.gone for change in report.changes)


def test_new_document_is_read_alone(case: Case) -> None:
    """Adding a document runs the stages of documents for it alone, and embeds new texts alone."""
    add(case, one=ONE)
    run(case)
    add(case, two=TWO)
    run(case)
    assert fake_stages.CALLS.count("analyse") == 1
    embedded = [call for call in fake_stages.CALLS if call.startswith("embed")]
    assert embedded == ["embed 3 men came."]


def test_order_of_adding_changes_nothing(tmp_path: Path) -> None:
    """One at a time, in either order, or together: the same record."""
    together = complete(tmp_path / "a", one=ONE, two=TWO)
    for number, order in enumerate((("one", "two"), ("two", "one"))):
        with casefile.create(tmp_path / str(number), title="A case") as case:
            for name in order:
                add(case, **{name: {"one": ONE, "two": TWO}[name]})
                run(case)
            assert pipeline.open_record(case) == together


def test_removing_a_document_undoes_adding_it(case: Case, tmp_path: Path) -> None:
    """After removal the record is the one of a case that never had the document."""
    add(case, one=ONE, two=TWO)
    run(case)
    pipeline.remove(case, "one.txt", stages=FAKES)
    report = run(case)
    assert pipeline.open_record(case) == complete(tmp_path / "other", two=TWO)
    assert not (case.folder / "accounts" / "one.txt").exists()
    gone = {change.kind: change.gone for change in report.changes}
    assert len(gone["documents"]) == 1
    assert len(gone["accounts"]) == 2
    assert casefile.problems(case) == ()


def test_changes_are_reported_after_an_interruption(case: Case) -> None:
    """What changed counts from the last complete run, not from an interrupted one."""
    add(case, one=ONE)
    run(case)
    add(case, two=TWO)

    def stop(stage: str, done: int, total: int) -> None:
        if stage == "align" and done == total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pipeline.run(case, stages=FAKES, progress=stop)
    fake_stages.CALLS.clear()
    report = pipeline.run(case, stages=FAKES)
    assert "align" not in fake_stages.CALLS
    new = {change.kind: len(change.new) for change in report.changes}
    assert new["documents"] == 1
    assert new["claims"] == 2


@pytest.mark.parametrize("stage", [stage.name for stage in FAKES])
def test_a_new_version_reruns_that_stage_and_no_result_changes(case: Case, stage: str) -> None:
    """A stage of a new version runs again; as it gives the same, nothing after it does."""
    add(case, one=ONE, two=TWO)
    run(case)
    before = pipeline.open_record(case)
    newer = tuple(
        replace(one, version=one.version + 1) if one.name == stage else one for one in FAKES
    )
    assert stage in pipeline.stale(case, stages=newer)
    fake_stages.CALLS.clear()
    report = pipeline.run(case, stages=newer)
    assert report.ran == (stage,)
    assert pipeline.open_record(case) == before


def test_an_option_reruns_what_depends_on_it(case: Case) -> None:
    """A changed setting runs its stage again, and what rests on a changed result."""
    add(case, one=ONE, two=TWO)
    run(case)
    case.settings = replace(case.settings, same_event=0.5)
    report = run(case)
    assert report.ran == ("align", "compare", "contradict", "rank-versions")
    assert pipeline.open_record(case).events[0].basis[0].score == 1.5


@pytest.mark.parametrize("stage", ["parts", "extract", "resolve", "link", "align", "compare"])
def test_derived_rows_come_back_the_same(case: Case, stage: str) -> None:
    """Forgetting that a stage ran gives the same record again, byte for byte."""
    add(case, one=ONE, two=TWO)
    run(case)
    before = record_json(pipeline.open_record(case))
    case.connection.execute("DELETE FROM stage_runs WHERE stage = ?", (stage,))
    run(case)
    assert record_json(pipeline.open_record(case)) == before
    assert casefile.problems(case) == ()


def test_changed_parts_replace_everything_under_them(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When a document splits otherwise, its old accounts go with all that was read from them."""
    add(case, one=ONE, two=TWO)
    run(case)
    before = pipeline.open_record(case)
    real = fake_stages.split

    def first_only(document: object) -> object:
        parts = real(document)
        parts.accounts = tuple(replace(one, parent=None) for one in parts.accounts[:1])
        return parts

    monkeypatch.setattr(fake_stages, "split", first_only)
    newer = tuple(replace(one, version=9) if one.name == "parts" else one for one in FAKES)
    pipeline.run(case, stages=newer)
    after = pipeline.open_record(case)
    assert len(after.accounts) == len(before.accounts) - 1
    assert casefile.problems(case) == ()
    sentences = case.connection.execute("SELECT count(*) FROM sentences").fetchone()[0]
    assert sentences == sum(len(one.text.split("\n\n")[0].split("\n")) for one in after.documents)
    monkeypatch.setattr(fake_stages, "split", real)
    pipeline.run(case, stages=FAKES)
    assert pipeline.open_record(case) == before


def test_everything_derived_comes_back_the_same(case: Case) -> None:
    """With everything derived deleted, the next run gives the same record, byte for byte."""
    add(case, one=ONE, two=TWO)
    run(case)
    before = record_json(pipeline.open_record(case))
    kept = {"facts", "files", "other_names", "migrations", "judgements", "judgement_targets"}
    rows = case.connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%search%'"
    ).fetchall()
    case.connection.execute("PRAGMA foreign_keys = OFF")
    for (table,) in rows:
        if table not in kept:
            case.connection.execute(f"DELETE FROM {table}")
    case.connection.execute("PRAGMA foreign_keys = ON")
    assert pipeline.open_record(case).documents == ()
    run(case)
    assert record_json(pipeline.open_record(case)) == before
    assert casefile.problems(case) == ()


def test_record_is_of_one_moment(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record opened while another process writes holds nothing that was written meanwhile."""
    add(case, one=ONE, two=TWO)
    run(case)
    before = pipeline.open_record(case)
    real = pipeline.workspace.read

    def read_and_write(reader: Case, table: str, **options: object) -> object:
        found = real(reader, table, **options)
        if table == "documents":
            pipeline.remove(case, "one.txt", stages=FAKES)
        return found

    with casefile.open_case(case.folder) as reader:
        monkeypatch.setattr(pipeline.workspace, "read", read_and_write)
        assert pipeline.open_record(reader) == before
        monkeypatch.setattr(pipeline.workspace, "read", real)
        assert len(pipeline.open_record(reader).documents) == 1


def test_removed_words_leave_no_trace(case: Case) -> None:
    """After a document is removed its words are nowhere in the case's files."""
    add(case, one=ONE, two="Xavier saw quixotic zebras.\nXavier ran.")
    run(case)
    pipeline.remove(case, "two.txt", stages=FAKES)
    run(case)
    case.close()
    for path in case.folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes().lower()
            assert b"quixot" not in data, path
            assert b"xavier" not in data, path


def test_names_that_clash_are_noticed(case: Case) -> None:
    """A file that could not keep its name is read under another, and the record says so."""
    two = [
        Source(name="a.txt", shown=f"{number}/a.txt", data=f"Ann ran {number}.".encode())
        for number in range(2)
    ]
    opened = pipeline.open_sources(two, settings=Settings(), stages=FAKES)
    pipeline.add(case, opened, stages=FAKES)
    run(case)
    record = pipeline.open_record(case)
    assert len({document.path for document in record.documents}) == 2
    renamed = [notice.message for notice in record.notices if notice.code == "renamed"]
    assert renamed == ["received as a.txt, a name that another file has"]


def test_disk_that_fills_up_in_a_run_loses_nothing(case: Case, tmp_path: Path) -> None:
    """A run that finds no room stops with a clear error; with room it goes on to the same end."""
    add(case, one=ONE)
    run(case)
    before = pipeline.open_record(case)
    many = {f"t{number}": ONE.replace("Ann", f"Ann{number}") for number in range(30)}
    add(case, **many)
    pages = case.connection.execute("PRAGMA page_count").fetchone()[0]
    refused = 0
    for room in range(0, 400, 40):
        case.connection.execute(f"PRAGMA max_page_count = {pages + room}")
        try:
            run(case)
        except CaseUnwritable:
            refused += 1
            assert casefile.problems(case) == ()
            assert set(before.documents) < set(pipeline.open_record(case).documents)
        else:
            break
    assert refused > 1
    assert pipeline.open_record(case) == complete(tmp_path / "other", one=ONE, **many)


@pytest.mark.parametrize("other", [False, True])
def test_other_vectors_rerun_what_uses_them(
    case: Case, monkeypatch: pytest.MonkeyPatch, other: bool
) -> None:
    """Another encoder embeds everything again; only if its vectors differ are events made anew."""
    add(case, one=ONE, two=TWO)
    run(case)
    real = fake_stages.embed

    def turned(passages: list, *, encoder: str) -> object:
        vectors = real(passages, encoder=encoder)
        return replace(vectors, rows=vectors.rows[:, ::-1]) if other else vectors

    monkeypatch.setattr(fake_stages, "embed", turned)
    newer = tuple(
        replace(one, model=replace(one.model, folder="syntax")) if one.name == "embed" else one
        for one in FAKES
    )
    fake_stages.CALLS.clear()
    report = pipeline.run(case, stages=newer)
    assert "embed Bob ran." in fake_stages.CALLS
    assert ("align" in report.ran) == other
    assert report.ran[0] == "embed"
