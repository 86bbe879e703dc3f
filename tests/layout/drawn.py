"""Small journeys and their drawings, for the tests of the drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar, get_args

from journeydesigner.layout.draw import MapDrawing, Marks, Options, Subject, draw
from journeydesigner.layout.drawing import Drawing, Part, Shape, Text
from journeydesigner.layout.lay_out import lay_out
from journeydesigner.layout.plan import View
from journeydesigner.model import (
    Channel,
    Emotion,
    Entity,
    Journey,
    Project,
    ProjectInfo,
    Role,
    Stage,
    Text2,
    Touchpoint,
    Transition,
    Unit,
)
from journeydesigner.model.channel import Nature
from tests.layout.paper_measurer import FIXED

S = TypeVar("S")
LIBRARY: tuple[Entity, ...] = (
    ProjectInfo(id="prj", title=Text2(fr="Essai", en="Trial")),
    Unit(id="u_sales", rank="a0", name=Text2(en="Sales"), function="sales"),
    Unit(id="u_out", rank="a1", name=Text2(en="Outside"), function="provider", external=True),
    Role(id="r_sales", rank="a0", name=Text2(en="Head of sales"), unit="u_sales"),
    Role(id="r_host", rank="a1", name=Text2(en="Host"), unit="u_out"),
    Role(id="r_tbd", rank="a2", name=Text2(en="To be named"), unit="u_sales", placeholder=True),
    *(
        Channel(
            id=f"c_{nature}", rank="a0", name=Text2(en=f"{nature} channel"), family=family, nature=nature,
            human="none", control="brand", direction="two_way",
        )
        for nature, family in zip(get_args(Nature), ("place", "kiosk", "phone", "website"), strict=True)
    ),
)  # fmt: skip


def touchpoint(id_: str, stage: str = "s1", **fields: Any) -> Touchpoint:
    """A touchpoint on the website, unless said otherwise; its id gives its order."""
    values = {"name": Text2(fr=f"Carte {id_}", en=f"Card {id_}"), "channel": "c_digital", "rank": f"a{id_[-1]}"}
    return Touchpoint(id=id_, stage=stage, **{**values, **fields})


def transition(id_: str, start: str, end: str, **fields: Any) -> Transition:
    """A transition; its id gives its order."""
    return Transition(id=id_, journey="j1", from_=start, to=end, **{"rank": f"a{id_[-1]}", **fields})


def project(*entities: Entity, owner: str | None = "r_sales", stages: int = 1) -> Project:
    """A journey of some stages, owned by `owner`, with these touchpoints and transitions."""
    journey = Journey(id="j1", rank="a0", name=Text2(fr="Parcours", en="Trip"), kind="customer_b2c")
    columns = [
        Stage(id=f"s{n}", rank=f"a{n}", journey="j1", name=Text2(fr=f"Étape {n}", en=f"Stage {n}"), owner=owner)
        for n in range(1, stages + 1)
    ]
    return Project.of([*LIBRARY, journey, *columns, *entities])


def subject(of: Project, marks: Marks | None = None, **options: Any) -> Subject:
    """What the parts of its first journey are drawn from, in English."""
    plan = lay_out(of, of.journeys()[0].id, View())
    return Subject(of, plan, marks or Marks(), Options(**{"language": "en", **options}), FIXED)


def drawing(of: Project, marks: Marks | None = None, **options: Any) -> MapDrawing:
    """The whole map of its first journey, in English."""
    about = subject(of, marks, **options)
    return draw(of, about.plan, about.marks, about.options, FIXED)


def layers(of: MapDrawing) -> tuple[Drawing, ...]:
    """All layers, from the bottom to the top."""
    return (*of.scrolled, *of.pinned)


def part(of: Drawing, key: str) -> Part:
    """The part with this key."""
    return next(p for p in of.parts if p.key == key)


def keys(of: Drawing) -> list[str]:
    """The keys of all parts, from the bottom to the top."""
    return [p.key for p in of.parts]


def of_type(shapes: Iterable[Shape], kind: type[S]) -> Iterator[S]:
    """The shapes of one type."""
    return (shape for shape in shapes if isinstance(shape, kind))


def texts(of: Part) -> list[str]:
    """The words of a part, in order."""
    return [text.text for text in of_type(of.shapes, Text)]


FEELING = Emotion(label="happy", score=2, source="observed")
