"""The validation panel: what the rules found, and one click to repair it."""

from journeydesigner.panels.findings.panel import FindingsPanel

__all__ = ["FindingsPanel"]
