"""Rows with buttons, of unequal height, under headings that fold: what findings and waivers are listed in."""
