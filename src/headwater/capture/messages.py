"""Names and values as they may stand in a message: on one line, without control characters, not too long."""

from __future__ import annotations

_HEAD, _TAIL = 120, 200  # code points kept of a long name: where it begins, and the file's own name
_VALUE = 60  # code points of a value that a message quotes


def printable(name: str) -> str:
    r"""A name of an input for a message: what does not print is escaped, what is too long is shortened in the middle.

    >>> printable("a\nb.txt")
    'a\\nb.txt'
    """
    if len(name) > _HEAD + _TAIL:
        name = f"{name[:_HEAD]}…{name[-_TAIL:]}"
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in name)


def quoted(value: object) -> str:
    """A value as a message quotes it: `repr`, shortened.

    >>> quoted("yesterday")
    "'yesterday'"
    """
    whole = repr(value[: _VALUE + 1] if isinstance(value, str | bytes) else value)
    shown = whole if len(whole) <= _VALUE else f"{whole[:_VALUE]}…"
    return printable(shown)
