"""What the reader finds in one report, in the order in which it finds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from .report import Passage, Published, Report, Via
from .spans import ONE, Bounds, Interval, Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["report", "source", "none"]
TimeBound = Literal["within", "until", "from"]
PlaceUse = Literal["literal", "associative"]
ActorKind = Literal["person", "organisation", "unit", "group", "state"]
SourceKind = Literal["outlet", "organisation", "person", "anonymous", "document", "unattributed"]
Style = Literal["direct", "indirect", "mixed"]
CueStance = Literal[
    "neutral", "doubtful", "denying", "accusing", "factive", "predicting", "ordering", "intending"
]
Status = Literal[
    "happened", "ongoing", "ordered", "planned", "intended", "predicted", "alleged", "denied", "hypothetical"
]
Stance = Literal["asserts", "presupposes", "denies"]
ParticipantRole = Literal["actor", "recipient"]
ThingRole = Literal["instrument", "object"]
Plover = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip


def _one_of(value: object, kind: object, what: str) -> None:
    if value not in get_args(kind):
        raise ValueError(f"no {what}: {value!r}; one of {', '.join(get_args(kind))}")


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression as it is written, before it is tied to a day; `value` as far as the words alone give it.

    `rule` names the rule that found it, `parameters` are what the rule read (whole numbers and words), for anchoring.
    """

    span: Span
    text: str
    type: TimexType
    rule: str
    parameters: tuple[tuple[str, str | int], ...] = ()

    def get(self, key: str) -> str | int | None:
        """What the rule read under `key`, or None."""
        return dict(self.parameters).get(key)


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX3 expression with its value and the days that it can mean.

    `interval` is None for bare durations and sets, and where nothing anchors it: then `reason` says why. `bound` is
    what the words around it make of it for an event's time: "by X" is `until`, "since X" is `from`.
    """

    span: Span
    text: str
    type: TimexType
    value: str | None
    interval: Interval | None
    anchor: Anchor
    reason: str | None = None
    mod: str | None = None
    bound: TimeBound = "within"

    def __post_init__(self) -> None:
        _one_of(self.type, TimexType, "TIMEX3 type")
        _one_of(self.anchor, Anchor, "anchor")
        if self.interval is None and not self.reason:
            raise ValueError(f"a time without an interval needs a reason: {self.text!r}")


@dataclass(frozen=True, slots=True)
class Resolved:
    """A place of the gazetteer; degrees WGS 84, `precision_km` the radius within which the event lies."""

    geonames_id: int | None
    name: str
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    feature: str
    precision_km: float

    def __post_init__(self) -> None:
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise ValueError(f"no point on earth: {self.latitude}, {self.longitude} ({self.name})")


@dataclass(frozen=True, slots=True)
class Place:
    """A toponym in the text; `use` is `associative` where it stands for a state or its people ("China says").

    `evidence` are words beside it that move or widen the place ("20 km north of", "the border between X and Y").
    """

    span: Span
    text: str
    resolved: Resolved | None
    confidence: float
    reason: str | None = None
    use: PlaceUse = "literal"
    evidence: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if self.resolved is None and not self.reason:
            raise ValueError(f"an unresolved place needs a reason: {self.text!r}")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"a confidence lies between 0 and 1: {self.confidence}")


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts or is acted upon, with every mention of him in the report."""

    id: str
    kind: ActorKind
    name: str
    mentions: tuple[Span, ...]

    def __post_init__(self) -> None:
        _one_of(self.kind, ActorKind, "kind of actor")
        if not self.mentions:
            raise ValueError(f"an actor without a mention: {self.name!r}")


@dataclass(frozen=True, slots=True)
class Source:
    """Whoever the report credits with content.

    `name` is None where the report does not name it; nothing ever fills it in. `description` is in the report's own
    words. `speaks_for` is the organisation for whom a person or an unnamed official speaks, where the report says so.
    `observed` marks an outlet that saw or counted for itself: its chain ends in the outlet. `anonymity` is the span of
    the stated reason for keeping the source unnamed. `members` are the single sources into which the report unfolds a
    plural ("two sources ... one of them"): the plural is those, and nobody else.
    """

    id: str
    kind: SourceKind
    name: str | None
    description: str
    mentions: tuple[Span, ...] = ()
    count: Bounds = ONE
    speaks_for: str | None = None
    observed: bool = False
    anonymity: Span | None = None
    members: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _one_of(self.kind, SourceKind, "kind of source")
        if self.kind == "anonymous" and self.name is not None:
            raise ValueError(f"an unnamed source is never given a name: {self.name!r}")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source, the cue that credits it and the content credited to it; `within` is the attribution around it.

    `source` is None where nobody is credited ("reportedly").
    """

    id: str
    source: str | None
    source_spans: tuple[Span, ...]
    cue_spans: tuple[Span, ...]
    content_spans: tuple[Span, ...]
    style: Style
    within: str | None = None
    cue: str = ""
    cue_stance: CueStance = "neutral"

    def __post_init__(self) -> None:
        _one_of(self.style, Style, "style of attribution")
        _one_of(self.cue_stance, CueStance, "stance of a cue")
        if not self.content_spans:
            raise ValueError("an attribution without content")
        if self.within == self.id:
            raise ValueError(f"an attribution within itself: {self.id}")


@dataclass(frozen=True, slots=True)
class Attributed:
    """What the attribution stage found: sources by id, attributions in order of the text, and whole-report credits.

    `voice` is the id of the report's own outlet among the sources, `nobody` that of the unattributed.
    """

    sources: tuple[Source, ...]
    attributions: tuple[Attribution, ...]
    via: tuple[Via, ...]
    voice: str
    nobody: str

    def __post_init__(self) -> None:
        known = {source.id for source in self.sources}
        lacking = {a.source for a in self.attributions if a.source is not None} | {self.voice, self.nobody}
        if not lacking <= known:
            raise ValueError(f"sources that are not listed: {sorted(lacking - known)}")
        if not {a.within for a in self.attributions if a.within} <= {a.id for a in self.attributions}:
            raise ValueError("an attribution within one that is not listed")


@dataclass(frozen=True, slots=True)
class Participant:
    """The part that an actor plays in a claim."""

    role: ParticipantRole
    actor: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """What something was done with ("with machetes") or done to ("closed the bridge"), where that is no actor."""

    role: ThingRole
    span: Span


@dataclass(frozen=True, slots=True)
class ClaimTime:
    """When a claim's event happened, by the expressions of its clause."""

    interval: Interval
    times: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """Where a claim's event happened, by a toponym of its clause."""

    resolved: Resolved
    span: Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many of what: `number` as bounds ("at least 14": 14 and up), the unit's word and what it says of it.

    `state` is what became of those counted, where that is told: killed, injured, detained, displaced or missing.
    """

    number: Bounds
    unit: str
    span: Span
    what: str | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Something checkable that the report says of the world, with its chain of source ids, outermost first.

    `attribution` is the innermost attribution around it, `head` where its predicate stands. `time_reason` and
    `place_reason` say why there is none. `mode` is the kind of its PLOVER type, `acled` the ACLED event type and
    sub-event type as far as told, `cameo` the CAMEO root code. `because` are the spans of the cause that is stated for
    it, `cause_of` the id of the claim of which it is that cause. `loaded` are the outlet's own words of judgement,
    `things` what it was done with and what it was done to, beside the participants.
    """

    id: str
    text: str
    evidence: tuple[Span, ...]
    plover: Plover | None
    status: Status
    stance: Stance
    main: bool
    participants: tuple[Participant, ...]
    time: ClaimTime | None
    place: ClaimPlace | None
    count: Quantity | None
    chain: tuple[str, ...]
    attribution: str | None = None
    head: Span | None = None
    time_reason: str | None = None
    place_reason: str | None = None
    mode: str | None = None
    acled: tuple[str, ...] = ()
    cameo: str | None = None
    because: tuple[Span, ...] = ()
    cause_of: str | None = None
    loaded: tuple[Span, ...] = ()
    things: tuple[Thing, ...] = ()

    def __post_init__(self) -> None:
        _one_of(self.status, Status, "status")
        _one_of(self.stance, Stance, "stance")
        if self.plover is not None:
            _one_of(self.plover, Plover, "PLOVER type")
        if not self.evidence or not self.chain:
            raise ValueError(f"a claim needs evidence and a chain: {self.text!r}")


@dataclass(frozen=True, slots=True)
class Reading:
    """One report, read. Where the language is not one that the reader knows, `unread` says so and claims are empty."""

    report: Report
    language: str | None
    published: Published
    passages: tuple[Passage, ...]
    times: tuple[Timex, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    sources: tuple[Source, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    via: tuple[Via, ...] = ()
    claims: tuple[Claim, ...] = ()
    unread: str | None = None

    def __post_init__(self) -> None:
        sources, actors = {s.id for s in self.sources}, {a.id for a in self.actors}
        for claim in self.claims:
            if not set(claim.chain) <= sources:
                raise ValueError(
                    f"claim {claim.id}: its chain names sources that are not listed: {claim.chain}"
                )
            if not {p.actor for p in claim.participants} <= actors:
                raise ValueError(f"claim {claim.id}: a participant is not listed")

    def source(self, name: str) -> Source:
        """The source with this id; KeyError where there is none."""
        return {source.id: source for source in self.sources}[name]
