"""A file is written whole or not at all, and refusals say what to do."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from journeydesigner.render.files import NotWritten, writing


def test_the_target_appears_at_the_end_only(tmp_path: Path) -> None:
    target = tmp_path / "map.pdf"
    with writing(target) as temporary:
        temporary.write_bytes(b"new")
        assert not target.exists()
    assert target.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["map.pdf"]


def test_an_interruption_leaves_the_old_file_and_no_litter(tmp_path: Path) -> None:
    target = tmp_path / "map.pdf"
    target.write_bytes(b"old")

    def interrupted() -> None:
        with writing(target) as temporary:
            temporary.write_bytes(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert target.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["map.pdf"]


def test_mode_and_link_of_the_target_are_kept(tmp_path: Path) -> None:
    real, link = tmp_path / "real.pdf", tmp_path / "link.pdf"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    with writing(link) as temporary:
        temporary.write_bytes(b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_a_new_file_may_be_read_as_the_system_allows(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        with writing(tmp_path / "map.pdf") as temporary:
            temporary.write_bytes(b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "map.pdf").stat().st_mode) == 0o644


def refusal(target: Path) -> str:
    with pytest.raises(NotWritten) as caught, writing(target) as temporary:
        temporary.write_bytes(b"new")
    return str(caught.value)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert f"the folder {tmp_path / 'nowhere'} does not exist" in refusal(tmp_path / "nowhere" / "map.pdf")


def test_a_read_only_file_is_left_as_it_is(tmp_path: Path) -> None:
    target = tmp_path / "map.pdf"
    target.write_bytes(b"old")
    target.chmod(0o444)
    assert "read-only" in refusal(target)
    assert target.read_bytes() == b"old"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


def test_a_disk_that_refuses_is_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    target = tmp_path / "map.pdf"
    assert "the disk is full" in refusal(target)
    assert os.listdir(tmp_path) == []
