"""Figures of the register."""

from django.db.models import Count

from accounts.models import User
from core.dates import ministry_today
from nationals.choices import ExpiryWindow
from nationals.models import TravelDocument
from nationals.models.travel_document import runs_out


def expiry_counts(user: User, kind: str = "") -> dict[ExpiryWindow, int]:
    """How many watched documents of people whom the user may see run out in each window; one query."""
    today = ministry_today()
    near = runs_out(ExpiryWindow.OUT, today=today) | runs_out(ExpiryWindow.DAYS_90, today=today)
    watched = TravelDocument.objects.filter(near).visible_to(user).watched()
    chosen = watched.filter(kind=kind) if kind else watched
    counted = {f"w{window}": Count("pk", filter=runs_out(window, today=today)) for window in ExpiryWindow}
    found = chosen.aggregate(**counted)
    return {window: found[f"w{window}"] for window in ExpiryWindow}
