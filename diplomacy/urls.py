"""Addresses of this app."""

from django.urls import path

from diplomacy.views import (
    answers,
    authorities,
    case_answers,
    commitments,
    contacts,
    counterpart,
    engagements,
    home,
    panels,
    requests,
)

app_name = "diplomacy"
urlpatterns = [
    path("", home.home, name="home"),
    path("today/", panels.today_panel, name="today-panel"),
    path("cases/<str:reference>/", panels.case_panel, name="case-panel"),
    path("cases/<str:reference>/access/", requests.request_access, name="request-access"),
    path("with/<slug:purpose>/", counterpart.choose, name="counterpart"),
    path("authorities/", authorities.register, name="authorities"),
    path("authorities/new/", authorities.new, name="authority-new"),
    path("authorities/<int:pk>/", authorities.authority, name="authority"),
    path("authorities/<int:pk>/edit/", authorities.edit, name="authority-edit"),
    path("authorities/<int:pk>/contacts/new/", contacts.new, name="contact-new"),
    path("contacts/", contacts.register, name="contacts"),
    path("contacts/<int:pk>/", contacts.contact, name="contact"),
    path("contacts/<int:pk>/edit/", contacts.edit, name="contact-edit"),
    path("engagements/", engagements.register, name="engagements"),
    path("engagements/new/", engagements.new, name="engagement-new"),
    path("engagements/<int:pk>/", engagements.engagement, name="engagement"),
    path("engagements/<int:pk>/edit/", engagements.edit, name="engagement-edit"),
    path("requests/", requests.register, name="requests"),
    path("requests/new/", requests.new, name="request-new"),
    path("requests/<str:reference>/", requests.request_page, name="request"),
    path("requests/<str:reference>/edit/", requests.edit, name="request-edit"),
    path("requests/<str:reference>/answer/", answers.answer, name="request-answer"),
    path("requests/<str:reference>/answers/", case_answers.answer_many, name="request-answer-many"),
    path("requests/<str:reference>/remind/", case_answers.reminder, name="request-remind"),
    path("requests/<str:reference>/again/", answers.again, name="request-again"),
    path("commitments/", commitments.register, name="commitments"),
    path("commitments/new/", commitments.new, name="commitment-new"),
    path("commitments/<int:pk>/", commitments.commitment, name="commitment"),
    path("commitments/<int:pk>/edit/", commitments.edit, name="commitment-edit"),
    path("commitments/<int:pk>/judge/", answers.judge, name="commitment-judge"),
]
