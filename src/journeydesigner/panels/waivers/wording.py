"""Waivers as rows: the rule, where, why, by whom, until when, what has become of it, and what can be done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from journeydesigner.i18n import _, language
from journeydesigner.layout.drawing import Ink
from journeydesigner.layout.words import label
from journeydesigner.model import Id, Waiver
from journeydesigner.model.naming import name_of
from journeydesigner.panels.findings.places import Places
from journeydesigner.panels.rows.lines import Button, Heading, Line, Row
from journeydesigner.rules.catalogue import catalogue
from journeydesigner.rules.finding import Finding
from journeydesigner.rules.waivers import Status
from journeydesigner.rules.wording import day

ORDER: tuple[Status, ...] = ("reopened", "expired", "element_gone", "unknown_rule", "holds")
"""What asks for a decision comes first."""

_ICONS: Mapping[Status, tuple[str, Ink]] = {
    "reopened": ("refresh-cw", "warn"),
    "expired": ("timer", "warn"),
    "element_gone": ("unlink", "text3"),
    "unknown_rule": ("circle-help", "text3"),
    "holds": ("eye-off", "text2"),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A waiver with what has become of it."""

    waiver: Waiver
    status: Status

    @property
    def key(self) -> Id:
        """What makes it the same line tomorrow."""
        return self.waiver.id

    @property
    def rule(self) -> str:
        """The code of the rule."""
        return self.waiver.rule

    @property
    def element(self) -> Id:
        """The element whose finding is set aside."""
        return self.waiver.element


def waiver_lines(listed: Iterable[tuple[Waiver, Status]], folds: Mapping[str, bool]) -> list[Line]:
    """All waivers under the headings of their status."""
    groups: dict[Status, list[Listed]] = {status: [] for status in ORDER}
    for waiver, status in listed:
        groups[status].append(Listed(waiver, status))
    lines: list[Line] = []
    for status, group in groups.items():
        if group:
            is_open = folds.get(status, True)
            lines.append(Heading(status, label("waiver_status", status), len(group), is_open))
            lines.extend(group if is_open else ())
    return lines


def waiver_row(line: Listed, places: Places, finding: Finding | None) -> Row:
    """A waiver in words; `finding` is what it sets aside, or set aside."""
    title, told = title_of(line.waiver), _told(line, places)
    message = (finding.text(places.project),) if finding is not None else ()
    reason = _("Reason: {reason}", reason=line.waiver.reason)
    texts = (*told, *message, reason, *_signed(line.waiver))
    became = label("waiver_status", line.status)
    spoken = f"{became}: {title}, {line.rule}. {' '.join(_sentence(text) for text in texts)}"
    return Row(title, texts, spoken, line.rule, _buttons(line.status), icon=_ICONS[line.status])


def title_of(waiver: Waiver) -> str:
    """The title of the rule, or what there is to say when nobody knows it."""
    rule = catalogue().get(waiver.rule)
    return _(rule.title) if rule is not None else _("Rule without a name")


def as_cells(lines: Iterable[Listed], places: Places) -> str:
    """One line a waiver, with tabs: status, rule, title, place, reason, by whom, until when."""
    return "\n".join(
        "\t".join(
            " ".join(cell.split())
            for cell in (
                label("waiver_status", line.status),
                line.rule,
                title_of(line.waiver),
                places.words(line.element),
                line.waiver.reason,
                line.waiver.by or "",
                line.waiver.until.isoformat() if line.waiver.until else "",
            )
        )
        for line in lines
    )


def _told(line: Listed, places: Places) -> tuple[str, ...]:
    """Where it is, or why it sets nothing aside."""
    waiver = line.waiver
    if line.status == "unknown_rule":
        return (_("This version has no rule {rule}: nothing is set aside. The waiver can go.", rule=waiver.rule),)
    if line.status == "element_gone":
        return (_("{element} is no longer in the project: nothing is set aside. The waiver can go.",
                  element=waiver.element),)  # fmt: skip
    place = places.words(waiver.element)
    if waiver.persona is not None:
        place = _(
            "{place}, for {persona}", place=place, persona=name_of(places.project, waiver.persona, language())
        )
    return (place,)


def _signed(waiver: Waiver) -> tuple[str, ...]:
    """By whom, from which day, until which."""
    parts = []
    if waiver.by:
        parts.append(_("by {name}", name=waiver.by))
    if waiver.date is not None:
        parts.append(_("on {day}", day=day(waiver.date, language())))
    if waiver.until is not None:
        parts.append(_("until {day}", day=day(waiver.until, language())))
    words = ", ".join(parts)
    return (words[:1].upper() + words[1:],) if words else ()


def _buttons(status: Status) -> tuple[Button, ...]:
    if status in ("unknown_rule", "element_gone"):
        return (Button("end", _("Remove"), "trash-2", "main"),)
    edit, end = (
        Button("edit", _("Edit…"), "pencil"),
        Button("end", _("End"), look="text", spoken=_("End the waiver")),
    )
    if status == "holds":
        return edit, end
    renew = Button("renew", _("Renew…") if status == "expired" else _("Renew"), "refresh-cw", "main")
    return renew, edit, end


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
