"""A trace in plain sentences: who had an event from whom, why so few and so many origins, and one report's chains.

Unnamed sources are spoken of in the words of the one report that introduces them, and never beside a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from headwater.errors import WrongUsage
from headwater.records import (
    Bounds,
    Event,
    EventClaim,
    Evidence,
    Link,
    OriginClass,
    Reading,
    Relay,
    Span,
    Trace,
)

from .events.reasons import joined

_QUOTE_CHARACTERS = 160
"""Characters of a quotation beyond which it is cut."""
_REASONS = 6
"""Reasons of one kind, and unsure claims, that are printed."""
_LISTED = 12
"""Lines of one kind that are printed before the rest is only counted."""

Texts = Mapping[str, Reading]


def why(trace: Trace, readings: Sequence[Reading], event_id: str) -> str:
    """One event explained: what it is, who had it from whom, why the minimum, why the maximum.

    Raises WrongUsage, with the known ids, where no event of the trace has this id.
    """
    event = {event.id: event for event in trace.events}.get(event_id)
    if event is None:
        raise WrongUsage(_unknown("event", event_id, (event.id for event in trace.events)))
    texts = {reading.report.id: reading for reading in readings}
    parts = [
        _headline(event),
        _standing(event, texts),
        _relayed(event, trace, texts),
        _fewest(event),
        _most(event),
    ]
    parts += [
        _gateways(event),
        _disputes(event, texts),
        _contradictions(event),
        _retraction(event, trace, texts),
        _joined(event, readings, texts),
    ]
    return "\n\n".join(part for part in parts if part)


def _unknown(what: str, wrong: str, known: Iterable[str]) -> str:
    ids = list(known)
    shown = ", ".join(ids[:40]) + (f" and {len(ids) - 40} more" if len(ids) > 40 else "")
    return f"no {what} {wrong!r} in this trace; known: {shown or 'none'}"


def _headline(event: Event) -> str:
    days = f", {_days(event)}" if event.when else ""
    place = f", {event.where.name}" if event.where else ""
    return (
        f"Event {event.id}: {event.what.rstrip('. ')}{days}{place}\n"
        f"{_count(event.articles, 'article')} of {_count(event.outlets, 'outlet')} tell it; "
        f"{_bounds(event.origins)} independent origins and {_bounds(event.gateways)} gateways stand behind them."
    )


def _days(event: Event) -> str:
    if event.when is None:
        return ""
    first, last = event.when.earliest, event.when.latest
    return f"{first}" if first == last else f"{first or '...'} to {last or '...'}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" + ("" if number == 1 else "s")


def _bounds(bounds: Bounds) -> str:
    return str(bounds.least) if bounds.least == bounds.most else f"{bounds.least} to {bounds.most}"


def _standing(event: Event, texts: Texts) -> str:
    """Each class of origins with the words that show it."""
    lines = [
        f"  {letter(number)}  {_class(group, event, texts)}"
        for number, group in enumerate(event.origin_classes[:_LISTED])
    ]
    more = len(event.origin_classes) - _LISTED
    lines += [f"  ... and {more} more"] if more > 0 else []
    return "Origins that may be told apart:\n" + "\n".join(lines) if lines else "No origin remains."


def letter(number: int) -> str:
    """A, B, ... Z, A1, B1 ...: the name of a class of origins within one explanation."""
    return chr(ord("A") + number % 26) + (str(number // 26) if number >= 26 else "")


def _class(group: OriginClass, event: Event, texts: Texts) -> str:
    first = group.members[0]
    spoken = f" ({_bounds(group.count)} speakers)" if group.count != Bounds(1, 1) else ""
    unknown = ", lineage unknown" if group.kind == "unattributed" else ""
    claim = next(
        (c for c in event.claims if c.report == first.report and _leads_to(c, first.source_id)), None
    )
    quoted = f": {_quote(claim.report, claim.evidence, texts)}" if claim else ""
    others = sorted({f"{o.report} ({o.source})" for o in group.members[1:] if o.report != first.report})
    also = f"; also in {', '.join(others[:_LISTED])}" if others else ""
    return f"{first.source}{spoken}{unknown}, in report {first.report}{quoted}{also}"


def _leads_to(claim: EventClaim, source: str) -> bool:
    return bool(source) and bool(claim.chain) and claim.chain[-1].source == source


def _quote(report: str, spans: Iterable[Span], texts: Texts) -> str:
    """The words themselves, white space made plain, cut where they are long."""
    if report not in texts:
        return ""
    words = " ".join(" ... ".join(span.of(texts[report].report.text) for span in spans).split())
    return f"“{words[:_QUOTE_CHARACTERS]}{'…' if len(words) > _QUOTE_CHARACTERS else ''}”"


def _relayed(event: Event, trace: Trace, texts: Texts) -> str:
    """Who had it from whom."""
    claims = {(claim.report, claim.claim) for claim in event.claims}
    reports = {claim.report for claim in event.claims}
    lines = []
    for relay in trace.relays:
        covers = any((relay.sender, claim) in claims for claim in relay.claims) or not relay.claims
        if relay.sender in reports and covers and (relay.to is None or relay.to in reports):
            lines.append(f"  {_relay(relay, texts)}")
    more = [f"  ... and {len(lines) - _LISTED} more"] if len(lines) > _LISTED else []
    return "Who had it from whom:\n" + "\n".join(lines[:_LISTED] + more) if lines else ""


def _relay(relay: Relay, texts: Texts) -> str:
    whom = f"report {relay.to}" if relay.to else f"{relay.to_outlet} (not in the pile)"
    if relay.to and relay.to in texts and texts[relay.to].report.outlet:
        whom = f"{texts[relay.to].report.outlet} ({relay.to})"
    outlet = texts[relay.sender].report.outlet if relay.sender in texts else None
    verb = "credits" if relay.kind == "credit" else "copies"
    own = [item for item in relay.evidence if item.report == relay.sender][:2]
    return f"{outlet or relay.sender} ({relay.sender}) {verb} {whom}: {_shown(own, texts)} ({relay.reason})"


def _shown(evidence: Sequence[Evidence], texts: Texts) -> str:
    return " ".join(_quote(item.report, (item.span,), texts) for item in evidence)


def _fewest(event: Event) -> str:
    """Why the minimum is what it is: the differences that are known."""
    if event.origins.least == 0:
        return "At least 0: everything that it stood on was taken back."
    known = [v for v in event.relations if v.relation == "different"]
    lines = [f"  {letter(v.first)} and {letter(v.second)}: {v.reason}" for v in known[:_LISTED]]
    more = [f"  ... and {len(known) - _LISTED} more"] if len(known) > _LISTED else []
    head = f"At least {event.origins.least}: as few as these known differences allow, everything else taken as one."
    if not known:
        head = f"At least {event.origins.least}: nothing shows that any two of them differ."
    return "\n".join([head, *lines, *more])


def _most(event: Event) -> str:
    """Why the maximum is what it is: every unknown pair taken as two."""
    voices = sum(1 for group in event.origin_classes if group.kind == "unattributed")
    plural = sum((g.count.most or g.count.least) - 1 for g in event.origin_classes)
    parts = [
        _count(len(event.origin_classes), "class")
        if len(event.origin_classes) == 1
        else f"{len(event.origin_classes)} classes"
    ]
    if voices:
        parts.append(f"{voices} of them of unknown lineage, which may go back to the others or not")
    if plural > 0:
        parts.append(f"{plural} more where a class stands for several speakers")
    return f"At most {event.origins.most}: {'; '.join(parts)}. ({event.reason}.)"


def _gateways(event: Event) -> str:
    return f"Gateways (outlets with direct access to a counted origin): {_bounds(event.gateways)}."


def _disputes(event: Event, texts: Texts) -> str:
    lines = []
    for origin in event.disputed_by[:_LISTED]:
        claim = next(
            (c for c in event.claims if c.report == origin.report and _leads_to(c, origin.source_id)), None
        )
        quoted = f": {_quote(claim.report, claim.evidence, texts)}" if claim else ""
        lines.append(f"  {origin.source}, in report {origin.report}{quoted}")
    return "Disputed by (not counted):\n" + "\n".join(lines) if lines else ""


def _contradictions(event: Event) -> str:
    lines = []
    for item in event.contradictions:
        values = [f"{v.value} ({', '.join(sorted({report for report, _ in v.claims}))})" for v in item.values]
        lines.append(f"  {item.field}: {' / '.join(values)}")
    return "The reports contradict each other on:\n" + "\n".join(lines) if lines else ""


def _retraction(event: Event, trace: Trace, texts: Texts) -> str:
    if not event.retracted:
        return ""
    reports = {claim.report for claim in event.claims}
    taken = [report for report in trace.reports if set(report.retracts) & reports]
    lines = [
        f"  report {r.id} takes back {', '.join(r.retracts)}: {_shown(r.evidence[:2], texts)}" for r in taken
    ]
    return "Retracted, in part or wholly:\n" + "\n".join(lines)


def _joined(event: Event, readings: Sequence[Reading], texts: Texts) -> str:
    """Why these claims are one event, and which of them only perhaps."""
    found = joined(event, readings)
    if found is None:
        return ""
    lines = ["Why these claims are one event (mean log-odds over claims of different reports):"]
    for word, sign in (("for", 1), ("against", -1)):
        told = [f"{reason} ({value:+.1f})" for reason, value in found.reasons if value * sign > 0]
        if told:
            lines.append(f"  {word}: {'; '.join(told[:_REASONS])}")
    evidence = {(claim.report, claim.claim): claim.evidence for claim in event.claims}
    unsure = [f"{report}: {_quote(report, evidence[report, claim], texts)}" for report, claim in found.unsure]
    if unsure:
        more = f"; and {len(unsure) - _REASONS} more" if len(unsure) > _REASONS else ""
        lines.append(f"  unsure: {'; '.join(unsure[:_REASONS])}{more}")
    return "\n".join(lines)


def upstream(trace: Trace, readings: Sequence[Reading], report_id: str) -> str:
    """One report's chains drawn to their origins: its claims by event, each chain followed through the relays.

    Raises WrongUsage, with the known ids, where no report of the trace has this id.
    """
    if report_id not in {report.id for report in trace.reports}:
        raise WrongUsage(_unknown("report", report_id, (report.id for report in trace.reports)))
    texts = {reading.report.id: reading for reading in readings}
    outlet = texts[report_id].report.outlet if report_id in texts else None
    lines = [f"{outlet or 'an unnamed outlet'} ({report_id})"]
    for event in trace.events:
        mine = [claim for claim in event.claims if claim.report == report_id]
        if mine:
            lines.append(f"├─ {event.id}: {event.what}")
            lines += [f"│    {line}" for line in _tree(report_id, event, trace, texts)]
    if len(lines) == 1:
        lines.append("└─ no claim of this report is part of an event")
    return "\n".join(lines)


def _tree(report: str, event: Event, trace: Trace, texts: Texts) -> list[str]:
    """The chains of one report for one event, then those of the reports that it relays, each report once."""
    lines: list[str] = []
    seen: set[str] = set()
    stack = [(report, 0)]
    while stack:
        here, depth = stack.pop()
        pad = "  " * depth
        if here in seen:
            lines.append(f"{pad}↺ {here}: already drawn; the credit goes in a circle or meets itself")
            continue
        seen.add(here)
        lines += [f"{pad}{line}" for line in _chains(here, event, texts)]
        claims = {claim.claim for claim in event.claims if claim.report == here}
        for relay in trace.relays:
            if relay.sender == here and (not relay.claims or claims & set(relay.claims)):
                if relay.to:
                    stack.append((relay.to, depth + 1))
                lines.append(f"{pad}↑ {_relay(relay, texts)}")
    return lines


def _chains(report: str, event: Event, texts: Texts) -> list[str]:
    chains: dict[str, EventClaim] = {}
    for claim in event.claims:
        if claim.report == report:
            chains.setdefault(" ← ".join(_link(link) for link in claim.chain), claim)
    more = [f"... and {len(chains) - _LISTED} more"] if len(chains) > _LISTED else []
    shown = islice(chains.items(), _LISTED)
    return [f"{chain}: {_quote(report, claim.evidence, texts)}" for chain, claim in shown] + more


def _link(link: Link) -> str:
    words = link.name or link.description or link.kind
    return f"{words} ({link.kind})" if link.kind in ("anonymous", "unattributed", "document") else words
