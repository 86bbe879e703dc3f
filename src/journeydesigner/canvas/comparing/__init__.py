"""Two maps side by side: marks on what differs, and the scrolling of both together."""
