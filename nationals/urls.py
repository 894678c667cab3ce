"""Addresses of the register of persons."""

from django.urls import path

from nationals.views import details, duplicates, expiries, family, finding, merging, person, photos, record

app_name = "nationals"
urlpatterns = [
    path("", finding.people, name="list"),
    path("new/", person.new, name="new"),
    path("known/", finding.suggest, name="suggest"),
    path("twice/", duplicates.twice, name="twice"),
    path("expiring/", expiries.expiring, name="expiring"),
    path("expiring/panel/", expiries.expiring_panel, name="expiring-panel"),
    path("<str:reference>/", person.national, name="national"),
    path("<str:reference>/edit/", person.edit, name="edit"),
    path("<str:reference>/alike/", finding.alike, name="alike"),
    path("<str:reference>/with/<str:other>/", duplicates.compare, name="compare"),
    path("<str:reference>/with/<str:other>/decide/", duplicates.decide, name="decide-pair"),
    path("<str:reference>/with/<str:other>/join/", merging.join, name="join"),
    path("<str:reference>/joined/<int:pk>/", merging.undo, name="undo-merge"),
    path("<str:reference>/record/", record.record, name="record"),
    path("<str:reference>/names/new/", details.new_alias, name="new-alias"),
    path("<str:reference>/names/<int:pk>/", details.edit_alias, name="edit-alias"),
    path("<str:reference>/documents/new/", details.new_document, name="new-document"),
    path("<str:reference>/documents/<int:pk>/", details.edit_document, name="edit-document"),
    path("<str:reference>/photos/new/", photos.new_photo, name="new-photo"),
    path("<str:reference>/photos/<int:pk>/", photos.photo, name="photo"),
    path("<str:reference>/family/new/", family.new_kin, name="new-kin"),
    path("<str:reference>/family/<int:pk>/", family.edit_kin, name="edit-kin"),
    path("<str:reference>/family/<int:pk>/number/", family.uncover_kin, name="uncover-kin"),
    path("<str:reference>/consents/new/", family.new_consent, name="new-consent"),
]
