"""The version of the Remit that is installed."""

from __future__ import annotations

from importlib import metadata


def version() -> str | None:
    """None in a checkout that is not installed."""
    try:
        return metadata.version("remit")
    except metadata.PackageNotFoundError:
        return None
