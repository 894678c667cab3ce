"""Addresses of this app."""

from django.urls import path

from networks.views import actors, panels

app_name = "networks"
urlpatterns = [
    path("cases/<str:reference>/", panels.case_panel, name="case-panel"),
    path("actors/<str:reference>/", actors.actor, name="actor"),
]
