"""Profiles of severities: the project's own, the delivered one, the strict one."""

from __future__ import annotations

import pytest

from journeydesigner.model.info import RuleSetting
from journeydesigner.rules.catalogue import catalogue
from journeydesigner.rules.profiles import (
    PROFILES,
    UnknownProfile,
    profile_from,
    settings_of,
    severity_profile,
)

STRICTER = {"error": "error", "warning": "error", "info": "warning"}


def setting(rule: str, severity: str) -> RuleSetting:
    return RuleSetting.model_validate({"rule": rule, "severity": severity})


def test_strict_raises_every_rule_by_one_step() -> None:
    strict = settings_of(severity_profile((), "strict"))
    assert strict == {code: STRICTER[rule.severity] for code, rule in catalogue().items()}


def test_strict_starts_from_what_the_project_says_and_leaves_off_what_is_off() -> None:
    own = (setting("OWN001", "info"), setting("OWN002", "off"), setting("OWN008", "error"))
    strict = settings_of(severity_profile(own, "strict"))
    assert (strict["OWN001"], strict["OWN002"], strict["OWN008"]) == ("warning", "off", "error")


def test_the_delivered_profile_forgets_what_the_project_says() -> None:
    own = (setting("OWN001", "info"), setting("OWN002", "off"))
    assert severity_profile(own, "delivered") == ()
    assert severity_profile(own, "project") == own


def test_settings_of_rules_that_do_not_exist_are_kept() -> None:
    unknown = setting("ZZZ999", "error")
    assert severity_profile((unknown,), "delivered") == (unknown,)
    assert unknown in severity_profile((unknown,), "strict")
    assert "ZZZ999" not in settings_of((unknown,))


def test_only_what_differs_is_written_and_read_back() -> None:
    settings = {**settings_of(()), "OWN002": "info", "PHY003": "off"}
    written = profile_from(settings)  # type: ignore[arg-type]
    assert {s.rule: s.severity for s in written} == {"OWN002": "info", "PHY003": "off"}
    assert settings_of(written) == settings


def test_an_unknown_profile_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownProfile) as refused:
        severity_profile((), "lax")
    assert all(name in str(refused.value) for name in PROFILES)
