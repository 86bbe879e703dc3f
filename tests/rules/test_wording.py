"""Findings are put into words when they are shown: in either language, with the names of that moment."""

from __future__ import annotations

import datetime

import pytest

from journeydesigner.i18n import set_language
from journeydesigner.model import Draft, Id, Stage
from journeydesigner.rules import Check, check_project
from journeydesigner.rules.wording import Name, Names, Words, day, sentence
from tests.rules.small import ON, Patch, small


def text(patch: Patch, code: str) -> str:
    project = small(patch)
    return next(f.text(project) for f in check_project(project, ON) if f.rule == code)


@pytest.mark.parametrize(
    ("code", "patch", "said"),
    [
        ("OWN001", {"j": {"owner": None}}, "Stages may have owners, but nobody owns “J” end to end."),
        ("OWN004", {"s1": {"raci": [{"role": "r2", "code": "A"}]}}, "2 roles are accountable for “S1”: R1, R2."),
        (
            "OWN005",
            {"s1": {"owner": "r_temp"}},
            "R_TEMP's mandate ends on 31 December 2026, before the review of 31 March 2027.",
        ),
        (
            "OWN005",
            {"s1": {"owner": "r_temp"}, "r_temp": {"mandate_end": "2026-11-01"}, "j": {"review_date": None}},
            "R_TEMP's mandate ended on 1 November 2026.",
        ),
        (
            "OWN010",
            {"s2": {"owner": "r2"}},
            "Between “T2” (U1) and “T3” (U2) nobody is in charge of the hand-over.",
        ),
        ("OWN012", {"y1": {"unit": None}}, "“Y1” supports 1 touchpoint but has no owning unit."),
        (
            "OWN012",
            {"y1": {"unit": None}, "t2": {"systems": ["y1"]}},
            "“Y1” supports 2 touchpoints but has no owning unit.",
        ),
        (
            "PHY005",
            {"t2": {"needs_identity": True}},
            "The ticket between “T1” and “T2” does not say who the Client is.",
        ),
        ("PHY007", {"p": {"devices": []}}, "“P” lacks a device for “T1”: smartphone, computer."),
        (
            "PHY012",
            {"t2": {"owner": "r2"}, "x1": None},
            "In “S1”, U2 run the physical side, U1 the digital side, and nothing links them.",
        ),
        ("PHY013", {"t1": {"connectivity": "none"}}, "“T1” needs a network but the place has no coverage."),
        ("STR008", {"s1": {"owner": "r_ghost"}}, '"owner" of s1 points to r_ghost, which does not exist.'),
        (
            "STR008",
            {"x2": {"from": "t_a", "to": "t_b"}},
            '"from" of x2 points to t_a, which does not exist, and so do others of its fields: to.',
        ),
    ],
)
def test_what_a_finding_says(code: str, patch: Patch, said: str) -> None:
    assert text(patch, code) == said


def test_a_switch_of_language_rewords_without_a_new_check() -> None:
    project = small({"s1": {"owner": None, "name": {"fr": "Accueil", "en": "Welcome"}}})
    finding = next(f for f in check_project(project, ON) if f.rule == "OWN002")
    assert finding.text(project) == "Stage “Welcome” belongs to nobody."
    set_language("fr")
    assert "Accueil" in finding.text(project)
    assert "Welcome" in finding.text(project, "en")


def test_a_rename_rewords_without_a_new_check() -> None:
    project = small({"s1": {"owner": None}})
    check = Check.fresh(project, ON)
    draft = Draft(project)
    draft.update(draft.one(Stage, Id("s1")), name={"fr": "Neuf", "en": "New"})
    after = check.update(project, draft.project, draft.delta())
    assert after.findings == check.findings
    assert after.findings[0].text(after.project) == "Stage “New” belongs to nobody."


def test_names_are_data_and_never_a_format() -> None:
    project = small({"j": {"owner": None, "name": "{name} <b>%s</b>"}})
    assert check_project(project, ON)[0].text(project).count("{name} <b>%s</b>") == 1


def test_what_fills_a_sentence() -> None:
    project = small()
    said = sentence(
        "{a}|{b}|{c}|{d}|{e}",
        a=Name(Id("c_desk")),
        b=Names((Id("u1"), Id("gone"))),
        c=Words("mechanism", ("qr",)),
        d=3,
        e="plain",
    )
    assert said.text(project, "en") == "C_DESK|U1, gone|QR code|3|plain"


def test_dates_are_written_out() -> None:
    assert day(datetime.date(2026, 11, 22), "en") == "22 November 2026"
    assert day(datetime.date(2027, 1, 1), "en") == "1 January 2027"
