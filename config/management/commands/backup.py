import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.backup import BackupError, back_up


class Command(BaseCommand):
    help = "Writes the whole installation, and its secret key, into one file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["file"]:
            raise CommandError("Say where: make backup FILE=remit-backup.zip")
        path = Path(options["file"])
        try:
            contents = back_up(path)
        except BackupError as error:
            raise CommandError(str(error)) from error
        rows = sum(table.rows for table in contents.tables)
        self.stdout.write(f"{path}: {rows} rows of {len(contents.tables)} tables.")
        if os.environ.get("SECRET_KEY"):
            self.stdout.write(
                "SECRET_KEY comes from the environment and is not in it: keep it too."
            )
        else:
            self.stdout.write("The secret key is in it: keep the file where only you can read it.")
