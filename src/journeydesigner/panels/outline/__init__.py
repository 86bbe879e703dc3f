"""The outline: the map of one journey as a tree, for those who read and write lists, by eye, keyboard or ear."""
