"""Doors of the register of persons."""
