"""From input to the last changed pixel, under Xvfb at 1600 x 1000: python tests/benchmarks/bench_input.py [N …].

The product runs in a process of its own on a document of N touchpoints, with all its docks. This process sends
true events of the X server (XTest) and watches the server's frame buffer until nothing has changed for a while.
Milliseconds of wall time, median / p95; beside them those that the window's process spent on its processor, which
a busy machine does not spoil. Needs Xvfb, libX11 and libXtst.
"""

from __future__ import annotations

import ctypes
import json
import mmap
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
SIZE = (1600, 1000)
TIMES = 30
QUIET = 0.15
"""Seconds without a change after which the last one was the last."""
TARGET = 25.0
CONTROL, SHIFT = 0xFFE3, 0xFFE1
UP, DOWN = 4, 5
"""Buttons of the wheel."""


class Screen:
    """An X server of our own: its frame buffer, and hands on its mouse."""

    def __init__(self, display: str, buffer: Path) -> None:
        with buffer.open("rb") as file:
            self._buffer = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._x11, self._xtst = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(display.encode()))

    def look(self) -> bytes:
        """The pixels as they are."""
        return self._buffer[:]

    def point(self, x: int, y: int) -> None:
        """Put the pointer somewhere."""
        self._xtst.XTestFakeMotionEvent(self._display, -1, x, y, 0)
        self._x11.XFlush(self._display)

    def hold(self, key: int, is_down: bool) -> None:
        """Press or let go of a key."""
        code = self._x11.XKeysymToKeycode(self._display, ctypes.c_ulong(key))
        self._xtst.XTestFakeKeyEvent(self._display, code, int(is_down), 0)
        self._x11.XFlush(self._display)

    def turn(self, button: int) -> None:
        """Turn the wheel by a notch."""
        for is_down in (1, 0):
            self._xtst.XTestFakeButtonEvent(self._display, button, is_down, 0)
        self._x11.XFlush(self._display)

    def until_quiet(self, act: Callable[[], None]) -> tuple[float, float, int]:
        """Do something; seconds to the first and to the last change, and how many states were seen."""
        before = self.look()
        started = time.perf_counter()
        act()
        first = last = 0.0
        states = 0
        while time.perf_counter() - started < last + QUIET:
            now = self.look()
            if now != before:
                last = time.perf_counter() - started
                first, before, states = first or last, now, states + 1
            time.sleep(0.001)
        return first, last, states


@contextmanager
def screen() -> Iterator[tuple[Screen, str]]:
    """A server without a screen, ended afterwards; with the name of its display."""
    with tempfile.TemporaryDirectory() as folder:
        read, write = os.pipe()
        options = ["-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-fbdir", folder, "-displayfd", str(write)]
        server = subprocess.Popen(
            ["Xvfb", *options, "-nolisten", "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL
        )
        os.close(write)
        try:
            with os.fdopen(read) as told:
                display = f":{told.readline().strip()}"
            yield Screen(display, Path(folder) / "Xvfb_screen0"), display
        finally:
            server.terminate()
            server.wait()


class Product:
    """The window in its own process."""

    def __init__(self, display: str, count: int) -> None:
        env = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, __file__, "--window", str(count)]
        self._process = subprocess.Popen(
            command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self.middle: tuple[int, int] = self.ask("where")

    def ask(self, what: str) -> tuple[int, int]:
        """Have the window show something; the middle of the canvas on the screen, once all is painted."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(what + "\n")
        self._process.stdin.flush()
        x, y = json.loads(self._process.stdout.readline())
        return x, y

    def spent(self) -> float:
        """Seconds of its processor that the window's thread has used."""
        return int(Path(f"/proc/{self._process.pid}/schedstat").read_text().split()[0]) / 1e9

    def end(self) -> None:
        """Close it."""
        self._process.terminate()
        self._process.wait()


def run(count: int) -> None:
    """All figures of one size."""
    with screen() as (shown, display):
        product = Product(display, count)
        try:
            shown.point(*product.middle)
            print(f"{count} touchpoints{' ' * 26}median     p95    processor, median")
            for name, place in (("whole map", "fit"), ("63%", "0.63"), ("100%", "1.0")):
                measure(shown, product, f"wheel zoom, {name}", place, (UP, DOWN), CONTROL)
                measure(shown, product, f"scroll down and up, {name}", place, (DOWN, UP), None)
                measure(shown, product, f"scroll sideways, {name}", place, (DOWN, UP), SHIFT)
        finally:
            product.end()


def measure(
    shown: Screen, product: Product, name: str, place: str, turns: tuple[int, int], held: int | None
) -> None:
    """Turn the wheel there and back, several notches each way, and print what it took."""
    product.ask(place)
    shown.until_quiet(lambda: None)
    if held is not None:
        shown.hold(held, True)
    lasts, spent, firsts = [], [], []
    for number in range(TIMES):
        button = turns[number // 5 % 2]
        before = product.spent()
        first, last, states = shown.until_quiet(lambda button=button: shown.turn(button))
        if states:
            firsts.append(first * 1000)
            lasts.append(last * 1000)
            spent.append((product.spent() - before) * 1000)
    if held is not None:
        shown.hold(held, False)
    if not lasts:
        print(f"  {name:<34} nothing to scroll")
        return
    median, p95 = statistics.median(lasts), statistics.quantiles(lasts, n=20)[-1]
    print(f"  {name:<34} {median:7.1f} {p95:7.1f}   {statistics.median(spent):7.1f}   first change "
          f"{statistics.median(firsts):5.1f}   median / target {median / TARGET:4.2f}", flush=True)  # fmt: skip


def show_window(count: int) -> None:
    """The window's own process: shows what it is asked for, a line each."""
    sys.path.insert(0, str(ROOT))
    from PySide6.QtCore import QPoint, QSocketNotifier
    from PySide6.QtWidgets import QApplication
    from tests.benchmarks.opened import opened

    app = QApplication([])
    with opened(app, count) as shown:
        shown.window.setGeometry(0, 0, *SIZE)

        def obey() -> None:
            what = sys.stdin.readline().strip()
            if not what:
                app.quit()
                return
            if what == "fit":
                shown.view.fit_all()
            elif what != "where":
                shown.view.set_zoom(float(what))
            shown.settle()
            size = shown.view.viewport().size()
            middle = shown.view.viewport().mapToGlobal(QPoint(size.width() // 2, size.height() // 2))
            print(json.dumps([middle.x(), middle.y()]), flush=True)

        notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
        notifier.activated.connect(obey)
        app.exec()


def main() -> None:
    """Print the figures of every size asked for."""
    if sys.argv[1:2] == ["--window"]:
        show_window(int(sys.argv[2]))
        return
    for count in [int(one) for one in sys.argv[1:]] or [100, 1000, 10000]:
        run(count)


if __name__ == "__main__":
    main()
