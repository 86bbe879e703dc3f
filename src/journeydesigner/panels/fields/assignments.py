"""Who else takes part: roles with their RACI code and facet, and roles that accompany the client all along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from journeydesigner.i18n import _
from journeydesigner.model import Assignment, ContinuousRole, Id
from journeydesigner.model.values import RoleId
from journeydesigner.panels.fields.frame import FieldButton
from journeydesigner.panels.fields.number import DateField
from journeydesigner.panels.fields.parts import Part, PartLine, PartsField
from journeydesigner.panels.options import stage_options
from journeydesigner.panels.picker import Picker
from journeydesigner.panels.pictures import icon


class RaciField(PartsField):
    """RACI: who is accountable, responsible, consulted or informed, for which facet."""

    def new_part(self, role: RoleId) -> Part:
        return Assignment(role=role, code="R")

    def fill(self, line: PartLine, number: int, part: Any) -> None:
        line.choice("raci_code", part.code, _("Part played"), self._setter(number, "code"))
        line.choice("facet", part.facet, _("Facet"), self._setter(number, "facet"))
        limits = [self._limit(number, "valid_from"), self._limit(number, "valid_to")]
        line.add(_limiter(part, limits), 0)
        for limit in limits:
            line.add_below(limit)
            limit.setVisible(part.valid_from is not None or part.valid_to is not None)

    def _limit(self, number: int, end: str) -> DateField:
        """The day from which or until which the role plays its part."""
        field = DateField(_("from") if end == "valid_from" else _("until"))
        field.set_name(_("From") if end == "valid_from" else _("Until"))
        field.show_value(getattr(self._parts[number], end), False)
        field.commit = lambda value: self._put(number, {end: value})
        return field

    def _put(self, number: int, fields: dict[str, Any]) -> None:
        part = self._parts[number].model_copy(update=fields)
        self.commit((*self._parts[:number], part, *self._parts[number + 1 :]))

    def _setter(self, number: int, field: str) -> Callable[[str], object]:
        return lambda value: self.change(number, self._parts[number].model_copy(update={field: value}))


def _limiter(part: Any, limits: Sequence[QWidget]) -> QToolButton:
    """The button that shows and hides the days between which a role plays its part."""
    button = QToolButton()
    button.setCheckable(True)
    button.setChecked(part.valid_from is not None or part.valid_to is not None)
    button.setIcon(icon("calendar", "text3"))
    button.setToolTip(_("Only for some time"))
    button.setAccessibleName(button.toolTip())
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show(is_on: bool) -> None:
        for limit in limits:
            limit.setVisible(is_on)

    button.toggled.connect(show)
    return button


class ContinuousField(PartsField):
    """Roles that accompany the client through all stages or some of them."""

    def new_part(self, role: RoleId) -> Part:
        return ContinuousRole(role=role, code="R")

    def fill(self, line: PartLine, number: int, part: Any) -> None:
        line.choice(
            "raci_code",
            part.code,
            _("Part played"),
            lambda code: self.change(number, part.model_copy(update={"code": code})),
        )
        stages = FieldButton()
        stages.show_text(self._stages(part))
        stages.setAccessibleName(_("Stages"))
        stages.clicked.connect(lambda: self.ask_stages(number))
        line.add(stages)

    def ask_stages(self, number: int) -> Picker | None:
        """Ask which stages a role accompanies."""
        if self.subject is None:
            return None
        part, options = self._parts[number], stage_options(self.subject.project, self.subject.first.id)
        everything = tuple(option.value for option in options)
        checked = everything if part.stages == "all" else part.stages
        picker = Picker(self.rows[number], options, checked=[str(c) for c in checked])

        def then(values: Sequence[str]) -> None:
            stages = "all" if not values or set(values) == set(everything) else tuple(Id(v) for v in values)
            self.change(number, part.model_copy(update={"stages": stages}))

        picker.picked.connect(then)
        picker.open_at(self.rows[number])
        return picker

    def _stages(self, part: ContinuousRole) -> str:
        if part.stages == "all" or self.subject is None:
            return _("All stages")
        names = {
            option.value: option.text for option in stage_options(self.subject.project, self.subject.first.id)
        }
        return ", ".join(names.get(stage, str(stage)) for stage in part.stages)
