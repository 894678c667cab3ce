"""Whether two records are about one person, and why: plain Python over rigour, no database, no models."""
