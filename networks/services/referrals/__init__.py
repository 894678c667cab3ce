"""Handing a network to police or prosecutor: the draft, the pack, what became of it, what they ask."""
