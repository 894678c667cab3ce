"""How fast the pages answer, measured through the real server beside floors: ``make bench``."""
