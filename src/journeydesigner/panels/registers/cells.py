"""Cells that only registers have: what a KPI measures, how far it has come, what shows something and what for."""

# ruff: noqa: ARG002  (all cells are asked the same way; not each looks at everything it is given)
from __future__ import annotations

from typing import Any

from PySide6.QtGui import QIcon

from journeydesigner.editor.edits.fields import NotPossible
from journeydesigner.editor.edits.steering import WHOLE
from journeydesigner.i18n import LANGUAGES, N_, Language, message, translate
from journeydesigner.model import Evidence, Journey, Kind, Kpi, PainPoint, Persona, Stage, Touchpoint
from journeydesigner.model.naming import fold
from journeydesigner.panels.fields.field import Field
from journeydesigner.panels.fields.pick import PickField
from journeydesigner.panels.pictures import icon
from journeydesigner.panels.steering_options import (
    attainment_words,
    covered_options,
    evidence_name,
    evidence_options,
    scope_options,
    within,
)
from journeydesigner.panels.tables.cell import Cell, Finder
from journeydesigner.panels.tables.lens import Lens
from journeydesigner.panels.tables.links import ReferencesCell
from journeydesigner.panels.tables.lists import join_list, split_list

THE_WHOLE = N_("The whole journey")
COVERED: tuple[Kind, ...] = (Stage, Touchpoint, Persona, PainPoint, Journey)
"""Where a source's words for what it covers are looked up, in this order."""


class ScopeCell(Cell):
    """What a KPI measures: the whole journey, a stage or a touchpoint."""

    def text(self, lens: Lens, value: Any) -> str:
        target = value.partition(":")[2]
        return lens.name(target) if target else translate(THE_WHOLE, lens.side)

    def copied(self, lens: Lens, value: Any) -> str:
        kind, _, target = value.partition(":")
        return lens.label(Stage if kind == "stage" else Touchpoint, target) if target else self.text(lens, value)

    def field(self) -> Field:
        return PickField(within(scope_options), "")

    def read(self, finder: Finder, text: str, side: Language) -> Any:
        whole = {fold(translate(THE_WHOLE, language)) for language in LANGUAGES} | {WHOLE}
        if fold(text).strip() in whole:
            return WHOLE
        for kind, word in ((Stage, "stage"), (Touchpoint, "touchpoint")):
            if finder.knows(kind, text):
                return f"{word}:{finder.find(kind, text)}"
        return f"touchpoint:{finder.find(Touchpoint, text)}"


class AttainmentCell(Cell):
    """How far a KPI has come; worked out, never entered. The value is the KPI itself."""

    is_number = True

    def text(self, lens: Lens, value: Kpi) -> str:
        return attainment_words(value)

    def picture(self, lens: Lens, value: Kpi) -> QIcon | None:
        return None if value.is_met is None else icon("target", "pos" if value.is_met else "neg")

    def key(self, lens: Lens, value: Kpi) -> Any:
        return None if value.attainment is None else (value.attainment, bool(value.is_met))

    def read(self, finder: Finder, text: str, side: Language) -> Any:
        raise NotPossible(message(N_("How far a KPI has come is worked out from its values.")))


class SourcesCell(ReferencesCell):
    """The sources that show something; one without a note is called by its kind and day."""

    def __init__(self) -> None:
        super().__init__(Evidence, within(evidence_options))

    def text(self, lens: Lens, value: Any) -> str:
        sources = (lens.project.one(Evidence, id_) for id_ in value)
        return ", ".join(evidence_name(source) for source in sources if source is not None)


class CoversCell(ReferencesCell):
    """What a source speaks for, of several kinds."""

    def __init__(self) -> None:
        super().__init__(Touchpoint, within(covered_options))

    def copied(self, lens: Lens, value: Any) -> str:
        kinds = ((type(record), record.id) for record in map(lens.project.get, value) if record is not None)
        return join_list([lens.label(kind, id_) for kind, id_ in kinds])

    def read(self, finder: Finder, text: str, side: Language) -> Any:
        found = []
        for name in split_list(text, commas=False):
            kind = next((kind for kind in COVERED if finder.knows(kind, name)), Touchpoint)
            found.append(finder.find(kind, name))
        return tuple(dict.fromkeys(found))
