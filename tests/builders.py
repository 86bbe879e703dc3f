"""Projects that tests start from."""

from __future__ import annotations

import os
from functools import cache
from typing import Literal

from journeydesigner.exchange import read_text
from journeydesigner.model import Project
from journeydesigner.resources import resource

SAMPLES = {"tourism": "tourism_destination.yaml", "clean": "clean_workshop_booking.yaml"}


@cache
def sample(name: Literal["tourism", "clean"]) -> Project:
    """The project of a bundled sample."""
    return read_text(resource("samples", SAMPLES[name]))


def examples(few: int) -> int:
    """On how many examples a property is tried: few, and ten times as many where JOURNEYDESIGNER_LONG is set."""
    return few * 10 if "JOURNEYDESIGNER_LONG" in os.environ else few
