"""The measures of the open document, measured when somebody looks, at the cost of what changed since then."""

from __future__ import annotations

from journeydesigner.editor.document import Document
from journeydesigner.measures import Measures, measure
from journeydesigner.model import Id, Journey


class Measurer:
    """Shared by all who show measures, so that an edit is measured once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[Id, Measures] = {}

    def of(self, journey: Id | None) -> Measures | None:
        """The measures of a journey as the document stands; None when there is no such journey."""
        project = self._document.project
        self._known = {id_: known for id_, known in self._known.items() if project.one(Journey, id_)}
        if journey is None or project.one(Journey, journey) is None:
            return None
        found = self._known[journey] = measure(project, journey, self._known.get(journey))
        return found
