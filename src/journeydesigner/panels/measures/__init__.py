"""The measures of the journey shown: figures with bars, gauges and the arc, and the elements behind each."""

from journeydesigner.panels.measures.panel import MeasuresPanel

__all__ = ["MeasuresPanel"]
