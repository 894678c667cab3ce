"""Measurements, run by `make bench` and by hand."""
