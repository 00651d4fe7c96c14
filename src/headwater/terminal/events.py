"""One event of a trace: what, when and where, the counts, and everything that stands behind the counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rich.text import Text

from headwater.records import ContradictedValue, Event, EventClaim, Evidence, Origin, Reading, Relay, Trace

from .chains import label, line
from .layout import Page
from .safe import clip
from .words import days, place, span_of

# Columns of the labels to the left.
LABELS = 12
# Rows of one kind that are shown of one event.
MOST = 10
# Chains of one report that are shown.
TAILS = 5
# Characters of one quotation.
LONGEST = 110
# Characters of the reason for the counts; `--why` tells all of it.
LONGEST_WHY = 700
# Values shown of one field on which reports differ.
VALUES = 6


@dataclass(frozen=True)
class Pile:
    """A trace with the readings by the id of their report, where the quotations come from."""

    trace: Trace
    readings: Mapping[str, Reading]

    def quote(self, evidence: Evidence) -> str:
        """The characters of the evidence between quotation marks; empty where its report is not at hand."""
        reading = self.readings.get(evidence.report)
        return f"“{clip(evidence.span.of(reading.report.text), LONGEST)}”" if reading else ""

    def speaker(self, origin: Origin) -> str:
        """The source of an origin as its report describes it."""
        reading = self.readings.get(origin.report)
        known = {source.id: source for source in reading.sources} if reading else {}
        return label(known[origin.source]) if origin.source in known else clip(origin.source, LONGEST)


def show_event(event: Event, pile: Pile, page: Page) -> None:
    """Print one event."""
    page.put(Text(clip(event.what, 200), style="bold"))
    page.put(_counts(event), indent=2)
    _row(page, "when", days(event.when) if event.when else "unknown")
    _row(page, "where", place(event.where) if event.where else "unknown")
    _show_chains(event, page)
    rows = [
        ("relays", [_relay(relay, pile) for relay in _relays(event, pile.trace.relays)]),
        ("why", [clip(event.reason, LONGEST_WHY)]),
        ("differ", [_differ(item.field, item.values) for item in event.contradictions]),
        ("disputed by", _disputed(event, pile)),
        ("retracted", ["what this leaned on was taken back, and no longer counts"] * event.retracted),
        ("more", [f"--why {clip(event.id, 40)}"]),
    ]
    for name, values in rows:
        for number, value in enumerate(values[:MOST]):
            _row(page, name if number == 0 else "", value)
        if len(values) > MOST:
            _row(page, "", f"and {len(values) - MOST} more")


def _counts(event: Event) -> Text:
    text = Text(
        f"articles {event.articles}   outlets {event.outlets}   gateways {span_of(event.gateways)}   "
    )
    text.append(f"origins {span_of(event.origins)}", style="bold green")
    if event.plover:
        text.append(f"   {event.plover}", style="dim")
    return text


def _show_chains(event: Event, page: Page) -> None:
    """Report by report, what its outlet has from whom; the denials are left to their own row."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for claim in sorted(event.claims, key=_order):
        if claim.stance != "denies":
            tails = found.setdefault((clip(claim.report, 24), label(claim.chain[0])), {})
            tails[line(claim.chain[1:])] = None
    for number, ((report, outlet), tails) in enumerate(list(found.items())[:MOST]):
        _row(page, "chains" if number == 0 else "", f"{report}: {outlet}")
        shown = [tail for tail in tails if tail]
        for nth, tail in enumerate(shown[:TAILS], 1):
            _row(page, "", tail, "   └─ " if nth == len(shown) else "   ├─ ")
        if len(shown) > TAILS:
            _row(page, "", f"{len(shown) - TAILS} more", "   └─ ")
    if len(found) > MOST:
        _row(page, "", f"and {len(found) - MOST} more reports")


def _row(page: Page, name: str, words: str, branch: str = "") -> None:
    page.put(words, indent=2, label=name.ljust(LABELS) + branch, width=LABELS + len(branch))


def _order(claim: EventClaim) -> tuple[str, tuple[int, int]]:
    return claim.report, (claim.evidence[0].start, claim.evidence[0].end) if claim.evidence else (0, 0)


def _relays(event: Event, relays: Iterable[Relay]) -> list[Relay]:
    """The relays that carry a claim of this event."""
    claims = {(claim.report, claim.claim) for claim in event.claims}
    reports = {report for report, _ in claims}
    return [
        relay
        for relay in relays
        if relay.sender in reports
        and (not relay.claims or any((relay.sender, claim) in claims for claim in relay.claims))
        and (relay.to is None or relay.to in reports)
    ]


def _relay(relay: Relay, pile: Pile) -> str:
    target = clip(relay.to or relay.to_outlet or "", 40)
    outside = "" if relay.to else " (its report is not in the pile)"
    verb = "credits" if relay.kind == "credit" else "copies"
    shown = [item for item in relay.evidence if item.report == relay.sender] or list(relay.evidence)
    return f"{clip(relay.sender, 40)} {verb} {target}{outside}: {pile.quote(shown[0])}".rstrip(": ")


def _differ(field: str, values: tuple[ContradictedValue, ...]) -> str:
    told = []
    for value in values[:VALUES]:
        reports = sorted({report for report, _ in value.claims})
        named = ", ".join(clip(report, 24) for report in reports[:4]) + (", …" if len(reports) > 4 else "")
        told.append(f"{clip(value.value, 60)} ({named})")
    return f"{field}: {' | '.join(told)}{' | …' if len(values) > VALUES else ''}"


def _disputed(event: Event, pile: Pile) -> list[str]:
    return [f"{pile.speaker(origin)} ({clip(origin.report, 24)})" for origin in event.disputed_by]
