"""Keeping a project: reads and writes `.journey` files. Knows the model; knows no window.

Only what is needed before the first paint is imported here; SQLAlchemy comes with `store.saving` (writing),
`store.sessions` (opening for editing, recovery) and `store.working_copy`.
"""

from journeydesigner.store.reading import Opened, open_document, read_project
from journeydesigner.store.refusals import DocumentRefusal

__all__ = ["DocumentRefusal", "Opened", "open_document", "read_project"]
