"""Static files with their hash in the name, in imports between our scripts too."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # untyped package
    support_js_module_import_aggregation = True
