"""What stands outside one machine, started on loopback."""

from collections.abc import Iterator
from typing import Any

import pytest

from core.bucket import PrivateBucket
from tests.cases.conftest import case, caseworker, post, stranger
from tests.scale.processes import s3_server

__all__ = ["case", "caseworker", "post", "stranger"]
BUCKET = "documents"


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """The address of an S3 server, in a process of its own."""
    with s3_server() as address:
        yield address


@pytest.fixture
def bucket(s3: str, settings: Any, monkeypatch: pytest.MonkeyPatch) -> PrivateBucket:
    """The documents of this test are kept in a bucket."""
    options = {
        "bucket_name": BUCKET, "endpoint_url": s3, "access_key": "ubalozi", "secret_key": "secret",
        "region_name": "us-east-1", "verify": None,
    }  # fmt: skip
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "core.bucket.PrivateBucket", "OPTIONS": options}}
    made = PrivateBucket(**options)
    made.connection.create_bucket(Bucket=BUCKET)
    return made
