"""Records as the objects of the contract ("What the command line reads and writes", docs/contract.md).

This is the only place that knows the printed names of fields. Everything printed is plain JSON; the order of keys is
fixed, so that the same records give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from headwater.records import (
    Actor,
    Attribution,
    Bounds,
    Claim,
    ContradictedValue,
    Event,
    EventClaim,
    Evidence,
    Interval,
    Link,
    OriginClass,
    Passage,
    Place,
    Published,
    Reading,
    Relay,
    Resolved,
    Source,
    Span,
    Timex,
    Trace,
    TracedReport,
    Verdict,
    Via,
)

Json = dict[str, object]


def line(value: Json) -> str:
    """One JSON object on one line, as printed: UTF-8 as it is, no line break."""
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def reading(record: Reading) -> Json:
    """A reading as `headwater read --json` prints it."""
    report = record.report
    return {
        "report": {
            "id": report.id,
            "sha256": report.sha256,
            "outlet": report.outlet,
            "url": report.url,
            "title": report.title,
            "byline": report.byline,
            "language": record.language,
            "text": report.text,
            "published": _published(record.published),
            "via": [_via(via) for via in record.via],
        },
        "unread": record.unread,
        "passages": [_passage(passage) for passage in record.passages],
        "times": [_timex(timex) for timex in record.times],
        "places": [_place(place) for place in record.places],
        "actors": [_actor(actor) for actor in record.actors],
        "sources": [_source(source) for source in record.sources],
        "attributions": [_attribution(item) for item in record.attributions],
        "claims": [_claim(claim) for claim in record.claims],
    }


def trace(record: Trace) -> Json:
    """A trace as `headwater trace --json` prints it."""
    return {
        "reports": [_traced_report(report) for report in record.reports],
        "relays": [_relay(relay) for relay in record.relays],
        "events": [_event(event) for event in record.events],
    }


def span(record: Span) -> Json:
    """`{"start", "end"}`, code points."""
    return {"start": record.start, "end": record.end}


def resolved(record: Resolved | None) -> Json | None:
    """A place of the gazetteer; degrees and kilometres."""
    if record is None:
        return None
    return {
        "geonames_id": record.geonames_id,
        "name": record.name,
        "country": record.country,
        "admin1": record.admin1,
        "latitude": record.latitude,
        "longitude": record.longitude,
        "feature": record.feature,
        "precision_km": record.precision_km,
    }


def _spans(records: Iterable[Span]) -> list[Json]:
    return [span(record) for record in records]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _interval(record: Interval | None) -> Json:
    return {
        "earliest": _day(record.earliest) if record else None,
        "latest": _day(record.latest) if record else None,
    }


def _bounds(record: Bounds) -> Json:
    return {"min": record.least, "max": record.most}


def _published(record: Published) -> Json:
    return {
        **_interval(record.interval),
        "basis": record.basis,
        "reason": record.reason,
        "evidence": _spans(record.evidence),
    }


def _via(record: Via) -> Json:
    return {
        "name": record.name,
        "start": record.span.start if record.span else None,
        "end": record.span.end if record.span else None,
    }


def _passage(record: Passage) -> Json:
    return {**span(record.span), "role": record.role}


def _timex(record: Timex) -> Json:
    return {
        **span(record.span),
        "text": record.text,
        "type": record.type,
        "value": record.value,
        **_interval(record.interval),
        "anchor": record.anchor,
        "reason": record.reason,
        "mod": record.mod,
        "bound": record.bound,
    }


def _place(record: Place) -> Json:
    return {
        **span(record.span),
        "text": record.text,
        "resolved": resolved(record.resolved),
        "reason": record.reason,
        "confidence": round(record.confidence, 3),
        "use": record.use,
        "evidence": _spans(record.evidence),
    }


def _actor(record: Actor) -> Json:
    return {"id": record.id, "kind": record.kind, "name": record.name, "mentions": _spans(record.mentions)}


def _source(record: Source) -> Json:
    return {
        "id": record.id,
        "kind": record.kind,
        "name": record.name,
        "description": record.description,
        "count": _bounds(record.count),
        "mentions": _spans(record.mentions),
        "speaks_for": record.speaks_for,
        "observed": record.observed,
        "anonymity": span(record.anonymity) if record.anonymity else None,
        "members": list(record.members),
    }


def _attribution(record: Attribution) -> Json:
    return {
        "id": record.id,
        "source": record.source,
        "source_spans": _spans(record.source_spans),
        "cue_spans": _spans(record.cue_spans),
        "content_spans": _spans(record.content_spans),
        "style": record.style,
        "within": record.within,
        "cue": record.cue,
        "cue_stance": record.cue_stance,
    }


def _claim(record: Claim) -> Json:
    return {
        "id": record.id,
        "text": record.text,
        "evidence": _spans(record.evidence),
        "plover": record.plover,
        "status": record.status,
        "stance": record.stance,
        "main": record.main,
        "participants": [
            {"role": part.role, "actor": part.actor, "span": span(part.span) if part.span else None}
            for part in record.participants
        ],
        "time": {**_interval(record.time.interval), "times": _spans(record.time.times)}
        if record.time
        else None,
        "time_reason": record.time_reason,
        "place": {**(resolved(record.place.resolved) or {}), **span(record.place.span)}
        if record.place
        else None,
        "place_reason": record.place_reason,
        "count": {
            "number": _bounds(record.count.number),
            "unit": record.count.unit,
            "what": record.count.what,
            "state": record.count.state,
            **span(record.count.span),
        }
        if record.count
        else None,
        "chain": list(record.chain),
        "attribution": record.attribution,
        "head": span(record.head) if record.head else None,
        "mode": record.mode,
        "acled": dict(zip(("event", "sub_event"), (*record.acled, None), strict=False))
        if record.acled
        else None,
        "cameo": record.cameo,
        "because": _spans(record.because),
        "cause_of": record.cause_of,
        "loaded": _spans(record.loaded),
        "things": [{"role": thing.role, **span(thing.span)} for thing in record.things],
    }


def _evidence(record: Evidence) -> Json:
    return {"report": record.report, **span(record.span)}


def _traced_report(record: TracedReport) -> Json:
    return {
        "id": record.id,
        "outlet": record.outlet,
        "title": record.title,
        "url": record.url,
        "published": _published(record.published),
        "version_of": record.version_of,
        "retracts": list(record.retracts) or None,
        "evidence": [_evidence(item) for item in record.evidence],
    }


def _relay(record: Relay) -> Json:
    target: Json = {"to": record.to} if record.to else {"to_outlet": record.to_outlet}
    return {
        "from": record.sender,
        **target,
        "kind": record.kind,
        "evidence": [_evidence(item) for item in record.evidence],
        "reason": record.reason,
        "claims": list(record.claims),
    }


def _link(record: Link) -> Json:
    return {
        "kind": record.kind,
        "name": record.name,
        "description": record.description,
        "count": _bounds(record.count),
    }


def _event_claim(record: EventClaim) -> Json:
    return {
        "report": record.report,
        "claim": record.claim,
        "stance": record.stance,
        "status": record.status,
        "main": record.main,
        "chain": [_link(link) for link in record.chain],
        "evidence": _spans(record.evidence),
    }


def _origin_class(record: OriginClass) -> list[Json]:
    return [{"report": origin.report, "source": origin.source} for origin in record.members]


def _verdict(record: Verdict) -> Json:
    return {
        "first": record.first,
        "second": record.second,
        "relation": record.relation,
        "reason": record.reason,
        "evidence": [_evidence(item) for item in record.evidence],
    }


def _value(record: ContradictedValue) -> Json:
    return {
        "value": record.value,
        "claims": [{"report": report, "claim": claim} for report, claim in record.claims],
    }


def _event(record: Event) -> Json:
    return {
        "id": record.id,
        "what": record.what,
        "plover": record.plover,
        "when": _interval(record.when) if record.when else None,
        "where": resolved(record.where),
        "claims": [_event_claim(claim) for claim in record.claims],
        "articles": record.articles,
        "outlets": record.outlets,
        "gateways": _bounds(record.gateways),
        "origins": _bounds(record.origins),
        "origin_classes": [_origin_class(item) for item in record.origin_classes],
        "relations": [_verdict(item) for item in record.relations],
        "reason": record.reason,
        "contradictions": [
            {"field": item.field, "values": [_value(value) for value in item.values]}
            for item in record.contradictions
        ],
        "disputed_by": [{"report": origin.report, "source": origin.source} for origin in record.disputed_by],
        "retracted": record.retracted,
    }
