"""App registration."""

import gc

from django.apps import AppConfig
from django.db.models.signals import post_migrate  # noqa: TID251  no rule of ours: a function of the database

SELDOM = (2_000, 50, 2_500)
"""Thresholds of the cyclic garbage collector. Python's own make it walk all that is remembered of names, some hundred
thousand objects, again and again while candidates are compared: a third of the processor's time (docs/benchmarks).
New objects are looked at often, so that little garbage lies about (docs/adr/0040)."""


class CoreConfig(AppConfig):
    name = "core"

    def ready(self) -> None:
        from core.history import ask_without_errors  # noqa: PLC0415  its package loads only when apps are ready

        gc.set_threshold(*SELDOM)
        post_migrate.connect(ask_without_errors, sender=self)
