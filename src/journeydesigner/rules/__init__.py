"""Is it sound: the rules of the catalogue, the findings they make, and the fixes that would repair them."""

from journeydesigner.rules.engine import Check, check_project
from journeydesigner.rules.finding import Finding

__all__ = ["Check", "Finding", "check_project"]
