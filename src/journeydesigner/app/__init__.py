"""The window. Whatever is imported from here is guarded against errors in methods that Qt calls."""

from journeydesigner.app.overrides import guard_overrides

guard_overrides()
