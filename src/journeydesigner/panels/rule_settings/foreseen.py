"""What the check would say under other settings: on a copy of the project that nobody keeps."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from journeydesigner.editor.checker import Checker
from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.settings import ProjectSettings, apply_settings
from journeydesigner.i18n import message
from journeydesigner.model import Project
from journeydesigner.model.info import Severity


@dataclass(frozen=True)
class Counts:
    """Findings that stand: by severity, and by rule."""

    by_severity: Mapping[Severity, int]
    by_rule: Mapping[str, int]


class Foresight:
    """Tries settings on a project; the first try checks all of it, each further one only what is set anew."""

    def __init__(self, project: Project, on: datetime.date) -> None:
        self._document = Document(project)
        self._checker = Checker(self._document, on)
        self.before = self._counts()

    def under(self, settings: ProjectSettings) -> Counts:
        """What would stand under these settings."""
        with self._document.edit(message("Try")) as draft:
            apply_settings(draft, settings)
        return self._counts()

    def _counts(self) -> Counts:
        by_rule = Counter(finding.rule for finding in self._checker.findings)
        return Counts(self._checker.counts, by_rule)
