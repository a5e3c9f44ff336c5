import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.backup import BackupError, restore


class Command(BaseCommand):
    help = "Puts an installation back from the file that `backup` wrote."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE")
        parser.add_argument(
            "--force", action="store_true", help="replace what this database holds already"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["file"]:
            raise CommandError("Say what: make restore FILE=remit-backup.zip")
        own_key = bool(os.environ.get("SECRET_KEY"))
        try:
            contents = restore(Path(options["file"]), force=options["force"], keep_secrets=own_key)
        except BackupError as error:
            raise CommandError(str(error)) from error
        rows = sum(table.rows for table in contents.tables)
        self.stdout.write(
            f"{rows} rows of {len(contents.tables)} tables are back, as of {contents.made}."
        )
        if own_key:
            self.stdout.write(
                "SECRET_KEY comes from the environment: the key of the backup was left out."
            )
