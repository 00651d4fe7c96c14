"""The time of what is told without one: a report dates an event once, and then goes on about it.

A claim in the past tense takes the time of the dated clause that it stands beside in its sentence, of a claim that
tells of the same thing, or, where it is what the report is mainly about, of the report's main event. What else is told
as having happened lies between that event and the day on which it was said or printed. The expression that dates the
other claim stays the evidence. What is told of the present has the time at which it was said, where the report gives
one; what is told of the future has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from headwater.records import ClaimTime, Interval, Status

SAME = "carried over from the dated clause of the same event"
AFTER = "between the report's main event and the day of saying or printing it"
SAID = "the time at which it was said"
NO_TIME = "no dated expression in the clause, nor in one that it carries on"
_TOLD_AS_DONE: frozenset[Status] = frozenset(("happened", "alleged", "ordered", "denied"))


class Fact(NamedTuple):
    """What decides on the time of one claim.

    `own` is the time that its own words give, `said` that of the words that credit it; `line` tells a clause on the
    line of the story from one that only describes; `earlier` marks a past perfect in the outlet's own voice; `things`
    name the predicate and the events that it mentions.
    """

    sentence: int
    told: Status
    own: ClaimTime | None
    said: ClaimTime | None
    things: frozenset[str]
    past: bool
    main: bool
    line: bool
    earlier: bool


Timed = tuple[ClaimTime | None, str | None]


def timed(facts: Sequence[Fact], latest: date | None) -> list[Timed]:
    """Return for each fact its time, and the reason where that is not its own or where there is none.

    `latest` is the last day on which the report can have been published.
    """
    event, sure = _event(facts)
    things: dict[str, ClaimTime] = {}
    for fact in sorted(facts, key=lambda fact: fact.told == "ordered"):  # an order dates no more than itself
        if fact.own is not None and fact.told in _TOLD_AS_DONE:
            for thing in fact.things:
                things.setdefault(thing, fact.own)
    found: list[Timed] = []
    beside: tuple[int, ClaimTime] | None = None
    for fact in facts:
        if fact.own is not None:
            found.append((fact.own, None))
            beside = (fact.sentence, fact.own) if fact.line else beside
        else:
            near = beside[1] if beside is not None and beside[0] == fact.sentence and fact.line else None
            about = event if sure and fact.main else None
            known = next((things[thing] for thing in sorted(fact.things) if thing in things), None)
            found.append(_without_own(fact, near or known or about, event, latest))
    return found


def _event(facts: Sequence[Fact]) -> tuple[ClaimTime | None, bool]:
    """The time of the report's main event, the first dated claim on the line of the story and of its theme.

    Where there is none, the next best, which is not sure: it only bounds what is told after it.
    """
    dated = [f for f in facts if f.own is not None and f.told in _TOLD_AS_DONE and f.past]
    if not dated:
        return None, False
    best = min(dated, key=lambda f: (not (f.main and f.line), f.told == "ordered", not f.line, not f.main))
    return best.own, best.main and best.line


def _without_own(fact: Fact, same: ClaimTime | None, event: ClaimTime | None, latest: date | None) -> Timed:
    if fact.told not in _TOLD_AS_DONE:
        return None, NO_TIME
    if not fact.past:
        return (fact.said, SAID) if fact.said is not None else (None, NO_TIME)
    if same is not None:
        return same, SAME
    if event is None or fact.earlier or not fact.line:
        return None, NO_TIME
    return _between(event, fact.said, latest)


def _between(event: ClaimTime, said: ClaimTime | None, latest: date | None) -> Timed:
    """The days from the event to when it was said, or at the latest printed."""
    last = said.interval.latest if said is not None and said.interval.latest is not None else latest
    first = event.interval.earliest
    if first is None or last is None or first > last:
        return None, NO_TIME
    return ClaimTime(Interval(first, last), event.times), AFTER
