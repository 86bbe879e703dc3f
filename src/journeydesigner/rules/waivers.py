"""Findings that somebody set aside on purpose: which of these waivers still hold, and why the others do not."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable
from typing import Literal

from journeydesigner.model import Entity, Persona, Project, Waiver
from journeydesigner.rules.catalogue import catalogue
from journeydesigner.rules.finding import Finding, Key

Status = Literal["holds", "expired", "reopened", "unknown_rule", "element_gone"]
"""Only a waiver that holds sets its finding aside."""


def fingerprint(rule: str, element: Entity) -> str:
    """A short digest of the fields that `rule` (a code of the catalogue) reads of the element.

    The same for equal values in any session; kept in `Waiver.seen`. Raises KeyError for an unknown rule.
    """
    fields = catalogue()[rule].own & type(element).model_fields.keys()
    seen = element.model_dump(mode="json", include=set(fields))
    text = json.dumps([type(element).__name__, seen], sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def status(project: Project, waiver: Waiver, on: datetime.date) -> Status:
    """Whether a waiver sets its finding aside on the date `on`, and if not, why (B.3, Waiver).

    The last day of `until` still counts. `reopened`: a field that the rule reads of the element has changed since.
    A waiver written by hand has no fingerprint and holds whatever the element becomes.
    """
    if waiver.rule not in catalogue():
        return "unknown_rule"
    element = project.get(waiver.element)
    if element is None or (waiver.persona is not None and project.one(Persona, waiver.persona) is None):
        return "element_gone"
    if waiver.until is not None and waiver.until < on:
        return "expired"
    if waiver.seen is not None and waiver.seen != fingerprint(waiver.rule, element):
        return "reopened"
    return "holds"


def key_of(waiver: Waiver) -> Key:
    """The key of the finding a waiver is about."""
    return waiver.rule, waiver.element, waiver.persona


def set_aside(project: Project, on: datetime.date) -> frozenset[Key]:
    """Keys of the findings that a waiver sets aside on the date `on`."""
    return frozenset(
        key_of(waiver) for waiver in project.all(Waiver).values() if status(project, waiver, on) == "holds"
    )


def standing(findings: Iterable[Finding], project: Project, on: datetime.date) -> tuple[Finding, ...]:
    """The findings that nobody has set aside, in the order given."""
    waived = set_aside(project, on)
    return tuple(finding for finding in findings if finding.key not in waived)
