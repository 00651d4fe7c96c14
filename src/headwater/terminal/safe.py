"""Text of a report made harmless for a terminal: for display only, the records keep it as it is.

A report may carry escape sequences that recolour or rewrite the screen, and bidirectional controls that show
words in another order than they stand in ("Trojan Source", CVE-2021-42574). The categories are those of the
Unicode Standard, section 4.5.
"""

from __future__ import annotations

import unicodedata

# Joiners that Persian, Indic scripts and emoji need to be written rightly.
_KEPT = frozenset("\u200c\u200d")
# Invisible and common in text from web pages: soft hyphen, zero-width space, word joiner, byte order mark.
_DROPPED = frozenset("\u00ad\u200b\u2060\ufeff")
# Other, surrogate, unassigned, for private use: nothing that a reader of a report would miss.
_ESCAPED = frozenset({"Cc", "Cf", "Cs", "Cn", "Co"})


def clean(text: str) -> str:
    """`text` on one line: runs of white space become one space, control characters show as `<U+001B>`."""
    return " ".join("".join(map(_shown, text)).split())


def tame(text: str) -> str:
    """`text` with its line breaks and spaces as they are, harmless otherwise: for what is laid out already."""
    return "\n".join("".join(map(_shown, line)).rstrip() for line in text.split("\n"))


def clip(text: str, most: int) -> str:
    """`clean(text)` cut at a word to at most `most` characters (2 or more), an ellipsis where it was cut."""
    # Eight is the longest that a character becomes; more of the text than this can never be shown.
    whole = clean(text[: most * 8 + 8])
    if len(whole) <= most:
        return whole
    at = whole.rfind(" ", 0, most)
    return whole[: at if at > most // 2 else most - 1].rstrip(" ,;:") + "…"


def _shown(character: str) -> str:
    if character.isspace():
        return " "
    if character in _KEPT or character.isprintable():
        return character
    if character in _DROPPED:
        return ""
    return f"<U+{ord(character):04X}>" if unicodedata.category(character) in _ESCAPED else " "
