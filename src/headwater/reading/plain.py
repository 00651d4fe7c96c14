"""Text made plain, one character for one, so that offsets hold."""

from __future__ import annotations

import re

_ENDLESS, _KEPT = re.compile(r"\S{300,}"), 100
_SIGN = re.compile(r"[^\w\s]|_")
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_PLAIN = {ord(space): " " for space in _SPACES}
_ONE_LINE = _PLAIN | {ord(char): " " for char in "\n\r\t\x0b\x0c\u2028\u2029\x85"}


def plain(text: str) -> str:
    """The text with exotic spaces (no-break, thin, ideographic) as plain ones; line breaks stay."""
    return text.translate(_PLAIN)


def easy(text: str) -> str:
    """The text with the punctuation inside of endless words as spaces, so that no tokenizer peels it sign by sign.

    A word of more than 300 signs without a space is no word; its first 100 stay as they are.
    """
    return _ENDLESS.sub(lambda word: word[0][:_KEPT] + _SIGN.sub(" ", word[0][_KEPT:]), text)


def one_line(text: str) -> str:
    """The text with line breaks as plain spaces too, as a parser wants a paragraph."""
    return text.translate(_ONE_LINE)
