"""What is said in public, by either side."""

from django.contrib import admin

from audit.admin import ReadOnlyAdmin
from diplomacy.models import PublicFigure, Statement, TravelWarning


@admin.register(PublicFigure)
class PublicFigureAdmin(ReadOnlyAdmin[PublicFigure]):
    """Our own counts beside it are for headquarters and who counted: they are not shown here."""

    list_display = ["statement", "manner", "low", "high", "counted", "as_of", "recorded_by"]
    list_filter = ["manner", "as_of"]
    list_select_related = ["statement", "recorded_by"]
    search_fields = ["counted", "statement__subject"]
    ordering = ["-pk"]


@admin.register(Statement)
class StatementAdmin(ReadOnlyAdmin[Statement]):
    """Said in public; what it has to do with a case is shown on its own page, to those who may see that."""

    list_display = ["subject", "side", "authority", "speaker", "said_on", "post"]
    list_filter = ["side", "said_on", "post"]
    list_select_related = ["authority", "post"]
    search_fields = ["subject", "text", "speaker", "authority__name"]
    ordering = ["-said_on", "-pk"]


@admin.register(TravelWarning)
class TravelWarningAdmin(ReadOnlyAdmin[TravelWarning]):
    list_display = ["country", "area", "level", "from_on", "until_on", "issued_by", "published_by"]
    list_filter = ["level", "country"]
    list_select_related = ["issued_by", "published_by"]
    search_fields = ["area", "reason"]
    ordering = ["-from_on", "-pk"]
