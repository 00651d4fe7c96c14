"""Relays: which report took what from which other one, by credit and by copy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from headwater.records import Evidence, Reading, Relay, Source, Span, joined

from .copies import Copy
from .names import outlet_key, same_outlet
from .pile import Item, Pile, age, items_of, not_after, touching
from .words import cosine, rarity, stems, vector

_LEAST_COVER = 0.2
"""Part of a claim's words (by rarity) that the credited outlet's report must have where no event joins the two."""

_LATEST = 40
"""Reports of a credited outlet, the latest before, that are looked through where none shares the event."""

Shared = Mapping[tuple[str, str], frozenset[str]]
"""The reports of the event to which a claim belongs, by the ids of its report and its own."""


def find(
    pile: Pile,
    copies: Sequence[Copy],
    shared: Shared,
    retracting: frozenset[str] = frozenset(),
    first: Mapping[str, str] | None = None,
) -> tuple[Relay, ...]:
    """All relays of a pile: credits resolved to a report of the pile where there is one, and copies.

    Nobody takes a claim from a report that takes it back: `retracting` reports are no targets. Of the versions of a
    report, whose first is told by `first`, that one is credited.
    """
    weight = rarity([stems(reading.report.text) for reading in pile.readings])
    found: list[Relay] = []
    targets = pile.without(retracting)
    for reading in pile.readings:
        found += [_to_first(relay, first or {}) for relay in _credits(reading, targets, shared, weight)]
    credited = {(relay.sender, relay.to) for relay in found}
    found += [relay for copy in copies if (relay := _copied(copy, pile, credited, shared))]
    return tuple(sorted(found, key=lambda r: (r.sender, r.to or "", r.to_outlet or "", r.kind)))


def _to_first(relay: Relay, first: Mapping[str, str]) -> Relay:
    """The relay to the first version of the report that it leads to; not where that is the report itself."""
    old = first.get(relay.to or "")
    return replace(relay, to=old) if old and old != relay.sender else relay


def _credits(reading: Reading, pile: Pile, shared: Shared, weight: Mapping[str, float]) -> list[Relay]:
    """The outlets that a report names for its claims, or for itself as a whole."""
    groups: dict[tuple[str | None, str], list[tuple[Item, Source]]] = defaultdict(list)
    names: dict[str, str] = {}
    credited: list[tuple[Item, Source, str | None]] = []
    for item in items_of(reading):
        source = _credited(item)
        if source is None:
            continue
        credited.append(
            (item, source, _resolve(item, source.name or source.description, pile, shared, weight))
        )
    known = {outlet_key(source.name or source.description): to for _, source, to in credited if to}
    for item, source, resolved in credited:
        name = source.name or source.description
        to = resolved or known.get(outlet_key(name))
        names.setdefault(outlet_key(name), name)
        groups[to, "" if to else outlet_key(name)].append((item, source))
    found = [_credit(to, names.get(key, key), group) for (to, key), group in groups.items()]
    whole = [via for via in reading.via if not same_outlet(via.name, reading.report.outlet)]
    return found + [_whole(reading, via.name, via.span, pile, weight) for via in whole]


def _credited(item: Item) -> Source | None:
    """The outlet next to the report's own in a chain."""
    for source in item.chain[1:]:
        if source.kind == "outlet" and not same_outlet(source.name, item.reading.report.outlet):
            return source
    return None


def _resolve(item: Item, outlet: str, pile: Pile, shared: Shared, weight: Mapping[str, float]) -> str | None:
    """The report of the outlet that has this claim: one that shares its event, then the likest, then the latest."""
    reading, together = item.reading, shared.get(item.key, frozenset())
    every = [pile.by_id[i] for i in pile.reports_of(outlet) if i != item.report]
    candidates = [r for r in every if not_after(r.published.interval, reading.published.interval)]
    if not any(r.report.id in together for r in candidates):
        candidates += [r for r in every if r.report.id in together and _credits_back(r, reading, shared)]
    near = [r for r in candidates if r.report.id in together]
    candidates = near or sorted(candidates, key=age)[-_LATEST:]
    bag = stems(item.wording)
    best: tuple[bool, float, tuple[object, ...]] | None = None
    chosen = None
    for candidate in sorted(candidates, key=age):
        cover = _cover(bag, candidate, weight)
        rank = (candidate.report.id in together, cover, age(candidate))
        if (rank[0] or cover >= _LEAST_COVER) and (best is None or rank >= best):
            best, chosen = rank, candidate.report.id
    return chosen


def _credits_back(later: Reading, reading: Reading, shared: Shared) -> bool:
    """Whether a later report of the credited outlet credits this one's outlet for the event: a circle."""
    return any(
        same_outlet(source.name or source.description, reading.report.outlet)
        for item in items_of(later)
        if reading.report.id in shared.get(item.key, ()) and (source := _credited(item)) is not None
    )


def _cover(bag: Iterable[str], candidate: Reading, weight: Mapping[str, float]) -> float:
    """The part of the words, by rarity, that the candidate's text has."""
    words = set(bag)
    there = _telling(candidate.report.text)
    total = sum(weight.get(word, 0.0) for word in words)
    return sum(weight.get(word, 0.0) for word in words & there) / total if total else 0.0


@lru_cache(maxsize=1024)
def _telling(text: str) -> frozenset[str]:
    return frozenset(stems(text))


def _credit(to: str | None, outlet: str, group: Sequence[tuple[Item, Source]]) -> Relay:
    first, source = group[0]
    spans = source.mentions[:1] or first.claim.evidence[:1]
    evidence = tuple(Evidence(first.report, span) for span in spans)
    claims = tuple(dict.fromkeys(item.claim.id for item, _ in group))
    reason = f"it credits {source.name or source.description} for {len(claims)} of its claims"
    return Relay(first.report, to, None if to else outlet, "credit", evidence, reason, claims)


def _whole(
    reading: Reading, outlet: str, span: Span | None, pile: Pile, weight: Mapping[str, float]
) -> Relay:
    """A credit for the report as a whole (an agency byline, "first appeared in")."""
    candidates = [pile.by_id[i] for i in pile.reports_of(outlet) if i != reading.report.id]
    candidates = [r for r in candidates if not_after(r.published.interval, reading.published.interval)]
    mine = vector(stems(reading.report.text), weight)
    likest = max(
        ((cosine(mine, vector(stems(r.report.text), weight)), r.report.id) for r in candidates),
        default=(0.0, ""),
    )
    to = likest[1] if likest[0] >= 0.3 else None
    shown = span or (reading.passages[0].span if reading.passages else Span(0, 1))
    reason = f"it credits {outlet} for the report as a whole"
    return Relay(
        reading.report.id, to, None if to else outlet, "credit", (Evidence(reading.report.id, shown),), reason
    )


def _copied(copy: Copy, pile: Pile, credited: set[tuple[str, str | None]], shared: Shared) -> Relay | None:
    """A copy as a relay; None where the same report is credited already, or where the copied words hold no claim.

    What an outlet repeats of its own is none either, unless it is of an event of both reports: else it is background.
    """
    if (copy.sender, copy.to) in credited:
        return None
    sender, to = pile.by_id[copy.sender], pile.by_id[copy.to]
    claims = covered(sender, copy.sender_spans)
    if sender.claims and not claims:
        return None
    own = same_outlet(sender.report.outlet, to.report.outlet)
    if own and not any(copy.to in shared.get((copy.sender, claim), ()) for claim in claims):
        return None
    shown = [Evidence(copy.sender, span) for span in copy.sender_spans] + [
        Evidence(copy.to, s) for s in copy.to_spans
    ]
    reason = f"{copy.words} words in the same order, {round(100 * copy.share)}% of the report"
    agency = next((v.name for v in to.via if not same_outlet(v.name, to.report.outlet)), None)
    if agency and not pile.reports_of(agency) and not same_outlet(agency, sender.report.outlet):
        return Relay(
            copy.sender, None, agency, "copy", tuple(shown), f"{reason}; both have it from {agency}", claims
        )
    return Relay(copy.sender, copy.to, None, "copy", tuple(shown), reason, claims)


def covered(reading: Reading, spans: Sequence[Span]) -> tuple[str, ...]:
    """Ids of the claims whose evidence lies, half of it at least, within the spans."""
    found = []
    for claim in reading.claims:
        evidence = joined(claim.evidence)
        if 2 * touching(evidence, spans) >= sum(len(span) for span in evidence):
            found.append(claim.id)
    return tuple(found)


def routes(relays: Iterable[Relay]) -> dict[tuple[str, str], tuple[Relay, ...]]:
    """The relays that cover each claim; under (report, "") those that can carry its own voice as a whole."""
    found: dict[tuple[str, str], list[Relay]] = defaultdict(list)
    for relay in relays:
        for claim in relay.claims:
            found[relay.sender, claim].append(relay)
        if relay.kind == "copy" or not relay.claims:
            found[relay.sender, ""].append(relay)
    return {key: tuple(group) for key, group in found.items()}
