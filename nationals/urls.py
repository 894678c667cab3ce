"""Addresses of the register of persons."""

from django.urls import path

from nationals.views import (
    details,
    duplicates,
    expiries,
    finding,
    identifying,
    merging,
    person,
    photos,
    record,
    unidentified,
)

app_name = "nationals"
urlpatterns = [
    path("", finding.people, name="list"),
    path("new/", person.new, name="new"),
    path("known/", finding.suggest, name="suggest"),
    path("twice/", duplicates.twice, name="twice"),
    path("expiring/", expiries.expiring, name="expiring"),
    path("expiring/panel/", expiries.expiring_panel, name="expiring-panel"),
    path("unidentified/", unidentified.unidentified_list, name="unidentified-list"),
    path("unidentified/new/", unidentified.new, name="new-unidentified"),
    path("unidentified/<str:reference>/", unidentified.unidentified, name="unidentified"),
    path("unidentified/<str:reference>/edit/", unidentified.edit, name="edit-unidentified"),
    path("unidentified/<str:reference>/identify/", identifying.choose, name="choose-identity"),
    path("unidentified/<str:reference>/identify/<str:other>/", identifying.identify_as, name="identify"),
    path("unidentified/<str:reference>/confirm/<int:pk>/", identifying.confirm_link, name="confirm-link"),
    path("unidentified/<str:reference>/withdraw/<int:pk>/", identifying.withdraw_link, name="withdraw-link"),
    path("<str:reference>/", person.national, name="national"),
    path("<str:reference>/edit/", person.edit, name="edit"),
    path("<str:reference>/identified/", identifying.identified_panel, name="identified"),
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
    path("<str:reference>/family/new/", details.new_kin, name="new-kin"),
    path("<str:reference>/family/<int:pk>/", details.edit_kin, name="edit-kin"),
    path("<str:reference>/family/<int:pk>/number/", details.uncover_kin, name="uncover-kin"),
    path("<str:reference>/consents/new/", details.new_consent, name="new-consent"),
]
