"""What the program says, and where to: closed, full and odd streams, and the spaces of French."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from journeydesigner.errors import reason_of
from journeydesigner.i18n import set_language, translate
from tests.cli.running import CLEAN, TOURISM, jd, refusal

PROGRAM = f"{sys.executable} -m journeydesigner"

posix = pytest.mark.skipif(os.name == "nt", reason="streams of a POSIX shell")


def shell(line: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "LC_ALL": "C.UTF-8"}
    return subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False, env=env, timeout=60)


@posix
def test_a_closed_output_leaves_the_exit_code_alone() -> None:
    done = shell(f"{PROGRAM} check {TOURISM} >&-")
    assert (done.returncode, done.stderr) == (1, "")
    assert shell(f"{PROGRAM} check {CLEAN} >&- 2>&-").returncode == 0


@posix
def test_a_closed_error_stream_sends_no_sentence_among_the_results() -> None:
    done = shell(f"{PROGRAM} check nix.yaml 2>&-")
    assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_a_full_output_is_one_sentence() -> None:
    done = shell(f"{PROGRAM} check {TOURISM} > /dev/full")
    assert done.returncode == 2
    assert done.stderr == (
        "journeydesigner: the result cannot be shown (the disk is full). Send it to another place.\n"
    )
    assert shell(f"{PROGRAM} check nix.yaml 2> /dev/full").returncode == 2


def test_the_spaces_of_french_reach_the_reader() -> None:
    assert "\u00a0: " in refusal("info", "nix.yaml", "--lang", "fr")


@pytest.mark.parametrize(
    "words",
    [
        ("check", CLEAN, "--on", ""),
        ("check", CLEAN, "--family", " "),
        ("export", CLEAN, "--to", ""),
        ("info", ""),
    ],
)
def test_an_empty_value_is_no_value(words: tuple[object, ...]) -> None:
    assert refusal(*words).endswith(" needs a value.")


def test_a_family_is_named_between_the_commas() -> None:
    assert "not ,." in refusal("check", CLEAN, "--family", ",")
    assert "XYZ" in refusal("check", CLEAN, "--family", "OWN,,XYZ")


def test_the_words_of_the_system_are_in_our_language(tmp_path: Path) -> None:
    loop = tmp_path / "loop.journey"
    loop.symlink_to(loop)
    french = refusal("check", loop, "--lang", "fr")
    assert os.strerror(errno.ELOOP) not in french
    assert f"({translate('its links lead in a circle', 'fr')})" in french
    set_language("en")
    assert reason_of(OSError(errno.EIO, "E/A")) == "the disk reports an error"
    assert reason_of(OSError(errno.ESTALE, "?")) == "ESTALE"
    assert reason_of(OSError("no number")) == "OSError"


def test_a_misspelt_command_with_its_arguments_is_recognised() -> None:
    assert refusal("chekc", CLEAN) == 'there is no file chekc. Did you mean the command "check"?'
    assert "is not understood here" in refusal("nix.journey", CLEAN)


def test_counts_are_counted_as_the_language_does(tmp_path: Path) -> None:
    done = jd("import", CLEAN, "--into", tmp_path / "a.journey", "--lang", "en")
    assert done.stdout.endswith(": 1 journey, 5 touchpoints, 0 ids changed.\n")
    assert translate("{n:,} values", "en", n=20000) == "20,000 values"
    assert translate("{n:,} values", "fr", n=20000) == "20\u202f000 values"
    assert translate("line {n}", "fr", n=20000) == "line 20000"
