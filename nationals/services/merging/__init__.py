"""One person entered twice: making two entries one, and two again."""

from nationals.services.merging.joining import merge, merge_as_agreed
from nationals.services.merging.parting import unmerge
from nationals.services.merging.questions import Question, UnansweredError, questions

__all__ = ["Question", "UnansweredError", "merge", "merge_as_agreed", "questions", "unmerge"]
