"""What a record is called when a sentence, a label or a screen reader speaks of it; how names are compared."""

from __future__ import annotations

import unicodedata

from journeydesigner.model.info import ProjectInfo
from journeydesigner.model.journey import Touchpoint, Transition
from journeydesigner.model.project import Project
from journeydesigner.model.steering import Evidence
from journeydesigner.model.values import Entity, Id, Language, Text2


def name_of(project: Project, id_: Id | None, language: Language) -> str:
    """The name of the record with this id; a link is named by its two ends, the unknown by its id."""
    entity = project.get(id_)
    if isinstance(entity, Transition):
        ends = (project.one(Touchpoint, entity.from_), project.one(Touchpoint, entity.to))
        return " → ".join(entity_name(end, language) if end else "?" for end in ends)
    return entity_name(entity, language) if entity else str(id_ or "")


def entity_name(entity: Entity, language: Language) -> str:
    """The name, title or text a record carries; its id when it carries none."""
    if isinstance(entity, ProjectInfo):
        return entity.title.get(language)
    if isinstance(entity, Evidence):
        return entity.note.get(language) if entity.note else entity.id
    name = getattr(entity, "name", None) or getattr(entity, "text", None)
    if isinstance(name, Text2):
        return name.get(language)
    return str(name or entity.id)


class _Marks(dict[int, int | None]):
    """For `str.translate`: every letter as it is, accents that stand by themselves as nothing."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_MARKS = _Marks()


def fold(text: str) -> str:
    """`text` as names are compared and searched: without case and accents."""
    return unicodedata.normalize("NFKD", text.casefold()).translate(_MARKS)


def one_line(text: str) -> str:
    """`text` without line breaks and doubled spaces: for rows, cells and entries of menus."""
    return " ".join(text.split())
