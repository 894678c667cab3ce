"""Addresses that belong to no app."""

from django.urls import path

from core.views import drafts, gallery, health

app_name = "core"
urlpatterns = [
    path("health/", health.health, name="health"),
    path("drafts/", drafts.draft, name="draft"),
    path("components/", gallery.gallery, name="components"),
]
