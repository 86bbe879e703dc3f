"""How each file was looked at when it was last open: journey, pivot, zoom, place, window. Knows no window.

By path, in a folder beside the settings, a small file for each; never in the document, which others open too. What
is missing or broken there reads as nothing remembered.
"""

from __future__ import annotations

import hashlib
import json
import os
from base64 import b64decode, b64encode
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from math import isfinite
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from journeydesigner.canvas.camera import Spot
    from journeydesigner.layout.plan import View
    from journeydesigner.model.values import JourneyId

MOST_FILES = 200
"""Files remembered; those not opened for longest are forgotten first."""
MOST_JOURNEYS = 50
MAX_BYTES = 200_000
"""A file larger than this is none of ours."""


@dataclass(frozen=True, slots=True)
class Sight:
    """How one journey was looked at."""

    view: View
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """How one file was looked at."""

    journey: JourneyId | None = None
    """The journey shown."""
    sights: Mapping[JourneyId, Sight] = field(default_factory=lambda: MappingProxyType({}))
    geometry: bytes | None = None
    """Where the window stood, as Qt writes it."""
    docks: bytes | None = None
    known_docks: tuple[str, ...] = ()
    """The docks there were when `docks` was written."""


NOTHING = Look()


class Remembered:
    """The looks of all files, in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, path: Path | None) -> Look:
        """How a file was looked at; `NOTHING` for one that nobody remembers."""
        return _look(self._read(path))

    def frame_of(self, path: Path | None) -> Look:
        """The window of a file alone, without its journeys: it stands before what draws them is loaded."""
        return _frame(self._read(path))

    def _read(self, path: Path | None) -> dict[str, Any]:
        if path is None:
            return {}
        try:
            place = self._place(path)
            text = place.read_text(encoding="utf-8") if place.stat().st_size <= MAX_BYTES else ""
            found = json.loads(text)
        except (OSError, ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    def keep(self, path: Path, look: Look) -> None:
        """Remember a file, and forget those that are too many. A disk that refuses is nobody's concern here."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            place = self._place(path)
            beside = place.with_suffix(f".{os.getpid()}")
            beside.write_text(json.dumps(_plain(path, look)), encoding="utf-8")
            os.replace(beside, place)
            self._tidy()

    def forget(self) -> None:
        """Forget every file."""
        with suppress(OSError):
            for place in self._folder.glob("*.json"):
                place.unlink(missing_ok=True)

    def _place(self, path: Path) -> Path:
        name = os.path.normcase(os.path.realpath(path))
        return self._folder / f"{hashlib.sha256(os.fsencode(name)).hexdigest()[:32]}.json"

    def _tidy(self) -> None:
        places = sorted(self._folder.glob("*.json"), key=lambda place: place.stat().st_mtime_ns, reverse=True)
        for place in places[MOST_FILES:]:
            place.unlink(missing_ok=True)


# -- to plain values and back


def _plain(path: Path, look: Look) -> dict[str, Any]:
    from journeydesigner.layout.plan import View

    sights = list(look.sights.items())[-MOST_JOURNEYS:]
    return {
        "path": os.fspath(path).encode("utf-8", "replace").decode(),
        "journey": look.journey,
        "sights": {
            journey: {
                "view": {f.name: _flat(getattr(sight.view, f.name)) for f in fields(View)},
                "spot": sight.spot,
            }
            for journey, sight in sights
        },
        "geometry": b64encode(look.geometry).decode() if look.geometry is not None else None,
        "docks": b64encode(look.docks).decode() if look.docks is not None else None,
        "known_docks": look.known_docks,
    }


def _flat(value: Any) -> Any:
    """A field of a view as JSON holds it."""
    return sorted(value) if isinstance(value, frozenset) else value


def _frame(held: dict[str, Any]) -> Look:
    known = held.get("known_docks")
    return Look(
        geometry=_bytes(held.get("geometry")),
        docks=_bytes(held.get("docks")),
        known_docks=tuple(name for name in known if isinstance(name, str)) if isinstance(known, list) else (),
    )


def _look(held: dict[str, Any]) -> Look:
    from journeydesigner.model.values import Id, JourneyId

    sights, journey = held.get("sights"), held.get("journey")
    return replace(
        _frame(held),
        journey=JourneyId(Id(journey)) if isinstance(journey, str) else None,
        sights={
            JourneyId(Id(id_)): Sight(_view(sight.get("view")), _spot(sight.get("spot")))
            for id_, sight in (sights.items() if isinstance(sights, dict) else ())
            if isinstance(sight, dict)
        },
    )


def _view(found: object) -> View:
    """Every field of a view that is there and fits; the usual value for the others."""
    from journeydesigner.layout.plan import View

    held = found if isinstance(found, dict) else {}
    hints = get_type_hints(View)
    fitting = {f.name: _fitted(held[f.name], hints[f.name]) for f in fields(View) if f.name in held}
    return View(**{name: value for name, value in fitting.items() if value is not None})


def _fitted(value: object, hint: object) -> Any:
    """The value as this type of field holds it; None when it does not fit."""
    if hint is bool:
        return value if isinstance(value, bool) else None
    if get_origin(hint) is Literal:
        return value if isinstance(value, str) and value in get_args(hint) else None
    whole = get_origin(hint)
    if whole in (tuple, frozenset) and isinstance(value, list):
        fitted = whole(_fitted(one, get_args(hint)[0]) for one in value)
        return fitted if None not in fitted else None
    return None


def _spot(found: object) -> Spot | None:
    from journeydesigner.canvas.camera import Spot

    if not isinstance(found, list) or len(found) != len(Spot._fields):
        return None
    numbers = [float(one) for one in found if isinstance(one, int | float) and not isinstance(one, bool)]
    fits = len(numbers) == len(found) and all(isfinite(one) and abs(one) < 1e9 for one in numbers)
    return Spot(*numbers) if fits and numbers[0] > 0 else None


def _bytes(found: object) -> bytes | None:
    if not isinstance(found, str):
        return None
    try:
        return b64decode(found, validate=True)
    except ValueError:
        return None
