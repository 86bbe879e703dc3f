"""Ctrl+K: one field that finds every command and every element of the project, in either language."""

from journeydesigner.panels.command_palette.palette import CommandPalette

__all__ = ["CommandPalette"]
