"""Addresses of signing in and of one's own account."""

from django.urls import path

from accounts.views import profile, session

app_name = "accounts"
urlpatterns = [
    path("profile/", profile.profile, name="profile"),
    path("profile/keys/", profile.keys, name="keys"),
    path("profile/drafts/<int:pk>/", profile.throw_draft_away, name="throw-draft-away"),
    path("session/left/", session.left, name="session-left"),
    path("session/active/", session.active, name="session-active"),
    path("accounts/email/", session.not_here, name="email"),
]
