"""What every test run needs: a Qt platform without a screen, English words, and a quiet home folder."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

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
