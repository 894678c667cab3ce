"""Names the actor beside each version of a row, as a value that outlives the account."""

from typing import Any

from django.http import HttpRequest
from pghistory.middleware import HistoryMiddleware


class ActorHistory(HistoryMiddleware):
    """Adds the person's name to what pghistory keeps (number and address)."""

    def get_context(self, request: HttpRequest) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request)
        name = str(request.user) if request.user.is_authenticated else ""
        return context | {"name": name}
