"""Runs the program as a user does: its words, real files, and what it printed."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from unittest.mock import patch

from journeydesigner.cli.main import main
from journeydesigner.resources import resource

TOURISM = resource("samples", "tourism_destination.yaml")
CLEAN = resource("samples", "clean_workshop_booking.yaml")

_WITHOUT_QT = """
import sys
class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(name + " is blocked")
sys.meta_path.insert(0, NoQt())
from journeydesigner.cli.main import main
sys.exit(main())
"""


def jd(*words: object, language: str = "C.UTF-8") -> subprocess.CompletedProcess[str]:
    """Run `journeydesigner` with these words, in this process: a test says a dozen lines to the program."""
    arguments = [str(word) for word in words]
    out, err = (TextIOWrapper(BytesIO(), encoding="ascii") for _ in range(2))
    with patch.dict(os.environ, _environment(language), clear=True), redirect_stdout(out), redirect_stderr(err):
        code = main(arguments)
    return _completed(arguments, code, _written(out), _written(err))


def jd_process(*words: object, without_qt: bool = False) -> subprocess.CompletedProcess[str]:
    """The same in a process of its own, as long as it takes to start one."""
    start = ["-c", _WITHOUT_QT] if without_qt else ["-m", "journeydesigner"]
    command = [sys.executable, *start, *map(str, words)]
    env = {**_environment("C.UTF-8"), "PYTHONWARNINGS": "error"}
    done = subprocess.run(command, capture_output=True, env=env, check=False, timeout=120)
    return _completed(command, done.returncode, done.stdout, done.stderr)


def refusal(*words: object, language: str = "C.UTF-8") -> str:
    """The one sentence a refused command says, without the program's name."""
    done = jd(*words, language=language)
    assert done.returncode == 2, done
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("journeydesigner: ")
    return done.stderr.removeprefix("journeydesigner: ").strip()


def _environment(language: str) -> dict[str, str]:
    env = {**os.environ, "LC_ALL": language, "QT_QPA_PLATFORM": "offscreen"}
    env.pop("LANGUAGE", None)
    return env


def _written(stream: TextIOWrapper) -> bytes:
    stream.flush()
    return stream.buffer.getvalue()  # type: ignore[attr-defined, no-any-return]


def _completed(words: list[str], code: int, out: bytes, err: bytes) -> subprocess.CompletedProcess[str]:
    """What was said; a traceback or bytes that are no UTF-8 fail every test."""
    said, complained = out.decode("utf-8"), err.decode("utf-8")
    assert "Traceback" not in said + complained
    return subprocess.CompletedProcess(words, code, said, complained)
