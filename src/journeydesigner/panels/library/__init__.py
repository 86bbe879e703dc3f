"""The Library: what all journeys of a project share, as tables, and where each of it is used."""
