"""What somebody saw when a form was shown, short enough to travel with it."""

from __future__ import annotations

import hashlib
from typing import Any

CHANGED_MEANWHILE = "Somebody changed this in the meantime. The page shows what is so now; look at it and save again."


def seen_of(*things: Any) -> str:
    """The same for the same values: dataclasses and plain values whose repr says all of them."""
    return hashlib.sha256(repr(things).encode()).hexdigest()[:16]
