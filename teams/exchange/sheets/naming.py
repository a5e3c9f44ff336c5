"""Names from a file made fit to be names in Remit."""

from __future__ import annotations

import unicodedata

from roles.definitions.keys import MAX_NAME, clean_name, without_hidden


def usable_name(text: str) -> tuple[str, str]:
    """The name, and what was changed about it; both empty where there is nothing to call it.

    Of characters that nobody sees only the name is freed, so that what it looks like is what it is.
    """
    visible = "".join(one if unicodedata.category(one) != "Cc" else " " for one in text)
    name = " ".join(unicodedata.normalize("NFC", without_hidden(visible)).split())
    if not name:
        return "", ""
    if len(name) > MAX_NAME:
        return clean_name(name[:MAX_NAME]), f"The name is cut at {MAX_NAME} characters."
    return clean_name(name), ""
