"""Incidents: one happening, many cases."""

from django.utils import timezone

from core.models import Counter


def next_reference() -> str:
    """``I-2026-000123``, counted within the year."""
    year = timezone.localdate().year
    return f"I-{year}-{Counter.objects.next(f'incidents of {year}'):06d}"
