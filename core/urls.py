"""Addresses that belong to no app."""

from django.urls import path

from core.views import drafts, health

app_name = "core"
urlpatterns = [
    path("health/", health.health, name="health"),
    path("drafts/", drafts.draft, name="draft"),
]
