"""The parts of the bootstrap that decide: which tool, whether to prepare, what to tell the user."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "bootstrap.py"


@pytest.fixture
def bootstrap(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(SCRIPT.parent))
    yield importlib.import_module("bootstrap")
    for name in ("bootstrap", "system_libraries"):
        sys.modules.pop(name, None)


@pytest.fixture
def libraries(bootstrap: ModuleType) -> ModuleType:
    return sys.modules[bootstrap.Missing.__module__]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with a pyproject.toml, its own, so that no test touches the real environment."""
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'one'\n", encoding="utf-8")
    return tmp_path


def built(environment) -> None:
    """What an installer leaves behind."""
    environment.bin.mkdir(parents=True, exist_ok=True)
    environment.python.write_text("", encoding="utf-8")


@pytest.fixture
def ready(bootstrap: ModuleType, checkout: Path, monkeypatch: pytest.MonkeyPatch):
    """An environment of that folder, prepared for running by an installer that only pretends."""
    environment = bootstrap.Environment(checkout)
    environment.installs = []

    def install(dev: bool, keep: bool) -> None:
        environment.installs.append((dev, keep))
        built(environment)

    monkeypatch.setattr(environment, "install", install)
    environment.prepare(dev=False)
    return environment


# --- the stamp


def test_prepared_once_is_ready(ready) -> None:
    ready.prepare(dev=False)
    assert ready.installs == [(False, False)]


def test_tests_need_more_than_running_does(ready) -> None:
    assert not ready.is_ready(dev=True)
    ready.prepare(dev=True)
    assert ready.is_ready(dev=True)
    assert ready.is_ready(dev=False)
    assert ready.installs[-1] == (True, True)


def test_a_changed_pyproject_installs_again_into_the_same_folder(ready, checkout: Path) -> None:
    ready.prepare(dev=True)
    (checkout / "pyproject.toml").write_text("[project]\nname = 'two'\n", encoding="utf-8")
    assert not ready.is_ready(dev=False)
    ready.prepare(dev=False)
    assert ready.installs[-1] == (True, True)


def test_another_python_starts_from_nothing(ready, monkeypatch: pytest.MonkeyPatch) -> None:
    (ready.folder / "old").mkdir()
    monkeypatch.setattr(ready, "interpreter", lambda: "/opt/python 3.99.0")
    ready.prepare(dev=False)
    assert ready.installs[-1] == (False, False)
    assert not (ready.folder / "old").exists()


def test_a_copied_checkout_is_not_ready(ready, bootstrap: ModuleType, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / "pyproject.toml").write_bytes((ready.root / "pyproject.toml").read_bytes())
    ready.folder.rename(copy / ".venv")
    assert not bootstrap.Environment(copy).is_ready(dev=False)


@pytest.mark.parametrize("dev", [False, True])
def test_an_interrupted_preparation_is_not_ready(ready, monkeypatch: pytest.MonkeyPatch, dev: bool) -> None:
    (ready.root / "pyproject.toml").write_text("[project]\nname = 'two'\n", encoding="utf-8")
    finish = ready.install

    def interrupted(*_: bool) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ready, "install", interrupted)
    with pytest.raises(KeyboardInterrupt):
        ready.prepare(dev=dev)
    assert not ready.is_ready(dev=False)
    (ready.folder / "half").mkdir()
    monkeypatch.setattr(ready, "install", finish)
    ready.prepare(dev=dev)
    assert ready.is_ready(dev=dev)
    assert not (ready.folder / "half").exists()


@pytest.mark.parametrize("stamp", ["", "{", "[]", '{"preparing": true}'])
def test_a_broken_stamp_is_not_ready(ready, stamp: str) -> None:
    ready.stamp.write_text(stamp, encoding="utf-8")
    assert not ready.is_ready(dev=False)


def test_a_stamp_without_its_python_is_not_ready(ready) -> None:
    ready.python.unlink()
    assert not ready.is_ready(dev=False)


def test_an_environment_of_somebody_else_is_left_alone(bootstrap: ModuleType, checkout: Path) -> None:
    environment = bootstrap.Environment(checkout)
    built(environment)
    with pytest.raises(bootstrap.Stop, match="was not made by this program"):
        environment.prepare(dev=False)
    assert environment.python.exists()


def test_the_stamp_is_data(ready) -> None:
    assert json.loads(ready.stamp.read_text(encoding="utf-8"))["dev"] is False


# --- uv or pip


@pytest.mark.parametrize(
    ("said", "version"),
    [("uv 0.9.7 (abc 2026-01-01)", (0, 9)), ("uv 0.7.0", (0, 7)), ("what?", (0, 0)), ("", (0, 0))],
)
def test_reads_the_version_of_uv(bootstrap: ModuleType, said: str, version: tuple[int, ...]) -> None:
    assert bootstrap.uv_version(said) == version


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for uv is a shell script")
@pytest.mark.parametrize(("version", "taken"), [("0.9.7", True), ("0.4.30", False)])
def test_takes_a_uv_that_is_new_enough(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, taken: bool
) -> None:
    stand_in = tmp_path / "uv"
    stand_in.write_text(f"#!/bin/sh\necho 'uv {version}'\n", encoding="utf-8")
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert bootstrap.find_uv() == (str(stand_in) if taken else None)


def test_takes_pip_where_there_is_no_uv(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert bootstrap.find_uv() is None


def test_pip_is_brought_up_only_for_the_dev_group(bootstrap: ModuleType, checkout: Path) -> None:
    environment = bootstrap.Environment(checkout)
    assert "--group" not in str(bootstrap.pip_commands(environment, dev=False, keep=False))
    make, upgrade, install = bootstrap.pip_commands(environment, dev=True, keep=False)
    assert make[1:3] == ["-m", "venv"]
    assert upgrade[-2:] == ["--upgrade", "pip>=25.1"]
    assert install[-4:] == ["--editable", ".", "--group", "dev"]


def test_uv_never_downloads_a_python(bootstrap: ModuleType, checkout: Path) -> None:
    make, install = bootstrap.uv_commands("uv", bootstrap.Environment(checkout), dev=True, keep=False)
    assert "--no-python-downloads" in make
    assert install[-2:] == ["--group", "dev"]


def test_an_environment_that_stays_is_not_made_again(bootstrap: ModuleType, checkout: Path) -> None:
    environment = bootstrap.Environment(checkout)
    assert "venv" not in [word for line in bootstrap.pip_commands(environment, True, keep=True) for word in line]
    assert len(bootstrap.uv_commands("uv", environment, True, keep=True)) == 1


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("WARNING: Retrying NewConnectionError(...)\nERROR: No matching distribution found for x", "no network"),
        ("error: Failed to fetch\n  Caused by: dns error: failed to lookup address", "no network"),
        ("Max retries exceeded: SSLError(... CERTIFICATE_VERIFY_FAILED] certificate verify failed", "not trusted"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("Collecting x\nERROR: No matching distribution found for x\nbye", "No matching distribution found for x"),
        ("", "no reason was given"),
    ],
)
def test_explains_a_failed_installation_in_one_sentence(bootstrap: ModuleType, output: str, sentence: str) -> None:
    said = bootstrap.explain(output)
    assert sentence in said
    assert "\n" not in said


# --- the screen


@pytest.mark.parametrize(
    ("environ", "platform", "screen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_knows_whether_there_is_a_screen(
    bootstrap: ModuleType, environ: dict[str, str], platform: str, screen: bool
) -> None:
    assert bootstrap.has_screen(environ, platform) is screen


# --- system libraries


@pytest.mark.parametrize(
    ("os_release", "debian"),
    [
        ('PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n', True),
        ("ID=ubuntu\nID_LIKE=debian\n", True),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', True),
        ("ID=fedora\n", False),
        ('ID=opensuse\nID_LIKE="suse opensuse"\nHOME_URL="https://example.org/debian"\n', False),
        ("", False),
    ],
)
def test_knows_debian_and_its_children(libraries: ModuleType, os_release: str, debian: bool) -> None:
    assert libraries.is_debian(os_release) is debian


@pytest.fixture
def bare_linux(libraries: ModuleType, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A Linux with freetype and nothing else, on which nothing may be installed."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(libraries, "known_libraries", lambda: "\tlibfreetype.so.6 (libc6,x86-64) => /lib/x\n")
    monkeypatch.setattr(libraries, "can_load", lambda _: False)
    monkeypatch.setattr(libraries, "root_prefix", lambda: None)
    monkeypatch.setattr(libraries, "has_apt", lambda: True)
    return libraries


def test_a_screen_needs_more_libraries(bare_linux: ModuleType) -> None:
    offscreen = bare_linux.missing_libraries(screen=False)
    assert "libgl1" in offscreen.values()
    assert "libfreetype6" not in offscreen.values()
    assert "libxcb-cursor0" not in offscreen.values()
    assert set(offscreen) < set(bare_linux.missing_libraries(screen=True))


def test_a_library_outside_the_loader_s_list_counts_when_it_loads(
    bare_linux: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bare_linux, "can_load", lambda name: name == "libGL.so.1")
    assert "libGL.so.1" not in bare_linux.missing_libraries(screen=False)


@pytest.fixture
def without_venv(libraries: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian's own Python, as it is installed."""
    monkeypatch.setattr(libraries.importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(sys, "base_prefix", "/usr")


@pytest.mark.usefixtures("without_venv")
@pytest.mark.parametrize(
    ("uid", "sudo", "start"),
    [
        (1000, "/usr/bin/sudo", "sudo apt-get update && sudo apt-get install -y "),
        (1000, None, "su - -c 'apt-get update && apt-get install -y "),
        (0, None, "apt-get update && apt-get install -y "),
    ],
)
def test_on_debian_the_user_gets_one_command_for_all_that_is_missing(
    bare_linux: ModuleType, monkeypatch: pytest.MonkeyPatch, uid: int, sudo: str | None, start: str
) -> None:
    monkeypatch.setattr(bare_linux.os, "geteuid", lambda: uid, raising=False)
    monkeypatch.setattr(bare_linux.shutil, "which", lambda _: sudo)
    with pytest.raises(bare_linux.Missing) as caught:
        bare_linux.require_system(screen=False, venv=True)
    said = str(caught.value)
    assert f"please type: {start}libdbus-1-3 libegl1 " in said
    assert f"python3.{sys.version_info.minor}-venv" in said
    assert "\n" not in said


@pytest.mark.usefixtures("without_venv")
def test_an_environment_that_stands_or_that_uv_makes_needs_no_venv_module(bare_linux: ModuleType) -> None:
    with pytest.raises(bare_linux.Missing) as caught:
        bare_linux.require_system(screen=False, venv=False)
    assert "-venv" not in str(caught.value)


@pytest.mark.parametrize("venv", [True, False])
def test_elsewhere_the_user_gets_the_names(
    bare_linux: ModuleType, monkeypatch: pytest.MonkeyPatch, venv: bool
) -> None:
    monkeypatch.setattr(bare_linux, "has_apt", lambda: False)
    with pytest.raises(bare_linux.Missing, match=r"libGL\.so\.1") as caught:
        bare_linux.require_system(screen=False, venv=venv)
    assert "apt" not in str(caught.value)


def test_everything_missing_is_installed_at_once(bare_linux: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(bare_linux, "missing_libraries", lambda _: {"libGL.so.1": "libgl1"})
    monkeypatch.setattr(bare_linux, "venv_package", lambda: ["python3.11-venv"])
    monkeypatch.setattr(bare_linux, "install_packages", lambda packages: asked.append(packages) or True)
    bare_linux.require_system(screen=True, venv=True)
    assert asked == [["libgl1", "python3.11-venv"]]


def test_uv_and_a_ready_environment_do_without_the_venv_module(
    bootstrap: ModuleType, ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "find_uv", lambda: None)
    assert (ready.needs_venv(dev=False), ready.needs_venv(dev=True)) == (False, True)
    monkeypatch.setattr(bootstrap, "find_uv", lambda: "uv")
    assert not ready.needs_venv(dev=True)


def test_missing_test_programs_stop_nothing(
    bare_linux: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bare_linux.shutil, "which", lambda _: None)
    bare_linux.offer_test_programs()
    assert "Going on without poppler-utils, xauth, xvfb" in capsys.readouterr().out


def test_absent_package_lists_are_stale(libraries: ModuleType, tmp_path: Path) -> None:
    assert libraries.lists_are_stale(tmp_path)
    (tmp_path / "deb.debian.org_debian_dists_bookworm_InRelease").touch()
    assert not libraries.lists_are_stale(tmp_path)
    assert libraries.lists_are_stale(tmp_path / "no-such-folder")


# --- the command line


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["fly"],
        ["run", "--lang", "de"],
        ["run", "--sideways"],
        ["run", "no-such-file.yaml"],
        ["run", "one.yaml", "two.yaml"],
    ],
)
def test_a_mistyped_command_gets_one_sentence(arguments: list[str], tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, str(SCRIPT), *arguments], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stderr.strip().endswith(".")


def test_what_follows_test_goes_to_pytest_as_it_is(bootstrap: ModuleType) -> None:
    assert bootstrap.parse(["test", "-k", "wheel", "--", "-x"]).pytest_arguments == ["-k", "wheel", "--", "-x"]
    assert bootstrap.parse(["test"]).pytest_arguments == []


def test_pytest_runs_last(bootstrap: ModuleType, checkout: Path) -> None:
    assert list(bootstrap.checks(bootstrap.Environment(checkout), []))[-1] == "pytest"


def test_an_old_python_is_told_so(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "OLDEST_PYTHON", (99, 0))
    assert bootstrap.main(["run"]) == 1
    assert "needs Python 3.11 or later" in capsys.readouterr().err


@pytest.mark.parametrize(("codes", "expected"), [([0] * 5, 0), ([1, 0, 0, 0, 0], 1), ([0, 0, 0, 0, -11], -11)])
def test_one_failing_check_fails_all(
    bootstrap: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    codes: list[int],
    expected: int,
) -> None:
    answers = iter(codes)
    monkeypatch.setattr(bootstrap.Environment, "is_ready", lambda *_, **__: True)
    monkeypatch.setattr(bootstrap, "require_system", lambda **_: None)
    monkeypatch.setattr(
        bootstrap.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, next(answers))
    )
    assert bootstrap.test([]) == expected
    assert capsys.readouterr().out.splitlines()[-1].startswith("Summary: ruff ")


def test_without_a_screen_a_picture_and_a_pdf_are_made(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    called: list[list[str]] = []

    def exported(command: list[str], env: dict[str, str]) -> subprocess.CompletedProcess[str]:
        assert env["QT_QPA_PLATFORM"] == "offscreen"
        called.append(command[command.index("export") :])
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(bootstrap.Environment, "prepare", lambda *_, **__: None)
    monkeypatch.setattr(bootstrap, "require_system", lambda *_, **__: None)
    monkeypatch.setattr(bootstrap, "has_screen", lambda _: False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(bootstrap.subprocess, "run", exported)
    assert bootstrap.run(None, "fr", None) == 0
    assert capsys.readouterr().out.startswith("There is no screen here")
    targets = [str(tmp_path / f"tourism_destination.{suffix}") for suffix in ("png", "pdf")]
    assert called == [["export", str(bootstrap.SAMPLE), "--to", target, "--lang", "fr"] for target in targets]


def test_a_failed_export_hands_on_its_code(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(bootstrap.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 3))
    environment = bootstrap.Environment(tmp_path)
    assert bootstrap.render(environment, bootstrap.SAMPLE, tmp_path, []) == 3
