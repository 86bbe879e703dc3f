"""Whether a file can be a document at all, told from its first 100 bytes before any SQL engine sees it.

Source of the layout: https://www.sqlite.org/fileformat2.html, section 1.3.
"""

from __future__ import annotations

import struct
from pathlib import Path

from journeydesigner.model.info import SCHEMA_VERSION
from journeydesigner.store import refusals

APPLICATION_ID = 0x4A444D31
"""Tells a document from every other SQLite file: the letters JDM1."""
HEADER_SIZE = 100
MAX_FILE = 512 * 2**20
"""Bytes; more is refused."""

_MAGIC = b"SQLite format 3\0"
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")
"""ZIP (also of today's Office), the empty ZIP, and the Office of before 2007."""


def check_header(head: bytes, size: int, path: Path) -> int:
    """The format of the document that has `size` bytes and begins with `head`. Raises the refusal that fits."""
    if size == 0:
        raise refusals.Empty(path)
    if size > MAX_FILE:
        raise refusals.TooLarge(path)
    if not head.startswith(_MAGIC[: len(head)]) or len(head) < 8:
        raise _other_kind(head)(path)
    if len(head) < HEADER_SIZE:
        raise refusals.CutShort(path)
    (application,) = struct.unpack(">I", head[68:72])
    (version,) = struct.unpack(">i", head[60:64])
    if application != APPLICATION_ID:
        raise refusals.OtherProgram(path)
    if version > SCHEMA_VERSION:
        raise refusals.Newer(path, version=version)
    if version < 1:
        raise refusals.Damaged(path, f"format {version}")
    _check_size(head, size, path)
    return int(version)


def _check_size(head: bytes, size: int, path: Path) -> None:
    (page_size,) = struct.unpack(">H", head[16:18])
    page_size = 65536 if page_size == 1 else page_size
    if page_size < 512 or page_size & (page_size - 1):
        raise refusals.Damaged(path, f"page size {page_size}")
    (pages,) = struct.unpack(">I", head[28:32])
    is_counted = head[24:28] == head[92:96]
    if (is_counted and pages * page_size > size) or size % page_size:
        raise refusals.CutShort(path)


def _other_kind(head: bytes) -> type[refusals.DocumentRefusal]:
    if head.startswith(_ARCHIVES):
        return refusals.OfficeFile
    try:
        # The last character may be cut in two.
        text = head.decode("utf-8-sig", "strict" if len(head) < HEADER_SIZE else "ignore")
    except UnicodeDecodeError:
        return refusals.OtherKind
    is_text = len(text.encode()) > len(head) - 6 and all(c.isprintable() or c in "\t\r\n" for c in text)
    return refusals.TextFile if is_text else refusals.OtherKind
