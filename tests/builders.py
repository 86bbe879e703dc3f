"""Projects that tests start from."""

from __future__ import annotations

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
