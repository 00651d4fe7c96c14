"""What the views of events show: the list with its filters, one event with its stream, one edge with its words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal
from urllib.parse import urlencode

from pydantic import BaseModel, field_validator

from headwater.ledger import EventQuery, Ledger
from headwater.records import Event, EventClaim, Evidence, TracedReport
from headwater.web import stream

PER_PAGE = 40
AROUND = 160  # characters shown before and after a piece of evidence
WORDS_OF = {
    "direct": "has it from the source",
    "credit": "credits",
    "copy": "copies without credit",
    "unknown": "lineage unknown",
    "denies": "denies",
}
ORDERS = (
    ("gap", "widest gap first"),
    ("newest", "newest first"),
    ("oldest", "oldest first"),
    ("articles", "most articles first"),
    ("origins", "most origins first"),
)


class Form(BaseModel):
    """The filters as a browser sends them: an empty field is no filter."""

    words: str = ""
    earliest: date | None = None
    latest: date | None = None
    outlet: str = ""
    least: int | None = None
    most: int | None = None
    disputed: bool = False
    retracted: bool = False
    order: Literal["gap", "newest", "oldest", "articles", "origins"] = "gap"
    page: int = 1

    @field_validator("earliest", "latest", "least", "most", mode="before")
    @classmethod
    def empty_is_none(cls, value: object) -> object:
        """A field left empty."""
        return None if value == "" else value

    @field_validator("page")
    @classmethod
    def sensible(cls, value: int) -> int:
        """A page that can be."""
        return min(max(value, 1), 1_000_000)

    @field_validator("least", "most")
    @classmethod
    def countable(cls, value: int | None) -> int | None:
        """A number of origins that can be."""
        return None if value is None else min(max(value, 0), 999)

    def query(self) -> EventQuery:
        """The same for the ledger: `least` bounds the fewest origins from below, `most` the most from above."""
        return EventQuery(
            words=self.words.strip(),
            earliest=self.earliest,
            latest=self.latest,
            outlet=self.outlet.strip() or None,
            origins_min_least=self.least,
            origins_max_most=self.most,
            disputed=True if self.disputed else None,
            retracted=True if self.retracted else None,
            page=self.page,
            per_page=PER_PAGE,
            order=self.order,
        )


def listed(ledger: Ledger, form: Form, whole: bool) -> dict[str, Any]:
    """One page of events; `whole` with what the filters need."""
    query = form.query()
    found = ledger.events(query)
    given = form.model_dump(exclude_defaults=True, exclude={"page"}, mode="json")
    return {
        "query": query,
        "form": {"least": _shown(form.least), "most": _shown(form.most)},
        "found": found,
        "filtered": bool(set(given) - {"order"}),
        "orders": ORDERS,
        "outlets": ledger.outlets() if whole else [],
        "pages": -(-found.total // PER_PAGE),
        "href": f"/?{urlencode(given)}&" if given else "/?",
    }


def _shown(number: int | None) -> str:
    return "" if number is None else str(number)


def one(ledger: Ledger, event_id: str, edge: str | None) -> dict[str, Any] | None:
    """One event, its drawing and, where an edge is asked for, the words that show it; None where there is none."""
    event = ledger.event(event_id)
    if event is None:
        return None
    ids = {claim.report for claim in event.claims}
    reports = {i: traced for i in sorted(ids) if (traced := ledger.traced_report(i))}
    drawn = stream.draw(event, ledger.relays(sorted(ids)), reports)
    chosen = next((item for item in drawn.edges if item.id == edge), None)
    needed = ids | {item.report for item in (chosen.evidence if chosen else ())}
    texts = ledger.texts(sorted(needed))
    return {
        "event": event,
        "stream": drawn,
        "size": {"width": stream.WIDTH, "height": stream.HEIGHT},
        "words_of": WORDS_OF,
        "edge": chosen,
        "quotes": [
            _quote(item, texts, reports)
            for item in (chosen.evidence if chosen else ())
            if item.report in texts
        ],
        "told": _told(event, texts, reports),
        "class_names": [item.members[0].source for item in event.origin_classes],
    }


def _told(
    event: Event, texts: Mapping[str, str], reports: Mapping[str, TracedReport]
) -> list[dict[str, Any]]:
    """What each report says of the event: the claims that it is mainly about first, then the best sourced."""
    by_report: dict[str, list[EventClaim]] = {}
    for claim in sorted(event.claims, key=lambda c: (not c.main, -len(c.chain), c.evidence[0])):
        by_report.setdefault(claim.report, []).append(claim)
    rows = []
    for report in dict.fromkeys(claim.report for claim in event.claims):
        text, known = texts.get(report, ""), reports.get(report)
        quotes = [
            {"claim": claim, "quote": " … ".join(span.of(text) for span in claim.evidence)}
            for claim in by_report[report]
        ]
        outlet, day = (known.outlet, known.published.interval.earliest) if known else (None, None)
        rows.append({"report": report, "outlet": outlet, "day": day, "claims": quotes})
    return rows


def _quote(
    evidence: Evidence, texts: Mapping[str, str], reports: Mapping[str, TracedReport]
) -> dict[str, Any]:
    """The words of the evidence with some of what stands around them."""
    text, span, known = texts[evidence.report], evidence.span, reports.get(evidence.report)
    before, after = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    return {
        "report": evidence.report,
        "outlet": known.outlet if known else None,
        "start": span.start,
        "end": span.end,
        "before": ("…" if before else "") + text[before : span.start],
        "words": span.of(text),
        "after": text[span.end : after] + ("…" if after < len(text) else ""),
    }
