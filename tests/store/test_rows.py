"""Records become rows and come back whole, whatever they hold."""

from __future__ import annotations

import math
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from journeydesigner.model import KINDS, Id, Kpi, Project, System, Text2, Touchpoint
from journeydesigner.store import read_project, save_project
from journeydesigner.store.contents import digest_of
from journeydesigner.store.rows import BadContent, Digest, Shape, shapes
from journeydesigner.store.saving import rows_of
from tests.builders import examples, sample
from tests.exchange.projects import projects
from tests.model.projects import small_project


@given(projects())
@settings(deadline=None, max_examples=examples(25))
def test_every_record_comes_back_from_its_row(project: Project) -> None:
    for entity in project:
        shape = shapes()[type(entity)]
        row = shape.row(entity)
        assert len(row) == len(shape.columns)
        assert shape.entity(row) == entity
        for cell, column in zip(row, shape.columns, strict=True):
            assert isinstance(cell, {"TEXT": str, "INTEGER": int, "REAL": float}[column.affinity]) or cell is None
            assert cell is not None or column.is_nullable
            assert not isinstance(cell, bool)


@given(projects())
@settings(deadline=None, max_examples=examples(15))
def test_every_project_comes_back_from_its_file(project: Project) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.journey"
        save_project(project, path)
        assert read_project(path) == project


@pytest.mark.parametrize("name", ["tourism", "clean"])
def test_the_samples_come_back(name: str, tmp_path: Path) -> None:
    save_project(sample(name), tmp_path / "a.journey")  # type: ignore[arg-type]
    assert read_project(tmp_path / "a.journey") == sample(name)  # type: ignore[arg-type]


def test_a_system_keeps_whether_its_name_is_translated() -> None:
    shape = shapes()[System]
    for name in ("Zoho", Text2(fr="Réservation", en=""), Text2(fr="", en="Booking")):
        system = System(id=Id("y1"), rank="a0", name=name)
        assert shape.entity(shape.row(system)) == system
    row = list(shape.row(System(id=Id("y1"), rank="a0", name="Zoho")))
    row[shape.names.index("name_fr")] = "Zoho"
    with pytest.raises(BadContent):
        shape.entity(tuple(row))


def test_a_touchpoint_without_emotion_has_none_of_its_columns() -> None:
    shape = shapes()[Touchpoint]
    row = dict(zip(shape.names, shape.row(small_project().all(Touchpoint)[Id("t1")]), strict=True))
    assert [v for n, v in row.items() if n.startswith("emotion_")] == [None] * 4
    assert (row["thought_fr"], row["alt"], row["entry"]) == (None, "[]", 1)


def test_what_sqlite_does_to_numbers_does_not_change_the_digest(tmp_path: Path) -> None:
    """Law: SQLite keeps -0.0 as 0 and 2.0 as 2."""
    fields = {"journey": "j", "name": {"fr": "a"}, "metric": "nps", "scope": "journey", "direction": "up"}
    for value in (-0.0, 2.0, 1e308, 5e-324, 0.1 + 0.2):
        kpi = Kpi.model_validate({"id": "k1", "rank": "a0", **fields, "baseline": value})
        project = Project.of([*small_project(), kpi])
        save_project(project, tmp_path / "a.journey")
        read = read_project(tmp_path / "a.journey").all(Kpi)[Id("k1")].baseline
        assert read == value
        assert math.copysign(1, read or 1.0) == 1


def test_the_digest_sees_every_cell() -> None:
    rows = rows_of(small_project())
    seen = {digest_of(rows)}
    for place, (shape, row) in enumerate(rows):
        for column in range(len(row)):
            cell = "other" if row[column] != "other" else None
            changed = (*row[:column], cell, *row[column + 1 :])
            seen.add(digest_of([*rows[:place], (shape, changed), *rows[place + 1 :]]))
    assert len(seen) == 1 + sum(len(row) for _, row in rows)
    with pytest.raises(BadContent):
        Digest().add("unit", (b"bytes",))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("alt", "[1]"), ("alt", "{"), ("alt", "[" * 100_000), ("alt", '["x"] x'), ("alt", None), ("alt", "[NaN]"),
        ("alt", "[" + "1," * 200_000 + "1]"),
        ("critical", 2), ("name_fr", None), ("name_fr", "a\x00b"), ("layer", "nowhere"), ("wait_min", -1),
        ("emotion_label", "happy"), ("rank", ""), ("id", "T 1"), ("emotion_score", 1), ("raci", '[{"role":"r"}]'),
    ],
)  # fmt: skip
def test_a_row_the_model_does_not_allow_is_refused(column: str, cell: object) -> None:
    shape = shapes()[Touchpoint]
    row = list(shape.row(small_project().all(Touchpoint)[Id("t1")]))
    row[shape.names.index(column)] = cell  # type: ignore[call-overload]
    with pytest.raises(BadContent):
        shape.entity(tuple(row))


def test_no_name_needs_quotes_in_sql() -> None:
    """Whoever reads his file with another tool types table and column names as they are."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for shape in shapes().values():
            connection.execute(f"CREATE TABLE {shape.table} ({', '.join(shape.names)})")
            assert re.fullmatch(r"[a-z_]+", shape.table + "".join(shape.names))


def test_every_kind_has_one_table() -> None:
    assert [shape.kind for shape in shapes().values()] == list(KINDS)
    assert len({shape.table for shape in shapes().values()}) == len(KINDS)
    assert all(isinstance(shape, Shape) and shape.names[0] == "id" for shape in shapes().values())
