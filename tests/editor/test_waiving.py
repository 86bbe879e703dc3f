"""Setting findings aside: one step, no doubles, reopened by a change, renewed, ended; kept through text."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from journeydesigner.editor.checker import Checker
from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.fields import NotPossible, set_fields
from journeydesigner.editor.edits.removal import remove
from journeydesigner.editor.edits.waiving import Grounds, change_waiver, end_waivers, renew, set_aside
from journeydesigner.exchange import read_text, write_text
from journeydesigner.i18n import message
from journeydesigner.model import Id, Waiver
from journeydesigner.rules.finding import Finding
from tests.builders import sample

ON = datetime.date(2026, 11, 22)
LATER = datetime.date(2027, 3, 1)
DAY = datetime.timedelta(days=1)


class Desk:
    """The tourism sample, open and checked."""

    def __init__(self) -> None:
        self.document = Document(sample("tourism"))
        self.checker = Checker(self.document, ON)

    def find(self, rule: str, element: str) -> Finding:
        return next(f for f in self.checker.findings if (f.rule, f.element) == (rule, element))

    def set_aside(self, findings: list[Finding], grounds: Grounds) -> None:
        with self.document.edit(message("aside")) as draft:
            set_aside(draft, findings, grounds, ON)

    def edit(self, id_: str, **fields: object) -> None:
        with self.document.edit(message("elsewhere")) as draft:
            set_fields(draft, [Id(id_)], **fields)

    @property
    def waivers(self) -> list[Waiver]:
        return list(self.document.project.children(Waiver))

    @property
    def statuses(self) -> list[str]:
        return [status for _waiver, status in self.checker.waivers]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_several_findings_are_set_aside_in_one_step(desk: Desk) -> None:
    chosen = list(desk.checker.findings[:5])
    before = desk.document.project
    desk.set_aside(chosen, Grounds("known", "Léa", LATER))
    assert [(w.rule, w.element, w.persona) for w in desk.waivers] == [f.key for f in chosen]
    assert {(w.reason, w.by, w.date, w.until) for w in desk.waivers} == {("known", "Léa", ON, LATER)}
    assert all(w.seen for w in desk.waivers)
    assert desk.checker.waived == tuple(chosen)
    assert not set(chosen) & set(desk.checker.findings)
    assert len(desk.document.history.done) == 1
    desk.document.undo()
    assert desk.document.project == before
    assert set(chosen) <= set(desk.checker.findings)


def test_a_finding_about_a_persona_is_set_aside_for_that_persona_only(desk: Desk) -> None:
    about = next(f for f in desk.checker.findings if f.persona is not None)
    desk.set_aside([about], Grounds("known"))
    assert desk.waivers[0].persona == about.persona
    assert desk.checker.waived == (about,)


def test_reason_and_name_are_trimmed_and_an_empty_name_is_none(desk: Desk) -> None:
    desk.set_aside([desk.find("OWN002", "s3")], Grounds("  known \n", "  "))
    assert (desk.waivers[0].reason, desk.waivers[0].by) == ("known", None)


@pytest.mark.parametrize(
    ("grounds", "words"), [(Grounds(" "), "without a reason"), (Grounds("known", until=ON - DAY), "is over")]
)
def test_no_waiver_without_a_reason_or_for_a_day_that_is_over(desk: Desk, grounds: Grounds, words: str) -> None:
    before = desk.document.project
    with pytest.raises(NotPossible) as refused:
        desk.set_aside([desk.find("OWN002", "s3")], grounds)
    assert words in str(refused.value)
    assert desk.document.project is before


def test_the_last_day_may_be_today(desk: Desk) -> None:
    desk.set_aside([desk.find("OWN002", "s3")], Grounds("known", until=ON))
    assert desk.statuses == ["holds"]


def test_a_change_the_rule_reads_reopens_and_another_one_does_not(desk: Desk) -> None:
    desk.set_aside([desk.find("PHY001", "s4")], Grounds("known"))
    desk.edit("s4", name={"fr": "Autre", "en": "Other"}, goal={"fr": "But", "en": "Goal"})
    assert desk.statuses == ["holds"]
    desk.edit("s4", intended_worlds="digital_only")
    assert desk.statuses == ["reopened"]
    desk.document.undo()
    assert desk.statuses == ["holds"]


def test_a_finding_that_came_back_takes_the_new_grounds_into_the_old_waiver(desk: Desk) -> None:
    desk.set_aside([desk.find("PHY001", "s4")], Grounds("known", "Léa"))
    with desk.document.edit(message("damage")) as draft:
        set_fields(draft, [desk.waivers[0].id], seen="0" * 16)
    assert desk.statuses == ["reopened"]
    desk.set_aside([desk.find("PHY001", "s4")], Grounds("still so", "Marc", LATER))
    assert [(w.reason, w.by, w.until) for w in desk.waivers] == [("still so", "Marc", LATER)]
    assert desk.statuses == ["holds"]


def test_renewing_takes_the_element_as_it_is_and_another_day_for_one_that_is_over(desk: Desk) -> None:
    desk.set_aside([desk.find("PHY001", "s4"), desk.find("OWN002", "s3")], Grounds("known", until=LATER))
    reopened, expired = desk.waivers
    with desk.document.edit(message("damage")) as draft:
        set_fields(draft, [reopened.id], seen="0" * 16, date=None)
        set_fields(draft, [expired.id], until=ON - DAY)
    assert desk.statuses == ["reopened", "expired"]
    with desk.document.edit(message("renew")) as draft:
        renew(draft, [reopened.id, expired.id], ON, LATER + DAY)
    assert desk.statuses == ["holds", "holds"]
    assert [(w.until, w.date) for w in desk.waivers] == [(LATER, ON), (LATER + DAY, ON)]


def test_what_lost_its_element_or_rule_is_not_renewed_but_can_be_ended(desk: Desk) -> None:
    with desk.document.edit(message("by hand")) as draft:
        draft.add(Waiver(id=Id("w1"), rank="a1", rule="OLD999", element=Id("s3"), reason="old"))
        draft.add(Waiver(id=Id("w2"), rank="a2", rule="OWN002", element=Id("s99"), reason="gone"))
    assert desk.statuses == ["unknown_rule", "element_gone"]
    before = desk.document.project
    with desk.document.edit(message("renew")) as draft:
        renew(draft, [Id("w1"), Id("w2")], ON)
    assert desk.document.project == before
    with desk.document.edit(message("end")) as draft:
        end_waivers(draft, [Id("w1"), Id("w2")])
    assert desk.waivers == []


def test_a_day_that_is_over_may_stay_while_the_reason_is_corrected(desk: Desk) -> None:
    desk.set_aside([desk.find("OWN002", "s3")], Grounds("knwon", until=ON))
    waiver = desk.waivers[0].id
    tomorrow = ON + DAY
    with desk.document.edit(message("correct")) as draft:
        change_waiver(draft, waiver, Grounds("known", until=ON), tomorrow)
    assert desk.waivers[0].reason == "known"
    with pytest.raises(NotPossible), desk.document.edit(message("worse")) as draft:
        change_waiver(draft, waiver, Grounds("known", until=ON - DAY), tomorrow)


def test_correcting_the_reason_does_not_accept_what_has_changed_since(desk: Desk) -> None:
    desk.set_aside([desk.find("PHY001", "s4")], Grounds("known"))
    desk.edit("s4", intended_worlds="digital_only")
    with desk.document.edit(message("correct")) as draft:
        change_waiver(draft, desk.waivers[0].id, Grounds("known well"), ON)
    assert desk.statuses == ["reopened"]


def test_an_ended_waiver_lets_its_finding_stand_again(desk: Desk) -> None:
    finding = desk.find("OWN002", "s3")
    desk.set_aside([finding], Grounds("known"))
    with desk.document.edit(message("end")) as draft:
        end_waivers(draft, [desk.waivers[0].id])
    assert finding.key in [f.key for f in desk.checker.findings]
    desk.document.undo()
    assert finding.key not in [f.key for f in desk.checker.findings]


def test_a_waiver_goes_with_its_element(desk: Desk) -> None:
    desk.set_aside([desk.find("OWN002", "s3")], Grounds("known"))
    with desk.document.edit(message("remove")) as draft:
        remove(draft, [Id("s3")])
    assert desk.waivers == []


def test_text_keeps_waivers_with_what_was_seen(desk: Desk, tmp_path: Path) -> None:
    desk.set_aside([desk.find("PHY001", "s4")], Grounds("known", "Léa", LATER))
    file = tmp_path / "out.yaml"
    write_text(desk.document.project, file)
    again = Checker(Document(read_text(file)), ON)
    assert [(w.rule, w.element, w.seen) for w, _status in again.waivers] == [
        (w.rule, w.element, w.seen) for w in desk.waivers
    ]
    assert [status for _waiver, status in again.waivers] == ["holds"]


def test_a_thousand_findings_are_set_aside_at_once(desk: Desk) -> None:
    finding = desk.find("OWN002", "s3")
    many = [finding._replace(element=Id(f"e{n}")) for n in range(1000)]
    desk.set_aside(many, Grounds("all of them"))
    assert len(desk.waivers) == 1000
    assert len({w.rank for w in desk.waivers}) == 1000
    assert [w.element for w in desk.waivers] == [f.element for f in many]
