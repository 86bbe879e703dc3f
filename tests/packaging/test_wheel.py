"""The wheel works on its own: built, installed into an empty environment, used far from the source tree."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader

import journeydesigner

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = "tourism_destination.yaml"
BUNDLED = (
    "fonts/Inter-Regular.otf",
    "fonts/Inter-Bold.otf",
    "fonts/LICENSE.txt",
    "icons/phone.svg",
    "icons/LICENSE",
    "locale/fr/LC_MESSAGES/journeydesigner.mo",
    f"samples/{SAMPLE}",
    "rules/PHY003.md",
)


def build(kind: str, source: Path, out: Path) -> Path:
    """Build a `wheel` or an `sdist` of the project in `source`; needs no network."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(out)]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (built,) = out.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@dataclass(frozen=True)
class Installed:
    """An environment that holds the wheel, and an empty folder to work in."""

    python: Path
    package: Path
    folder: Path

    def call(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command in the empty folder, with an environment in which nothing points at the source tree."""
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TMPDIR") if name in os.environ}
        clean = {**kept, "HOME": str(self.folder), "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
        return subprocess.run(
            [str(part) for part in command], cwd=self.folder, env=clean, capture_output=True, text=True
        )

    def journeydesigner(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return self.call(self.python, "-m", "journeydesigner", *arguments)

    def resource(self, name: str) -> Path:
        return self.package / "_resources" / name


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in a new environment; what it depends on is lent by the environment of the tests.

    A folder named in a .pth file is searched for modules but its own .pth files are not read, so an editable
    install of the source tree that lives there stays invisible.
    """
    home = tmp_path_factory.mktemp("installed")
    venv.create(home / "venv", with_pip=False, symlinks=os.name != "nt")
    scripts = home / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    install_without_network(wheel, python)
    question = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = Path(subprocess.check_output([python, "-c", question], text=True).strip())
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "lent.pth").write_text("\n".join(sorted(lent)), encoding="utf-8")
    folder = home / "empty"
    folder.mkdir()
    return Installed(python, site / "journeydesigner", folder)


def install_without_network(wheel: Path, python: Path) -> None:
    options = ["--quiet", "--no-deps", "--no-index", str(wheel)]
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", *options]
    uv = [shutil.which("uv") or "uv", "pip", "install", "--python", str(python), *options]
    has_pip = subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True).returncode == 0
    subprocess.run(pip if has_pip else uv, check=True, capture_output=True)


# --- what is inside


@pytest.mark.parametrize("folder", ["fonts", "icons", "locale", "samples", "templates", "themes"])
def test_the_wheel_carries_a_folder(wheel: Path, folder: str) -> None:
    assert any(name.startswith(f"journeydesigner/_resources/{folder}/") for name in names(wheel))


@pytest.mark.parametrize("name", BUNDLED)
def test_the_wheel_carries(wheel: Path, name: str) -> None:
    assert f"journeydesigner/_resources/{name}" in names(wheel)


def test_the_wheel_carries_every_resource_of_the_checkout(wheel: Path) -> None:
    resources = ROOT / "resources"
    present = {path.relative_to(resources).as_posix() for path in resources.rglob("*") if path.is_file()}
    assert {f"journeydesigner/_resources/{name}" for name in present} <= names(wheel)


def test_the_wheel_carries_the_help_on_every_rule(wheel: Path) -> None:
    helps = {path.name for path in (ROOT / "docs" / "rules").iterdir()}
    folder = "journeydesigner/_resources/rules/"
    assert {name.removeprefix(folder) for name in names(wheel) if name.startswith(folder)} == helps


def test_the_wheel_carries_nothing_but_the_package(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in names(wheel)}
    assert tops == {"journeydesigner", f"journeydesigner-{journeydesigner.__version__}.dist-info"}


def test_a_wheel_built_from_the_sdist_is_the_same(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        # Debian's Python 3.11.2 has no filters yet, Python 3.12 warns when none is named.
        archive.extraction_filter = getattr(tarfile, "data_filter", None)
        archive.extractall(tmp_path)
    (source,) = tmp_path.iterdir()
    assert names(build("wheel", source, tmp_path / "out")) == names(wheel)


def test_both_carry_the_version_of_the_package(wheel: Path, sdist: Path) -> None:
    version = journeydesigner.__version__
    assert wheel.name.split("-")[:2] == ["journeydesigner", version]
    assert sdist.name == f"journeydesigner-{version}.tar.gz"
    with zipfile.ZipFile(wheel) as archive:
        metadata = archive.read(f"journeydesigner-{version}.dist-info/METADATA").decode()
    assert f"\nVersion: {version}\n" in metadata


# --- what it does


def test_the_installed_package_is_the_one_that_runs(installed: Installed) -> None:
    said = installed.call(installed.python, "-c", "import journeydesigner as j; print(j.__file__)")
    assert Path(said.stdout.strip()).parent == installed.package
    said = installed.call(
        installed.python,
        "-c",
        "import importlib.metadata as m; from journeydesigner.resources import resource;"
        "print(m.version('journeydesigner')); print(resource('fonts'))",
    )
    assert said.stdout.splitlines() == [journeydesigner.__version__, str(installed.resource("fonts"))]


@pytest.mark.parametrize(("suffix", "magic"), [("pdf", b"%PDF-"), ("png", b"\x89PNG")])
def test_it_exports_its_own_sample(installed: Installed, suffix: str, magic: bytes) -> None:
    target = installed.folder / f"out.{suffix}"
    done = installed.journeydesigner("export", installed.resource(f"samples/{SAMPLE}"), "--to", target)
    assert done.returncode == 0, done.stderr
    assert target.read_bytes().startswith(magic)


def test_the_exported_pdf_uses_the_bundled_font(installed: Installed) -> None:
    target = installed.folder / "fonts.pdf"
    done = installed.journeydesigner("export", installed.resource(f"samples/{SAMPLE}"), "--to", target)
    assert done.returncode == 0, done.stderr
    fonts: set[str] = set()
    for page in PdfReader(target).pages:
        for font in page["/Resources"]["/Font"].values():
            fonts.add(str(font.get_object()["/BaseFont"]))
    assert fonts
    assert all("Inter" in font for font in fonts), fonts


def test_it_checks_its_own_sample(installed: Installed) -> None:
    sample = installed.resource(f"samples/{SAMPLE}")
    done = installed.journeydesigner("check", sample, "--format", "json", "--on", "2026-11-22")
    assert done.returncode in (0, 1), done.stderr
    json.loads(done.stdout)


def test_it_speaks_french(installed: Installed) -> None:
    sample = installed.resource(f"samples/{SAMPLE}")
    french = installed.journeydesigner("check", sample, "--lang", "fr", "--on", "2026-11-22")
    english = installed.journeydesigner("check", sample, "--lang", "en", "--on", "2026-11-22")
    assert french.returncode == english.returncode
    assert french.stdout != english.stdout


def test_it_tells_about_its_own_sample(installed: Installed) -> None:
    done = installed.journeydesigner("info", installed.resource(f"samples/{SAMPLE}"), "--format", "json")
    assert done.returncode == 0, done.stderr
    json.loads(done.stdout)


def test_the_command_is_installed(installed: Installed) -> None:
    command = installed.python.with_name("journeydesigner.exe" if os.name == "nt" else "journeydesigner")
    done = installed.call(command, "info", installed.resource(f"samples/{SAMPLE}"))
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()
