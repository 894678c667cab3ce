"""Fictional data for a first look: people, posts, cases with histories.

A package of its own, above every app and below ``config``: it plays the verbs of all of them, and none of them may
know it. (``reports`` also sees every app, but writes nothing; ``config`` holds no subject.)
"""
