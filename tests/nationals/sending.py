"""Sending the register's forms and reading what comes back."""

from typing import Any
from uuid import uuid4

from django.test import Client


def send(desk: Client, address: str, **fields: Any) -> Any:
    return desk.post(address, {"submission": str(uuid4()), **fields})


def text(response: Any) -> str:
    content: str = response.content.decode()
    return content
