"""On screens of fine pixels the map is as sharp as they are, seams and all, and hands hit what they see."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]


def run(factor: str, allowed: str = "0.0005") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_SCALE_FACTOR": factor, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.canvas.high_dpi", allowed]
    return subprocess.run(command, cwd=HOME, env=environment, capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize("factor", ["1", "1.25", "1.5", "2"])
def test_what_is_shown_is_what_would_be_painted_at_that_resolution(factor: str) -> None:
    done = run(factor)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr[-400:]
