"""What panels remember of their user between two starts: small choices by key. The window brings its settings."""

from __future__ import annotations

from typing import Protocol


class Memory(Protocol):
    """Remembers short texts by key."""

    def text(self, key: str, default: str) -> str:
        """What was kept under `key`, else `default`."""
        ...

    def keep(self, key: str, value: str) -> None:
        """Remember `value` under `key`."""
        ...


class ShortMemory:
    """Remembers until the program ends: for a panel that nobody gave settings."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def text(self, key: str, default: str) -> str:
        """What was kept under `key`, else `default`."""
        return self._kept.get(key, default)

    def keep(self, key: str, value: str) -> None:
        """Remember `value` under `key`."""
        self._kept[key] = value
