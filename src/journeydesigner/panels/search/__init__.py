"""Ctrl+F: what the elements of a journey say, the field that searches it, and the filter that narrows it."""
