"""Addresses of measures and exports."""

from django.urls import path

from reports.views import contradictions, dashboard, exports

app_name = "reports"
urlpatterns = [
    path("dashboard/", dashboard.dashboard, name="dashboard"),
    path("dashboard/map/", dashboard.world_map, name="map"),
    path("dashboard/duties/", dashboard.duties, name="duties"),
    path("exports/dashboard/", exports.export_dashboard, name="export-dashboard"),
    path("exports/cases/", exports.export_cases, name="export-cases"),
    path("contradictions/", contradictions.overview, name="contradictions"),
    path("contradictions/cases/", contradictions.of_cases, name="contradictions-of-cases"),
    path("contradictions/affiliations/", contradictions.of_affiliations, name="contradictions-of-affiliations"),
    path("contradictions/affiliations/<int:pk>/", contradictions.affiliation, name="affiliation"),
    path("contradictions/figures/", contradictions.figures, name="figures"),
    path("contradictions/cases/<str:reference>/<slug:topic>/", contradictions.question, name="question"),
]
