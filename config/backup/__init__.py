"""A whole installation in one file, whatever the version of its PostgreSQL."""

from config.backup.archive import BackupError
from config.backup.dumping import back_up
from config.backup.restoring import restore

__all__ = ["BackupError", "back_up", "restore"]
