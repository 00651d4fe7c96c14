"""The tables of a ledger. This file alone knows the columns; migrations/ tells how older ledgers come to have them.

Records are kept whole as JSON (`record`, written by the codec); beside it stand only the columns by which something is
found, filtered or sorted, all of them made from the record here. Days are ISO dates; an unknown is NULL.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

import sqlalchemy as sa

from headwater.ledger import codec
from headwater.records import Event, Reading, Relay, Trace, TracedReport

REVISION = "0001"
"""The newest migration: what a ledger's `alembic_version` says when it has these tables."""

Row = dict[str, object]

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _report(name: str, primary: bool = False) -> sa.Column[str]:
    return sa.Column(
        name, sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=primary, nullable=False
    )


def _event(name: str, primary: bool = True) -> sa.Column[int]:
    return sa.Column(
        name, sa.ForeignKey("events.number", ondelete="CASCADE"), primary_key=primary, nullable=False
    )


facts = sa.Table(
    "facts",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)
"""What the ledger knows of itself: TRACER (which tracer made the trace), TRACES (how many times it was traced)."""

reports = sa.Table(
    "reports",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),  # in the order of adding
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("sha256", sa.Text, nullable=False, index=True),  # of the captured bytes
    sa.Column("text_sha256", sa.Text, nullable=False),  # of the text as UTF-8
    sa.Column("outlet", sa.Text, index=True),
    sa.Column("title", sa.Text),
    sa.Column("earliest", sa.Date, index=True),  # of publication, both
    sa.Column("latest", sa.Date),
    sa.Column("reader", sa.Text, nullable=False),  # whose reading is the current one
    sa.Column("changed", sa.Integer, nullable=False),  # how often its current reading was set
    sa.Column("traced", sa.Integer),  # the `changed` that the trace has seen
)

readings = sa.Table(
    "readings",
    metadata,
    _report("report", primary=True),
    sa.Column("sha256", sa.Text, nullable=False, primary_key=True),
    sa.Column("reader", sa.Text, nullable=False, primary_key=True),
    sa.Column("record", sa.JSON, nullable=False),
)

report_texts = sa.Table(
    "report_texts",
    metadata,
    sa.Column("number", sa.ForeignKey("reports.number", ondelete="CASCADE"), primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("outlet", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
)
"""What full-text search looks through, and what is quoted."""

traced_reports = sa.Table(
    "traced_reports",
    metadata,
    _report("report", primary=True),
    sa.Column("record", sa.JSON, nullable=False),
)

relays = sa.Table(
    "relays",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    _report("sender"),
    sa.Column(
        "receiver", sa.ForeignKey("reports.id", ondelete="CASCADE")
    ),  # NULL: an outlet outside of the pile
    sa.Column("record", sa.JSON, nullable=False),
    sa.Index("ix_relays_sender", "sender"),
    sa.Index("ix_relays_receiver", "receiver"),
)

ties = sa.Table(
    "ties",
    metadata,
    _report("report", primary=True),
    _report("other", primary=True),
)
"""Reports that the trace ties to each other by a relay, as versions, or by a retraction; each pair stands both ways."""

events = sa.Table(
    "events",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("plover", sa.Text),
    sa.Column("timed", sa.Boolean, nullable=False),  # whether there is a time; its ends may still be open
    sa.Column("earliest", sa.Date, index=True),
    sa.Column("latest", sa.Date, index=True),
    sa.Column("articles", sa.Integer, nullable=False),
    sa.Column("outlets", sa.Integer, nullable=False),
    sa.Column("gateways_least", sa.Integer, nullable=False),
    sa.Column("gateways_most", sa.Integer),  # NULL: nothing bounds it
    sa.Column("origins_least", sa.Integer, nullable=False),
    sa.Column("origins_most", sa.Integer),
    sa.Column("gap", sa.Integer, nullable=False),  # articles beyond the most origins that there can be
    sa.Column("disputed", sa.Boolean, nullable=False),
    sa.Column("retracted", sa.Boolean, nullable=False),
)
"""What events are filtered and sorted by: narrow rows, so that a look through all of them turns few pages."""

sa.Index("ix_events_gap", events.c.gap.desc(), events.c.number)

event_records = sa.Table(
    "event_records",
    metadata,
    _event("number"),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("place", sa.JSON(none_as_null=True)),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("record", sa.JSON, nullable=False),  # last: the others are read without turning its pages
)

event_claims = sa.Table(
    "event_claims",
    metadata,
    _event("event"),
    _report("report", primary=True),
    sa.Column("claim", sa.Text, primary_key=True),
    sa.Index("ix_event_claims_report", "report", "event"),
)

event_texts = sa.Table(
    "event_texts",
    metadata,
    _event("number"),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("evidence", sa.Text, nullable=False),
    sa.Column("titles", sa.Text, nullable=False),
    sa.Column("outlets", sa.Text, nullable=False),
)
"""What full-text search looks through, and nothing else reads."""

TRACER, TRACES = "tracer", "traces"


def text_digest(text: str) -> str:
    """SHA-256 of a text as UTF-8, 64 hexadecimal digits."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def plain(text: str | None) -> str:
    """A text as a database can keep and search it, of the same length: without NUL and lone surrogates."""
    return (text or "").replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def report_row(reading: Reading, reader: str) -> Row:
    """The columns of a report but for `number`, `changed` and `traced`."""
    report, days = reading.report, reading.published.interval
    return {
        "id": report.id,
        "sha256": report.sha256,
        "text_sha256": text_digest(report.text),
        "outlet": report.outlet and plain(report.outlet),
        "title": report.title and plain(report.title),
        "earliest": days.earliest,
        "latest": days.latest,
        "reader": reader,
    }


def reading_row(reading: Reading, reader: str) -> Row:
    """The columns of a reading."""
    report = reading.report
    return {"report": report.id, "sha256": report.sha256, "reader": reader, "record": codec.dump(reading)}


def report_text_row(number: int, reading: Reading) -> Row:
    """What full-text search knows of a report."""
    report = reading.report
    return {
        "number": number,
        "title": plain(report.title),
        "outlet": plain(report.outlet),
        "body": plain(report.text),
    }


def traced_report_row(report: TracedReport) -> Row:
    """The columns of a traced report."""
    return {"report": report.id, "record": codec.dump(report)}


def relay_row(relay: Relay) -> Row:
    """The columns of a relay but for `number`."""
    return {"sender": relay.sender, "receiver": relay.to, "record": codec.dump(relay)}


def tie_rows(trace: Trace) -> list[Row]:
    """Both ways, each once."""
    pairs = {(relay.sender, relay.to) for relay in trace.relays if relay.to is not None}
    for report in trace.reports:
        pairs |= {(report.id, other) for other in (report.version_of, *report.retracts) if other is not None}
    both = {pair for one, two in pairs for pair in ((one, two), (two, one)) if one != two}
    return [{"report": report, "other": other} for report, other in sorted(both)]


def event_row(number: int, event: Event) -> Row:
    """The columns of an event."""
    most = event.origins.most
    return {
        "number": number,
        "id": event.id,
        "plover": event.plover,
        "timed": event.when is not None,
        "earliest": event.when and event.when.earliest,
        "latest": event.when and event.when.latest,
        "articles": event.articles,
        "outlets": event.outlets,
        "gateways_least": event.gateways.least,
        "gateways_most": event.gateways.most,
        "origins_least": event.origins.least,
        "origins_most": most,
        "gap": 0 if most is None else max(0, event.articles - most),
        "disputed": bool(event.disputed_by),
        "retracted": event.retracted,
    }


def event_record_row(number: int, event: Event) -> Row:
    """The whole event, and what a list shows of it beside its numbers."""
    return {
        "number": number,
        "what": plain(event.what),
        "place": event.where and codec.dump(event.where),
        "reason": plain(event.reason),
        "record": codec.dump(event),
    }


def event_claim_rows(number: int, event: Event) -> list[Row]:
    """Which claims of which reports an event has."""
    keys = dict.fromkeys((claim.report, claim.claim) for claim in event.claims)
    return [{"event": number, "report": report, "claim": claim} for report, claim in keys]


def event_text_row(number: int, event: Event, pile: Mapping[str, Reading]) -> Row:
    """What full-text search knows of an event; `pile` holds the readings of its reports by id."""
    told = [pile[report] for report in dict.fromkeys(claim.report for claim in event.claims)]
    evidence = dict.fromkeys(
        span.of(pile[claim.report].report.text) for claim in event.claims for span in claim.evidence
    )
    return {
        "number": number,
        "what": plain(event.what),
        "evidence": plain("\n".join(words for words in evidence if words != event.what)),
        "titles": plain("\n".join(dict.fromkeys(filter(None, (reading.report.title for reading in told))))),
        "outlets": plain("\n".join(dict.fromkeys(filter(None, (reading.report.outlet for reading in told))))),
    }
