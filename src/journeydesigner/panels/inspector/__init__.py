"""The inspector: every field of what is selected, one form per kind of element."""

from journeydesigner.panels.inspector.inspector import Inspector

__all__ = ["Inspector"]
