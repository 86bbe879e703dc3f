"""How is the journey doing: the measures of domain reference C.2, and the elements behind each of them.

Reads a snapshot of the project; knows neither date, nor words of the window, nor Qt.
"""

from journeydesigner.measures.behind import Behind, behind, value_of
from journeydesigner.measures.measures import Arc, Measures, Ownership
from journeydesigner.measures.measuring import measure

__all__ = ["Arc", "Behind", "Measures", "Ownership", "behind", "measure", "value_of"]
