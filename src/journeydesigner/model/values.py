"""The small types every entity is made of: ids, bilingual text, dates, grades, and the base classes.

Strict on purpose: "12" is no number, a list may not hold one thing twice where that has no sense, text holds no
control characters, and an unknown field is an error. Source: domain reference B.1.
"""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal, NewType, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from journeydesigner.model.rank import is_rank

Language = Literal["fr", "en"]

ID_PATTERN = re.compile(r"[a-z][a-z0-9_]*\Z")
LONGEST_ID = 100
"""Characters of an id at most."""
MAX_TEXT = 20_000
"""Characters in one text field; longer ones are refused, never cut."""

NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a\u202b\u202d\u202e\u2066-\u2068]")
"""Control characters but tab and line feed, lone surrogates, and what turns or isolates the reading direction."""


def _clean(text: str) -> str:
    """Refuse what breaks files and screens: control characters, lone surrogates, bidirectional overrides."""
    if len(text) > MAX_TEXT:
        raise ValueError(f"is longer than {MAX_TEXT} characters")
    if text.isascii() and text.isprintable():
        return text
    refused = NO_TEXT.search(text)
    if refused:
        raise ValueError(f"holds a character that is not text (U+{ord(refused[0]):04X})")
    return text


def _id(text: str) -> str:
    if len(text) > LONGEST_ID or not ID_PATTERN.match(text):
        raise ValueError("must be lower-case letters, digits and _, beginning with a letter")
    return text


def _date(value: Any) -> Any:
    """Accept the ISO calendar form that files and tables hold; anything else is left for pydantic to refuse."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return datetime.date.fromisoformat(value)
    return value


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _rank(text: str) -> str:
    if not is_rank(text):
        raise ValueError("is not a rank")
    return text


T = TypeVar("T")

Str = Annotated[str, AfterValidator(_clean)]
"""One line or paragraph in one language: data, never markup."""
Date = Annotated[datetime.date, BeforeValidator(_date)]
"""A calendar date without time zone, ISO 8601 in files."""
Many = Annotated[tuple[T, ...], BeforeValidator(_tuple)]
"""An immutable list."""
Rank = Annotated[str, AfterValidator(_rank)]
"""Place among siblings; see `model.rank`."""
Share = Annotated[float, Field(ge=0, le=1)]
"""0 to 1, shown as a percentage."""
Count = Annotated[int, Field(ge=0, le=10**9)]
"""Minutes, hours or months: the unit is part of the field's name."""
Score = Annotated[int, Field(ge=-2, le=2)]
"""-2 very bad to +2 very good."""
Grade = Annotated[int, Field(ge=1, le=5)]
"""1 low to 5 high."""

Id = NewType("Id", str)
JourneyId = NewType("JourneyId", Id)
PersonaId = NewType("PersonaId", Id)
StageId = NewType("StageId", Id)
TouchpointId = NewType("TouchpointId", Id)
TransitionId = NewType("TransitionId", Id)
ChannelId = NewType("ChannelId", Id)
UnitId = NewType("UnitId", Id)
RoleId = NewType("RoleId", Id)
SystemId = NewType("SystemId", Id)
PainPointId = NewType("PainPointId", Id)
OpportunityId = NewType("OpportunityId", Id)
KpiId = NewType("KpiId", Id)
EvidenceId = NewType("EvidenceId", Id)
WaiverId = NewType("WaiverId", Id)


class Value(BaseModel):
    """Immutable, strict, equal by content: the base of entities and of the values inside them."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="forbid",
        allow_inf_nan=False,
        populate_by_name=True,
        defer_build=True,
        revalidate_instances="never",
    )


class Text2(Value):
    """One text in French and English; at least one of them is written."""

    fr: Str = ""
    en: Str = ""

    @model_validator(mode="after")
    def _written(self) -> Text2:
        if not self.fr.strip() and not self.en.strip():
            raise ValueError("is empty in both languages")
        return self

    def get(self, language: Language) -> str:
        """The text in `language`, else the other one marked with its language: "Prague (fr)"."""
        wanted, other = (self.fr, self.en) if language == "fr" else (self.en, self.fr)
        if wanted.strip():
            return wanted
        return f"{other} ({'en' if language == 'fr' else 'fr'})"

    def with_(self, language: Language, text: str) -> Text2:
        """The same text with the part in `language` replaced."""
        return Text2(fr=text, en=self.en) if language == "fr" else Text2(fr=self.fr, en=text)


class Entity(Value):
    """Something with an identity: one row of the document, one entry of a delta."""

    id: Annotated[Id, AfterValidator(_id)]


class Ranked(Entity):
    """An entity with a place among its siblings."""

    rank: Rank
