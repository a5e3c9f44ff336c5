"""Fails where a tracked file names the host of a package registry: locks hold hashes, no addresses."""

import re
import subprocess
import sys
from pathlib import Path

_REGISTRIES = (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("yarnpkg", "com"))
_HOST = re.compile("|".join(rf"{name}\.{end}" for name, end in _REGISTRIES), re.IGNORECASE)


def main() -> int:
    listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, text=True, check=True)
    naming = [
        path
        for path in map(Path, filter(None, listed.stdout.split("\0")))
        if path.is_file() and _HOST.search(path.read_text("utf-8", "replace"))
    ]
    for path in naming:
        print(f"{path}: names a package registry's host")
    return 1 if naming else 0


if __name__ == "__main__":
    sys.exit(main())
