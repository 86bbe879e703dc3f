"""How severe every rule is taken: as the project says, as delivered, or one step stricter. Runs no rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, message
from journeydesigner.model.info import RuleSetting, Severity
from journeydesigner.rules.catalogue import catalogue

Setting = Severity | Literal["off"]
"""What a rule can be set to."""

SETTINGS: tuple[Setting, ...] = ("error", "warning", "info", "off")
"""Every setting, the gravest first."""

PROFILES = ("project", "delivered", "strict")
"""`project`: as the project sets its rules. `delivered`: as the catalogue has them. `strict`: every warning of the
project an error, every info a warning."""

_STRICTER: Mapping[Setting, Setting] = {"error": "error", "warning": "error", "info": "warning", "off": "off"}
"""What is off stays off: somebody decided that the rule does not concern this project."""


class UnknownProfile(Refusal):
    """Somebody asked for a profile of severities that does not exist."""

    def __init__(self, name: str) -> None:
        said = N_("There is no profile {name}: choose among {profiles}.")
        super().__init__(message(said, name=name, profiles=", ".join(PROFILES)))


def settings_of(profile: Iterable[RuleSetting]) -> dict[str, Setting]:
    """By code, the setting of every rule of the catalogue under the settings of a project."""
    chosen = {setting.rule: setting.severity for setting in profile}
    return {code: chosen.get(code, rule.severity) for code, rule in catalogue().items()}


def profile_from(settings: Mapping[str, Setting], kept: Iterable[RuleSetting] = ()) -> tuple[RuleSetting, ...]:
    """The settings a project writes down: what differs from the catalogue, in its order, then those of `kept` that
    name rules which do not exist here (a newer program may know them)."""
    ours = [
        RuleSetting(rule=code, severity=settings[code])
        for code, rule in catalogue().items()
        if settings.get(code, rule.severity) != rule.severity
    ]
    return (*ours, *(setting for setting in kept if setting.rule not in catalogue()))


def severity_profile(project_profile: Iterable[RuleSetting], name: str) -> tuple[RuleSetting, ...]:
    """The settings to check with under the profile `name`, for `ProjectInfo.severity_profile`.

    Raises `UnknownProfile`.
    """
    own = tuple(project_profile)
    if name == "project":
        return own
    if name == "delivered":
        return profile_from({}, own)
    if name == "strict":
        return profile_from({code: _STRICTER[setting] for code, setting in settings_of(own).items()}, own)
    raise UnknownProfile(name)
