"""The root of every error that is meant for a person: one sentence that says what, where and what to do next."""

from __future__ import annotations

from journeydesigner.i18n import Message


class Refusal(Exception):
    """The program declines, changes nothing, and says why in the reader's language."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return self.message.text()
