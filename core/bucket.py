"""Documents in a private bucket on an S3 server. Nobody but the application reads it: a document has no address there.

The same views with the same permissions hand them out (``core.files``).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import File
from storages.backends.s3 import S3Storage

from core.files import StoreAwayError

_IN_MEMORY = 2 * 1024 * 1024
_GONE = 404


class PrivateBucket(S3Storage):  # type: ignore[misc]  # untyped package
    """No object is public: none gets an access list of its own, so the bucket's own rule (private) holds."""

    def get_default_settings(self) -> dict[str, Any]:
        usual: dict[str, Any] = super().get_default_settings()
        return usual | {
            "default_acl": None,
            "file_overwrite": False,
            "querystring_auth": True,
            "max_memory_size": _IN_MEMORY,  # what is larger goes through a file while it is read as a table
            "client_config": Config(
                connect_timeout=3, read_timeout=20, retries={"total_max_attempts": 2},
                s3={"addressing_style": "path"}, signature_version="s3v4",
                request_checksum_calculation="when_required",  # servers other than Amazon's do not know the newer ones
                response_checksum_validation="when_required",
            ),
        }  # fmt: skip

    def url(self, name: str, *args: Any, **kwargs: Any) -> str:
        raise ValueError("A document has no public address; a view hands it out.")

    def streamed(self, name: str) -> File[Any]:
        """As it comes from the server, some kilobytes at a time; it cannot be wound back."""
        with _in_our_words(name):
            answer = self.bucket.Object(self._normalize_name(name)).get()
        found: File[Any] = File(answer["Body"], name="")
        found.size = answer["ContentLength"]
        return found

    def answers(self) -> None:
        """Raises ``OSError`` where the bucket is not there or not ours."""
        with _in_our_words(self.bucket_name):
            self.connection.meta.client.head_bucket(Bucket=self.bucket_name)

    def _open(self, name: str, mode: str = "rb") -> File[Any]:
        with _in_our_words(name):
            found: File[Any] = super()._open(name, mode)
            found.file  # noqa: B018  fetched now, where its errors are told apart
            return found

    def _save(self, name: str, content: File[Any]) -> str:
        with _in_our_words(name):
            kept: str = super()._save(name, content)
            return kept

    def exists(self, name: str) -> bool:
        with _in_our_words(name):
            return bool(super().exists(name))


@contextmanager
def _in_our_words(name: str) -> Iterator[None]:
    """``FileNotFoundError`` for what is not there, ``StoreAwayError`` where the server does not do what is asked."""
    try:
        yield
    except ClientError as error:
        if error.response.get("ResponseMetadata", {}).get("HTTPStatusCode") == _GONE:
            raise FileNotFoundError(name) from error
        raise StoreAwayError(f"The S3 server refuses {name}: {error}") from error
    except (BotoCoreError, Boto3Error) as error:
        raise StoreAwayError(f"The S3 server does not answer about {name}: {error}") from error
