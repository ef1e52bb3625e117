"""The case file as SQL shows it: tables as declared, links that hold, views that answer."""

import re
import sqlite3
from pathlib import Path

import pytest

from tellings import casefile
from tellings.casefile.migrations import MIGRATIONS, Migration, apply, known, statements
from tellings.casefile.tables import TABLES, layouts
from tellings.errors import CaseDamaged, CaseNewer


@pytest.fixture
def case(tmp_path: Path):
    """Return an open, empty case."""
    with casefile.create(tmp_path / "case", title="A case") as case:
        yield case


def test_every_declared_table_is_there_with_its_columns(case) -> None:
    """The declarations of how records lie in tables and the SQL agree, column for column."""
    for table in TABLES:
        for layout in layouts()[table.name].walk():
            rows = case.connection.execute(
                "SELECT name FROM pragma_table_info(?)", [layout.table.name]
            )
            assert [row[0] for row in rows] == list(layout.columns), layout.table.name


def test_links_between_records_are_foreign_keys(case) -> None:
    """A column that holds the id of another record is a foreign key, and they are enforced."""
    links = {
        "account": "accounts",
        "document": "documents",
        "claim": "claims",
        "entity": "entities",
        "event": "events",
    }
    free = {("judgement_targets", "document")}
    for table in TABLES:
        for layout in layouts()[table.name].walk():
            rows = case.connection.execute(f"PRAGMA foreign_key_list({layout.table.name})")
            keys = {row[3] for row in rows}
            for column in layout.columns:
                if column in links and (layout.table.name, column) not in free:
                    assert column in keys, (layout.table.name, column)
    assert case.connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_file_is_in_wal_mode_and_marked(case) -> None:
    """Readers are never in a writer's way, and the file says whose it is."""
    assert case.connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert case.connection.execute("PRAGMA application_id").fetchone()[0] == 0x54454C4C


def test_views_have_rows_that_can_be_read(case) -> None:
    """Every view answers, with readable column names."""
    views = case.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view'").fetchall()
    assert {"chronology", "who_said_what", "disagreements", "people"} <= {row[0] for row in views}
    for (view,) in views:
        cursor = case.connection.execute(f"SELECT * FROM {view}")
        assert all(column[0].replace("_", "").isalpha() for column in cursor.description)


def test_statements_keep_triggers_whole() -> None:
    """A trigger with statements inside it is one statement."""
    script = (
        "-- first\nCREATE TABLE t (a);\nCREATE TRIGGER x AFTER INSERT ON t BEGIN\nSELECT 1;\nEND;\n"
    )
    assert len(list(statements(script))) == 2


class Recorder:
    """A connection that notes every statement it is given."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.seen: list[str] = []

    def execute(self, statement: str, values: tuple = ()) -> sqlite3.Cursor:
        """Note the statement and run it, or fail as told."""
        self.seen.append(statement.split(maxsplit=1)[0].upper())
        if getattr(self, "fail_on", None) and self.fail_on in statement:
            raise sqlite3.OperationalError("told to fail")
        return self.connection.execute(statement, values)

    @property
    def in_transaction(self) -> bool:
        """Whether the connection is in a transaction."""
        return self.connection.in_transaction


def test_each_migration_is_one_transaction_with_its_record(tmp_path: Path) -> None:
    """A migration that fails leaves neither its tables nor its record."""
    recorder = Recorder(tmp_path / "x.db")
    recorder.fail_on = "CREATE VIEW people"
    with pytest.raises(sqlite3.OperationalError, match="told to fail"):
        apply(recorder, tmp_path / "x.db")
    tables = recorder.connection.execute("SELECT name FROM sqlite_schema").fetchall()
    assert tables == [("migrations",)]
    recorder.fail_on = None
    apply(recorder, tmp_path / "x.db")
    assert recorder.connection.execute("SELECT name FROM migrations").fetchall() == [
        (name,) for name in MIGRATIONS
    ]
    assert recorder.seen.count("BEGIN") == 2 + len(known())


def test_newer_case_is_refused(case) -> None:
    """A case with a migration that this version does not know is not touched."""
    case.connection.execute("INSERT INTO migrations VALUES (999, '0999_later')")
    case.close()
    with pytest.raises(CaseNewer, match="newer version"):
        casefile.open_case(case.folder)
    with pytest.raises(CaseNewer):
        casefile.open_case(case.folder, write=True)


def test_someone_elses_database_is_refused(tmp_path: Path) -> None:
    """A SQLite file of another program is no case."""
    with sqlite3.connect(tmp_path / "tellings.db") as connection:
        connection.execute("CREATE TABLE t (a)")
    with pytest.raises(CaseDamaged, match="not a case file"):
        casefile.open_case(tmp_path)


def test_foreign_keys_name_their_columns(case) -> None:
    """Every foreign key says which column it means, as Datasette needs to follow it."""
    tables = case.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    for (table,) in tables.fetchall():
        for row in case.connection.execute(f"PRAGMA foreign_key_list({table})"):
            assert row[4] is not None, (table, row[3])


def later(*statements: str) -> tuple[Migration, ...]:
    """Return the migrations of a later version, whose last one has these statements."""
    return (*known(), Migration(number=len(MIGRATIONS) + 1, name="later", statements=statements))


def test_search_is_declared_as_datasette_looks_for_it(case) -> None:
    """Datasette offers a table's search where an index names it in double quotes."""
    declared = case.connection.execute(
        "SELECT sql FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"
    ).fetchall()
    assert sorted(re.findall(r'content="(\w+)"', str(declared))) == ["claims", "sentences"]


def test_older_case_is_brought_up_to_date(case, monkeypatch: pytest.MonkeyPatch) -> None:
    """An older case file is migrated when it is opened, also for reading, and loses nothing."""
    case.close()
    newer = later("CREATE TABLE later (a)", "INSERT INTO later VALUES (1)")
    monkeypatch.setattr("tellings.casefile.migrations.known", lambda: newer)
    monkeypatch.setattr("tellings.casefile.migrations.MIGRATIONS", (*MIGRATIONS, "later"))
    with casefile.open_case(case.folder) as opened:
        assert opened.title == "A case"
        assert opened.connection.execute("SELECT a FROM later").fetchall() == [(1,)]
    with casefile.open_case(case.folder, write=True) as opened:
        rows = opened.connection.execute("SELECT number FROM migrations").fetchall()
        assert rows == [(number,) for number in range(1, len(newer) + 1)]


def test_failed_migration_leaves_the_older_case(case, monkeypatch: pytest.MonkeyPatch) -> None:
    """A migration that cannot be done leaves the case as it was, for the older version to open."""
    case.close()
    bad = later("CREATE TABLE later (a)", "INSERT INTO missing VALUES (1)")
    with monkeypatch.context() as patch:
        patch.setattr("tellings.casefile.migrations.known", lambda: bad)
        patch.setattr("tellings.casefile.migrations.MIGRATIONS", (*MIGRATIONS, "later"))
        with pytest.raises(sqlite3.OperationalError, match="missing"):
            casefile.open_case(case.folder, write=True)
    with casefile.open_case(case.folder, write=True) as opened:
        found = opened.connection.execute("SELECT name FROM sqlite_schema WHERE name = 'later'")
        assert found.fetchall() == []
