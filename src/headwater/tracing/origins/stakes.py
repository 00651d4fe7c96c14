"""Who stands behind an event by himself: each report's own sources, after its relays are walked.

A report that takes a claim from a report of the same event leans on it and brings nothing of its own; what the relayed
report says of its sources holds. What remains are stakes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.records import Reading, Relay, Source
from headwater.tracing.names import outlet_key, same_outlet
from headwater.tracing.pile import Item, age, not_after, outlet_of
from headwater.tracing.words import evidence_text, stems

from .descriptions import is_audience, is_nameless_media

_TELLING = 2
"""Words for an unnamed source that tell him from others."""
_BORROWED = 0.6
"""Part of an unnamed source's words that the copied report has, from which on they are taken for copied."""

Routes = Mapping[tuple[str, str], tuple[Relay, ...]]
"""The relays that cover a claim, by the ids of its report and its own."""


@dataclass(frozen=True, slots=True)
class Stake:
    """One source of one report behind an event.

    `lineage` is the outlet through which it came if not the report's own, `gateway` whoever had access to it. `text` is
    the first version of its report: the report itself where it has no older one.
    """

    report: str
    outlet: str
    source: Source
    lineage: str | None
    gateway: str
    claims: tuple[str, ...]
    text: str = ""

    @property
    def voice(self) -> bool:
        """Whether its lineage is unknown."""
        return self.source.kind == "unattributed"

    @property
    def scope(self) -> tuple[str, str | None]:
        """Sources of one scope were told apart by one report, in whichever version: its own, or those of one outlet."""
        away = outlet_key(self.gateway)
        return self.text or self.report, away if away != outlet_key(self.outlet) else None


@dataclass(frozen=True, slots=True)
class Lean:
    """A report that takes the event from another report of the pile; no relay where it is its own outlet's."""

    report: str
    to: str
    claims: tuple[str, ...]
    relay: Relay | None


@dataclass(frozen=True, slots=True)
class Walked:
    """What is left when the relays are walked; `circles` are reports that lean on each other with nothing beneath."""

    stakes: tuple[Stake, ...]
    leans: tuple[Lean, ...]
    circles: tuple[tuple[str, ...], ...]
    absorbed: tuple[tuple[str, str], ...]
    """Reports whose own voice adds nothing, with the reason."""


def walk(items: Sequence[Item], routes: Routes, first: Mapping[str, str] | None = None) -> Walked:
    """Stakes and leans of the counted claims of one event; `first` has the first version of a report."""
    versions = first or {}
    reports = {item.report: item.reading for item in items}
    routes = _to_versions(items, routes, {versions.get(report, report): report for report in sorted(reports)})
    stakes: list[Stake] = []
    leans: list[Lean] = []
    voices: dict[str, list[Item]] = {}
    for item in _without_bearers(items):
        lean = _lean(item, routes, reports) or _borrowed(item, routes, reports)
        if lean:
            leans.append(lean)
        elif _own_voice(item):
            voices.setdefault(item.report, []).append(item)
        else:
            stakes += _unfolded(item)
    absorbed: list[tuple[str, str]] = []
    standing = {s.report for s in stakes} | {lean.report for lean in leans}
    for report in sorted(voices, key=lambda i: age(reports[i])):
        heard = _hear(voices[report], standing, routes, reports)
        if isinstance(heard, Stake):
            stakes.append(heard)
            continue
        if isinstance(heard, Lean):
            leans.append(heard)
            standing.add(report)
        absorbed.append((report, _reason(heard)))
    stakes = [replace(s, text=versions.get(s.report, s.report)) for s in _merged(_without_ends(stakes))]
    circles = _circles(reports, stakes, leans)
    return Walked(tuple(stakes), tuple(_merged_leans(leans)), circles, tuple(absorbed))


def _to_versions(items: Sequence[Item], routes: Routes, present: Mapping[str, str]) -> Routes:
    """The relays of these claims; those to a report of which another version tells the event lead to that one."""
    keys = {key for item in items for key in (item.key, (item.report, ""))}
    return {
        key: tuple(
            replace(relay, to=there) if (there := present.get(relay.to or "")) and there != key[0] else relay
            for relay in routes[key]
        )
        for key in sorted(keys)
        if key in routes
    }


def _without_bearers(items: Sequence[Item]) -> list[Item]:
    """Without what somebody says who, in the same report, has the event from an unnamed source or a document."""
    bearers = {
        (item.report, source.id)
        for item in items
        if item.chain[-1].kind in ("anonymous", "document")
        for source in item.chain[1:-1]
        if source.kind != "outlet"
    }
    return [item for item in items if (item.report, item.chain[-1].id) not in bearers]


def _own_voice(item: Item) -> bool:
    last = item.chain[-1]
    if len(item.chain) == 1:
        return not last.observed
    if is_audience(last):
        return True
    return len(item.chain) == 2 and last.kind == "unattributed" and not is_nameless_media(last)


def _lean(item: Item, routes: Routes, reports: Mapping[str, Reading]) -> Lean | None:
    """The relay of this very claim to a report of the event: credit before copy."""
    for relay in sorted(routes.get(item.key, ()), key=lambda r: (r.kind != "credit", r.to or "")):
        if relay.to in reports and relay.to is not None and relay.claims:
            return Lean(item.report, relay.to, (item.claim.id,), relay)
    return None


def _borrowed(item: Item, routes: Routes, reports: Mapping[str, Reading]) -> Lean | None:
    """An unnamed source or a document of a report that leans on another one, for words that the other one has too."""
    if item.chain[-1].kind not in ("anonymous", "document") or len(item.chain) > 2:
        return None
    of_event = (r for (report, _), group in routes.items() if report == item.report for r in group)
    for relay in dict.fromkeys(of_event):
        if relay.to in reports and relay.to is not None:
            mine, theirs = _said(item), set(stems(reports[relay.to].report.text))
            known = relay.kind == "copy" or _is_like_theirs(item.chain[-1], reports[relay.to])
            if known and mine and len(mine & theirs) >= _BORROWED * len(mine):
                return Lean(item.report, relay.to, (item.claim.id,), relay)
    return None


def _is_like_theirs(source: Source, other: Reading) -> bool:
    """Whether an unnamed source is introduced in words that a credited report has for one of its own."""
    mine = set(stems(source.description))
    theirs = [set(stems(s.description)) for s in other.sources if s.kind == source.kind]
    return any(len(mine & words) >= _TELLING for words in theirs)


def _said(item: Item) -> set[str]:
    """The words of all that the source of a claim says in its report."""
    told = [c for c in item.reading.claims if c.chain[-1] == item.chain[-1].id]
    return {word for c in told for word in stems(evidence_text(item.reading.report.text, c.evidence))}


def _unfolded(item: Item) -> list[Stake]:
    """The stake of a claim; one for each member where its source is a plural that the report unfolds wholly."""
    made = _stake(item)
    members = [source for source in item.reading.sources if source.id in made.source.members]
    if len(members) < max(2, made.source.count.least):
        return [made]
    return [replace(made, source=member) for member in members]


def _stake(item: Item) -> Stake:
    """The innermost source of a chain, with the outlet or group next to it."""
    last, own = item.chain[-1], item.outlet
    outlets = [
        s
        for s in item.chain[1:]
        if s.kind == "outlet" and not same_outlet(s.name, item.reading.report.outlet)
    ]
    lineage = outlets[-1].name or outlets[-1].description if outlets else None
    if last.kind == "outlet" and len(item.chain) > 1 and not last.observed:
        last = replace(
            last, kind="unattributed", description=f"{last.name or last.description}, own voice", name=None
        )
    before = [s for s in item.chain[1:-1] if s.kind in ("outlet", "organisation")]
    gateway = (before[-1].name or before[-1].description) if before else lineage or own
    return Stake(item.report, own, last, lineage, gateway, (item.claim.id,))


def _hear(
    items: Sequence[Item], standing: set[str], routes: Routes, reports: Mapping[str, Reading]
) -> Stake | Lean | None:
    """What the own voice of a report adds: nothing (None) where the report has a source or relays.

    It is a lean where its text is copied, credited as a whole, or its outlet had the event before; else a stake of
    unknown lineage.
    """
    first, claims = items[0], tuple(item.claim.id for item in items)
    if first.report in standing:
        return None
    whole = routes.get((first.report, ""), ())
    for relay in whole:
        if relay.to in reports and relay.to is not None and _is_taken(items, relay, reports[relay.to]):
            return Lean(first.report, relay.to, claims, relay)
    before = [i for i in standing if same_outlet(outlet_of(reports[i]), first.outlet)]
    before = [i for i in before if not_after(reports[i].published.interval, first.reading.published.interval)]
    if before:
        return Lean(first.report, min(before, key=lambda i: age(reports[i])), claims, None)
    made = replace(_stake(first), claims=claims)
    away = next((relay.to_outlet or "" for relay in whole if relay.to_outlet), None)
    return replace(
        made, source=_voice(made.source), lineage=away or made.lineage, gateway=away or made.gateway
    )


def _is_taken(items: Sequence[Item], relay: Relay, other: Reading) -> bool:
    """Whether a report that leans on another one as a whole has this from it: a copy that has the words, any credit."""
    if relay.kind != "copy":
        return True
    theirs = set(stems(other.report.text))
    mine = [set(stems(item.wording)) for item in items]
    return any(len(words & theirs) >= _BORROWED * len(words) for words in mine if words)


def _reason(heard: Lean | None) -> str:
    if heard is None:
        return "its own voice repeats what the report attributes elsewhere"
    if heard.relay is None:
        return f"it leans on its own outlet's report {heard.to}"
    return f"its text is taken from report {heard.to}"


def _voice(source: Source) -> Source:
    return source if source.kind == "unattributed" else replace(source, kind="unattributed", name=None)


def _without_ends(stakes: Sequence[Stake]) -> list[Stake]:
    """Without the bare end of a chain at an outlet where some report names a source of that outlet for the event."""
    sourced = {outlet_key(s.lineage) for s in stakes if s.lineage and not s.voice}
    return [s for s in stakes if not (s.voice and s.lineage and outlet_key(s.lineage) in sourced)]


def _merged(stakes: Iterable[Stake]) -> list[Stake]:
    """One stake for each source of a report."""
    found: dict[tuple[str, str, str | None], Stake] = {}
    for stake in stakes:
        key = (stake.report, stake.source.id, stake.lineage)
        old = found.get(key)
        found[key] = replace(old, claims=(*old.claims, *stake.claims)) if old else stake
    return [found[key] for key in sorted(found, key=lambda k: (k[0], k[1], k[2] or ""))]


def _merged_leans(leans: Iterable[Lean]) -> list[Lean]:
    found: dict[tuple[str, str], Lean] = {}
    for lean in leans:
        old = found.get((lean.report, lean.to))
        found[lean.report, lean.to] = replace(old, claims=(*old.claims, *lean.claims)) if old else lean
    return [found[key] for key in sorted(found)]


def _circles(
    reports: Iterable[str], stakes: Iterable[Stake], leans: Iterable[Lean]
) -> tuple[tuple[str, ...], ...]:
    """Groups of reports that only lean, and lead to no stake: each is one origin of unknown lineage."""
    below: dict[str, set[str]] = defaultdict(set)
    above: dict[str, set[str]] = defaultdict(set)
    for lean in leans:
        below[lean.report].add(lean.to)
        above[lean.to].add(lean.report)
    grounded, queue = set(), [stake.report for stake in stakes]
    while queue:
        here = queue.pop()
        if here not in grounded:
            grounded.add(here)
            queue.extend(above[here])
    floating = {report for report in reports if report not in grounded and (below[report] or above[report])}
    return tuple(sorted(_groups(floating, below, above)))


def _groups(
    floating: set[str], below: Mapping[str, set[str]], above: Mapping[str, set[str]]
) -> list[tuple[str, ...]]:
    groups, left = [], set(floating)
    while left:
        group, queue = set(), [min(left)]
        while queue:
            here = queue.pop()
            if here in left and here not in group:
                group.add(here)
                queue.extend((below.get(here, set()) | above.get(here, set())) & floating)
        left -= group
        groups.append(tuple(sorted(group)))
    return groups
