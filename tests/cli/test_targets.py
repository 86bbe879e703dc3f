"""Where the program is asked to write: names too long, pipes, links in a circle, folders nobody may enter."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import CLEAN, jd, refusal

ENDINGS = (".yaml", ".json", ".pdf", ".png")
NOBODY = 65534


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_name_too_long_is_said(ending: str, tmp_path: Path) -> None:
    assert "the name is too long" in refusal("export", CLEAN, "--to", tmp_path / ("n" * 300 + ending))


def test_a_document_of_too_long_a_name_is_not_made(tmp_path: Path) -> None:
    file = tmp_path / ("n" * 300 + ".journey")
    assert "the name is too long" in refusal("new", file)
    assert "the name is too long" in refusal("import", CLEAN, "--into", file)
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
@pytest.mark.parametrize("ending", ENDINGS)
def test_a_pipe_is_not_replaced_by_a_file(ending: str, tmp_path: Path) -> None:
    pipe = tmp_path / f"pipe{ending}"
    os.mkfifo(pipe)
    assert "no regular file" in refusal("export", CLEAN, "--to", pipe)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("ending", ENDINGS)
def test_links_in_a_circle_stay_as_they_are(ending: str, tmp_path: Path) -> None:
    loop = tmp_path / f"loop{ending}"
    loop.symlink_to(loop)
    assert refusal("export", CLEAN, "--to", loop)
    assert loop.is_symlink()


def test_a_link_to_a_file_still_to_come_is_followed(tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(tmp_path / "real.yaml")
    assert jd("export", CLEAN, "--to", link).returncode == 0
    assert link.is_symlink()
    assert (tmp_path / "real.yaml").is_file()


@pytest.fixture
def closed_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder with a document in it that this process may not enter, be it the superuser's."""
    # What is imported when first needed must not be, once the rights are gone.
    jd("new", tmp_path / "a.journey")
    jd("import", CLEAN, "--into", tmp_path / "a.journey")
    for ending in ENDINGS:
        jd("export", CLEAN, "--to", tmp_path / f"a{ending}")
    folder = tmp_path / "closed"
    folder.mkdir()
    jd("new", folder / "a.journey")
    folder.chmod(0)
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    yield folder
    os.seteuid(user)
    folder.chmod(0o700)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights of POSIX")
def test_a_folder_one_may_not_enter_is_one_sentence(closed_folder: Path) -> None:
    sentences = [
        refusal("check", closed_folder / "a.journey"),
        refusal("new", closed_folder / "b.journey"),
        refusal("import", CLEAN, "--into", closed_folder / "a.journey"),
        refusal("import", CLEAN, "--into", closed_folder / "b.journey"),
        *(refusal("export", CLEAN, "--to", closed_folder / f"a{ending}") for ending in ENDINGS),
    ]
    assert not [said for said in sentences if "unexpected" in said]
