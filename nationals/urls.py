"""Addresses of this app."""

from django.urls import URLPattern

app_name = "nationals"
urlpatterns: list[URLPattern] = []
