#!/usr/bin/env python3
"""From a fresh checkout to a running program, or to a full run of the tests, in one command.

    python3 packaging/bootstrap.py run [FILE]      open the window (on a sample when no FILE is named)
    python3 packaging/bootstrap.py test [ARGS]     run every check and every test; ARGS go to pytest

Needs Python 3.11 and nothing else. It makes `.venv` in the checkout once and again only when pyproject.toml
or Python changed; on Debian and Ubuntu it also installs the system libraries that Qt needs, when it may.
Why it does things this way: docs/decisions/0002-environment.md.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from system_libraries import Missing, offer_test_programs, read_text, require_system

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "resources" / "samples" / "tourism_destination.yaml"
OLDEST_PYTHON = (3, 11)
OLDEST_UV = (0, 7)  # the first whose `uv pip install` knows --group
OLDEST_PIP = "pip>=25.1"  # the same for pip

NO_NETWORK = re.compile(
    r"name resolution|could not resolve|name or service not known|network is unreachable|newconnectionerror"
    r"|nameresolutionerror|connection (refused|reset|timed out)|read timed out|connecttimeout|proxyerror"
    r"|max retries|dns error|error sending request|could not connect",
    re.IGNORECASE,
)


class Stop(Exception):
    """The work cannot go on; the message is the one sentence the user reads."""

    def __init__(self, sentence: str, code: int = 1) -> None:
        super().__init__(sentence)
        self.code = code


def has_screen(environ: dict[str, str], platform: str = sys.platform) -> bool:
    """Whether a window can be shown: always on Windows and macOS, on Linux where a display server is named."""
    if not platform.startswith("linux"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def say(sentence: str) -> None:
    print(sentence, flush=True)


# --- the environment --------------------------------------------------------------------------------------


class Environment:
    """The `.venv` of a checkout: whether it is ready, and how it becomes so."""

    def __init__(self, root: Path = ROOT) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.stamp = self.folder / "journeydesigner.json"
        self.bin = self.folder / ("Scripts" if os.name == "nt" else "bin")
        self.python = self.bin / ("python.exe" if os.name == "nt" else "python")

    def key(self) -> str:
        """Changes when the environment must be made again: pyproject.toml, Python, or the folder's place."""
        parts = (read_text(self.root / "pyproject.toml"), str(self.root), self.interpreter())
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    @staticmethod
    def interpreter() -> str:
        return f"{sys.base_prefix} {'.'.join(map(str, sys.version_info[:3]))}"

    def state(self) -> dict[str, object]:
        """What the stamp says; empty when there is none. Written last, so it never praises half an environment."""
        try:
            found = json.loads(read_text(self.stamp))
        except ValueError:
            return {}
        return found if isinstance(found, dict) and self.python.exists() else {}

    def is_ready(self, dev: bool) -> bool:
        state = self.state()
        return state.get("key") == self.key() and bool(state.get("dev") or not dev)

    def needs_venv(self, dev: bool) -> bool:
        """Whether preparing will take Python's own venv module; uv does without."""
        return not self.is_ready(dev) and find_uv() is None

    def mark(self, **state: object) -> None:
        self.folder.mkdir(exist_ok=True)
        draft = self.stamp.with_suffix(".new")
        draft.write_text(json.dumps(state), encoding="utf-8")
        os.replace(draft, self.stamp)

    def clear(self) -> None:
        """An empty folder that is marked as ours; one that somebody else made is not touched."""
        if self.folder.exists() and any(self.folder.iterdir()) and not self.stamp.exists():
            raise Stop(f"{self.folder} was not made by this program: move it away or delete it, then try again.")
        self.mark(preparing=True)
        for child in self.folder.iterdir():
            if child.is_dir() and not child.is_symlink():
                shutil.rmtree(child)
            elif child != self.stamp:
                child.unlink()

    def prepare(self, dev: bool) -> None:
        """Bring the environment up to date unless it is; `dev` adds what the tests need."""
        if self.is_ready(dev):
            return
        before = self.state()
        dev = dev or bool(before.get("dev"))
        say("Preparing the environment; the first time, this downloads Qt and takes a few minutes.")
        keep = "key" in before and before.get("interpreter") == self.interpreter()
        self.mark(preparing=True) if keep else self.clear()
        self.install(dev, keep)
        self.mark(key=self.key(), interpreter=self.interpreter(), dev=dev)

    def install(self, dev: bool, keep: bool) -> None:
        uv = find_uv()
        if uv:
            if self.attempt(uv_commands(uv, self, dev, keep)) is None:
                return
            say("uv could not do it; trying again with pip.")
            require_system(screen=False, venv=True)
        problem = self.attempt(pip_commands(self, dev, keep))
        if problem is not None:
            raise Stop(explain(problem))

    def attempt(self, commands: list[list[str]]) -> str | None:
        """Run the commands in the checkout; None when all went well, else what the failing one said."""
        for command in commands:
            done = subprocess.run(
                command, cwd=self.root, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
            )
            if done.returncode != 0:
                return done.stdout.decode(errors="replace") or f"{command[0]} ended with {done.returncode}"
        return None


def base_python() -> str:
    """The interpreter outside any environment, so that `.venv` may be replaced while it is active."""
    return getattr(sys, "_base_executable", "") or sys.executable


def uv_version(said: str) -> tuple[int, ...]:
    found = re.match(r"uv (\d+)\.(\d+)", said)
    return tuple(map(int, found.groups())) if found else (0, 0)


def find_uv() -> str | None:
    """The path of a uv that is new enough, or None: then pip does the work."""
    path = shutil.which("uv")
    if path is None:
        return None
    said = subprocess.run([path, "--version"], capture_output=True, text=True).stdout
    return path if uv_version(said) >= OLDEST_UV else None


def uv_commands(uv: str, environment: Environment, dev: bool, keep: bool) -> list[list[str]]:
    make = [uv, "venv", "--quiet", "--seed", "--allow-existing", "--no-python-downloads"]
    install = [uv, "pip", "install", "--quiet", "--python", str(environment.python), "--editable", "."]
    commands = [] if keep else [[*make, "--python", base_python(), str(environment.folder)]]
    return [*commands, [*install, *(["--group", "dev"] if dev else [])]]


def pip_commands(environment: Environment, dev: bool, keep: bool) -> list[list[str]]:
    pip = [str(environment.python), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    commands = [] if keep else [[base_python(), "-m", "venv", str(environment.folder)]]
    if dev:
        commands.append([*pip, "--upgrade", OLDEST_PIP])
    return [*commands, [*pip, "--editable", ".", *(["--group", "dev"] if dev else [])]]


def explain(output: str) -> str:
    """One sentence out of what an installer printed."""
    if "No space left on device" in output:
        return "The disk is full: the environment needs about 700 MB."
    if "certificate verify failed" in output.lower():
        return "The packages could not be downloaded: the certificate of the package index is not trusted here."
    if NO_NETWORK.search(output):
        return "The packages could not be downloaded: there is no network, or the package index does not answer."
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith("error")]
    return "The packages could not be installed: " + (errors or lines or ["no reason was given"])[-1]


# --- the commands -----------------------------------------------------------------------------------------


def open_window(environment: Environment, file: Path, options: list[str]) -> int:
    command = [str(environment.python), "-P", "-m", "journeydesigner", str(file), *options]
    if os.name != "nt":
        os.execv(command[0], command)  # does not return: the window takes the place of this process
    return subprocess.run(command).returncode


def render(environment: Environment, file: Path, out: Path, options: list[str]) -> int:
    """Export FILE as a picture and as a PDF; the program says where they are."""
    out.mkdir(parents=True, exist_ok=True)
    for suffix in (".png", ".pdf"):
        target = out / (file.stem + suffix)
        export = ["export", str(file), "--to", str(target), *options]
        code = subprocess.run([str(environment.python), "-P", "-m", "journeydesigner", *export], env=offscreen())
        if code.returncode != 0:
            return code.returncode
    return 0


def offscreen() -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def run(file: Path | None, lang: str | None, out: Path | None) -> int:
    """Open the window, or render to files where there is no screen or `--out` asks for it."""
    file = (file or SAMPLE).absolute()
    if not file.is_file():
        raise Stop(f"There is no file {file}.", 2)
    screen = out is None and has_screen(dict(os.environ))
    environment = Environment()
    require_system(screen, venv=environment.needs_venv(dev=False))
    environment.prepare(dev=False)
    options = ["--lang", lang] if lang else []
    if screen:
        return open_window(environment, file, options)
    if out is None:
        say("There is no screen here, so the journey is rendered to a picture and a PDF instead.")
    return render(environment, file, (out or Path.cwd()).absolute(), options)


def checks(environment: Environment, pytest_arguments: list[str]) -> dict[str, list[str]]:
    """Every check by name; pytest is the last, so that its closing line ends the output."""
    python = str(environment.python)
    return {
        "ruff": [python, "-m", "ruff", "check", "."],
        "ruff format": [python, "-m", "ruff", "format", "--check", "src", "tests", "packaging"],
        "mypy": [python, "-m", "mypy"],
        "import-linter": [str(environment.bin / "lint-imports")],
        "pytest": [python, "-m", "pytest", *pytest_arguments],
    }


def test(pytest_arguments: list[str]) -> int:
    """Run all checks, whatever the earlier ones say; 0 only when every one passed."""
    environment = Environment()
    if not environment.is_ready(dev=True):
        offer_test_programs()
    require_system(screen=False, venv=environment.needs_venv(dev=True))
    environment.prepare(dev=True)
    codes = {}
    for name, command in checks(environment, pytest_arguments).items():
        say(f"--- {name}")
        codes[name] = subprocess.run(command, cwd=ROOT, env=offscreen(), stdin=subprocess.DEVNULL).returncode
    say("Summary: " + ", ".join(f"{name} {'passed' if code == 0 else 'FAILED'}" for name, code in codes.items()))
    return max(codes.values(), key=abs)


class Parser(argparse.ArgumentParser):
    """Answers a mistyped command with one sentence instead of a page."""

    def error(self, message: str) -> None:  # type: ignore[override]
        raise Stop(f"{message[:1].upper()}{message[1:]} (try --help).", 2)


def parse(argv: list[str]) -> argparse.Namespace:
    parser = Parser(prog="bootstrap.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True, metavar="{run,test}")
    runs = commands.add_parser("run", help="open the window, or render to files where there is no screen")
    runs.add_argument("file", nargs="?", type=Path, metavar="FILE", help="the journey to open (default: a sample)")
    runs.add_argument("--lang", choices=("fr", "en"), help="the language of the program")
    runs.add_argument("--out", type=Path, metavar="DIR", help="render a PNG and a PDF into DIR, open no window")
    tests = commands.add_parser("test", help="run ruff, mypy, import-linter and pytest", add_help=False)
    tests.add_argument("pytest_arguments", nargs=argparse.REMAINDER)
    known, rest = parser.parse_known_args(argv)
    if rest and known.command != "test":
        parser.error(f"unknown argument: {rest[0]}")
    if known.command == "test":
        known.pytest_arguments = argv[argv.index("test") + 1 :]
    return known


def main(argv: list[str]) -> int:
    try:
        if sys.version_info < OLDEST_PYTHON:
            raise Stop(f"Journey Designer needs Python 3.11 or later, this is {sys.version.split()[0]}.")
        arguments = parse(argv)
        if arguments.command == "test":
            return test(arguments.pytest_arguments)
        return run(arguments.file, arguments.lang, arguments.out)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return stop.code
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"This did not work: {error}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted; the next call takes up the work again.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
