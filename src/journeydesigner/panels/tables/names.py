"""Finds records by what a spreadsheet calls them: their name in either language, or their id."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from journeydesigner.editor.edits.fields import NotPossible
from journeydesigner.i18n import LANGUAGES, N_, Language, message
from journeydesigner.model import Entity, Id, Kind, Project
from journeydesigner.model.naming import entity_name, fold


class Names:
    """The names of a project's records, read once for each kind that is asked for."""

    def __init__(self, project: Project, side: Language) -> None:
        self._project, self._side = project, side
        self._known: dict[Kind, dict[str, set[Id]]] = {}

    def knows(self, kind: Kind, text: str) -> bool:
        """Whether there is a record of this name or id."""
        return bool(self._named(kind).get(fold(text).strip()))

    def find(self, kind: Kind, text: str) -> Id:
        """The record of this name or id. Raises `NotPossible` when there is none, or more than one."""
        wanted = fold(text).strip()
        found = self._named(kind).get(wanted, set())
        if len(found) > 1:
            # Capitals, accents and the language shown tell apart what is otherwise called the same.
            exact = {id_ for id_ in found if self._name(kind, id_) == text.strip()}
            found = exact or found
        if len(found) == 1:
            return next(iter(found))
        if found:
            example = f"{text} ({min(found)})"
            several = N_("Several are called “{text}”. Write “{example}” to say which one is meant.")
            raise NotPossible(message(several, text=text, example=example))
        close = difflib.get_close_matches(wanted, self._named(kind), n=1, cutoff=0.75)
        if close:
            guess = self._name(kind, min(self._named(kind)[close[0]]))
            raise NotPossible(message(N_("There is no “{text}”. Did you mean “{guess}”?"), text=text, guess=guess))
        missing = N_("There is no “{text}”. Add it to the library first, or write a name that is there.")
        raise NotPossible(message(missing, text=text))

    def _name(self, kind: Kind, id_: Id) -> str:
        record = self._project.one(kind, id_)
        return entity_name(record, self._side) if record else str(id_)

    def _named(self, kind: Kind) -> dict[str, set[Id]]:
        if kind not in self._known:
            names: dict[str, set[Id]] = {}
            for record in self._project.all(kind).values():
                for name in set(_names(record)):
                    names.setdefault(fold(name).strip(), set()).add(record.id)
            for id_ in self._project.all(kind):
                names.setdefault(fold(id_), {id_})
            self._known[kind] = names
        return self._known[kind]


def _names(record: Entity) -> Iterable[str]:
    for side in LANGUAGES:
        name = entity_name(record, side)
        yield name
        yield f"{name} ({record.id})"
