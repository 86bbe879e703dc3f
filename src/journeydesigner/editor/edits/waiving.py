"""Setting findings aside on purpose: waivers made, changed, renewed and ended."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from journeydesigner.editor.edits.fields import NotPossible, set_fields
from journeydesigner.editor.edits.removal import remove
from journeydesigner.i18n import N_, message
from journeydesigner.model import Draft, Id, Waiver
from journeydesigner.model.rank import between
from journeydesigner.model.values import PersonaId
from journeydesigner.rules.catalogue import catalogue
from journeydesigner.rules.finding import Finding
from journeydesigner.rules.waivers import fingerprint, key_of


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why a finding is set aside, by whom, and until which day, that day included; None: for good."""

    reason: str
    by: str | None = None
    until: datetime.date | None = None


def set_aside(draft: Draft, findings: Iterable[Finding], grounds: Grounds, on: datetime.date) -> None:
    """Set findings aside from the day `on`, each as long as its element stays as the rule reads it now.

    A waiver that holds no more takes the new grounds, rather than a second one beside it. Raises `NotPossible`
    without a reason or for an end before `on`.
    """
    fields = {**_checked(grounds, on), "date": on}
    project = draft.project
    there = {key_of(w): w.id for w in project.all(Waiver).values()}
    last = max((w.rank for w in project.children(Waiver)), default=None)
    for finding in findings:
        seen = _seen(draft, finding.rule, finding.element)
        if finding.key in there:
            set_fields(draft, [there[finding.key]], **fields, seen=seen)
            continue
        last = between(last, None)
        draft.add(
            Waiver(
                id=draft.new_id("w"),
                rank=last,
                rule=finding.rule,
                element=finding.element,
                persona=PersonaId(finding.persona) if finding.persona else None,
                seen=seen,
                **fields,
            )
        )


def change_waiver(draft: Draft, waiver: Id, grounds: Grounds, on: datetime.date) -> None:
    """Give a waiver other grounds. What its rule saw stays as it was. Raises as `set_aside` does.

    An end that has passed already may stay as it is: correcting a name does not ask for another day.
    """
    kept = draft.one(Waiver, waiver)
    unchanged = grounds.until == kept.until
    set_fields(draft, [waiver], **_checked(grounds, datetime.date.min if unchanged else on))


def renew(draft: Draft, waivers: Iterable[Id], on: datetime.date, until: datetime.date | None = None) -> None:
    """Let waivers hold again from the day `on`: they accept their elements as they are now.

    An end that has passed is replaced by `until`. What has no element or no rule any more is left alone.
    """
    for id_ in waivers:
        waiver = draft.one(Waiver, id_)
        seen = _seen(draft, waiver.rule, waiver.element)
        if seen is not None:
            is_over = waiver.until is not None and waiver.until < on
            set_fields(draft, [id_], seen=seen, date=on, until=until if is_over else waiver.until)


def end_waivers(draft: Draft, waivers: Iterable[Id]) -> None:
    """Let findings stand again: their waivers go."""
    remove(draft, waivers)


def _seen(draft: Draft, rule: str, element: Id) -> str | None:
    found = draft.get(element)
    return fingerprint(rule, found) if found is not None and rule in catalogue() else None


def _checked(grounds: Grounds, on: datetime.date) -> dict[str, Any]:
    reason = grounds.reason.strip()
    if not reason:
        raise NotPossible(message(N_("Say why the finding is set aside: without a reason nobody will know.")))
    if grounds.until is not None and grounds.until < on:
        raise NotPossible(
            message(N_("The last day {day} is over: choose a later one."), day=grounds.until.isoformat())
        )
    return {"reason": reason, "by": (grounds.by or "").strip() or None, "until": grounds.until}
