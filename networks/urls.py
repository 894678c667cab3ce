"""Addresses of this app."""

from django.urls import path

from networks.views import actors, affiliations, evidence, involvements, joining, known_by, panels, rights

app_name = "networks"
urlpatterns = [
    path("", actors.register, name="home"),
    path("new/", actors.new, name="new"),
    path("suggest/", actors.suggest, name="suggest"),
    path("cases/<str:reference>/", panels.case_panel, name="case-panel"),
    path("cases/<str:reference>/name/", involvements.name_in_case, name="name-in-case"),
    path("routes/", evidence.routes, name="routes"),
    path("routes/new/", evidence.new_route, name="route-new"),
    path("routes/<int:pk>/", evidence.route, name="route"),
    path("corrections/", rights.corrections, name="corrections"),
    path("corrections/<int:pk>/", rights.correction, name="correction"),
    path("review/", rights.to_review, name="to-review"),
    path("actors/<str:reference>/", actors.actor, name="actor"),
    path("actors/<str:reference>/edit/", actors.edit, name="edit"),
    path("actors/<str:reference>/alike/", actors.alike, name="alike"),
    path("actors/<str:reference>/names/new/", known_by.new_name, name="name-new"),
    path("actors/<str:reference>/numbers/new/", known_by.new_identifier, name="identifier-new"),
    path("actors/<str:reference>/strike/<slug:what>/<int:pk>/", known_by.strike_through, name="strike"),
    path("actors/<str:reference>/affiliations/new/", affiliations.new, name="affiliation-new"),
    path("actors/<str:reference>/affiliations/<int:pk>/", affiliations.new_word, name="word-new"),
    path("actors/<str:reference>/advertisements/new/", evidence.new_advertisement, name="advertisement-new"),
    path("actors/<str:reference>/advertisements/<int:pk>/", evidence.advertisement, name="advertisement"),
    path("actors/<str:reference>/corrections/new/", rights.new_correction, name="correction-new"),
    path("actors/<str:reference>/review/", rights.review, name="review"),
    path("actors/<str:reference>/join/<str:other>/", joining.join_with, name="join"),
]
