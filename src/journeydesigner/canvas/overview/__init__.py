"""The whole map, small, with what is seen of it: a way to find one's place and to go elsewhere."""
