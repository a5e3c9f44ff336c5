"""What a backup consists of: a zip of a table of contents, one file a table, and the secrets."""

from pathlib import Path

from django.conf import settings
from pydantic import BaseModel, ConfigDict

FORMAT = 1
CONTENTS = "contents.json"


class BackupError(Exception):
    """Nothing was backed up or restored; the message says why and what to do."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Table(_Frozen):
    name: str
    columns: list[str]
    rows: int

    @property
    def file(self) -> str:
        return f"tables/{self.name}.copy"


class Contents(_Frozen):
    """`migrations` say which tables a Remit must make before the rows fit in."""

    format: int
    made: str
    server: str
    migrations: list[tuple[str, str]]
    tables: list[Table]
    sequences: dict[str, int]


def secret_files() -> dict[str, Path]:
    """Kept secrets by their name in a backup: without the key, open invitations would end."""
    return {
        "secrets/secret-key": settings.REMIT_DATA / "secret-key",
        "secrets/demo-password": settings.REMIT_DEMO_PASSWORD_FILE,
    }
