"""A table of a spreadsheet becomes a journey."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.beginning import begin_in_cell, empty_project
from journeydesigner.editor.edits.clipboard import NothingToPaste
from journeydesigner.editor.edits.placing import add_journey
from journeydesigner.editor.edits.table import paste_table, read_table
from journeydesigner.i18n import message
from journeydesigner.model import Channel, Project, Text2, Touchpoint
from journeydesigner.model.values import JourneyId


def pasted(text: str) -> Project:
    """A new journey with this table in it."""
    document = Document(empty_project(Text2(en="New"), "en"))
    with document.edit(message("Paste")) as draft:
        journey = JourneyId(add_journey(draft).id)
        paste_table(draft, read_table(text), journey, "en")
    return document.project


def told(project: Project) -> list[tuple[str, list[tuple[str, str]]]]:
    """Its stages, each with the names and channels of its touchpoints."""
    (journey,) = project.journeys()

    def channel(touchpoint: Touchpoint) -> str:
        found = project.one(Channel, touchpoint.channel)
        return found.name.en if found else ""

    return [
        (stage.name.en, [(t.name.en, channel(t)) for t in project.touchpoints(stage.id)])
        for stage in project.stages(journey.id)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Find\tAd\tWebsite\nFind\tSearch\tWebsite\nBuy\tPay\tWebsite",
        "Find\tAd\tWebsite\n\tSearch\tWebsite\nBuy\tPay\tWebsite",
        "Stage\tTouchpoint\tChannel\nFind\tAd\tWebsite\n\tSearch\tWebsite\nBuy\tPay\tWebsite",
        "Canal\tPoint de contact\tÉtape\nWebsite\tAd\tFind\nWebsite\tSearch\t\nWebsite\tPay\tBuy\r\n\r\n",
    ],
)
def test_stages_touchpoints_and_channels(text: str) -> None:
    project = pasted(text)
    assert told(project) == [
        ("Find", [("Ad", "Website"), ("Search", "Website")]),
        ("Buy", [("Pay", "Website")]),
    ]
    assert len(project.all(Channel)) == 1
    (journey,) = project.journeys()
    path = [(t.from_, t.to) for t in project.transitions(journey.id)]
    assert len(path) == 2, "each is linked to the next, from stage to stage too"


def test_two_columns_are_stages_where_the_first_repeats() -> None:
    assert told(pasted("Find\tAd\nFind\tSearch\nBuy\tPay")) == [
        ("Find", [("Ad", ""), ("Search", "")]),
        ("Buy", [("Pay", "")]),
    ]


def test_two_columns_are_channels_where_it_does_not() -> None:
    assert told(pasted("Ad\tWebsite\nPay\tTelephone")) == [
        ("New stage", [("Ad", "Website"), ("Pay", "Telephone")]),
    ]


def test_one_column_is_touchpoints() -> None:
    assert told(pasted("1. Ad\n2. Pay")) == [("New stage", [("Ad", ""), ("Pay", "")])]


def test_a_stage_may_be_empty_and_come_again() -> None:
    text = "Stage\tTouchpoint\nFind\tAd\nWait\t\nFind\tSearch"
    assert told(pasted(text)) == [("Find", [("Ad", ""), ("Search", "")]), ("Wait", [])]


def test_channels_are_made_for_known_families_and_not_guessed_otherwise() -> None:
    project = pasted("A\tAd\tCourriel de bienvenue\nA\tPay\tCrystal ball\nB\tCall\ttelephone")
    assert {(c.name.en, c.family) for c in project.all(Channel).values()} == {
        ("Courriel de bienvenue", "email"),
        ("telephone", "phone"),
    }
    assert told(project)[0][1][1] == ("Pay", "")


@pytest.mark.parametrize("text", ["", "\t\t\n\t", "Stage\tTouchpoint\tChannel", "x" * 500, "a\n" * 2000])
def test_what_is_no_table_is_refused(text: str) -> None:
    with pytest.raises(NothingToPaste):
        read_table(text)


@given(st.text(alphabet="ab\t\n\r \x00<é-1.", max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_text_is_refused_or_makes_a_sound_journey(text: str) -> None:
    try:
        project = pasted(text)
    except NothingToPaste:
        return
    (journey,) = project.journeys()
    cards = [t for stage in project.stages(journey.id) for t in project.touchpoints(stage.id)]
    assert len(cards) == len(project.all(Touchpoint))
    assert all(name for _stage, lines in told(project) for name, _channel in lines)
    assert project.stages(journey.id)


@pytest.mark.parametrize(("number", "nature"), [(0, "physical"), (2, "hybrid"), (1, "remote"), (0, "digital")])
def test_a_journey_begins_in_a_cell(number: int, nature: str) -> None:
    document = Document(empty_project(Text2(en="New"), "en"))
    with document.edit(message("Begin")) as draft:
        journey = JourneyId(add_journey(draft).id)
        made = begin_in_cell(draft, journey, number, nature)  # type: ignore[arg-type]
    stages = document.project.stages(journey)
    assert len(stages) == number + 1
    assert made.stage == stages[-1].id
    channel = document.project.one(Channel, made.channel)
    assert channel is not None
    assert channel.nature == nature
    with document.edit(message("Again")) as draft:
        other = JourneyId(add_journey(draft).id)
        assert begin_in_cell(draft, other, 0, nature).channel == made.channel  # type: ignore[arg-type]
