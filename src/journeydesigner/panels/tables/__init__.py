"""Records of one kind as a table: sorted, filtered, edited one by one or many at once, pasted into."""
