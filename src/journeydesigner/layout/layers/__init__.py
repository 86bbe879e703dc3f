"""The optional layers of a map: what each wants to show in a stage, and where that lies below the lanes."""
