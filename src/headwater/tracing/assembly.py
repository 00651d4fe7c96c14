"""Drafts of events made into events: which are told, who counts, who disputes, and what is said of each as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from headwater.records import Event, EventClaim, Link, Origin, Source, Span
from headwater.tables import rows

from . import contradictions
from .disputing import denies_wholly, negates, speaks_generally, speaks_of
from .events import Draft, describe
from .events.marks import Mark
from .events.support import common_kinds
from .names import outlet_key, same_organisation, words
from .origins.classes import role
from .origins.count import Struck, count
from .origins.stakes import Routes
from .pile import Item
from .words import plain_rarity

_COUNTED = frozenset(("happened", "ongoing", "ordered", "alleged"))
"""Statuses in which a source vouches for the occurrence."""


_SPEAKERS = ("person", "organisation", "document", "anonymous")
"""Kinds of sources who can say that something did not happen; an outlet's own voice only fails to tell of it."""
_COMMENTATORS = frozenset(row["noun"] for row in rows("tracing/commentators.tsv"))
_SAME_MATTER = 8.0
"""Weight of the words that a denial shares with the claims of an event, two rare ones, that show what it denies."""
_TOLD_TOGETHER = 2
"""Claims of several reports that make an event worth printing."""
_TOLD_ALONE = 2
"""Claims that one report is mainly about, one of them with a type, that do."""


@dataclass(frozen=True)
class Ground:
    """What the events of a pile stand on: relays by claim, what is struck, who retracts, and versions by report.

    `retracting` has the sentences of a report that call something false, `standing` what a report that takes something
    back says still stands.
    """

    routes: Routes
    struck: Struck
    retracting: Mapping[str, tuple[Span, ...]]
    first_version: Mapping[str, str]
    standing: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)


def told(drafts: Iterable[Draft]) -> list[Draft]:
    """Drafts that are events to print: two reports have voices that speak of it, or one is about it, with a type."""
    kept = []
    for draft in drafts:
        asserted = [
            mark.item
            for mark in draft.marks
            if mark.item.claim.stance != "denies" and mark.item.key not in draft.beside
        ]
        main = [item for item in asserted if item.claim.main]
        if len({item.report for item in asserted}) > 1:
            enough = len(asserted) >= _TOLD_TOGETHER
        else:
            enough = len(main) >= _TOLD_ALONE and any(item.claim.plover for item in main)
        if enough:
            kept.append(draft)
    return kept


def assemble(drafts: Iterable[Draft], ground: Ground) -> tuple[Event, ...]:
    """The events, those of most articles first."""
    made = [event for draft in told(drafts) if (event := _event(draft, ground))]
    made.sort(key=lambda event: (-event.articles, event.claims[0].report, event.claims[0].claim))
    return tuple(replace(event, id=f"e{number}") for number, event in enumerate(made, 1))


def _event(draft: Draft, ground: Ground) -> Event | None:
    deniers = _deniers(draft, ground)
    counted = [
        m
        for m in draft.marks
        if _vouches(m.item, ground) and _voice(m.item) not in deniers and m.item.key not in draft.beside
    ]
    counted = _without_hosts(counted, deniers)
    if not counted:
        return None
    items = [mark.item for mark in counted]
    result = count(items, ground.routes, ground.struck, ground.first_version)
    leaning = frozenset(
        item.key for item in items if any(r.to or r.to_outlet for r in ground.routes.get(item.key, ()))
    )
    articles = {ground.first_version.get(item.report, item.report) for item in items}
    return Event(
        id="",
        what=describe.what(counted),
        plover=describe.plover(counted),
        when=describe.when(counted),
        where=describe.where(counted),
        claims=tuple(
            _claim(m.item) for m in draft.marks if not _takes_back(m.item, ground) or _denies(m.item, ground)
        ),
        articles=len(articles),
        outlets=len({outlet_key(item.outlet) for item in items}),
        gateways=result.gateways,
        origins=result.origins,
        origin_classes=result.classes,
        relations=result.verdicts,
        reason=result.reason,
        contradictions=contradictions.find(counted, leaning, _doubts(draft.marks, counted, ground)),
        disputed_by=_disputes(draft.marks, items, deniers),
        retracted=result.retracted,
    )


def _without_hosts(counted: Sequence[Mark], deniers: frozenset[tuple[str, str]]) -> list[Mark]:
    """Without the reports that only tell of a denial.

    What they add in their own voice is no word for the event, unless it names what happened.
    """
    kind, kinds = describe.plover(counted), common_kinds(counted)
    denied = {report for report, _ in deniers}
    sourced = {m.item.report for m in counted if not _is_own_voice(m.item) or _names(m, kind, kinds)}
    return [m for m in counted if m.item.report not in denied or m.item.report in sourced]


def _is_own_voice(item: Item) -> bool:
    last = item.chain[-1]
    return last.kind == "unattributed" or (len(item.chain) == 1 and not last.observed)


def _vouches(item: Item, ground: Ground) -> bool:
    """Whether a claim counts for an event: its source knows and says that it is so, and takes nothing back."""
    claim = item.claim
    if claim.stance == "denies" or claim.status not in _COUNTED or _takes_back(item, ground):
        return False
    return not _comments(item.chain[-1])


def _comments(source: Source) -> bool:
    """Whether a source is introduced as somebody who is asked for an opinion."""
    if source.kind not in ("person", "anonymous"):
        return False
    return any(word in _COMMENTATORS for word in words(source.description))


def _takes_back(item: Item, ground: Ground) -> bool:
    """Whether a claim is of a report that takes something back, outside of what it says still stands."""
    if item.report not in ground.retracting:
        return False
    kept = ground.standing.get(item.report, ())
    return not any(span.overlaps(e) for span in kept for e in item.claim.evidence)


def _denies(item: Item, ground: Ground) -> bool:
    """Whether a claim denies the event.

    Its source does so, or the outlet that takes its report back calls it false, or cites somebody against it.
    """
    if _takes_back(item, ground):
        false = any(span.overlaps(e) for span in ground.retracting[item.report] for e in item.claim.evidence)
        cited = item.chain[-1].kind in ("person", "organisation", "document")
        return false or cited or item.claim.stance == "denies"
    if item.claim.stance == "denies":
        return item.claim.status == "denied" and not speaks_generally(item)
    return item.chain[-1].kind in _SPEAKERS and item.claim.stance == "asserts" and negates(item)


def _voice(item: Item) -> tuple[str, str]:
    return item.report, item.chain[-1].id


def _deniers(draft: Draft, ground: Ground) -> frozenset[tuple[str, str]]:
    """Who denies the event, by report and source: nobody who says of its type that it is so.

    Nor whose organisation says so in another report. A denial that is copied or credited is the other report's.
    """
    found = draft.marks
    asserting = [mark for mark in found if not _denies(mark.item, ground)]
    kind, kinds = describe.plover(asserting), common_kinds(asserting)
    said = Counter(word for mark in asserting for word in mark.own)
    denying = [
        m.item
        for m in found
        if _denies(m.item, ground) and not ground.routes.get(m.item.key)
        if m.item.report in ground.retracting or _is_of(m, kind, kinds, said)
    ]
    speaking = [m for m in asserting if m.item.key not in draft.beside and _vouches(m.item, ground)]
    vouching = [m.item for m in speaking if _names(m, kind, kinds)]
    voices = {_voice(item) for item in vouching}
    bodies = {
        (item.report, name)
        for item in vouching
        for what, name in [role(item.chain[-1])]
        if what == "organisation"
    }
    return frozenset(
        _voice(item) for item in denying if _voice(item) not in voices and not _is_one_of(item, bodies)
    )


def _names(mark: Mark, kind: str | None, kinds: frozenset[str]) -> bool:
    """Whether a claim names what happened: its type, or a kind of happening of the event."""
    return bool(kind and mark.item.claim.plover == kind) or bool(mark.kinds & kinds)


def _is_of(mark: Mark, kind: str | None, kinds: frozenset[str], said: Mapping[str, int]) -> bool:
    """Whether a denial is of the event itself: it names what happened, or says much that others say of it."""
    if mark.item.claim.stance != "denies" and not denies_wholly(mark.item):
        done = bool(kind and mark.item.claim.plover == kind) or bool(mark.acts & kinds)
        return done or speaks_of(mark, said)
    shared = sum(plain_rarity(word) for word in mark.own if said[word])
    return _names(mark, kind, kinds) or shared >= _SAME_MATTER or speaks_of(mark, said)


def _is_one_of(item: Item, bodies: Iterable[tuple[str, str]]) -> bool:
    """Whether a claim's source speaks for one of these organisations, which another report cites."""
    kind, name = role(item.chain[-1])
    return kind == "organisation" and any(
        report != item.report and same_organisation(name, body) for report, body in bodies
    )


def _disputes(
    found: Sequence[Mark], asserting: Sequence[Item], deniers: frozenset[tuple[str, str]]
) -> tuple[Origin, ...]:
    """The deniers with the words for them; no report's own voice that asserts the event elsewhere."""
    told = {item.report for item in asserting}
    sources = {_voice(m.item): m.item for m in found if _voice(m.item) in deniers}
    return tuple(
        Origin(report, _words(item), source)
        for (report, source), item in sorted(sources.items())
        if report not in told or item.chain[-1].kind != "unattributed"
    )


def _doubts(found: Sequence[Mark], counted: Sequence[Mark], ground: Ground) -> list[Mark]:
    """What sources who vouch for the event deny of it."""
    standing = {_voice(mark.item) for mark in counted if mark.item.chain[-1].kind != "unattributed"}
    return [m for m in found if _denies(m.item, ground) and _voice(m.item) in standing]


def _words(item: Item) -> str:
    """Who denies, in the words of the report; its own voice is its outlet."""
    source = item.chain[-1]
    if source.kind == "unattributed" or len(item.chain) == 1:
        return f"{item.outlet}, in its own voice"
    name = source.name or source.description or source.kind
    return f"{name}, for {source.speaks_for}" if source.speaks_for and source.speaks_for != name else name


def _claim(item: Item) -> EventClaim:
    claim = item.claim
    return EventClaim(
        item.report, claim.id, claim.stance, claim.status, claim.main,
        tuple(link(source) for source in item.chain), claim.evidence,
    )  # fmt: skip


def link(source: Source) -> Link:
    """A source as a link of a printed chain."""
    return Link(
        source.kind,
        source.name,
        source.description,
        source.count,
        source.id,
        source.speaks_for,
        source.observed,
    )
