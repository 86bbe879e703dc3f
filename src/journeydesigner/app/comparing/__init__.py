"""Two journeys of one file side by side, both editable, with what differs between them."""
