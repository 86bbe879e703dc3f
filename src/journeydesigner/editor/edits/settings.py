"""The project's settings: how severe it takes each rule, the limits rules compare with, and its languages."""

from __future__ import annotations

from dataclasses import dataclass, replace

from journeydesigner.model import Draft, Project, ProjectInfo
from journeydesigner.model.info import RuleSetting, Thresholds
from journeydesigner.model.values import Language


@dataclass(frozen=True, slots=True)
class ProjectSettings:
    """Everything of the title page that rules depend on."""

    profile: tuple[RuleSetting, ...]
    thresholds: Thresholds
    bilingual: bool
    language: Language

    @staticmethod
    def of(project: Project) -> ProjectSettings:
        """The settings of a project."""
        info = project.info
        return ProjectSettings(info.severity_profile, info.thresholds, info.bilingual, info.language)


def apply_settings(draft: Draft, settings: ProjectSettings) -> None:
    """Write the settings into the project; equal ones, in whatever order, change nothing."""
    info = draft.one(ProjectInfo, draft.project.info.id)
    if _unordered(ProjectSettings.of(draft.project)) == _unordered(settings):
        return
    draft.update(
        info,
        severity_profile=settings.profile,
        thresholds=settings.thresholds,
        bilingual=settings.bilingual,
        language=settings.language,
    )


def _unordered(settings: ProjectSettings) -> ProjectSettings:
    return replace(settings, profile=tuple(sorted(settings.profile, key=lambda setting: setting.rule)))
