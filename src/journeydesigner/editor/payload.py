"""What is dragged from one part of the window to another: the palette and the canvas meet only here."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Literal, get_args

from journeydesigner.model import Id

MIME = "application/vnd.journeydesigner.payload+json"

PayloadKind = Literal["stage", "touchpoint", "action", "channel", "role"]


@dataclass(frozen=True, slots=True)
class Payload:
    """A thing to be put on the canvas: something new (`id` None), or a channel or role of the library."""

    kind: PayloadKind
    id: Id | None = None

    def encode(self) -> bytes:
        """The payload as bytes for a drag."""
        return json.dumps(asdict(self)).encode()

    @staticmethod
    def decode(data: bytes) -> Payload | None:
        """The payload in these bytes; None when they hold none."""
        try:
            fields = json.loads(data)
            kind, id_ = fields["kind"], fields["id"]
        except (ValueError, KeyError, TypeError):
            return None
        if kind not in get_args(PayloadKind) or not (id_ is None or isinstance(id_, str)):
            return None
        return Payload(kind, id_ if id_ is None else Id(id_))
