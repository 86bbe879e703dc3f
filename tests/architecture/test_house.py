"""The house as docs/architecture.md draws it: sizes, openings, and rooms that prove they need no window."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "journeydesigner"
MODULES = sorted(SOURCE.rglob("*.py"))
MAX_LINES = 300
MAX_RULE_LINES = 120
MAX_FUNCTION = 40
LONGER: dict[str, str] = {}
"""Files or functions that may be longer, each with its reason."""


def names(path: Path) -> str:
    return str(path.relative_to(SOURCE))


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_a_file_is_read_in_one_sitting(path: Path) -> None:
    lines = path.read_text().count("\n")
    limit = MAX_RULE_LINES if path.parent.name == "checks" else MAX_LINES
    assert lines <= limit or names(path) in LONGER, f"{lines} lines"


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_a_function_has_one_thought(path: Path) -> None:
    tree = ast.parse(path.read_text())
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= MAX_FUNCTION or f"{names(path)}:{node.name}" in LONGER, f"{node.name}: {length} lines"


@pytest.mark.parametrize("path", [p for p in MODULES if p.read_text().strip()], ids=names)
def test_a_module_says_what_it_answers(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text()))
    assert docstring, "no docstring"


def test_render_paints_without_widgets() -> None:
    for path in (SOURCE / "render").glob("*.py"):
        assert "QtWidgets" not in path.read_text(), path.name


def test_no_sibling_modules_called_utils_or_manager() -> None:
    assert not [names(p) for p in MODULES if p.stem in ("utils", "util", "helpers", "manager", "common", "misc")]


def test_the_core_works_where_there_is_no_qt() -> None:
    """Everything from model to the command line is imported, and a sample checked, with PySide6 blocked."""
    program = """
import sys
class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError("Qt is blocked")
sys.meta_path.insert(0, NoQt())
import pkgutil, importlib, journeydesigner
for room in ("model", "layout", "rules", "measures", "store", "exchange", "editor", "cli"):
    package = importlib.import_module("journeydesigner." + room)
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
from journeydesigner.resources import resource
from journeydesigner.cli.main import main
sys.exit(main(["check", str(resource("samples", "tourism_destination.yaml")), "--on", "2026-11-22"]))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "OWN001" in done.stdout
