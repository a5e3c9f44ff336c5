"""The front-end files that others wrote: fetch them (`--fetch`), or check that they are unchanged.

Each file comes out of one pinned npm package. `static/vendor/VENDOR.json` records name, version, licence and
checksum; `VENDOR.md` says the same to people.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "static" / "vendor"
SOURCE_MAP = re.compile(rb"^\s*(?://|/\*)#\s*sourceMappingURL=.*$", re.MULTILINE)
CHARSET = re.compile(rb'^\s*@charset\s+"[^"]*";')


@dataclass(frozen=True)
class Vendored:
    package: str
    version: str
    licence: str
    member: str
    name: str
    layer: str = ""
    icons: tuple[str, ...] = ()


ICON_NAMES = """
    adjustments-horizontal alert-triangle arrow-back-up arrow-down arrow-forward-up arrow-left arrow-right arrow-up
    bell building calendar check chevron-down chevron-left chevron-right chevron-up circle-check clock copy
    corner-down-right device-desktop dots download external-link eye file-import filter filter-off grip-vertical help
    history info-circle key keyboard lifebuoy line-height link list-check list-details lock login logout mail menu-2
    message moon pencil plus printer refresh search settings share-3 sun table trash upload user user-minus user-plus
    users x
"""

FILES = (
    Vendored(
        "@tabler/core",
        "1.6.1",
        "MIT",
        "dist/css/tabler.min.css",
        "tabler.css",
        layer="tabler",
    ),
    Vendored("htmx.org", "4.0.1", "0BSD", "dist/htmx.min.js", "htmx.js"),
    Vendored(
        "@fontsource-variable/ibm-plex-sans",
        "5.3.0",
        "OFL-1.1",
        "files/ibm-plex-sans-latin-wght-normal.woff2",
        "ibm-plex-sans.woff2",
    ),
    Vendored(
        "@fontsource-variable/ibm-plex-sans",
        "5.3.0",
        "OFL-1.1",
        "LICENSE",
        "ibm-plex-sans.licence.txt",
    ),
    Vendored(
        "@tabler/icons",
        "3.51.0",
        "MIT",
        "icons/outline",
        "icons.svg",
        icons=tuple(ICON_NAMES.split()),
    ),
)


def in_layer(content: bytes, layer: str) -> bytes:
    """CSS wrapped in a cascade layer, so that the page needs no `@import` to place it below its own rules."""
    return b"@layer " + layer.encode() + b" {" + CHARSET.sub(b"", content) + b"}\n"


def prepared(file: Vendored, content: bytes) -> bytes:
    if file.name.endswith((".css", ".js")):
        # The manifest storage refuses a file that names a source map which is not there.
        content = SOURCE_MAP.sub(b"", content)
    return in_layer(content, file.layer) if file.layer else content


def read(archive: tarfile.TarFile, path: str) -> bytes:
    member = archive.extractfile(f"package/{path}")
    if member is None:
        raise LookupError(f"The package has no file {path}")
    return member.read()


def sprite(file: Vendored, archive: tarfile.TarFile) -> bytes:
    """The named icons as symbols of one SVG file, without the transparent frame that each of them draws first."""
    symbols = []
    for icon in file.icons:
        text = read(archive, f"{file.member}/{icon}.svg").decode()
        paths = [path for path in re.findall(r"<path[^>]*>", text) if 'stroke="none"' not in path]
        symbols.append(f'<symbol id="{icon}" viewBox="0 0 24 24">{"".join(paths)}</symbol>')
    notice = f"<!-- Tabler Icons {file.version}, MIT, https://tabler.io/icons -->"
    return "\n".join(
        ['<svg xmlns="http://www.w3.org/2000/svg">', notice, *symbols, "</svg>", ""]
    ).encode()


def fetched(file: Vendored) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        packing = ["npm", "pack", "--silent", f"{file.package}@{file.version}"]
        answer = subprocess.run(packing, cwd=folder, check=True, capture_output=True, text=True)
        with tarfile.open(Path(folder) / answer.stdout.split()[-1]) as archive:
            return (
                sprite(file, archive) if file.icons else prepared(file, read(archive, file.member))
            )


def record(file: Vendored, content: bytes) -> dict[str, str]:
    return {
        "file": file.name,
        "package": file.package,
        "version": file.version,
        "licence": file.licence,
        "member": file.member,
        "layer": file.layer,
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def as_markdown(records: list[dict[str, str]]) -> str:
    lines = [
        "# Vendored front-end files",
        "",
        "Made by `python scripts/vendor.py --fetch`; do not edit by hand.",
        "",
        "| file | npm package | version | licence | sha256 |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| `{r['file']}` | `{r['package']}` | {r['version']} | {r['licence']} | `{r['sha256']}` |"
        for r in records
    ]
    return "\n".join(lines) + "\n"


def fetch_all() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    records = []
    for file in FILES:
        content = fetched(file)
        (FOLDER / file.name).write_bytes(content)
        records.append(record(file, content))
    (FOLDER / "VENDOR.json").write_text(json.dumps(records, indent=2) + "\n")
    (FOLDER / "VENDOR.md").write_text(as_markdown(records))


def problems(folder: Path = FOLDER) -> list[str]:
    """What differs between the recorded files and those on disk, one sentence each; empty when all is well."""
    listing = folder / "VENDOR.json"
    if not listing.exists():
        return [f"{listing} is missing. Run: python scripts/vendor.py --fetch"]
    records = json.loads(listing.read_text())
    found = []
    for file in FILES:
        path = folder / file.name
        if not path.exists():
            found.append(f"{file.name} is missing. Run: python scripts/vendor.py --fetch")
        elif record(file, path.read_bytes()) not in records:
            found.append(
                f"{file.name} is not what VENDOR.json records for {file.package} {file.version}."
            )
    known = {file.name for file in FILES} | {"VENDOR.json", "VENDOR.md"}
    found += [
        f"{path.name} is not listed in scripts/vendor.py."
        for path in folder.iterdir()
        if path.name not in known
    ]
    if not found and (folder / "VENDOR.md").read_text() != as_markdown(records):
        found.append("VENDOR.md does not say what VENDOR.json says.")
    return found


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--fetch",
        action="store_true",
        help="fetch the pinned versions with npm and record them",
    )
    if parser.parse_args(arguments).fetch:
        fetch_all()
    found = problems()
    for problem in found:
        print(problem, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
