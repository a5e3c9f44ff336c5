#!/usr/bin/env python
import os
import sys

from django.core.management import execute_from_command_line
from django.db import OperationalError, connection

from config.embedded import EmbeddedError, database_for_command
from config.environment import SettingError


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        with database_for_command(sys.argv):
            execute_from_command_line(sys.argv)
    except (EmbeddedError, SettingError) as error:
        sys.exit(str(error))
    except OperationalError as error:
        if connection.connection is not None:
            raise
        sys.exit(f"The database does not answer: {str(error).strip()}")


if __name__ == "__main__":
    main()
