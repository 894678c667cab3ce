"""Addresses of the admin's pages, and what their HTML must not hold."""

import re

from django.db import models
from django.urls import reverse

_INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*application/json)", re.IGNORECASE),
    "an event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "code in an address": re.compile(r"[\"']javascript:", re.IGNORECASE),
}


def address(model: type[models.Model], page: str, *args: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def against_the_policy(html: str) -> list[str]:
    """What the Content-Security-Policy would block."""
    return [what for what, pattern in _INLINE.items() if pattern.search(html)]
