"""Where documents are kept is told by the environment, whole or not at all."""

import pytest

from tests.check import DEPLOYED
from tests.config.test_modes import _manage

STORE = {
    "S3_BUCKET": "ubalozi",
    "S3_ENDPOINT": "https://s3.example.org",
    "S3_ACCESS_KEY": "ubalozi",
    "S3_SECRET_KEY": "secret",
}


def _refusal(**given: str) -> str:
    done = _manage("check", **given)
    assert done.returncode != 0
    (said,) = done.stderr.splitlines()
    return said


def test_a_deployment_with_a_bucket_passes_every_check() -> None:
    done = _manage("check", "--deploy", "--fail-level", "WARNING", **DEPLOYED, **STORE)
    assert done.returncode == 0, done.stderr


def test_documents_go_to_the_bucket() -> None:
    asked = "from django.core.files.storage import default_storage as s; print(s.bucket_name, s.endpoint_url)"
    done = _manage("shell", "--verbosity", "0", "--command", asked, **DEPLOYED, **STORE)
    assert done.stdout.split() == ["ubalozi", "https://s3.example.org"], done.stderr


@pytest.mark.parametrize("missing", ["S3_ENDPOINT", "S3_ACCESS_KEY", "S3_SECRET_KEY"])
def test_half_of_a_bucket_is_refused(missing: str) -> None:
    said = _refusal(**DEPLOYED, **{name: value for name, value in STORE.items() if name != missing})
    assert said.startswith(f"S3_BUCKET is set, so {missing} must be set too: ")


def test_the_rest_of_a_bucket_without_its_name_is_refused() -> None:
    said = _refusal(**DEPLOYED, **{name: value for name, value in STORE.items() if name != "S3_BUCKET"})
    assert said.startswith("S3_ENDPOINT is set, so S3_BUCKET must be set too: ")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (STORE, "S3_BUCKET is set, so DATABASE_URL must be set too: "),
        (DEPLOYED | STORE | {"FILES_DIR": "/srv/files"}, "S3_BUCKET and FILES_DIR are both set: "),
        (DEPLOYED | STORE | {"S3_ENDPOINT": "http://s3.example.org"}, "S3_ENDPOINT must begin with https://: "),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(given: dict[str, str], said: str) -> None:
    assert _refusal(**given).startswith(said)
