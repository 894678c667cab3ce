"""App registration."""

import gc

from django.apps import AppConfig

SELDOM = (50_000, 50, 100)
"""Thresholds of the cyclic garbage collector. Python's own make it walk all that is remembered of names, some hundred
thousand objects, again and again while candidates are compared: a third of the processor's time (docs/benchmarks)."""


class CoreConfig(AppConfig):
    name = "core"

    def ready(self) -> None:
        gc.set_threshold(*SELDOM)
