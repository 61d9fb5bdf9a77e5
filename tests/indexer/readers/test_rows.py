import io
import sqlite3
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from kashaf.cli import cli
from kashaf.indexer.records import BadRow, Record


def database(path: Path, *tables: str) -> bytes:
    with sqlite3.connect(path) as made:
        for name in tables:
            table = name.replace('"', '""')
            made.execute(f'CREATE TABLE "{table}" (id INTEGER, text TEXT, data BLOB)')
            made.execute(f"INSERT INTO \"{table}\" VALUES (1, 'قمح', x'ff'), (2, 'شعير', NULL)")  # noqa: S608
    made.close()
    return path.read_bytes()


def parquet() -> bytes:
    data = io.BytesIO()
    pyarrow.parquet.write_table(
        pyarrow.table({"id": [1, 2], "text": ["قمح", "شعير"], "n": [1.5, None]}), data
    )
    return data.getvalue()


def test_rows_of_a_database_are_documents(read, tmp_path: Path) -> None:
    """One table gives its rows; of several, each row says of which it is."""
    first, second = read("a.db", database(tmp_path / "a.db", "كتب"))
    assert ({"id": 1, "text": "قمح", "data": None}, "a.db#2") == (first.values, second.name)
    items = read("b.db", database(tmp_path / "b.db", "كتب", 'اسم"غريب'))
    assert ["كتب", "كتب", 'اسم"غريب', 'اسم"غريب'] == [item.values["table"] for item in items]


def test_views_of_a_database_are_not_run(read, tmp_path: Path) -> None:
    """What a file would compute when it is read is left alone."""
    path = tmp_path / "a.db"
    database(path, "كتب")
    with sqlite3.connect(path) as made:
        made.execute(
            "CREATE VIEW bomb AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT * FROM n"
        )
    made.close()
    assert 2 == len(read("a.db", path.read_bytes()))


def test_rows_of_parquet_are_documents(read) -> None:
    """Each row is a document, with its values' types."""
    first, second = read("a.parquet", parquet())
    assert {"id": 1, "text": "قمح", "n": 1.5} == first.values
    assert "a.parquet#2" == second.name


def test_a_query_is_indexed_from_the_command_line(tmp_path: Path) -> None:
    """--sql with --sql-query takes what the query gives, of files by SQLAlchemy."""
    database(tmp_path / "a.db", "كتب")
    index = str(tmp_path / "index")
    url = f"sqlite:///{tmp_path}/a.db"
    query = ["--sql-query", "select id, text from كتب where id = 2", "--index", index, "--json"]
    done = CliRunner().invoke(cli, ["index", "--sql", url, *query], catch_exceptions=False)
    assert '"documents": 1' in done.output
    found = CliRunner().invoke(cli, ["search", "شعير", "--index", index, "--json"])
    assert "شعير" in found.output
    done = CliRunner().invoke(
        cli, ["index", "--sql", url, "--sql-query", "selec", "--index", index, "--json"]
    )
    assert "the query failed" in done.output


@pytest.mark.parametrize("arguments", [[], ["--sql", "sqlite:///a.db"]])
def test_what_is_missing_is_said(arguments: list[str], tmp_path: Path) -> None:
    """Neither files nor a database, or a database without a query, is wrong usage."""
    done = CliRunner().invoke(cli, ["index", *arguments, "--index", str(tmp_path / "index")])
    assert 2 == done.exit_code
    assert "--sql" in done.output


@pytest.mark.parametrize("name", ["a.db", "a.parquet"])
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_mutated_files_never_raise(read, name: str, data, tmp_path_factory) -> None:
    """Flipped bytes and cut ends give records and bad rows."""
    if name == "a.db":
        whole = bytearray(database(tmp_path_factory.mktemp("made") / "a.db", "كتب"))
    else:
        whole = bytearray(parquet())
    places = st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255))
    for place, value in data.draw(st.lists(places, max_size=8)):
        whole[place] = value
    end = data.draw(st.just(len(whole)) | st.integers(0, len(whole)))
    assert all(isinstance(item, Record | BadRow) for item in read(name, bytes(whole[:end])))
