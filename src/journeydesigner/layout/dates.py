"""A calendar date in words, as each language writes it. Independent of the system's locale."""

from __future__ import annotations

import datetime

from journeydesigner.i18n import Language

_MONTHS: dict[Language, tuple[str, ...]] = {
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip


def long_date(date: datetime.date, language: Language) -> str:
    """« 31 mars 2027 », « 1er mars 2027 », "31 March 2027"; joined by no-break spaces."""
    day = "1er" if language == "fr" and date.day == 1 else str(date.day)
    return f"{day}\u00a0{_MONTHS[language][date.month - 1]}\u00a0{date.year}"
