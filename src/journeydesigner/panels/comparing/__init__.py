"""What differs between two journeys: a list stage by stage, and their measures side by side."""
