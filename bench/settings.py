"""The product's settings, with one more view beside its own: the floor."""

import os

os.environ.setdefault("SECRET_KEY", "for benchmarks only, and therefore no secret at all")

from config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
ALLOWED_HOSTS = ["testserver"]
REMIT_DEMO = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
