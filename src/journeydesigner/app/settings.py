"""What the program remembers of its user between two starts: language, theme, window, recent files.

An ini file beside the user's other settings; the environment variable JOURNEYDESIGNER_CONFIG names another one.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal, get_args

from PySide6.QtCore import QByteArray, QSettings

from journeydesigner.app.remembered import Remembered
from journeydesigner.i18n import LANGUAGES, Language

ThemeName = Literal["light", "dark"]
MAX_RECENT = 10


class Settings:
    """Typed access to the ini file; what is missing or damaged there reads as the default."""

    def __init__(self, path: Path | None = None) -> None:
        named = path or (Path(p) if (p := os.environ.get("JOURNEYDESIGNER_CONFIG")) else None)
        if named is None:
            scope, organisation = QSettings.Scope.UserScope, "journeydesigner"
            self._ini = QSettings(QSettings.Format.IniFormat, scope, organisation, "journeydesigner")
        else:
            self._ini = QSettings(str(named), QSettings.Format.IniFormat)

    @property
    def language(self) -> Language | None:
        """The language the user chose; None when the system's is meant."""
        found = self._ini.value("language")
        return next((name for name in LANGUAGES if name == found), None)

    @language.setter
    def language(self, language: Language) -> None:
        self._ini.setValue("language", language)

    @property
    def theme(self) -> ThemeName | None:
        """The theme the user chose; None when the system's is meant."""
        found = self._ini.value("theme")
        return next((name for name in get_args(ThemeName) if name == found), None)

    @theme.setter
    def theme(self, theme: ThemeName) -> None:
        self._ini.setValue("theme", theme)

    @property
    def recent(self) -> list[Path]:
        """Files opened or saved lately, the last one first, those that are gone left out."""
        found = self._ini.value("recent") or []
        names = [found] if isinstance(found, str) else list(found) if isinstance(found, list) else []
        return [path for path in map(Path, map(str, names)) if path.is_file()]

    def remember(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        absolute = path.absolute()
        others = [p for p in self.recent if p != absolute]
        self._ini.setValue("recent", [str(p) for p in [absolute, *others][:MAX_RECENT]])

    def forget_recent(self) -> None:
        """Empty the list of recent files, and forget how they were looked at."""
        self._ini.remove("recent")
        self.remembered.forget()

    @property
    def remembered(self) -> Remembered:
        """How each file was looked at: in a folder beside the ini file."""
        return Remembered(Path(self._ini.fileName()).parent / "views")

    def bytes(self, key: str) -> QByteArray | None:
        """Layout kept by Qt itself: window geometry, docks."""
        found = self._ini.value(key)
        return found if isinstance(found, QByteArray) else None

    def text(self, key: str, default: str) -> str:
        """A small choice of the user, such as the last paper size."""
        found = self._ini.value(key)
        return found if isinstance(found, str) else default

    def keep(self, key: str, value: QByteArray | str) -> None:
        """Remember a layout or a small choice."""
        self._ini.setValue(key, value)

    def sync(self) -> None:
        """Write everything to disk now."""
        self._ini.sync()
