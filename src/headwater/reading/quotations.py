"""Where a report quotes: pairs of quotation marks, paragraph by paragraph, in one pass over the text.

A quotation that is still open at the end of its paragraph runs to that end; by the old rule of printers the next
paragraph of the same speech then begins with an opening mark again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from headwater.records import Span

_DOUBLE = re.compile(r"[“”„‟«»\"＂]|'''?|``")
_SINGLE = re.compile(r"[‘’']")
_OPENING = frozenset("“„«") | {"``"}
_CLOSING = frozenset("”»") | {"''", "'''"}

# Tells for a mark (text, start, end, whether a quotation is open) whether it opens: True; closes: False; is none: None.
_Opens = Callable[[str, int, int, bool], bool | None]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks; `closed` is false where its paragraph ends before it does."""

    span: Span
    closed: bool = True


def find(text: str, paragraphs: Iterable[Span]) -> tuple[Quotation, ...]:
    """All quotations of the paragraphs, in the order of the text; none lies inside another.

    Single marks count only in paragraphs that have no double ones (as in headlines, and in British print).
    """
    found: list[Quotation] = []
    for paragraph in paragraphs:
        here = list(_pairs(text, paragraph, _DOUBLE, _double_opens))
        found += here or _pairs(text, paragraph, _SINGLE, _single_opens)
    return tuple(found)


def _pairs(text: str, paragraph: Span, marks: re.Pattern[str], opens: _Opens) -> Iterator[Quotation]:
    begun: int | None = None
    for mark in marks.finditer(text, paragraph.start, paragraph.end):
        verdict = opens(text, mark.start(), mark.end(), begun is not None)
        if verdict is True:
            begun = mark.start()
        elif verdict is False and begun is not None:
            yield Quotation(Span(begun, mark.end()))
            begun = None
    if begun is not None and marks is _DOUBLE and _introduced(text, begun, paragraph.start):
        yield Quotation(Span(begun, paragraph.end), closed=False)


def _introduced(text: str, at: int, start: int) -> bool:
    """Whether an opening mark stands where speech begins: at the start of its paragraph, or after a colon or comma."""
    before = text[max(start, at - 3) : at].rstrip()
    return not before or before[-1] in ":,.?!"


def _spaced(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether white space (or a bracket, dash, edge) stands before the mark, and after it."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not before or before.isspace() or before in "([—–-", not after or after.isspace()


def _double_opens(text: str, start: int, end: int, begun: bool) -> bool | None:
    mark = text[start:end]
    free_before, free_after = _spaced(text, start, end)
    if mark in _OPENING:
        return None if begun else True
    if begun:
        # a straight mark that can only open, while one is open: the earlier one was never closed
        return bool(mark in '"＂' and free_before and not free_after)
    if mark in _CLOSING:
        return True if free_before and not free_after else None
    return None if free_after and not free_before else True


def _single_opens(text: str, start: int, end: int, begun: bool) -> bool | None:
    free_before, _ = _spaced(text, start, end)
    after = text[end : end + 1]
    if text[start] == "‘":
        return None if begun else True
    if begun:
        return None if after.isalnum() or text[start - 1 : start].isspace() else False
    return True if text[start] == "'" and free_before and after.isalpha() else None
