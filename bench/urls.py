"""The application's addresses and the floors."""

from django.urls import path

from bench import floors
from config import urls
from config.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    path("bench/empty/", floors.empty),
    path("bench/rows/", floors.rows),
    path("bench/rows/<str:reference>/", floors.row),
    path("bench/counts/", floors.counts),
    *urls.urlpatterns,
]
