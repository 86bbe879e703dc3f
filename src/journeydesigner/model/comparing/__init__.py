"""Two journeys of a project side by side: what of the one answers to what of the other, and what differs."""

from journeydesigner.model.comparing.comparison import Comparison, Group, compare
from journeydesigner.model.comparing.difference import Difference, FieldChange, Verdict

__all__ = ["Comparison", "Difference", "FieldChange", "Group", "Verdict", "compare"]
