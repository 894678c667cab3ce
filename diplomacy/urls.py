"""Addresses of this app."""

from django.urls import URLPattern

app_name = "diplomacy"
urlpatterns: list[URLPattern] = []
