"""A difference in words: what became of an element, and each field from what to what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from journeydesigner.i18n import N_, _, language, plural
from journeydesigner.layout.draw.glyphs import VERDICT_ICON, VERDICT_INK
from journeydesigner.layout.numbers import shown_number, with_unit
from journeydesigner.model import Id, Journey, Kpi, PainPoint, Stage, Text2, Transition
from journeydesigner.model.comparing import Comparison, Difference, FieldChange, Verdict
from journeydesigner.model.naming import name_of
from journeydesigner.panels.findings.changes import Sides, field_in_words, field_label
from journeydesigner.panels.rows.lines import Row

WORDS: Mapping[Verdict, str] = {
    "added": N_("Added"),
    "gone": N_("Removed"),
    "changed": N_("Changed"),
    "moved": N_("Moved"),
}
NOTHING = "–"
_UNITS = {"_min": N_("min"), "_h": N_("h"), "_months": N_("months")}


def counted(verdict: Verdict, n: int) -> str:
    """How many elements something became of, in words."""
    if verdict == "added":
        return plural("{n} added", "{n} added", n)
    if verdict == "gone":
        return plural("{n} removed", "{n} removed", n)
    if verdict == "changed":
        return plural("{n} changed", "{n} changed", n)
    return plural("{n} moved", "{n} moved", n)


class Wording:
    """Words for the differences of one comparison."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._project = comparison.project
        self._sides = Sides(self._project, self._project)

    def title(self, found: Difference) -> str:
        """What a difference is about."""
        if found.kind is Journey:
            return _("The whole journey")
        if found.kind is Stage:
            return _("Stage: {name}", name=self._name(found.element.id))
        if found.kind is Transition:
            return _("Link: {name}", name=self._name(found.element.id))
        return self._name(found.element.id)

    def stage(self, found: Difference) -> str:
        """The heading of what lies in a stage: its number and name after, else before."""
        if found.kind is Journey:
            return _("The whole journey")
        stage = found.element
        assert isinstance(stage, Stage)
        number = [one.id for one in self._project.stages(stage.journey)].index(stage.id) + 1
        return f"{number}. {self._name(stage.id)}"

    def verdicts(self, found: Difference) -> str:
        """What became of it, in a word or two."""
        return ", ".join(_(WORDS[verdict]) for verdict in found.verdicts)

    def details(self, found: Difference) -> tuple[str, ...]:
        """Every field from what to what."""
        changes = (*found.moves, *found.changes)
        return tuple(said for change in changes for said in self._change(found, change))

    def sentence(self, found: Difference) -> str:
        """All of it on one line, as a screen reader or a status bar says it."""
        head = _("{name}: {became}", name=self.title(found), became=self.verdicts(found))
        return ". ".join((head, *self.details(found))) + "."

    def row(self, found: Difference) -> Row:
        """A row of the list."""
        title, became, details = self.title(found), self.verdicts(found), self.details(found)
        return Row(
            title=title,
            texts=details,
            spoken=self.sentence(found),
            code=became,
            icon=(VERDICT_ICON[found.verdicts[0]], VERDICT_INK[found.verdicts[0]]),
        )

    def tip(self, element: Id) -> str:
        """What became of an element, for those who rest on it; "" for what is the same."""
        found = self._comparison.by_id.get(element)
        if found is None or not found.verdicts:
            return ""
        if found.before is None:
            return _("Added: not in “{journey}”", journey=self._name(self._comparison.before))
        if found.after is None:
            return _("Removed: not in “{journey}”", journey=self._name(self._comparison.after))
        return "\n".join((self.verdicts(found), *(f"• {said}" for said in self.details(found))))

    def _change(self, found: Difference, change: FieldChange) -> Iterator[str]:
        name, was, now = change.name, change.before, change.after
        if name == "rank":
            yield _("Order: {old} → {new}", old=self._behind(was), new=self._behind(now))
        elif name == "stage":
            yield _("Stage: {old} → {new}", old=self._name(was), new=self._name(now))
        elif name in ("from_", "to"):
            words = N_("From: {old} → {new}") if name == "from_" else N_("To: {old} → {new}")
            yield _(words, old=self._name(was), new=self._name(now))
        elif name in ("pains", "kpis"):
            words = N_("Pain points: {old} → {new}") if name == "pains" else N_("KPIs: {old} → {new}")
            yield _(words, old=_listed(was), new=_listed(now))
        elif _is_in_other_language(was, now):
            other = "en" if language() == "fr" else "fr"
            label = f"{field_label(found.kind, name)} ({other})"
            old, new = (getattr(text, other) or NOTHING for text in (was, now))
            yield _("{field}: {old} → {new}", field=label, old=old, new=new)
        elif (unit := _unit(name)) is not None:
            old, new = (NOTHING if n is None else f"{n} {_(unit)}" for n in (was, now))
            yield _("{field}: {old} → {new}", field=field_label(found.kind, name), old=old, new=new)
        else:
            annotation = found.kind.model_fields[name].annotation
            yield from field_in_words(self._sides, found.kind, name, annotation, was, now)

    def _behind(self, element: Id | None) -> str:
        return _("first") if element is None else _("after “{name}”", name=self._name(element))

    def _name(self, element: Id) -> str:
        return name_of(self._project, element, language())


def _is_in_other_language(was: Any, now: Any) -> bool:
    """Whether a text was changed only in the language that is not shown."""
    return isinstance(was, Text2) and isinstance(now, Text2) and was.get(language()) == now.get(language())


def _unit(field: str) -> str | None:
    """The unit that the name of a field ends with."""
    return next((words for end, words in _UNITS.items() if field.endswith(end)), None)


def _listed(records: tuple[PainPoint | Kpi, ...]) -> str:
    return ", ".join(map(_said, records)) or NOTHING


def _said(record: PainPoint | Kpi) -> str:
    if isinstance(record, PainPoint):
        text = record.text.get(language())
        return _("{pain} (severity {n})", pain=text, n=record.severity) if record.severity is not None else text
    name = record.name.get(language())
    if record.target is None:
        return name
    target = with_unit(shown_number(record.target, language()), record)
    return _("{kpi} (target {target})", kpi=name, target=target)
