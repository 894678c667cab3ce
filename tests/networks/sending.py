"""Sending forms as the browser does."""

import uuid
from typing import Any

from django.test import Client


def send(client: Client, address: str, **fields: Any) -> Any:
    return client.post(address, {"submission": str(uuid.uuid4())} | fields)


def errors(response: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = response.context["form"].errors
    return found


SOURCE = {"source_kind": "self", "source": "by telephone", "confidence": "unconfirmed"}
