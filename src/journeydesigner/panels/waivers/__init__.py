"""Findings set aside on purpose: asking for the reason, and the list of all waivers with what became of them."""
