"""A project of any size, the same for the same seed: python tests/benchmarks/make_project.py N FILE [--seed S].

N touchpoints and N transitions in stages of at most 40, or in as many as asked for, over 12 channels of all
natures; with personas, roles, some owners missing, some bridges, emotions, and far links within 120 touchpoints.
Some of everything else that rules and measures read is strewn over it. FILE ends in .journey, .yaml or .json.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from journeydesigner.model import (
    Channel,
    Entity,
    Id,
    Journey,
    Persona,
    Project,
    ProjectInfo,
    Role,
    Stage,
    Text2,
    Touchpoint,
    Transition,
    Unit,
)
from journeydesigner.model.rank import spread

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.strewing import strewn

STAGE = (20, 40)
FAR = 120
ROLES = 8
CHANNELS = (
    ("brochure", "physical", "print", "none"),
    ("desk", "physical", "place", "synchronous"),
    ("sign", "physical", "signage", "none"),
    ("kiosk", "hybrid", "kiosk", "on_request"),
    ("code", "hybrid", "signage", "none"),
    ("phone", "remote", "phone", "synchronous"),
    ("post", "remote", "post", "asynchronous"),
    ("site", "digital", "website", "none"),
    ("app", "digital", "app", "on_request"),
    ("email", "digital", "email", "asynchronous"),
    ("chat", "digital", "chat", "synchronous"),
    ("social", "digital", "social", "asynchronous"),
)
FEELINGS = (("excited", 2), ("happy", 2), ("reassured", 1), ("neutral", 0), ("nervous", -1), ("frustrated", -2))
WORDS = ("Booking", "Advice", "Payment", "Arrival", "Welcome", "Visit", "Question", "Repair", "Renewal", "Notice")

E = TypeVar("E", bound=Entity)


def make_project(n: int, seed: int = 1, stages: int | None = None) -> Project:
    """A sound project of one journey: `n` touchpoints and `n` transitions, in so many stages or as usual."""
    rnd = random.Random(seed)
    columns = list(_stages(rnd, n, stages))
    touchpoints = list(_touchpoints(rnd, n, columns))
    transitions = _transitions(rnd, touchpoints, n)
    return Project.of(strewn([*_libraries(), _journey(n), *columns, *touchpoints, *transitions], seed))


def _libraries() -> Iterator[Entity]:
    yield ProjectInfo(id=Id("project"), title=_text("Benchmark"))
    for i, rank in enumerate(spread(2)):
        yield _made(Persona, id=f"p{i}", rank=rank, name=_text(f"Persona {i}"), client_kind="user")
    for i, rank in enumerate(spread(4)):
        yield _made(Unit, id=f"u{i}", rank=rank, name=_text(f"Unit {i}"), function="service")
    for i, rank in enumerate(spread(ROLES)):
        yield _made(Role, id=f"r{i}", rank=rank, name=_text(f"Role {i}"), unit=f"u{i % 4}")
    for (name, nature, family, human), rank in zip(CHANNELS, spread(len(CHANNELS)), strict=True):
        fields = {"nature": nature, "family": family, "human": human, "control": "brand", "direction": "two_way"}
        yield _made(Channel, id=f"c_{name}", rank=rank, name=_text(name.title()), **fields)


def _journey(n: int) -> Entity:
    return _made(
        Journey, id="j1", rank="a0", name=_text(f"{n} steps"), kind="user", owner="r0", personas=["p0", "p1"]
    )


def _stages(rnd: random.Random, n: int, wanted: int | None) -> Iterator[Stage]:
    """As many stages as `n` touchpoints in stages of `STAGE` touchpoints need, unless another number is wanted."""
    count = max(1, round(n / (sum(STAGE) / 2)))
    while count * STAGE[1] < n:
        count += 1
    count = wanted or count
    for i, rank in enumerate(spread(count)):
        owner = _owner(rnd, 0.7)
        yield _made(Stage, id=f"s{i:04}", journey="j1", rank=rank, name=_text(f"Stage {i + 1}"), owner=owner)


def _touchpoints(rnd: random.Random, n: int, stages: Sequence[Stage]) -> Iterator[Touchpoint]:
    """Spread over the stages by chance, never more in one than `STAGE[1]`, or than an even spread needs."""
    left, most = n, max(STAGE[1], -(-n // len(stages)))
    for i, stage in enumerate(stages):
        after = len(stages) - i - 1
        count = min(max(rnd.randint(*STAGE), left - after * most), left) if after else left
        for rank in spread(count):
            number = n - left
            left -= 1
            yield _touchpoint(rnd, number, rank, stage, first=number == 0, last=left == 0)


def _touchpoint(rnd: random.Random, number: int, rank: str, stage: Stage, first: bool, last: bool) -> Touchpoint:
    fields: dict[str, Any] = {"entry": first, "exit": last, "channel": f"c_{rnd.choice(CHANNELS)[0]}"}
    if not first and not last and rnd.random() < 0.05:
        fields = {"layer": rnd.choice(["backstage", "support"])}
    elif rnd.random() < 0.6:
        label, score = rnd.choice(FEELINGS)
        source = rnd.choice(["observed", "assumed"])
        fields["emotion"] = {"label": label, "score": score, "source": source}
    if "channel" in fields and rnd.random() < 0.1:
        other = f"c_{rnd.choice(CHANNELS)[0]}"
        fields["alt"] = [other] if other != fields["channel"] else []
    name = _text(f"{rnd.choice(WORDS)} {number}")
    critical, owner = rnd.random() < 0.1, _owner(rnd, 0.4)
    return _made(
        Touchpoint,
        id=f"t{number:05}",
        rank=rank,
        stage=stage.id,
        name=name,
        critical=critical,
        owner=owner,
        **fields,
    )


def _transitions(rnd: random.Random, touchpoints: Sequence[Touchpoint], n: int) -> Iterator[Transition]:
    """Four fifths form one long path; the others branch, skip, fall back or go far."""
    front = [t.id for t in touchpoints if t.layer == "frontstage"]
    ranks = iter(spread(n))
    path = [i for i in range(len(front)) if i in (0, len(front) - 1) or rnd.random() < 0.85]
    chain = list(pairwise(path))[:n]
    for number, (i, to) in enumerate(chain):
        yield _transition(rnd, number, next(ranks), front[i], front[to], "sequence")
    for number in range(len(chain), n):
        i = rnd.randrange(len(front))
        far = rnd.random() < 0.5
        to = min(max(i + (rnd.randint(-FAR, FAR) if far else rnd.randint(2, 5)), 0), len(front) - 1)
        kind = "loop" if to <= i else rnd.choice(["skip", "fallback"] if far else ["choice", "skip"])
        yield _transition(rnd, number, next(ranks), front[i], front[to], kind)


def _transition(rnd: random.Random, number: int, rank: str, start: Id, end: Id, kind: str) -> Transition:
    fields: dict[str, Any] = {"p": 0.3} if kind == "choice" else {}
    if rnd.random() < 0.3:
        fields["bridge"] = {
            "by": rnd.choice(["link", "qr", "email", "appointment"]),
            "identity": rnd.random() < 0.5,
        }
    return _made(
        Transition, id=f"x{number:05}", rank=rank, journey="j1", kind=kind, **{"from": start, "to": end}, **fields
    )


def _owner(rnd: random.Random, share: float) -> str | None:
    return f"r{rnd.randrange(ROLES)}" if rnd.random() < share else None


def _text(text: str) -> Text2:
    return Text2(fr=text, en=text)


def _made(made: type[E], /, **fields: Any) -> E:
    return made.model_validate(fields)


def write(project: Project, file: Path) -> None:
    """Write as a document (.journey) or as text (.yaml, .json)."""
    if file.suffix == ".journey":
        from journeydesigner.store import save_project

        save_project(project, file)
    else:
        from journeydesigner.exchange import write_text

        write_text(project, file)


def main() -> None:
    """Write the project that the command line asks for."""
    parser = argparse.ArgumentParser(description="Write a project of N touchpoints and N transitions.")
    parser.add_argument("n", type=int, help="how many touchpoints, and how many transitions; 2 or more")
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stages", type=int, help="how many stages; as many as are usual when left out")
    given = parser.parse_args()
    if given.n < 2 or (given.stages or 1) < 1 or given.file.suffix not in (".journey", ".yaml", ".json"):
        parser.error("N is at least 2, and FILE ends in .journey, .yaml or .json")
    write(make_project(given.n, given.seed, given.stages), given.file)


if __name__ == "__main__":
    main()
