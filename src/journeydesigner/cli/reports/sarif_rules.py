"""The rules of a run in the terms of SARIF: what they mean, how severe they are, what the project changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from journeydesigner.cli.reports.escaping import plain
from journeydesigner.cli.reports.plain_help import plain_help
from journeydesigner.cli.reports.report import Report
from journeydesigner.i18n import language
from journeydesigner.model.info import Severity
from journeydesigner.rules.help import help_of
from journeydesigner.rules.profiles import Setting, settings_of
from journeydesigner.rules.rule import Rule

Json = dict[str, Any]
LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_LONG = 10_000
"""Wide enough for a paragraph in one line."""


def descriptor(rule: Rule) -> Json:
    """One rule with its title, why it is there and its whole help, in the current language."""
    markdown = help_of(rule.code, language())
    title, _, why, *_ = markdown.split("\n\n")
    return {
        "id": rule.code,
        "shortDescription": {"text": title.partition(" · ")[2]},
        "fullDescription": {"text": plain(plain_help(why, _LONG).strip())},
        "help": {"text": plain_help(markdown), "markdown": markdown},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"family": rule.family},
    }


def overrides(report: Report) -> Iterator[Json]:
    """What the project or the profile says of rules against the catalogue: another severity, or off."""
    settings = settings_of(report.project.info.severity_profile)
    for index, rule in enumerate(report.rules):
        if settings[rule.code] != rule.severity:
            yield {
                "descriptor": {"id": rule.code, "index": index},
                "configuration": _configuration(settings[rule.code]),
            }


def _configuration(setting: Setting) -> Json:
    return {"enabled": False} if setting == "off" else {"level": LEVELS[setting]}
