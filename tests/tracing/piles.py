"""Piles written as a few lines: readings with claims and chains, without a parser."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from headwater.records import (
    ONE,
    UNBOUNDED,
    Actor,
    Bounds,
    Claim,
    ClaimPlace,
    ClaimTime,
    Interval,
    Participant,
    Passage,
    Plover,
    Published,
    Quantity,
    Reading,
    Report,
    Resolved,
    Source,
    SourceKind,
    Span,
    Stance,
    Status,
)


@dataclass(frozen=True)
class Who:
    """One link of a chain."""

    kind: SourceKind
    words: str
    count: Bounds = ONE
    speaks_for: str | None = None
    observed: bool = False


def person(name: str, speaks_for: str | None = None) -> Who:
    return Who("person", name, speaks_for=speaks_for)


def organisation(name: str) -> Who:
    return Who("organisation", name)


def unnamed(words: str, least: int = 1, most: int | None = 1) -> Who:
    return Who("anonymous", words, Bounds(least, most))


def outlet(name: str) -> Who:
    return Who("outlet", name)


def document(words: str) -> Who:
    return Who("document", words)


OWN_VOICE = Who("unattributed", "own voice")
LOCAL_MEDIA = Who("unattributed", "local media")
OBSERVED = Who("outlet", "", observed=True)


@dataclass(frozen=True)
class Said:
    """One claim: its words and who said it (after the report's own outlet), outermost first.

    `head` is the word of its predicate, `number` the words of its count, `actor` who did it, `place` where: all but the
    place are looked up in its words.
    """

    words: str
    who: tuple[Who, ...] = (OWN_VOICE,)
    plover: Plover | None = "ASSAULT"
    status: Status = "happened"
    stance: Stance = "asserts"
    main: bool = True
    day: str | None = None
    count: tuple[Bounds, str] | None = None
    head: str | None = None
    number: str | None = None
    actor: str | None = None
    place: Resolved | None = None


def place(name: str, latitude: float, longitude: float) -> Resolved:
    return Resolved(None, name, None, None, latitude, longitude, "P", 5.0)


def _part(words: str | None, item: Said, span: Span) -> Span:
    if words is None:
        return span
    start = span.start + item.words.index(words)
    return Span(start, start + len(words))


@dataclass
class _Draft:
    outlet: str
    sources: dict[tuple[SourceKind, str], Source] = field(default_factory=dict)

    def source(self, who: Who) -> str:
        words = self.outlet if who.observed else who.words
        key = (who.kind, words)
        if key not in self.sources:
            named = who.kind not in ("anonymous", "unattributed")
            self.sources[key] = Source(
                f"s{len(self.sources)}",
                who.kind,
                words if named else None,
                words,
                (),
                who.count,
                who.speaks_for,
                observed=who.observed,
            )
        return self.sources[key].id


def reading(
    identity: str, name: str, said: Sequence[Said], published: str | None = "2031-05-06", **fields: str
) -> Reading:
    """A reading whose text is the words of its claims, a paragraph each."""
    text = "\n\n".join(item.words for item in said) or "Nothing to report."
    draft = _Draft(name)
    voice = draft.source(Who("outlet", name))
    claims: list[Claim] = []
    passages: list[Passage] = []
    actors: list[Actor] = []
    start = 0
    for number, item in enumerate(said):
        span = Span(start, start + len(item.words))
        start += len(item.words) + 2
        passages.append(Passage(Span(span.start, min(start, len(text))), "body"))
        chain = (voice,) if item.who == (OBSERVED,) else (voice, *(draft.source(who) for who in item.who))
        if item.who == (OBSERVED,):
            old = draft.sources["outlet", name]
            draft.sources["outlet", name] = Source(old.id, "outlet", name, name, observed=True)
        day = Interval.day(date.fromisoformat(item.day)) if item.day else None
        quantity = (
            Quantity(item.count[0], item.count[1], _part(item.number, item, span)) if item.count else None
        )
        if item.actor:
            actors.append(Actor(f"a{number}", "organisation", item.actor, (_part(item.actor, item, span),)))
        claims.append(
            Claim(
                f"c{number}",
                item.words,
                (span,),
                item.plover,
                item.status,
                item.stance,
                item.main,
                (Participant("actor", f"a{number}"),) if item.actor else (),
                ClaimTime(day, ()) if day else None,
                ClaimPlace(item.place, span) if item.place else None,
                quantity,
                chain,
                head=_part(item.head, item, span) if item.head else None,
                time_reason=None if day else "none told",
            )
        )
    days = Interval.day(date.fromisoformat(published)) if published else UNBOUNDED
    report = Report(identity, hashlib.sha256(text.encode()).hexdigest(), text, name, published=days, **fields)  # type: ignore[arg-type]
    made = Published(days, "given" if published else "unknown", "told by the test")
    return Reading(
        report,
        "en",
        made,
        tuple(passages),
        actors=tuple(actors),
        sources=tuple(draft.sources.values()),
        claims=tuple(claims),
    )
