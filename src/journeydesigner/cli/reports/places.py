"""Where a finding lies, in the terms of SARIF: the file, the line of a text, the element by ids and by names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from journeydesigner.cli.reports.escaping import plain
from journeydesigner.cli.reports.report import Report
from journeydesigner.i18n import language
from journeydesigner.model import Entity, Id
from journeydesigner.model.kinds import parent_of
from journeydesigner.model.naming import name_of

Json = dict[str, Any]


class Places:
    """Locations in the file of one report."""

    def __init__(self, report: Report) -> None:
        self._project = report.project
        self._lines = report.lines
        self.artifact: Json = {"uri": uri_of(report.file)}

    def location(self, id_: Id) -> Json:
        """The location of an element; one that is gone has its id alone."""
        physical: Json = {"artifactLocation": {**self.artifact, "index": 0}}
        if id_ in self._lines:
            physical["region"] = {"startLine": self._lines[id_]}
        chain = tuple(self._chain(id_))
        names = " › ".join(name_of(self._project, entity.id, language()) for entity in chain) or id_
        logical = {"name": id_, "fullyQualifiedName": "/".join(entity.id for entity in chain) or id_}
        if chain:
            logical["kind"] = type(chain[-1]).__name__.lower()
        return {"physicalLocation": physical, "logicalLocations": [logical], "message": {"text": plain(names)}}

    def _chain(self, id_: Id | None) -> Iterator[Entity]:
        """An element after those it lies in, the outermost first."""
        entity = self._project.get(id_)
        if entity is not None:
            yield from self._chain(parent_of(entity))
            yield entity


def uri_of(file: str) -> str:
    """A file name as a URI: an absolute one with its scheme, a relative one as it is."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="surrogateescape")
