"""Row history: every insert, update and delete is written by a database trigger, with the actor."""

from collections.abc import Callable
from typing import Any, TypeVar

import pghistory
import pgtrigger
from django.db import models

Model = TypeVar("Model", bound=type[models.Model])


def tracked(**options: Any) -> Callable[[Model], Model]:
    """Class decorator: keep every version of a row in ``<Model>History``, which nobody can change."""

    def decorate(model: Model) -> Model:
        track = pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            model_name=f"{model.__name__}History",
            obj_field=pghistory.ObjForeignKey(related_name="history", related_query_name="+"),
            append_only=True,
            **options,
        )
        decorated: Model = track(model)
        return decorated

    return decorate


def written_once(name: str) -> pgtrigger.Protect:
    """Trigger for ``Meta.triggers``: rows may be added, never changed or deleted."""
    return pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)
