"""What there is to tell about one checked file, whatever the format: findings, waivers, what was not judged."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from journeydesigner.model import Delta, Id, Project, Waiver
from journeydesigner.model.info import Severity
from journeydesigner.rules.catalogue import rules_of
from journeydesigner.rules.engine import SEVERITIES, Check
from journeydesigner.rules.finding import Finding, Key, Unassessed
from journeydesigner.rules.profiles import severity_profile
from journeydesigner.rules.rule import Rule
from journeydesigner.rules.waivers import Status, status


@dataclass(frozen=True)
class Report:
    """One file, checked on one day by `rules` under one profile of severities.

    `lines` says on which line of a text, from 1, a record stands; empty for a document.
    """

    file: str
    on: datetime.date
    profile: str
    rules: tuple[Rule, ...]
    check: Check
    lines: Mapping[Id, int]

    @property
    def project(self) -> Project:
        """The project as it was checked, with the severities of the profile."""
        return self.check.project

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, those that are set aside too, in the order of the panel."""
        return self.check.findings

    @property
    def unassessed(self) -> tuple[Unassessed, ...]:
        """Where a rule lacks data."""
        return self.check.unassessed

    @cached_property
    def waivers(self) -> tuple[tuple[Waiver, Status], ...]:
        """All waivers of the file in their order, with what has become of each."""
        kept = sorted(self.project.all(Waiver).values(), key=lambda waiver: (waiver.rank, waiver.id))
        return tuple((waiver, status(self.project, waiver, self.on)) for waiver in kept)

    @cached_property
    def waived(self) -> Mapping[Key, Waiver]:
        """The waivers that hold, by the key of the finding they set aside."""
        return {(w.rule, w.element, w.persona): w for w, state in self.waivers if state == "holds"}

    @property
    def lapsed(self) -> tuple[tuple[Waiver, Status], ...]:
        """The waivers that hold no more, with the reason."""
        return tuple((waiver, state) for waiver, state in self.waivers if state != "holds")

    def waiver(self, finding: Finding) -> Waiver | None:
        """What sets a finding aside, if anything does."""
        return self.waived.get(finding.key)

    def standing(self, findings: Iterable[Finding] | None = None) -> list[Finding]:
        """Those of `findings` (None: of all) that nobody has set aside."""
        return [f for f in (self.findings if findings is None else findings) if f.key not in self.waived]

    def set_aside(self, findings: Iterable[Finding] | None = None) -> list[Finding]:
        """Those of `findings` (None: of all) that a waiver sets aside."""
        return [f for f in (self.findings if findings is None else findings) if f.key in self.waived]

    def counts(self, findings: Iterable[Finding] | None = None) -> dict[str, int]:
        """How many of `findings` (None: of all) stand, by severity."""
        counts = dict.fromkeys(SEVERITIES, 0)
        for finding in self.standing(findings):
            counts[finding.severity] += 1
        return {str(severity): n for severity, n in counts.items()}

    def journeys(self) -> tuple[Id | None, ...]:
        """The journeys in order, and None for what lies in none."""
        return (*(journey.id for journey in self.project.journeys()), None)

    def fails_on(self, least: str) -> bool:
        """Whether a finding of severity `least` or a graver one stands; "never": no."""
        return any(finding.severity in _at_least(least) for finding in self.standing())


def report_of(
    file: str,
    project: Project,
    on: datetime.date,
    families: Collection[str] | None,
    profile: str,
    lines: Mapping[Id, int],
) -> Report:
    """Check `project`. Raises `UnknownFamily` and `UnknownProfile`."""
    check = Check.fresh(_under(profile, project), on, families)
    return Report(file, on, profile, rules_of(families), check, lines)


def _under(profile: str, project: Project) -> Project:
    """The project with the severities of a profile."""
    info = project.info
    settings = severity_profile(info.severity_profile, profile)
    return project.apply(Delta.of({info.id: (info, info.model_copy(update={"severity_profile": settings}))}))


def _at_least(least: str) -> tuple[Severity, ...]:
    return tuple(severity for n, severity in enumerate(SEVERITIES) if least in SEVERITIES[n:])
