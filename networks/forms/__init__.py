"""Forms of actors, of what is said of them, and of their rights."""
