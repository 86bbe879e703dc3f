"""The program as a whole: help, languages, no Qt where none is needed, and no traceback whatever happens."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from journeydesigner import __version__
from journeydesigner.cli import main as program
from journeydesigner.cli.command import COMMANDS, Outcome
from tests.cli.running import CLEAN, TOURISM, jd, jd_process, refusal


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "window"])
def test_every_command_explains_itself_in_both_languages(command: str) -> None:
    english, french = jd(command, "--help", "--lang", "en"), jd("--lang", "fr", command, "-h")
    assert english.returncode == french.returncode == 0
    assert english.stdout.startswith(f"Usage: journeydesigner {command} ")
    assert french.stdout.startswith(f"Emploi\u00a0: journeydesigner {command} ")


def test_help_and_version() -> None:
    done = jd("--help")
    for name in COMMANDS:
        assert name == "window" or f"  {name}" in done.stdout
    assert jd("--version").stdout == f"journeydesigner {__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        ("check", TOURISM),
        ("check", TOURISM, "--format", "json"),
        ("info", TOURISM),
        ("new", "a.journey"),
        ("import", CLEAN, "--into", "b.journey"),
        ("export", CLEAN, "--to", "c.yaml"),
    ],
)
def test_it_works_where_there_is_no_qt(words: tuple[object, ...], tmp_path: Path) -> None:
    words = tuple(tmp_path / w if isinstance(w, str) and w[1:2] == "." else w for w in words)
    done = jd_process(*words, without_qt=True)
    assert done.returncode in (0, 1), done.stderr
    assert done.stdout


def test_pictures_without_qt_are_declined_in_a_sentence(tmp_path: Path) -> None:
    done = jd_process("export", CLEAN, "--to", tmp_path / "a.pdf", without_qt=True)
    assert done.returncode == 2
    assert "Qt cannot be loaded" in done.stderr


def test_no_word_at_all_opens_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(program, "_run", lambda words: asked.append(words) or Outcome())
    assert program.main([]) == 0
    assert asked == [[]]


def test_a_misspelt_command_is_recognised() -> None:
    assert refusal("chekc") == 'there is no file chekc. Did you mean the command "check"?'
    assert "there is no such file" in refusal("nix.journey")


def test_languages_of_the_line() -> None:
    assert refusal("--lang", "de", "info", CLEAN) == "--lang takes fr or en."
    assert refusal("info", CLEAN, "--lang") != ""
    assert refusal("info", "nix.yaml", "--lang=fr").endswith(
        "ce fichier n'existe pas. Vérifiez le nom et le dossier."
    )


def test_a_reader_that_stops_early_is_no_fault() -> None:
    command = [sys.executable, "-m", "journeydesigner", "check", str(TOURISM), "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()  # long before the first finding is written
        assert running.stderr.read() == b""
    assert running.returncode == 1


def test_a_defect_is_one_sentence_and_a_log(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def broken(_words: object) -> None:
        raise RuntimeError("a secret detail\nof two lines")

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr(program, "_run", broken)
    assert program.main(["info", "x", "--lang", "en"]) == 2
    said = capsys.readouterr().err
    log = next(tmp_path.rglob("journeydesigner.log"))
    assert "RuntimeError" in said
    assert str(log) in said
    assert "secret" not in said
    assert said.count("\n") == 1
    assert "a secret detail" in log.read_text("utf-8")


def test_a_name_cannot_forge_lines_of_the_terminal() -> None:
    assert "\x1b" not in refusal("info", "a\x1b[31m\nb.yaml")


def test_interrupting_says_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(_words: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(program, "_run", interrupted)
    assert program.main(["info", "x"]) == 130
    assert capsys.readouterr().err == ""
