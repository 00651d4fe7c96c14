"""What the reader's view shows: a report's text with all that was found in it, and the list of reports."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any
from urllib.parse import urlencode

from pydantic import BaseModel, field_validator

from headwater.ledger import Ledger
from headwater.records import Attribution, Link, Reading, Source, Span
from headwater.web.marks import Mark, pieces

PER_PAGE = 50
_SHOWN = 90  # characters of an attribution's content in the list


class Form(BaseModel):
    """The filter of the list of reports."""

    words: str = ""
    page: int = 1

    @field_validator("page")
    @classmethod
    def sensible(cls, value: int) -> int:
        """A page that can be."""
        return min(max(value, 1), 1_000_000)


def listed(ledger: Ledger, form: Form) -> dict[str, Any]:
    """One page of reports."""
    found = ledger.reports(words=form.words.strip(), page=form.page, per_page=PER_PAGE)
    return {
        "words": form.words,
        "found": found,
        "page": form.page,
        "pages": -(-found.total // PER_PAGE),
        "href": f"/reports?{urlencode({'words': form.words})}&" if form.words else "/reports?",
    }


def one(ledger: Ledger, report_id: str, at: tuple[int, int] = (0, 0)) -> dict[str, Any] | None:
    """A report as text and lists, with the characters `at` pointed out; None where it is not in the ledger."""
    reading = ledger.reading(report_id)
    if reading is None:
        return None
    sources = {source.id: _link(source) for source in reading.sources}
    attributions = {item.id: item for item in reading.attributions}
    return {
        "reading": reading,
        "report": reading.report,
        "events": ledger.events_of(report_id),
        "passages": _passages(reading, at),
        "claims": [
            {"claim": claim, "chain": [sources[i] for i in claim.chain], "anchor": claim.id}
            for claim in reading.claims
        ],
        "attributions": [
            {
                "attribution": item,
                "chain": _chain(item, attributions, sources),
                "anchor": item.id,
                "words": _cut(" … ".join(span.of(reading.report.text) for span in item.content_spans)),
            }
            for item in reading.attributions
        ],
        "times": [{"id": f"t{n}", "anchor": f"t{n}", "time": time} for n, time in enumerate(reading.times)],
        "places": [
            {"id": f"p{n}", "anchor": f"p{n}", "place": place} for n, place in enumerate(reading.places)
        ],
    }


def _link(source: Source) -> Link:
    return Link(source.kind, source.name, source.description, source.count, source.id)


def _chain(item: Attribution, all_of: dict[str, Attribution], sources: dict[str, Link]) -> list[Link]:
    """The sources of the attributions around this one and its own, the outermost first."""
    links: list[Link] = []
    here: Attribution | None = item
    while here is not None:
        links.insert(
            0, sources[here.source] if here.source else Link("unattributed", None, "nobody credited")
        )
        here = all_of.get(here.within) if here.within else None
    return links


def _passages(reading: Reading, at: tuple[int, int]) -> list[dict[str, Any]]:
    text = reading.report.text
    marks = _by_passage(reading, _marks(reading) + _pointed_out(len(text), *at))
    shown = []
    seen: set[str] = set()  # an id may stand once in a page: at the first piece of its mark
    for passage, inside in zip(reading.passages, marks, strict=True):
        cut = pieces(text, passage.span, inside)
        parts = []
        for piece in cut:
            fresh = [name for name in piece.starts if name not in seen]
            seen.update(fresh)
            parts.append({"text": piece.text, "marks": piece.marks, "starts": fresh})
        shown.append({"role": passage.role, "pieces": parts})
    return shown


def _by_passage(reading: Reading, marks: list[Mark]) -> list[list[Mark]]:
    """The marks that touch each passage; passages are in order and do not overlap."""
    ends = [passage.span.end for passage in reading.passages]
    found: list[list[Mark]] = [[] for _ in ends]
    for mark in marks:
        number = bisect_right(ends, mark.span.start)
        while number < len(ends) and reading.passages[number].span.start < mark.span.end:
            found[number].append(mark)
            number += 1
    return found


def _pointed_out(length: int, start: int, end: int) -> list[Mark]:
    return [Mark("at", "evidence", Span(start, end))] if 0 <= start < end <= length else []


def _marks(reading: Reading) -> list[Mark]:
    def of(name: str, kind: str, spans: tuple[Span, ...]) -> list[Mark]:
        return [Mark(name, kind, span) for span in spans if span]

    marks: list[Mark] = []
    for claim in reading.claims:
        marks += of(claim.id, "claim", claim.evidence)
    for item in reading.attributions:
        marks += of(item.id, "content", item.content_spans) + of(item.id, "cue", item.cue_spans)
        marks += of(item.id, "source", item.source_spans)
    for number, time in enumerate(reading.times):
        marks += of(f"t{number}", "time", (time.span,))
    for number, place in enumerate(reading.places):
        marks += of(f"p{number}", "place", (place.span,))
    return marks


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
