"""The report as Markdown that one can paste: counts, findings by severity, what is set aside and why, measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from journeydesigner.cli.reports.as_text import heading
from journeydesigner.cli.reports.escaping import escaped
from journeydesigner.cli.reports.measures import rows
from journeydesigner.cli.reports.report import Report
from journeydesigner.i18n import _, language
from journeydesigner.layout.words import word
from journeydesigner.model import Id
from journeydesigner.model.naming import name_of
from journeydesigner.rules.engine import SEVERITIES
from journeydesigner.rules.finding import Finding
from journeydesigner.rules.wording import day

Cells = Sequence[str]


def as_markdown(report: Report) -> str:
    """The report in the current language."""
    title = escaped(report.project.info.title.get(language()))
    said = _("{file}, checked for {on}", file=escaped(report.file), on=day(report.on, language()))
    if report.profile != "project":
        said = _("{said}, with the profile “{profile}”", said=said, profile=report.profile)
    parts = [f"# {title}", f"{said}.", _overview(report)]
    parts += _by_severity(report)
    parts += _set_aside(report)
    parts += _lapsed(report)
    parts += _unassessed(report)
    parts += _measures(report)
    return "\n\n".join(parts)


def _overview(report: Report) -> str:
    """One row a journey: what stands by severity, what is set aside, what could not be judged."""
    head = (_("Journey"), *_severities(), _("Set aside"), _("Not assessable"))
    table = [
        (escaped(heading(report.project, journey)), *_numbers(report, journey)) for journey in report.journeys()
    ]
    if report.project.journeys() and not any(n != "0" for n in table[-1][1:]):
        table.pop()
    total = (_("Total"), *(str(sum(int(row[n]) for row in table)) for n in range(1, len(head))))
    return _table(head, [*table, tuple(f"**{cell}**" for cell in total)], numbers=len(head) - 1)


def _numbers(report: Report, journey: Id | None) -> Cells:
    mine = [finding for finding in report.findings if finding.journey == journey]
    unassessed = sum(said.journey == journey for said in report.unassessed)
    return tuple(map(str, (*report.counts(mine).values(), len(report.set_aside(mine)), unassessed)))


def _severities() -> Cells:
    return _("Errors"), _("Warnings"), _("Infos")


def _by_severity(report: Report) -> Iterator[str]:
    standing = report.standing()
    if not standing:
        yield _("No finding stands.")
    for severity, title in zip(SEVERITIES, _severities(), strict=True):
        found = [finding for finding in standing if finding.severity == severity]
        if found:
            head = (_("Rule"), _("Element"), _("Finding"))
            yield f"## {title} ({len(found)})\n\n" + _table(head, (_finding(report, f) for f in found))


def _finding(report: Report, finding: Finding) -> Cells:
    rule = f"{finding.rule} {escaped(finding.title())}"
    return rule, _element(report, finding.element), escaped(finding.text(report.project))


def _element(report: Report, id_: Id) -> str:
    """The name of an element with its id; of one that is gone only the id is left."""
    name = name_of(report.project, id_, language())
    return f"{escaped(name)} (`{id_}`)" if name != id_ else f"`{id_}`"


def _set_aside(report: Report) -> Iterator[str]:
    found = [(f, waiver) for f in report.findings if (waiver := report.waiver(f)) is not None]
    if found:
        head = (_("Rule"), _("Element"), _("Finding"), _("Reason"), _("By"), _("Until"))
        table = (
            (
                *_finding(report, finding),
                escaped(waiver.reason),
                escaped(waiver.by or ""),
                day(waiver.until, language()) if waiver.until else "",
            )
            for finding, waiver in found
        )
        yield f"## {_('Set aside')} ({len(found)})\n\n" + _table(head, table)


def _lapsed(report: Report) -> Iterator[str]:
    if report.lapsed:
        head = (_("Rule"), _("Element"), _("Reason"), _("What became of it"))
        table = (
            (
                escaped(waiver.rule),
                _element(report, waiver.element),
                escaped(waiver.reason),
                word("waiver_status", state),
            )
            for waiver, state in report.lapsed
        )
        yield f"## {_('Waivers that no longer hold')} ({len(report.lapsed)})\n\n" + _table(head, table)


def _unassessed(report: Report) -> Iterator[str]:
    if report.unassessed:
        head = (_("Rule"), _("Element"), _("What is missing"))
        table = (
            (
                f"{said.rule} {escaped(said.title())}",
                _element(report, said.element),
                escaped(said.text(report.project)),
            )
            for said in report.unassessed
        )
        yield f"## {_('Not assessable')} ({len(report.unassessed)})\n\n" + _table(head, table)


def _measures(report: Report) -> Iterator[str]:
    for journey in report.project.journeys():
        title = _("Measures: {journey}", journey=escaped(heading(report.project, journey.id)))
        table = ((escaped(name), value) for name, value in rows(report.project, journey.id))
        yield f"## {title}\n\n" + _table((_("Measure"), _("Value")), table, numbers=1)


def _table(head: Cells, table: Iterable[Cells], numbers: int = 0) -> str:
    """A table whose last `numbers` columns are aligned to the right. Cells are escaped already."""
    dashes = ["---"] * (len(head) - numbers) + ["---:"] * numbers
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, dashes, *table))
