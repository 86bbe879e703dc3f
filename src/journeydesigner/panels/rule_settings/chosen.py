"""What the user has chosen so far in "Rules and thresholds…". Pure; the project has none of it yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from journeydesigner.editor.edits.settings import ProjectSettings
from journeydesigner.model import Project
from journeydesigner.model.info import RuleSetting, Thresholds
from journeydesigner.model.values import Language
from journeydesigner.rules.catalogue import catalogue
from journeydesigner.rules.profiles import Setting, profile_from, settings_of, severity_profile


@dataclass(frozen=True)
class Chosen:
    """The settings as they would be applied. `rules` has one for every rule of the catalogue."""

    rules: Mapping[str, Setting]
    unknown: tuple[RuleSetting, ...]
    """Settings of rules that this version does not have."""
    thresholds: Thresholds
    bilingual: bool
    language: Language

    @staticmethod
    def of(project: Project) -> Chosen:
        """The settings of a project as they stand."""
        now = ProjectSettings.of(project)
        unknown = tuple(setting for setting in now.profile if setting.rule not in catalogue())
        return Chosen(settings_of(now.profile), unknown, now.thresholds, now.bilingual, now.language)

    def settings(self) -> ProjectSettings:
        """What is written into the project."""
        profile = profile_from(self.rules, self.unknown)
        return ProjectSettings(profile, self.thresholds, self.bilingual, self.language)

    def with_rules(self, codes: Iterable[str], setting: Setting | None) -> Chosen:
        """The same with another setting for some rules; None: as delivered."""
        fresh = {code: setting or catalogue()[code].severity for code in codes}
        return replace(self, rules={**self.rules, **fresh})

    def with_preset(self, name: str) -> Chosen:
        """Every rule as a profile of `rules.profiles` has it, counted from the delivered severities: choosing a
        preset twice is choosing it once. Under "strict", what is off stays off."""
        off = tuple(RuleSetting(rule=code, severity=now) for code, now in self.rules.items() if now == "off")
        return replace(self, rules=settings_of(severity_profile(off, name)))

    def without_unknown(self, rule: str) -> Chosen:
        """The same without the setting of a rule that does not exist."""
        return replace(self, unknown=tuple(setting for setting in self.unknown if setting.rule != rule))

    def with_threshold(self, name: str, value: float) -> Chosen:
        """The same with another limit. Raises `pydantic.ValidationError` for one that cannot be."""
        limits = Thresholds.model_validate({**dict(self.thresholds), name: value})
        return replace(self, thresholds=limits)
