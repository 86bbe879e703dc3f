"""Keeping a project: reads and writes `.journey` files. Knows the model; knows no window.

Only what is needed before the first paint is imported with this; SQLAlchemy comes with `save_project`, with
`store.sessions` (opening for editing, recovery) and with `store.working_copy`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeydesigner.store.reading import Opened, open_document, read_project
from journeydesigner.store.refusals import DocumentRefusal

if TYPE_CHECKING:
    from journeydesigner.store.saving import save_project

__all__ = ["DocumentRefusal", "Opened", "open_document", "read_project", "save_project"]


def __getattr__(name: str) -> Any:
    if name == "save_project":
        from journeydesigner.store.saving import save_project

        return save_project
    raise AttributeError(name)
