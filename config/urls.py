"""Every address of the application."""

from django.contrib import admin
from django.urls import include, path

from diplomacy.views import travel_warnings

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("accounts.urls")),  # before allauth's, of which it closes some
    path("accounts/", include("allauth.urls")),
    path("", include("core.urls")),
    path("", include("cases.urls")),  # before the nationals, whose addresses end in a reference: lists are none
    path("nationals/", include("nationals.urls")),
    path("diplomacy/", include("diplomacy.urls")),
    path("networks/", include("networks.urls")),
    path("travel-warnings/", travel_warnings.public, name="public-warnings"),  # for everybody, if turned on
    path("search/", include("search.urls")),
    path("", include("reports.urls")),
]

handler400 = "core.views.errors.bad_request"
handler403 = "core.views.errors.forbidden"
handler404 = "core.views.errors.not_found"
handler500 = "core.views.errors.server_error"
