"""Runs the program as a user does: another process, real files, and what it printed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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


def jd(
    *words: object, language: str = "C.UTF-8", home: Path | None = None, without_qt: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run `journeydesigner` with these words; every test also asserts that no traceback is shown."""
    env = {**os.environ, "LC_ALL": language, "QT_QPA_PLATFORM": "offscreen", "PYTHONWARNINGS": "error"}
    env.pop("LANGUAGE", None)
    if home is not None:
        env |= {"HOME": str(home), "XDG_STATE_HOME": str(home / "state")}
    start = ["-c", _WITHOUT_QT] if without_qt else ["-m", "journeydesigner"]
    done = subprocess.run(
        [sys.executable, *start, *map(str, words)], capture_output=True, env=env, check=False, timeout=120
    )
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert "Traceback" not in out + err
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


def refusal(*words: object, language: str = "C.UTF-8") -> str:
    """The one sentence a refused command says, without the program's name."""
    done = jd(*words, language=language)
    assert done.returncode == 2, done
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("journeydesigner: ")
    return done.stderr.removeprefix("journeydesigner: ").strip()
