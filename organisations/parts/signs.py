"""Letters, severity signs and icons as HTML: plain functions, fast enough to draw a matrix of thousands of cells."""

from __future__ import annotations

from functools import lru_cache
from html import escape

from django.templatetags.static import static
from django.utils.safestring import SafeString

MEANINGS = ("answers", "does", "supports", "advises", "informed")
STATES = {"": "", "out": " out", "in": " in"}

OCTAGON = (
    '<path fill="currentColor" d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z"/>'
    '<path class="hole" d="M7.1 3.8h1.8v5H7.1zM7.1 10.4h1.8v1.8H7.1z"/>'
)
TRIANGLE = (
    '<path fill="currentColor" d="M8 1 15.6 14.6H.4z"/>'
    '<path class="hole" d="M7.2 5.6h1.6v4.4H7.2zM7.2 11.2h1.6v1.6H7.2z"/>'
)
RING = (
    '<circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" stroke-width="1.5"/>'
    '<path fill="currentColor" d="M7.2 7h1.6v4.6H7.2zM7.2 4.3h1.6V6H7.2z"/>'
)
SEVERITIES = {
    "error": ("E", "Error", OCTAGON),
    "warning": ("W", "Warning", TRIANGLE),
    "hint": ("H", "Hint", RING),
}


@lru_cache(maxsize=512)
def letter_html(letter: str, meaning: str, words: str = "", state: str = "") -> SafeString:
    """One letter in the shape of its meaning; `words` are read out in its place (`"answers"` → "A: answers").

    Leave `words` empty inside a control that has a name of its own, as the cells of a matrix have. `state` is `out`
    (a fix takes it away: crossed) or `in` (a fix sets it: dashed).
    """
    if meaning not in MEANINGS:
        raise ValueError(f"{meaning!r} is not a meaning; there are {', '.join(MEANINGS)}.")
    shown = escape(letter)
    name = f' role="img" aria-label="{shown}: {escape(words)}"' if words else ""
    long = " l-long" if len(letter) > 1 else ""
    return SafeString(f'<span class="l l-{meaning}{STATES[state]}{long}"{name}>{shown}</span>')


@lru_cache(maxsize=8)
def severity_html(severity: str, *, silent: bool = False) -> SafeString:
    """Octagon, triangle or ring; `silent` where the word itself stands beside it."""
    key, word, shape = SEVERITIES[severity]
    name = 'aria-hidden="true"' if silent else f'role="img" aria-label="{word}"'
    return SafeString(f'<svg class="sev sev-{key}" viewBox="0 0 16 16" {name}>{shape}</svg>')


def severity_key(severity: str) -> str:
    """The class of a marked cell: E, W or H."""
    return SEVERITIES[severity][0]


def icon_html(name: str) -> SafeString:
    """An icon of the sprite `vendor/icons.svg`; always beside words or inside something with an `aria-label`."""
    address = escape(f"{static('vendor/icons.svg')}#{name}")
    return SafeString(f'<svg class="icon" aria-hidden="true"><use href="{address}"/></svg>')


def initials(name: str) -> str:
    """First letters of the first and last word: "Ana María Díaz" → "AD"; a mail address gives its first letter."""
    words = str(name).split()
    ends = words[:1] + words[1:][-1:]
    return "".join(word[0].upper() for word in ends) or "?"
