"""Merging keeps every record and every invariant: ids are made unique, and references follow."""

from __future__ import annotations

from hypothesis import given, settings

from journeydesigner.exchange import canonical, parse_text
from journeydesigner.exchange.merging import merge_into
from journeydesigner.model import Channel, Id, Journey, Kpi, Project, Stage, Touchpoint, Waiver
from journeydesigner.model.integrity import faults
from journeydesigner.model.project import LIBRARIES
from journeydesigner.model.reading import channels_of
from tests.builders import examples, sample
from tests.exchange.projects import projects


@settings(deadline=None, max_examples=examples(25))
@given(projects(), projects())
def test_no_record_is_lost_and_nothing_breaks(existing: Project, incoming: Project) -> None:
    existing, incoming = canonical(existing), canonical(incoming)
    delta = merge_into(existing, incoming)
    merged = existing.apply(delta)
    assert not list(faults(merged, merged))
    assert merged.info == existing.info
    for entity in existing:
        if not isinstance(entity, Channel):
            assert merged.get(entity.id) == entity
    for journey, copy in zip(incoming.journeys(), merged.journeys()[len(existing.journeys()) :], strict=True):
        assert _shape(incoming, journey) == _shape(merged, copy)
    for kind in LIBRARIES:
        assert len(merged.all(kind)) <= len(existing.all(kind)) + len(incoming.all(kind))
        words = [repr(getattr(e, "name", "")) for e in merged.children(kind)]
        assert set(words) >= {repr(getattr(e, "name", "")) for e in incoming.children(kind)}
    assert all(c.rank for t in merged.all(Touchpoint).values() for c in channels_of(merged, t))
    assert existing.apply(delta).apply(delta.inverse()) == existing


def _shape(project: Project, journey: Journey) -> object:
    """The journey by what people read, ids aside."""
    names = {None: None, **{t.id: t.name for t in project.journey_touchpoints(journey.id)}}
    return (
        journey.name,
        [(s.name, [t.name for t in project.touchpoints(s.id)]) for s in project.stages(journey.id)],
        [(names[t.from_], names[t.to], t.kind) for t in project.transitions(journey.id)],
        [(k.name, k.metric, k.scope.partition(":")[0]) for k in project.children(Kpi, journey.id)],
    )


def test_merging_a_project_with_itself_shares_the_libraries_and_copies_the_journey() -> None:
    tour = sample("tourism")
    merged = tour.apply(merge_into(tour, tour))
    for kind in LIBRARIES:
        assert merged.all(kind) == tour.all(kind)
    assert [j.id for j in merged.journeys()] == ["tour", "tour_2"]
    assert len(list(merged.journey_touchpoints(Id("tour_2")))) == 35
    kpi = merged.one(Kpi, Id("k02_2"))
    assert kpi is not None
    assert kpi.scope == "stage:s1_2"


def test_two_samples_in_one_project() -> None:
    merged = sample("tourism").apply(merge_into(sample("tourism"), sample("clean")))
    assert merged.one(Channel, Id("c_site_2")) is not None
    assert merged.one(Touchpoint, Id("t01_2")).channel == "c_site_2"  # type: ignore[union-attr]
    lanes = [c.rank for c in merged.all(Channel).values() if c.nature == "digital" and c.rank]
    assert len(lanes) == len(set(lanes)), "a new channel takes no other's lane"
    assert merged.one(Channel, Id("c_site")) == sample("tourism").one(Channel, Id("c_site"))


def test_a_sub_journey_promised_by_one_file_is_found_in_the_other() -> None:
    booking = _project("journeys:\n- {id: tour_booking, name: {en: Booking}, kind: user}")
    merged = sample("tourism").apply(merge_into(sample("tourism"), booking))
    assert merged.one(Journey, merged.one(Stage, Id("s3")).sub_journey) is not None  # type: ignore[union-attr]


def test_a_record_may_not_take_the_name_of_a_promised_journey() -> None:
    other = _project("units:\n- {id: tour_booking, name: {en: U}, function: it}")
    merged = sample("tourism").apply(merge_into(sample("tourism"), other))
    assert Id("tour_booking") not in merged
    assert Id("tour_booking_2") in merged


def test_a_waiver_follows_its_element_and_is_not_doubled() -> None:
    text = """
journeys:
- {id: tour, name: {en: Other}, kind: user}
waivers:
- {rule: OWN001, element: tour, reason: known}
"""
    incoming = _project(text)
    once = sample("tourism").apply(merge_into(sample("tourism"), incoming))
    assert [w.element for w in once.children(Waiver)] == ["tour_2"]
    library = _project("waivers:\n- {rule: GOV004, element: c_x, reason: known}")
    twice = library.apply(merge_into(library, library))
    assert len(twice.all(Waiver)) == 1


def test_an_unused_channel_first_used_by_the_guest_gets_its_lane() -> None:
    who = "family: place, nature: physical, human: none, control: brand, direction: two_way"
    channel = f"- {{id: c, name: {{en: C}}, {who}}}"
    host = _project(f"channels:\n{channel}")
    guest = _project(f"""
channels:
{channel}
journeys:
- id: j
  name: {{en: J}}
  kind: user
  stages:
  - {{id: s, name: {{en: S}}, touchpoints: [{{id: t, name: {{en: T}}, channel: c}}]}}
""")
    assert host.one(Channel, Id("c")).rank is None  # type: ignore[union-attr]
    merged = host.apply(merge_into(host, guest))
    assert len(merged.all(Channel)) == 1
    assert merged.one(Channel, Id("c")).rank is not None  # type: ignore[union-attr]


def _project(body: str) -> Project:
    return parse_text(f"format: journeydesigner/1\nproject: {{id: prj, title: {{en: P}}}}\n{body}\n", "a.yaml")
