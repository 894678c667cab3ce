"""Reads a ministry's register of people from a spreadsheet. Plain Python: no models, no database.

with open_book(path) as book:
    mapping = propose(book).mapping        # a person confirms it
    for line in read_lines(book, mapping): ...
"""
