"""Outlets credited for a report as a whole: agency bylines, "(AP) -" datelines, "h/t", "first appeared in"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.records import Report, Span, Via

from . import tables
from .outlets import plain

_DATELINE = re.compile(r"^[^\n()]{0,60}\(([A-Z][A-Za-z .-]{1,30})\)\s?(?:[-–—]|--)", re.M)
_NAME = r"(?P<name>(?:[Tt]he )?[A-Z0-9][\w&’'.-]*(?: (?:of|and|&|the) (?=[A-Z])| [A-Z0-9][\w&’'.-]*){0,6})"
_PATTERNS = tuple(
    re.compile(pattern, re.M)
    for pattern in (
        rf"^\W{{0,3}}(?:[Hh]/[Tt]|HT|[Hh]at [Tt]ip|[Vv]ia|VIA|[Ss]ource)\s?:\s*{_NAME}\W*$",
        rf"\b(?:first|originally) (?:appeared|published|ran|posted) (?:in|on|by|at) {_NAME}",
        rf"\b(?:republished|reprinted|adapted) (?:from|with (?:the )?permission (?:from|of)) {_NAME}",
        rf"\bthis {_NAME} (?:article|report|story) with\b",
        r"^\W{0,3}[Bb]y (?P<name>[A-Z][\w .]{1,30})$",
        rf"\b(?:[Ww]ith|[Aa]dditional) (?:additional )?(?:reporting|files|material|text) (?:by|from) {_NAME}",
        r"(?:©|\([Cc]\)|[Cc]opyright) ?(?:\d{4} )?"
        r"(?P<name>AFP|AP|Reuters|(?:The )?Associated Press|Agence France-Presse)\b",
    )
)
_LISTED_ONLY = 4  # patterns from here on count only for names on the list of outlets


def whole_report(report: Report) -> tuple[Via, ...]:
    """The outlets credited for the whole report, in the order of the text, each once; the metadata byline first."""
    found: dict[str, Via] = {}
    own = plain(report.outlet) if report.outlet else []
    for name, span in [*_byline(report), *_in_text(report.text)]:
        key = " ".join(plain(name))
        if key and key != " ".join(own):
            found.setdefault(key, Via(name, span))
    return tuple(found.values())


def _byline(report: Report) -> Iterator[tuple[str, Span | None]]:
    """Outlets in the metadata byline ("AP", "Reuters Staff", "A. Person, Associated Press")."""
    for part in re.split(r"[,;/|]| and | for |[()]", report.byline or "")[:12]:
        words = (
            part.strip()
            .removeprefix("By ")
            .removeprefix("by ")
            .removeprefix("The ")
            .removesuffix(" Staff")
            .strip()
        )
        if words in tables.outlets():
            yield tables.outlets()[words], None


def _in_text(text: str) -> Iterator[tuple[str, Span]]:
    found: list[tuple[int, str, Span]] = []
    for match in _DATELINE.finditer(text):
        listed = _listed(match.group(1))
        if listed:
            found.append((match.start(1), listed, Span(*match.span(1))))
    for number, pattern in enumerate(_PATTERNS):
        for match in pattern.finditer(text):
            name = match.group("name").rstrip(" .,-")
            listed = _listed(name)
            if listed or number < _LISTED_ONLY:
                start = match.start("name")
                found.append((start, listed or name, Span(start, start + len(name))))
    for _, name, span in sorted(found, key=lambda item: item[0]):
        yield name, span


def _listed(name: str) -> str | None:
    """The listed name of an outlet written like this, or None."""
    plain_name = name.strip().removeprefix("The ").removeprefix("the ")
    return tables.outlets().get(plain_name) or tables.outlets().get(plain_name.title())
