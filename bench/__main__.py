"""`make bench`: what Remit costs, as ratios to a floor in the same run; ends with 1 where a budget is missed."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import django

from config.embedded import Server, place_for


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="remit-bench-") as scratch:
        Path(scratch).chmod(0o755)
        with Server(place_for(Path(scratch)), durable=False) as server:
            os.environ["DATABASE_URL"] = server.place.url
            os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
            django.setup()
            if sys.argv[1:2] == ["organisation"]:
                from bench import organisation  # noqa: PLC0415 - needs Django set up

                people, teams = map(int, sys.argv[2:4])
                return organisation.measure(people, teams)
            if sys.argv[1:2] == ["watching"]:
                from bench.watching import measure_watching  # noqa: PLC0415 - needs Django set up

                return measure_watching(Path(scratch))
            if sys.argv[1:2] == ["lighthouse"]:
                from bench.lighthouse import (  # noqa: PLC0415 - needs Django set up
                    measure_lighthouse,
                )

                return measure_lighthouse(Path(scratch))
            from bench.measuring import measure  # noqa: PLC0415 - needs Django set up

            return measure(Path(scratch))


if __name__ == "__main__":
    sys.exit(main())
