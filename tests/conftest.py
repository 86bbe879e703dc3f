"""What every test run needs: a Qt platform without a screen, English words, and a quiet home folder."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# Random examples, but no verdict by the clock or by luck; where CI is set, the same examples in every run.
settings.register_profile(
    "here",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Each test begins and ends with English words."""
    from journeydesigner.i18n import set_language

    set_language("en")
    yield
    set_language("en")


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The name Qt's application bears in tests."""
    return ["journeydesigner"]
