"""`python -m bench lighthouse`: Lighthouse, from npm, on the demonstration's main pages, as a phone on a slow line."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from bench.serving import served, session_of
from organisations.models import User

VERSION = "13.5.0"
RUNS = 5
ATTEMPTS = 3 * RUNS
"""Chromium sometimes records no trace: Lighthouse says so, and is asked again."""
LEAST = 95
PAGES = {
    "start": "/",
    "organisation": "/o/acme/",
    "matrix": "/o/acme/teams/checkout/",
    "catalogue": "/catalogue/roles/",
    "role": "/catalogue/roles/product-owner/",
    "rules": "/rules/",
    "rule": "/rules/OVL203/",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def measure_lighthouse(scratch: Path) -> int:
    """Prints the median of five for each page and category; 1 where one is below 95."""
    call_command("migrate", verbosity=0)
    call_command("load_catalogue", verbosity=0)
    call_command("create_demo", verbosity=0)
    cookie = session_of(User.objects.get(email="ana@acme.example"))
    headers = scratch / "headers.json"
    headers.write_text(json.dumps({"Cookie": f"{settings.SESSION_COOKIE_NAME}={cookie}"}))
    held = True
    with served(scratch) as server:
        print(
            f"{'':<14}" + "".join(f"{name:>16}" for name in CATEGORIES) + f"{'shift':>8}{'KB':>6}"
        )
        for name, place in PAGES.items():
            signed_in = [] if name == "start" else [f"--extra-headers={headers}"]
            runs = list(_runs(scratch, server + place, signed_in))
            scores = [
                statistics.median(run["categories"][one]["score"] * 100 for run in runs)
                for one in CATEGORIES
            ]
            shift, size = (
                statistics.median(run["audits"][audit]["numericValue"] for run in runs)
                for audit in ("cumulative-layout-shift", "total-byte-weight")
            )
            held = held and min(scores) >= LEAST
            print(
                f"{name:<14}"
                + "".join(f"{score:>16.0f}" for score in scores)
                + f"{shift:>8.3f}{size / 1024:>6.0f}"
            )
    return 0 if held else 1


def _runs(
    scratch: Path, address: str, more: list[str]
) -> Iterator[dict[str, dict[str, dict[str, float]]]]:
    """Five that came to an end. Raises RuntimeError with what Lighthouse says where too few do."""
    report = scratch / "lighthouse.json"
    command = [
        *("npx", "--yes", f"lighthouse@{VERSION}", address, "--quiet"),
        *("--output=json", f"--output-path={report}"),
        *("--chrome-flags=--headless=new --no-sandbox --disable-gpu", *more),
    ]
    environment = {**os.environ, "CHROME_PATH": shutil.which("chromium") or ""}
    done, said = 0, ""
    for _ in range(ATTEMPTS):
        ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        said = ran.stderr
        if ran.returncode == 0:
            done += 1
            yield json.loads(report.read_text())
        if done == RUNS:
            return
    raise RuntimeError(f"Lighthouse came to an end {done} times of {ATTEMPTS}: {said[-500:]}")
