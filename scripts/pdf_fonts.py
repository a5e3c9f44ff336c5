"""Makes the fonts of the PDF: names of any script must show, without anything of the system and without a download.

Takes the files out of pinned npm packages (`npm pack`) and leaves out the glyphs that no name needs, such as rare
Chinese characters. Needs npm and fonttools (`pip install fonttools`); run again only to change the set.
"""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).resolve().parent.parent / "teams" / "exchange" / "writing" / "fonts"
CHARACTER_SETS = ("gb2312", "big5", "shift_jis", "euc_kr")


@dataclass(frozen=True)
class Wanted:
    package: str
    version: str
    member: str
    name: str
    keeps: Callable[[int], bool] = lambda code: True


def _is_usual_han(code: int) -> bool:
    """In one of the sets of characters in which Chinese, Japanese and Korean names are kept."""
    if not 0x2E80 <= code <= 0xFFEF or 0xAC00 <= code <= 0xD7A3:
        return False
    return any(_holds(one, code) for one in CHARACTER_SETS)


def _holds(character_set: str, code: int) -> bool:
    try:
        chr(code).encode(character_set)
    except UnicodeEncodeError:
        return False
    return True


def _is_hangul(code: int) -> bool:
    return 0xAC00 <= code <= 0xD7A3 or 0x1100 <= code <= 0x11FF or 0x3130 <= code <= 0x318F


FONTS = (
    Wanted("ibm-plex-sans", "0.4.1", "400Regular/IBMPlexSans_400Regular.ttf", "plex.ttf"),
    Wanted("ibm-plex-sans", "0.4.1", "600SemiBold/IBMPlexSans_600SemiBold.ttf", "plex-bold.ttf"),
    Wanted("noto-sans", "0.4.2", "400Regular/NotoSans_400Regular.ttf", "noto.ttf"),
    Wanted("noto-sans-arabic", "0.4.3", "400Regular/NotoSansArabic_400Regular.ttf", "arabic.ttf"),
    Wanted("noto-sans-hebrew", "0.4.1", "400Regular/NotoSansHebrew_400Regular.ttf", "hebrew.ttf"),
    Wanted(
        "noto-sans-devanagari",
        "0.4.1",
        "400Regular/NotoSansDevanagari_400Regular.ttf",
        "devanagari.ttf",
    ),
    Wanted("noto-sans-thai", "0.4.2", "400Regular/NotoSansThai_400Regular.ttf", "thai.ttf"),
    Wanted(
        "noto-sans-sc", "0.4.3", "400Regular/NotoSansSC_400Regular.ttf", "han.ttf", _is_usual_han
    ),
    Wanted(
        "noto-sans-kr", "0.4.3", "400Regular/NotoSansKR_400Regular.ttf", "hangul.ttf", _is_hangul
    ),
    Wanted("noto-emoji", "0.4.7", "400Regular/NotoEmoji_400Regular.ttf", "emoji.ttf"),
)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for wanted in FONTS:
            font, licence = _fetch(wanted, Path(scratch))
            (FOLDER / wanted.name).write_bytes(_lessened(font, wanted))
            (FOLDER / f"{wanted.package}.licence.txt").write_bytes(licence)


def _fetch(wanted: Wanted, scratch: Path) -> tuple[bytes, bytes]:
    name = f"expo-google-fonts-{wanted.package}-{wanted.version}.tgz"
    if not (scratch / name).exists():
        package = f"@expo-google-fonts/{wanted.package}@{wanted.version}"
        subprocess.run(["npm", "pack", "--silent", package], cwd=scratch, check=True)
    with tarfile.open(scratch / name) as archive:
        font, licence = (
            archive.extractfile(f"package/{member}") for member in (wanted.member, "LICENSE_FONT")
        )
        assert font and licence
        return font.read(), licence.read()


def _lessened(data: bytes, wanted: Wanted) -> bytes:
    font = TTFont(io.BytesIO(data))
    options = subset.Options()
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.layout_features = ["*"]
    if wanted.keeps is _is_usual_han:
        options.layout_features = []
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=[code for code in font.getBestCmap() if wanted.keeps(code)])
    chosen.subset(font)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


if __name__ == "__main__":
    main()
