"""How static files are collected: with hashed names, also where one of our scripts imports another."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

_EVERY_SCRIPT, _IMPORTS = (
    CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns
)


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Only in our own scripts: those that libraries bring along import by names that are no files."""

    support_js_module_import_aggregation = True
    _js_module_import_aggregation_patterns = ("js/*.js", _IMPORTS)
