"""By what findings can be grouped, and which of these was chosen last: known before the panel is built."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from journeydesigner.i18n import N_
from journeydesigner.panels.memory import Memory

Grouping = Literal["severity", "rule", "stage", "owner", "unit"]
GROUPINGS: Mapping[Grouping, str] = {
    "severity": N_("By severity"),
    "rule": N_("By rule"),
    "stage": N_("By stage"),
    "owner": N_("By owner"),
    "unit": N_("By unit"),
}
KEY = "findings/grouping"


def kept_grouping(memory: Memory) -> Grouping:
    """The grouping of the last time, or the usual one."""
    kept = memory.text(KEY, "severity")
    return next((name for name in GROUPINGS if name == kept), "severity")
