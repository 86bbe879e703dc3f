"""A journey on a projector: one stage at a time, by keys, by a clicker or by the bar below it."""
