"""The docks: palette, inspector and findings, on real widgets."""
