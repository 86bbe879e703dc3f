"""The sticky headers: stages above the map, lanes at its left, the arc below, and the corner."""
