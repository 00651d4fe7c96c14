"""One event as a stream: origins at the left, gateways, relays and the many articles to the right, denials beside.

A pure layout: records in, nodes and edges with coordinates out; the template only draws them. Units are SVG user units
(about CSS pixels).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from headwater.records import Event, EventClaim, Evidence, Link, Origin, OriginClass, Relay, TracedReport

NodeKind = Literal["origin", "unattributed", "outlet", "article", "denial"]
EdgeKind = Literal["direct", "unknown", "credit", "copy", "denies"]

WIDTH, HEIGHT = 168, 40  # of a node
GAP_X, GAP_Y = 76, 14  # between nodes
MARGIN, LANES = 12, 22  # around the drawing; the line of headings above it
_LINE = 23  # characters that fit into a node's line


@dataclass(frozen=True, slots=True)
class Node:
    """A box of the drawing; `x` and `y` are its upper left corner."""

    id: str
    kind: NodeKind
    label: str
    note: str
    report: str | None
    struck: bool
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from `start` (nearer to the origin) to `end`, with the characters that show it."""

    id: str
    kind: EdgeKind
    start: Node
    end: Node
    reason: str
    evidence: tuple[Evidence, ...]

    @property
    def path(self) -> str:
        """The `d` of an SVG path: a curve that leaves and arrives level."""
        x1, y1 = self.start.x + WIDTH, self.start.y + HEIGHT // 2
        x2, y2 = self.end.x, self.end.y + HEIGHT // 2
        bend = max(28, abs(x2 - x1) // 2)
        return f"M{x1},{y1} C{x1 + bend},{y1} {x2 - bend},{y2} {x2},{y2}"


@dataclass(frozen=True, slots=True)
class Stream:
    """A drawing; `lanes` are the headings with their x."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    lanes: tuple[tuple[int, str], ...]
    width: int
    height: int


@dataclass
class _Plan:
    """What is to be drawn, before it has a place."""

    nodes: dict[str, tuple[NodeKind, str, str, str | None]] = field(default_factory=dict)
    edges: dict[tuple[str, str, EdgeKind], tuple[str, tuple[Evidence, ...]]] = field(default_factory=dict)

    def node(self, key: str, kind: NodeKind, label: str, note: str = "", report: str | None = None) -> str:
        """The key of a node, made where it is not there yet."""
        self.nodes.setdefault(key, (kind, label, note, report))
        return key

    def edge(self, start: str, end: str, kind: EdgeKind, reason: str, evidence: Iterable[Evidence]) -> None:
        """A line between two nodes; the same line twice is one with the evidence of both."""
        if start == end:
            return
        old_reason, old = self.edges.get((start, end, kind), (reason, ()))
        self.edges[start, end, kind] = old_reason, tuple(dict.fromkeys((*old, *evidence)))


def draw(event: Event, relays: Sequence[Relay], reports: Mapping[str, TracedReport]) -> Stream:
    """The stream of one event; `reports` holds those of its claims."""
    plan = _Plan()
    for claim in event.claims:
        if claim.stance != "denies":
            _report_node(plan, claim.report, reports)
    for relay in relays:
        if relay.to:
            _relay(plan, event, relay)
    for number, origins in enumerate(event.origin_classes):
        _origin(plan, event, number, origins, reports)
    for relay in relays:
        if relay.to_outlet:  # drawn where an origin came through that outlet
            _relay(plan, event, relay)
    for number, denial in enumerate(event.disputed_by):
        _denial(plan, event, number, denial, reports)
    return _placed(plan, event)


def _report_node(plan: _Plan, report: str, reports: Mapping[str, TracedReport]) -> str:
    known = reports.get(report)
    day = known.published.interval.earliest if known else None
    note = " · ".join(filter(None, (report, day.isoformat() if day else "undated")))
    return plan.node(
        f"r:{report}", "article", (known.outlet if known else None) or "outlet unknown", note, report
    )


def _origin(
    plan: _Plan, event: Event, number: int, origins: OriginClass, reports: Mapping[str, TracedReport]
) -> None:
    unknown = origins.kind == "unattributed"
    first = origins.members[0].source
    note = "lineage unknown" if unknown else _speakers(origins)
    start = plan.node(f"o:{number}", "unattributed" if unknown else "origin", first, note)
    relayed = {end for _, end, kind in plan.edges if kind in ("credit", "copy")}
    for member in origins.members:
        if not member.source_id and f"r:{member.report}" in relayed:
            continue  # it leans on another report's source, as the line from that report shows
        claims = _claims_of(event, member)
        evidence = [Evidence(claim.report, span) for claim in claims for span in claim.evidence]
        at = start
        for link in reversed(_between(claims[0]) if claims else ()):
            told = _teller(link, reports, member.report)
            if told:  # what that report says of its source is drawn with that report
                at = _report_node(plan, told, reports)
                continue
            name = link.name or link.description
            through = plan.node(f"x:{name}", "outlet", name, "not in the pile")
            plan.edge(
                at, through, "unknown" if unknown else "direct", "as the reports that credit it say", evidence
            )
            at = through
        kind: EdgeKind = "credit" if at != start else "unknown" if unknown else "direct"
        reason = "nobody is credited" if unknown else "the report credits this source"
        plan.edge(at, _report_node(plan, member.report, reports), kind, reason, evidence)


def _speakers(origins: OriginClass) -> str:
    least, most = origins.count.least, origins.count.most
    if (least, most) == (1, 1):
        return "unnamed" if origins.kind == "anonymous" else origins.kind
    return f"{least} to {most} speakers" if most and most != least else f"{least} speakers or more"


def _claims_of(event: Event, member: Origin) -> list[EventClaim]:
    """The claims of the event that lead to this origin: those whose last link is it, else all of its report."""
    own = [claim for claim in event.claims if claim.report == member.report and claim.stance != "denies"]
    return [claim for claim in own if _is_last(claim, member)] or own


def _is_last(claim: EventClaim, member: Origin) -> bool:
    """Whether a claim's chain ends in this origin, by its id where it has one, else by what it is called."""
    last = claim.chain[-1]
    if member.source_id and last.source:
        return member.source_id == last.source
    return member.source in (last.name, last.description)


def _between(claim: EventClaim) -> tuple[Link, ...]:
    """The outlets between a report and its origin, outermost first; the report's own outlet is left out."""
    return tuple(link for link in claim.chain[1:-1] if link.kind in ("outlet", "organisation"))


def _teller(link: Link, reports: Mapping[str, TracedReport], sender: str) -> str | None:
    """The report of the drawing that an outlet in the chain of `sender` stands for, or None."""
    wanted = _folded(link.name or link.description)
    return next(
        (i for i in sorted(reports) if i != sender and _folded(reports[i].outlet or "") == wanted), None
    )


def _folded(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def _relay(plan: _Plan, event: Event, relay: Relay) -> None:
    """A relay is drawn where it covers a claim of the event and both its ends are in the drawing."""
    covered = {claim.claim for claim in event.claims if claim.report == relay.sender}
    start, end = f"r:{relay.to}" if relay.to else f"x:{relay.to_outlet}", f"r:{relay.sender}"
    applies = not relay.claims or covered & set(relay.claims)
    if applies and start in plan.nodes and end in plan.nodes:
        plan.edge(start, end, relay.kind, relay.reason, relay.evidence)


def _denial(
    plan: _Plan, event: Event, number: int, denial: Origin, reports: Mapping[str, TracedReport]
) -> None:
    node = plan.node(
        f"d:{number}", "denial", denial.source or "denial", f"denies, in {denial.report}", denial.report
    )
    claims = [c for c in event.claims if c.report == denial.report and c.stance == "denies"]
    evidence = [Evidence(claim.report, span) for claim in claims for span in claim.evidence]
    plan.edge(
        node, _report_node(plan, denial.report, reports), "denies", "this source denies the event", evidence
    )


def _placed(plan: _Plan, event: Event) -> Stream:
    columns = _columns(plan)
    places: dict[str, tuple[int, int]] = {}
    row_of: dict[str, float] = {}
    sources: dict[str, list[str]] = defaultdict(list)
    for start, end, _ in plan.edges:
        sources[end].append(start)
    deepest = 0
    for column in sorted(set(columns.values())):
        inside = [key for key in plan.nodes if columns[key] == column]
        inside.sort(key=lambda key: _middle(row_of.get(start, 0.0) for start in sources[key]))
        for row, key in enumerate(inside):
            row_of[key] = row
            places[key] = MARGIN + column * (WIDTH + GAP_X), MARGIN + LANES + row * (HEIGHT + GAP_Y)
        deepest = max(deepest, len(inside))
    nodes = {
        key: Node(
            key, kind, _cut(label), _cut(note), report, event.retracted and kind == "origin", *places[key]
        )
        for key, (kind, label, note, report) in plan.nodes.items()
    }
    edges = tuple(
        Edge(str(number), kind, nodes[start], nodes[end], reason, evidence)
        for number, ((start, end, kind), (reason, evidence)) in enumerate(plan.edges.items())
    )
    last = max(columns.values(), default=0)
    width = 2 * MARGIN + (last + 1) * WIDTH + last * GAP_X
    return Stream(
        tuple(nodes.values()), edges, _lanes(last), width, 2 * MARGIN + LANES + deepest * (HEIGHT + GAP_Y)
    )


def _columns(plan: _Plan) -> dict[str, int]:
    """How many steps each node is from its farthest origin; a circle is cut where it comes back."""
    below: dict[str, list[str]] = defaultdict(list)
    for start, end, _ in plan.edges:
        below[start].append(end)
    columns = dict.fromkeys(plan.nodes, 0)
    for _ in range(len(plan.nodes)):
        moved = False
        for start, ends in below.items():
            for end in ends:
                if columns[end] <= columns[start] < len(plan.nodes) - 1:
                    columns[end], moved = columns[start] + 1, True
        if not moved:
            return columns
    used = sorted(set(columns.values()))  # a circle climbed: close the ranks again
    return {key: used.index(column) for key, column in columns.items()}


def _middle(rows: Iterable[float]) -> float:
    found = list(rows)
    return sum(found) / len(found) if found else 0.0


def _lanes(last: int) -> tuple[tuple[int, str], ...]:
    """Headings of the first columns: who had direct access stands next to the origins."""
    names = ("origins", "gateways", "relays")
    return tuple((MARGIN + i * (WIDTH + GAP_X), name) for i, name in enumerate(names) if i <= last)


def _cut(text: str) -> str:
    return text if len(text) <= _LINE else text[: _LINE - 1].rstrip() + "…"
