import os
import secrets
from pathlib import Path


def kept_secret(path: Path, *, size: int) -> str:
    """A random text that is made once and kept in a file which only its owner may read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    if not path.exists():
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(size))
        try:
            os.link(unfinished, path)  # of two processes that make it at once, one wins
        except FileExistsError:
            pass
        finally:
            unfinished.unlink()
    return path.read_text().strip()
