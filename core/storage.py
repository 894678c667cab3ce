"""Static files with their hash in the name, in imports between our scripts too."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

_STYLESHEETS, _SCRIPTS = CompressedManifestStaticFilesStorage.patterns
_IMPORTS = CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1]  # noqa: SLF001


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # untyped package
    """Imports are rewritten in our own scripts only: Django's switch for it would also read packages' files, some of
    which import names that no file has. Source maps are not followed, so they need not be collected.
    """

    patterns = ((_STYLESHEETS[0], _STYLESHEETS[1][:2]), ("js/*.js", _IMPORTS))
