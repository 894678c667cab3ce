"""Where documents are kept: a folder of this machine, or a private bucket on an S3 server that all machines reach."""

from typing import Any
from urllib.parse import urlsplit

from config.mode import LOCAL, SettingError, env, required

_PARTNERS = ("S3_ENDPOINT", "S3_ACCESS_KEY", "S3_SECRET_KEY")
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def store() -> dict[str, Any]:
    """Django's settings of the default storage, from the environment.

    Half of the settings of a bucket is refused: a deployment that lost the other half would keep documents on the disk
    of whichever machine took them.
    """
    if env.str("S3_BUCKET", default=""):
        return {"BACKEND": "core.bucket.PrivateBucket", "OPTIONS": _options()}
    for name in _PARTNERS:
        if env.str(name, default=""):
            raise SettingError(f"{name} is set, so S3_BUCKET must be set too: the bucket that holds the documents.")
    return {"BACKEND": "django.core.files.storage.FileSystemStorage"}


def _options() -> dict[str, Any]:
    if LOCAL:
        raise SettingError("S3_BUCKET is set, so DATABASE_URL must be set too: the address of the database.")
    if env.str("FILES_DIR", default=""):
        raise SettingError("S3_BUCKET and FILES_DIR are both set: documents are kept in one place, so leave one out.")
    return {
        "bucket_name": env.str("S3_BUCKET"),
        "endpoint_url": _endpoint(),
        "access_key": required("S3_ACCESS_KEY", "the name by which the S3 server knows us", given="S3_BUCKET"),
        "secret_key": required("S3_SECRET_KEY", "the secret that goes with S3_ACCESS_KEY", given="S3_BUCKET"),
        "region_name": env.str("S3_REGION", default="us-east-1"),
        "verify": env.str("S3_CA_BUNDLE", default="") or None,
    }


def _endpoint() -> str:
    address = required("S3_ENDPOINT", "the https address of the S3 server", given="S3_BUCKET")
    parts = urlsplit(address)
    if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
        raise SettingError("S3_ENDPOINT must begin with https://: documents do not travel in the clear.")
    return address
