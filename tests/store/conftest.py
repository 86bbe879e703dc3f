"""Keeps the program's own data of every test in that test's folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeydesigner.store.places import VARIABLE


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the program's data in this test."""
    folder = tmp_path / "data"
    monkeypatch.setenv(VARIABLE, str(folder))
    return folder
