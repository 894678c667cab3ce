"""What holds for every process."""

import gc

from core.apps import SELDOM


def test_the_garbage_collector_looks_seldom() -> None:
    assert gc.get_threshold() == SELDOM
    assert gc.isenabled()
