"""Addresses of the search."""

from django.urls import path

from search.views import search

app_name = "search"
urlpatterns = [
    path("", search.search, name="search"),
    path("suggestions/", search.suggest, name="suggest"),
]
