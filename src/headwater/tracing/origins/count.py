"""The interval: classes, what is known of each two, the fewest and the most, the gateways, what is struck."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.records import Bounds, Evidence, Origin, OriginClass, Reading, Source, Span, Verdict
from headwater.tracing.names import outlet_key
from headwater.tracing.pile import Item

from .classes import Judged, StakeClass, classify, judge
from .colours import Fewest, fewest
from .stakes import Lean, Routes, Stake, Walked, walk

_MANY = 50
"""Named sources of a report, the first of them, that its unnamed ones are told apart from."""
_PRINTED_CLASSES = 14
"""Every pair of so many classes is printed with its verdict (91 pairs); of more, only those that are known."""

Struck = Mapping[str, frozenset[str] | None]
"""What retractions take back: report id -> ids of its claims, None for the whole report."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The count of one event with everything behind it."""

    origins: Bounds
    gateways: Bounds
    classes: tuple[OriginClass, ...]
    verdicts: tuple[Verdict, ...]
    reason: str
    retracted: bool


def count(
    items: Sequence[Item], routes: Routes, struck: Struck, first: Mapping[str, str] | None = None
) -> Counted:
    """Count the origins behind the claims that assert or presuppose one event; `first` are first versions by report."""
    walked = walk(items, routes, first)
    standing = [s for s in walked.stakes if not _is_struck(s, struck)]
    retracted = len(standing) < len(walked.stakes)
    classes = classify(standing)
    spread = {item.report: item for item in items}
    different, verdicts = _compare(classes, spread)
    weights = [0 if c.voice else c.count.least for c in classes]
    low = fewest(weights, different)
    circles = len(walked.circles)
    stand = bool(classes) or circles > 0
    least = max(1, low.least) if stand else 0
    most = sum(_most(c.count) for c in classes) + circles
    return Counted(
        Bounds(least, max(least, most)),
        _gateways(classes, walked, spread) if stand else Bounds(0, 0),
        tuple(_record(c, walked.leans, spread) for c in classes)
        + tuple(_circle(c, spread) for c in walked.circles),
        verdicts,
        _reason(walked, classes, low, retracted),
        retracted,
    )


def _most(count: Bounds) -> int:
    """The most speakers of one class; a number without a top counts as it is stated, two at least."""
    return count.most if count.most is not None else max(2, count.least)


def _is_struck(stake: Stake, struck: Struck) -> bool:
    """Whether the report is taken back, or half of the claims with which the stake stands behind the event."""
    claims = struck.get(stake.report, frozenset())
    return claims is None or 2 * len(claims & set(stake.claims)) >= max(1, len(stake.claims))


def _compare(
    classes: Sequence[StakeClass], spread: Mapping[str, Item]
) -> tuple[dict[int, set[int]], tuple[Verdict, ...]]:
    """The known-different graph over classes, and the verdicts to print."""
    different: dict[int, set[int]] = defaultdict(set)
    verdicts = []
    own = {report: own_sources(item.reading) for report, item in spread.items()}
    for i, j in _pairs(classes):
        judged, witness = _between(classes[i], classes[j])
        if judged.relation == "unknown":
            judged = _told_elsewhere(classes[i], classes[j], own) or judged
        if judged.relation == "different":
            different[i].add(j)
            different[j].add(i)
        if judged.relation != "unknown" or len(classes) <= _PRINTED_CLASSES:
            verdicts.append(Verdict(i, j, judged.relation, judged.reason, _shown(witness, spread)))
    return different, tuple(verdicts)


def _pairs(classes: Sequence[StakeClass]) -> Iterable[tuple[int, int]]:
    """All pairs where they are few; else only pairs that can be known: named ones, and those of one report."""
    if len(classes) <= _PRINTED_CLASSES:
        return [(i, j) for i in range(len(classes)) for j in range(i + 1, len(classes))]
    named = [i for i, c in enumerate(classes) if c.kind not in ("unattributed", "anonymous")]
    papers = {i for i in named if classes[i].kind in ("document", "outlet")}
    by_report: dict[str, list[int]] = defaultdict(list)
    for i, c in enumerate(classes):
        for report in {stake.report for stake in c.stakes}:
            by_report[report].append(i)
    pairs = {(min(i, j), max(i, j)) for i in named for j in named if i != j}
    pairs |= {
        (min(i, j), max(i, j)) for i in papers for j in range(len(classes)) if i != j and not classes[j].voice
    }
    pairs |= {(i, j) for near in by_report.values() for i in near for j in near if i < j}
    return sorted(pairs)


def _between(first: StakeClass, second: StakeClass) -> tuple[Judged, tuple[Stake, Stake]]:
    """What is known of two classes: different as soon as two of their stakes are."""
    judged = Judged("unknown", "the lineage is unknown")
    witness = (first.stakes[0], second.stakes[0])
    for one in first.stakes:
        for two in second.stakes:
            here = judge(one, two)
            if here.relation == "different":
                return here, (one, two)
            if here.reason != judged.reason and judged.reason == "the lineage is unknown":
                judged, witness = Judged("unknown", here.reason), (one, two)
    return judged, witness


def _told_elsewhere(
    first: StakeClass, second: StakeClass, own: Mapping[str, Sequence[Source]]
) -> Judged | None:
    """Whether a report that has one as an unnamed source of its own has the other too, with another claim."""
    for one, two in ((first, second), (second, first)):
        if one.kind != "anonymous" or two.kind not in ("organisation", "person"):
            continue
        for stake in one.stakes:
            others = [replace(stake, source=other) for other in own[stake.report] if not stake.scope[1]]
            if any(judge(other, mate).relation == "same" for other in others for mate in two.stakes):
                return Judged("different", f"report {stake.report} tells them apart")
    return None


def own_sources(reading: Reading) -> tuple[Source, ...]:
    """The named sources to whom a report gives claims of its own, through nobody else, each once."""
    told = {claim.chain[1] for claim in reading.claims if len(claim.chain) == 2}
    named = [s for s in reading.sources if s.id in told and s.kind in ("organisation", "person") and s.name]
    return tuple(named[:_MANY])


def _shown(witness: Iterable[Stake], spread: Mapping[str, Item]) -> tuple[Evidence, ...]:
    """The words that introduce each of the two."""
    found = []
    for stake in witness:
        spans = stake.source.mentions[:1] or _claim_spans(stake, spread)
        found += [Evidence(stake.report, span) for span in spans]
    return tuple(found)


def _claim_spans(stake: Stake, spread: Mapping[str, Item]) -> tuple[Span, ...]:
    claims = spread[stake.report].reading.claims
    return next((claim.evidence[:1] for claim in claims if claim.id in stake.claims), ())


def _gateways(classes: Sequence[StakeClass], walked: Walked, spread: Mapping[str, Item]) -> Bounds:
    """Outlets that had direct access to a counted origin, up to those whose lineage is unknown as well."""
    known = {outlet_key(s.gateway) for c in classes if not c.voice for s in c.stakes}
    possible = {outlet_key(s.gateway) for c in classes if c.voice for s in c.stakes}
    possible |= {outlet_key(spread[report].outlet) for circle in walked.circles for report in circle}
    return Bounds(max(1, len(known)), max(1, len(known | possible)))


def _record(group: StakeClass, leans: Sequence[Lean], spread: Mapping[str, Item]) -> OriginClass:
    """The class as printed: its own stakes, and the reports that lean on nothing but them."""
    members = [_origin(stake) for stake in group.stakes]
    reports = {stake.report for stake in group.stakes}
    seen = set(reports)
    grown = True
    while grown:
        grown = False
        for lean in leans:
            if lean.to in seen and lean.report not in seen:
                seen.add(lean.report)
                members.append(Origin(lean.report, f"through {spread[lean.to].outlet}"))
                grown = True
    return OriginClass(tuple(members), group.count, group.stakes[0].source.kind)


def _origin(stake: Stake) -> Origin:
    words = stake.source.name or stake.source.description or "own voice"
    if stake.source.name and stake.source.speaks_for:
        words = f"{stake.source.name}, for {stake.source.speaks_for}"
    if stake.lineage and not stake.voice:
        words = f"{words}, through {stake.lineage}"
    return Origin(stake.report, words, stake.source.id)


def _circle(circle: Sequence[str], spread: Mapping[str, Item]) -> OriginClass:
    members = tuple(
        Origin(report, f"circle: {spread[report].outlet} leans on the others of it") for report in circle
    )
    return OriginClass(members, Bounds(1, 1), "unattributed")


def _reason(walked: Walked, classes: Sequence[StakeClass], low: Fewest, retracted: bool) -> str:
    """One or two sentences: why so few, why so many."""
    known = [c for c in classes if not c.voice]
    parts = [f"{len(walked.leans)} of the reports lean on others of the pile"] if walked.leans else []
    if walked.circles:
        parts.append(f"{len(walked.circles)} circle of credit has nothing beneath it")
    if retracted:
        parts.append("a retraction struck what came through it")
    if not classes and not walked.circles:
        return "; ".join([*parts, "nothing remains"])
    voices = len(classes) - len(known)
    parts.append(f"min: the fewest that respect every known difference among {len(known)} known origins")
    if low.least < low.most:
        parts.append(f"(a bound: between {low.least} and {low.most})")
    if voices:
        parts.append(f"max: {voices} of unknown lineage may be origins of their own")
    return "; ".join(parts)
