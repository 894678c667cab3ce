"""Tests of the bench's load."""
