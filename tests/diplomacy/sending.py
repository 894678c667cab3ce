"""Sending forms as the browser does."""

import uuid
from typing import Any

from django.test import Client
from django.urls import reverse

from diplomacy.models import Authority


def send(client: Client, address: str, **fields: Any) -> Any:
    return client.post(address, {"submission": str(uuid.uuid4())} | fields)


def errors(response: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = response.context["form"].errors
    return found


def new(name: str, authority: Authority) -> str:
    return f"{reverse(f'diplomacy:{name}-new')}?authority={authority.pk}"
