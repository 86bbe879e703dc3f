"""The system libraries that Qt needs on Linux: which are missing, and installing them where that is allowed.

Knows Debian and its children, where it can install; elsewhere it names the libraries. Nothing of the project's
own environment: that is bootstrap.py.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

# The shared library that Qt loads, and the Debian package it comes in.
OFFSCREEN_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
}
SCREEN_LIBRARIES = {
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# Programs that some tests use where they find them; no test fails without.
TEST_PROGRAMS = {"Xvfb": "xvfb", "xauth": "xauth", "pdftotext": "poppler-utils"}


class Missing(Exception):
    """Something of the system is missing and could not be installed; the message says what to type."""


def is_debian(os_release: str) -> bool:
    """Whether this text of /etc/os-release is that of Debian or of one of its children."""
    found = re.findall(r"^ID(?:_LIKE)?=(.*)$", os_release, re.MULTILINE)
    return "debian" in " ".join(found).replace('"', " ").split()


def read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def has_apt() -> bool:
    return is_debian(read_text(Path("/etc/os-release"))) and shutil.which("apt-get") is not None


def root_prefix() -> list[str] | None:
    """What to put before a command to run it as root without being asked anything; None when not allowed."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n"]
    return None


def known_libraries() -> str:
    """What the loader knows, as one text; empty where there is no ldconfig."""
    tool = shutil.which("ldconfig", path=os.environ.get("PATH", "") + ":/sbin:/usr/sbin")
    return subprocess.run([tool, "-p"], capture_output=True, text=True).stdout if tool else ""


def can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_libraries(screen: bool) -> dict[str, str]:
    """The libraries Qt will ask for and not find, each with its Debian package."""
    if not sys.platform.startswith("linux"):
        return {}
    known = known_libraries()
    wanted = {**OFFSCREEN_LIBRARIES, **(SCREEN_LIBRARIES if screen else {})}
    return {name: package for name, package in wanted.items() if f"\t{name} " not in known and not can_load(name)}


def install_command(packages: list[str]) -> str:
    """The one line a user types to install these packages."""
    install = "apt-get install -y " + " ".join(packages)
    if os.geteuid() == 0:
        return f"apt-get update && {install}"
    if shutil.which("sudo"):
        return f"sudo apt-get update && sudo {install}"
    return f"su - -c 'apt-get update && {install}'"


def lists_are_stale(folder: Path = Path("/var/lib/apt/lists")) -> bool:
    """Whether apt's package lists are absent or older than a day."""
    try:
        return not any(folder.glob("*Release")) or time.time() - folder.stat().st_mtime > 86_400
    except OSError:
        return True


def apt(prefix: list[str], *arguments: str) -> bool:
    command = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", *arguments]
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True).returncode == 0


def install_packages(packages: list[str]) -> bool:
    """Install Debian packages without asking; False when that is not allowed or does not work."""
    prefix = root_prefix() if has_apt() else None
    if prefix is None:
        return False
    print("Installing system packages: " + " ".join(packages), flush=True)
    install = ("install", "-y", "--no-install-recommends", *packages)
    fresh = lists_are_stale() and apt(prefix, "update")
    return apt(prefix, *install) or (not fresh and apt(prefix, "update") and apt(prefix, *install))


def venv_package() -> list[str]:
    """The Debian package that `python -m venv` needs and that is missing: Debian ships it apart from Python."""
    if importlib.util.find_spec("ensurepip"):
        return []
    if sys.base_prefix != "/usr" or not has_apt():
        raise Missing("This Python has neither pip nor ensurepip: install uv, or a Python that has them.")
    return [f"python3.{sys.version_info.minor}-venv"]


def require_system(screen: bool, venv: bool) -> None:
    """Make sure Qt finds its libraries and, with `venv`, that an environment can be made; else say what to do."""
    libraries = missing_libraries(screen)
    if libraries and not has_apt():
        names = ", ".join(libraries)
        raise Missing(f"Please install the packages of your system that hold these libraries: {names}")
    packages = sorted({*libraries.values(), *(venv_package() if venv else [])})
    if packages and not install_packages(packages):
        command = install_command(packages)
        raise Missing(f"System packages are missing and cannot be installed from here; please type: {command}")


def offer_test_programs() -> None:
    packages = sorted(package for program, package in TEST_PROGRAMS.items() if not shutil.which(program))
    if packages and sys.platform.startswith("linux") and not install_packages(packages):
        print("Going on without " + ", ".join(packages) + ": the tests that use them are skipped.", flush=True)
