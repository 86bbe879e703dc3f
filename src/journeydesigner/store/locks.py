"""Whether somebody works on a session: a lock of the operating system's, gone with the process that held it.

A lock is never told by whether a file exists: a file outlives a crash, and then locks its owner out.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_FAR = 2**30
"""Byte that is locked on Windows, beyond the content: a locked byte cannot be read by others there."""


class Lock:
    """A lock that is held until `release`, or until the process ends, however it ends."""

    def __init__(self, handle: int) -> None:
        self._handle: int | None = handle

    @staticmethod
    def take(path: Path) -> Lock | None:
        """Take the lock at `path`, which is made when missing; None when another holds it. Raises OSError."""
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if _lock(handle):
                return Lock(handle)
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        return None

    def release(self) -> None:
        """Let others have it. Harmless when done twice."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _lock(handle: int) -> bool:
        # flock, not lockf: closing another handle of the same file must not end it.
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
