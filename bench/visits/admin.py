"""The admin: of each record its list, its search, a row and the row's history."""

from django.apps import apps
from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.db import models
from django.http import HttpRequest

from bench.goals import ADMIN_LIST, ADMIN_SEARCH, FREE
from bench.picks import Arguments, Draw, Pick, fixed
from bench.visit import Visit
from bench.visits.picked import KEEPS

_SOUGHT = "?q=otieno"


def admin_visits() -> list[Visit]:
    found = [
        Visit("admin:index", readers=KEEPS, goal=FREE),
        Visit("admin:password_change_done", readers=KEEPS, goal=FREE),
        Visit("admin:jsi18n", readers=KEEPS, goal=FREE),
        Visit(
            "admin:autocomplete", readers=KEEPS, goal=ADMIN_SEARCH,
            query="?app_label=cases&model_name=task&field_name=case&term=otieno",
        ),
    ]  # fmt: skip
    records = {
        model: admin.site.get_model_admin(model) for model in apps.get_models() if admin.site.is_registered(model)
    }
    for model, shown in records.items():
        found += _of(model, shown)
    labels = sorted({model._meta.app_label for model in records})
    return [*found, *(Visit("admin:app_list", fixed(app), words=app, readers=KEEPS, goal=FREE) for app in labels)]


def _of(model: type[models.Model], shown: "ModelAdmin[models.Model]") -> list[Visit]:
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    rows = _shown(shown)
    found = [
        Visit(f"{name}_changelist", readers=KEEPS, goal=ADMIN_LIST),
        Visit(f"{name}_change", rows, readers=KEEPS, goal=FREE),
        Visit(f"{name}_history", rows, readers=KEEPS, goal=FREE),
    ]
    if shown.search_fields:
        found.append(Visit(f"{name}_changelist", query=_SOUGHT, words="sought", readers=KEEPS, goal=ADMIN_SEARCH))
    return found


def _shown(records: "ModelAdmin[models.Model]") -> Pick:
    """What the admin shows to this person: not all of it, such as what belongs to a restricted case."""

    def pick(draw: Draw) -> list[Arguments]:
        request = HttpRequest()
        request.user = draw.user
        return draw.some(records.get_queryset(request), "pk")

    return pick
