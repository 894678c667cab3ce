"""Importing a ministry's register: a file is received, read, confirmed, checked, imported."""
