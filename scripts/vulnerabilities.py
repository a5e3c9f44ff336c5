"""Fails where a pinned requirement has a known vulnerability; says of how many it could not be asked, as without a network."""

import json
import subprocess
import sys
from pathlib import Path

_LOCKS = ("requirements.txt", "requirements-dev.txt")


def main() -> int:
    command = [Path(sys.executable).with_name("pip-audit"), "--disable-pip", "--no-deps"]
    locks = [part for lock in _LOCKS for part in ("--requirement", lock)]
    asked = subprocess.run(
        [*command, *locks, "--format", "json", "--progress-spinner", "off"],
        capture_output=True,
        text=True,
        check=False,
    )
    if not asked.stdout.strip():
        reason = asked.stderr.strip().splitlines()[-1:] or ["no answer"]
        print(f"Nothing is known of vulnerabilities: {reason[0]}")
        return 0
    found = json.loads(asked.stdout)["dependencies"]
    known = [one for one in found if "vulns" in one]
    bad = [(one, vulnerability) for one in known for vulnerability in one["vulns"]]
    for one, vulnerability in bad:
        mended = ", ".join(vulnerability["fix_versions"]) or "none yet"
        print(f"{one['name']} {one['version']}: {vulnerability['id']}, mended in {mended}")
    unknown = len(found) - len(known)
    print(
        f"{len(known)} requirements looked up, {len(bad)} vulnerabilities; {unknown} unknown there."
    )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
