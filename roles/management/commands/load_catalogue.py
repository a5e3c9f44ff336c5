from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from roles.definitions.reading import shipped_catalogue
from roles.load import load_catalogue


class Command(BaseCommand):
    help = (
        "Load the shipped role definitions. Never overwrites what an administrator changed, and says what differs; "
        "can be run at any time."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        report = load_catalogue(shipped_catalogue())
        if not options["verbosity"]:
            return
        for verb, names in (
            ("Added", report.added),
            ("Brought up to date", report.followed),
            ("Removed, as the release no longer has them", report.removed),
            ("Retired, as they are still used", report.retired),
            ("Left deleted", report.stayed_deleted),
        ):
            if names:
                self.stdout.write(
                    f"{verb}: {len(names)} ({', '.join(names[:5])}{', …' if len(names) > 5 else ''})"
                )
        for name, field in report.differing:
            self.stdout.write(f"Kept your change of {field} in {name}.")
        if not report.changed_anything:
            self.stdout.write("The definitions are up to date.")
