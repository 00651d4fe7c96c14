"""A report's text as passages with roles: what is the story, and what stands around it.

The text is cut into paragraphs (lines of hard-wrapped text are put together again), a dateline at the head of the story
is cut off, and each piece gets a role: from the markup where there was one, else by the table of patterns
(data/passages/patterns.tsv) and by where it stands. In doubt a paragraph is `body`, so that nothing is lost.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple, get_args

from headwater.errors import BrokenData
from headwater.reading.plain import plain
from headwater.records import Passage, Report, Role, Span
from headwater.tables import rows

_LONG = 25
"""Words from which a paragraph that ends as a sentence is taken for the story."""
_HEADLINE = 25
"""Words up to which a first paragraph can be a headline."""
_FURNITURE = 12
"""Words up to which a line outside of the story that does not end as a sentence is furniture: a banner, a slogan."""
_LEAST_LEDE = 30
"""Characters that follow a dateline at the least; what is shorter is a banner with a dash."""
_WRAPPED = (45, 110)
"""Characters of a line that can be one line of hard-wrapped text."""

_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?\.?"
_DATE = (
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
)
_TIME = r"\d{1,2}[:.h]\d{2}(?: ?[AaPp]\.?[Mm]\.?)?"
_DATELINE = re.compile(
    r"\(?"
    rf"(?:(?:[A-ZÀ-Þ][A-ZÀ-Þ'’.-]++[ ]?){{1,4}}(?:\([A-Z]{{2}}\))?(?:, (?:[A-Z][\w.’'-]++[ ]?){{1,3}}){{0,2}}"
    rf"|[A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+){{0,2}}(?=[ ,]+(?:{_WEEKDAY}|{_MONTH}|\d{{1,2}} {_MONTH}|\()))"
    rf"(?:,? ?{_WEEKDAY}(?: \d{{1,2}}\b)?)?"
    rf"(?:,? ?(?:{_MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {_MONTH}(?: \d{{4}})?))?"
    r"\s?(?:\([^()\n]{2,40}\))?\s?(?:\.?--?|[–—])\s+"
    r"|\([A-ZÀ-Þ][\w’' -]{1,30}, [A-ZÀ-Þ][\w’' -]{1,40}\)\s+(?=[A-Z])"
)
_PHOTO_CREDIT = re.compile(
    r"(?:\((?:AP Photo|AFP|Photo|Image|Picture|File|Reuters|Getty|Courtesy)[^()]{0,80}\)|\([Cc]\) ?[A-Z][^.]{1,40}"
    r"|(?:Getty|[A-Z]\w+) Images|file (?:photo|image|picture)\)?|\(archive\)|via Getty[^.]{0,30}"
    r"|[Hh]andout[^.]{0,20})\.?[)\]]?$"
)
_SHOWN_ON = re.compile(rf"\b(?:on|in) (?:{_WEEKDAY},? )?(?:{_DATE}|{_MONTH} \d{{4}})")
_SHOWS = re.compile(
    r"\b(?:walks?|stands?|sits?|looks?|poses?|speaks?|waves?|holds?|carr(?:y|ies)|rides?|arrives?|attends?|waits?"
    r"|gathers?|marches|march|inspects?|seen|pictured|shown|is seen|are seen)\b"
)
_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_ELLIPSIS = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])[ \"”]*$")


class Rule(NamedTuple):
    """One row of the table of patterns."""

    role: Role
    zone: str
    pattern: re.Pattern[str]


def split(report: Report) -> tuple[Passage, ...]:
    """Passages in order, without overlap, that hold every character of the text but white space between them."""
    text = plain(report.text)
    told, open_parts = _around(text, report.marks)
    headed = any(mark.role == "headline" for mark in told)
    roles = _roles(text, open_parts, report.title, headed)
    found = [
        passage
        for span, role in zip(open_parts, roles, strict=True)
        for passage in (_without_dateline(text, span) if role == "body" else (Passage(span, role),))
    ]
    return tuple(sorted([*told, *found], key=lambda passage: passage.span))


def _around(text: str, marks: tuple[Passage, ...]) -> tuple[list[Passage], list[Span]]:
    """The marked passages without overlap, and the paragraphs between them, whose role nothing tells yet."""
    told: list[Passage] = []
    between: list[Span] = []
    at = 0
    for mark in sorted(marks, key=lambda passage: passage.span):
        start = max(at, mark.span.start)
        between += _paragraphs(text, at, start)
        if start < mark.span.end:
            told.append(Passage(Span(start, mark.span.end), mark.role))
        at = max(at, mark.span.end)
    return told, between + _paragraphs(text, at, len(text))


def _paragraphs(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Trimmed paragraphs between two offsets."""
    end = len(text) if end is None else end
    spans: list[Span] = []
    blank = True
    for line in _lines(text, start, end):
        trimmed = line.trimmed(text)
        if not trimmed:
            blank = True
            continue
        if spans and not blank and _runs_on(text, spans[-1], trimmed):
            spans[-1] = Span(spans[-1].start, trimmed.end)
        else:
            spans.append(trimmed)
        blank = False
    return spans


def _lines(text: str, start: int, end: int) -> list[Span]:
    lines, at = [], start
    for match in _BREAK.finditer(text, start, end):
        lines.append(Span(at, match.start()))
        at = match.end()
    return [*lines, Span(at, end)]


def _runs_on(text: str, above: Span, line: Span) -> bool:
    """Whether a line goes on with the paragraph above it: hard-wrapped text, not a paragraph of its own."""
    last = text.rfind("\n", above.start, above.end) + 1 or above.start
    width = above.end - last
    if not _WRAPPED[0] <= width <= _WRAPPED[1] or _END.search(text, max(last, above.end - 4), above.end):
        return False
    return text[line.start].islower() or width >= _WRAPPED[0] + 17


def _without_dateline(text: str, span: Span) -> tuple[Passage, ...]:
    """A paragraph of the story, with "PLACE, March 7 (AGENCY) -" cut off as a passage of its own."""
    match = _DATELINE.match(text, span.start, min(span.end, span.start + 120))
    if not match or span.end - match.end() < _LEAST_LEDE or not _END.search(text, span.end - 4, span.end):
        return (Passage(span, "body"),)
    head = Span(span.start, match.end()).trimmed(text)
    return (Passage(head, "dateline"), Passage(Span(match.end(), span.end), "body"))


def _roles(text: str, pieces: list[Span], title: str | None, headed: bool) -> list[Role]:
    """A role for each paragraph; `headed` where the markup told the headline."""
    if not pieces:
        return []
    story = [i for i, span in enumerate(pieces) if _is_story(text, span)]
    first, last = (story[0], story[-1]) if story else (0, len(pieces) - 1)
    roles: list[Role] = []
    for i, span in enumerate(pieces):
        zone = "top" if i < first or (i == 0 and not story) else "tail" if i > last else "middle"
        roles.append(_role(span.of(text), zone, i <= first + 1))
    if not headed:
        _mark_headline(text, pieces, roles, title, first)
    return roles


def _is_story(text: str, span: Span) -> bool:
    words = text.count(" ", span.start, span.end) + 1
    if words < _LONG or not _END.search(text, max(span.start, span.end - 4), span.end):
        return False
    return _role(span.of(text), "middle", near_top=True) == "body"


def _role(paragraph: str, zone: str, near_top: bool) -> Role:
    short = paragraph[:600]
    if len(paragraph) <= 600:
        for rule in _rules():
            if rule.zone in ("any", zone) and rule.pattern.match(short):
                return rule.role
    if _is_caption(paragraph, near_top):
        return "caption"
    outside = zone in ("top", "tail") and paragraph[0] not in "-–—•*“\"'‘"
    slogan = outside and len(paragraph.split()) <= _FURNITURE and not _END.search(paragraph)
    return "boilerplate" if slogan else "body"


def _is_caption(paragraph: str, near_top: bool) -> bool:
    """Whether a paragraph without a label is a caption: what a picture shows, a photo credit, a text cut off."""
    if len(paragraph) > 600:
        return False
    first = paragraph.split(". ", maxsplit=1)[0]
    shows = bool(_SHOWS.search(first)) and bool(_SHOWN_ON.search(paragraph))
    signs = 2 * bool(_PHOTO_CREDIT.search(paragraph)) + shows + bool(near_top and shows)
    return signs + bool(_ELLIPSIS.search(paragraph)) >= 2


def _mark_headline(text: str, pieces: list[Span], roles: list[Role], title: str | None, first: int) -> None:
    """The headline: the paragraph that repeats the title, else a first one that does not end as a sentence."""
    wanted = _folded(title or "")
    for i, span in enumerate(pieces[: first + 1]):
        if wanted and _folded(span.of(text)) == wanted:
            roles[i] = "headline"
            return
    if wanted or len(pieces) < 2 or roles[0] not in ("body", "boilerplate"):
        return
    line = pieces[0].of(text)
    words = line.split()
    titled = sum(word[0].isupper() for word in words if len(word) > 3) >= 0.6 * sum(len(w) > 3 for w in words)
    if len(words) <= _HEADLINE and len(words) > 3 and (titled or not _END.search(line)):
        roles[0] = "headline"


def _folded(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


@cache
def _rules() -> tuple[Rule, ...]:
    parts = {"{date}": _DATE, "{weekday}": _WEEKDAY, "{month}": _MONTH, "{time}": _TIME}
    rules = []
    for row in rows("passages/patterns.tsv"):
        pattern = row["pattern"]
        for name, part in parts.items():
            pattern = pattern.replace(name, part)
        if row["role"] not in get_args(Role) or row["zone"] not in ("any", "top", "tail"):
            raise BrokenData(f"passages/patterns.tsv: no role or zone: {row['role']!r}, {row['zone']!r}")
        role: Role = row["role"]  # type: ignore[assignment]  # checked one line above
        rules.append(Rule(role, row["zone"], re.compile(pattern, re.DOTALL)))
    return tuple(rules)
