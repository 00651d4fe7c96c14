"""Last step of joining: a voice vouches for an event only if what it says there is of the event.

Whoever is quoted beside an event without speaking of it (a comment, another matter, how things are in general) says
little that the reports of the event say: neither what happened, nor when, nor how many. The same holds of what a report
tells by the way in its own voice. A table of features decides, fitted by quality/fit_voices.py.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headwater.records import Interval
from headwater.tables import rows
from headwater.tracing.names import words
from headwater.tracing.words import plain_rarity

from .features import stand
from .marks import Mark

WEIGHT = {row["feature"]: float(row["weight"]) for row in rows("tracing/voice_features.tsv")}
REASON = {row["feature"]: row["reason"] for row in rows("tracing/voice_features.tsv")}
_WITNESSES = frozenset(row["noun"] for row in rows("tracing/witnesses.tsv"))
_TELLING = 5.0
"""Weight of the shared words of one claim: one rare word, or two plain ones."""
_COMMON = 0.3
"""Share of the commonest kind's reports from which on a kind is one of the event."""
_BESIDE, _AWAY = -0.4, -2.0
"""Log-odds of speaking of an event at which a voice only stands beside it, and at which it is no part of it. Below
zero: at even odds more voices are lost than wrongly counted."""
_LEAST_REPORTS = 2
"""Reports of an event from which on the fit has seen any."""
_PRECISE_DAYS = 3
_PRESENT = re.compile(r"is|are|am|has|have|do|does|know|think|remain|fear|hope|[a-z]+[^s\W]s", re.IGNORECASE)
_PAST = re.compile(
    r"was|were|had|did|took|came|went|saw|fell|shot|found|left|ran|got|heard|[a-z]+ed", re.IGNORECASE
)
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds?)\b"
)

Voice = tuple[str, str]
"""A report and the innermost source of a claim there."""


@dataclass(frozen=True)
class Ground:
    """What the claims of an event share: words by report, common kinds, days, type, and how many reports tell it."""

    bearers: Mapping[str, frozenset[str]]
    kinds: frozenset[str]
    days: Interval | None
    type: str | None
    reports: int


def parted(found: Sequence[Mark]) -> tuple[tuple[Mark, ...], frozenset[tuple[str, str]]]:
    """The claims of an event, and which of them (report, claim) are of voices that stand beside it.

    A voice that is far from speaking of it goes. In one report all stay, and speak, where else nobody would.
    """
    spoken: dict[Voice, list[Mark]] = defaultdict(list)
    for mark in found:
        spoken[voice_of(mark)].append(mark)
    ground = ground_of(found)
    odds = {
        voice: sum(WEIGHT[name] * value for name, value in features(said, ground).items())
        for voice, said in spoken.items()
    }
    if max(odds.values()) <= _BESIDE and len({mark.item.report for mark in found}) < 2:
        return tuple(found), frozenset()
    kept = tuple(mark for mark in found if odds[voice_of(mark)] > _AWAY or mark.item.claim.stance == "denies")
    return kept, frozenset(mark.item.key for mark in kept if odds[voice_of(mark)] <= _BESIDE)


def features(said: Sequence[Mark], ground: Ground) -> dict[str, float]:
    """The features of what one voice says, those that hold with how much."""
    source, text = said[0].item.chain[-1], said[0].item.reading.report.text
    heads = [m.item.claim.head.of(text) for m in said if m.item.claim.head]
    typed = [m.item.claim.plover for m in said if m.item.claim.plover]
    found = {
        "always": 1.0,
        "near": sum(m.near for m in said) / len(said),
        "centre": max(m.centre for m in said),
        "claims": math.log(len(said)),
        "reports": math.log(max(_LEAST_REPORTS, ground.reports)),
        "late": min(m.at for m in said) / max(1, len(text)),
    }
    holds = {
        "own_voice": source.kind == "unattributed",
        "document": source.kind == "document",
        "speaker": source.kind in ("person", "anonymous"),
        "type": ground.type in typed,
        "kind": any(m.kinds & ground.kinds for m in said),
        "day": any(
            m.own_days and m.days and ground.days and stand(m.days, ground.days) == "same_time" for m in said
        ),
        "words": any(_shared(m, ground) >= _TELLING for m in said),
        "number": any(m.item.claim.count or _NUMBER.search(m.item.wording.lower()) for m in said),
        "witness": bool(_WITNESSES & set(words(source.description))),
        "past": any(_PAST.fullmatch(head) for head in heads),
        "general": bool(heads)
        and all(_PRESENT.fullmatch(head) and not _PAST.fullmatch(head) for head in heads),
    }
    return found | {name: 1.0 for name, held in holds.items() if held}


def _shared(mark: Mark, ground: Ground) -> float:
    return sum(plain_rarity(word) for word in mark.own if ground.bearers[word] - {mark.item.report})


def ground_of(found: Sequence[Mark]) -> Ground:
    """What some claims share that are joined into one event."""
    bearers: dict[str, set[str]] = defaultdict(set)
    days: Counter[Interval] = Counter()
    for mark in found:
        for word in mark.own:
            bearers[word].add(mark.item.report)
        if mark.own_days and mark.days and (mark.days.days or 99) <= _PRECISE_DAYS:
            days[mark.days] += 1
    common = common_kinds(found)
    top = min(days, key=lambda d: (-days[d], str(d.earliest), str(d.latest))) if days else None
    types = Counter(t for mark in found if (t := mark.item.claim.plover))
    kind = min(types, key=lambda t: (-types[t], t), default=None)
    reports = len({mark.item.report for mark in found})
    return Ground({word: frozenset(told) for word, told in bearers.items()}, common, top, kind, reports)


def common_kinds(found: Sequence[Mark]) -> frozenset[str]:
    """The kinds of happening that several reports of an event name, or its only one."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for mark in found:
        for kind in mark.kinds:
            kinds[kind].add(mark.item.report)
    most = max(map(len, kinds.values()), default=0)
    several = min(2, len({mark.item.report for mark in found}))
    return frozenset(k for k, reports in kinds.items() if len(reports) >= max(several, _COMMON * most))


def voice_of(mark: Mark) -> Voice:
    """Who speaks in a claim; those whom a report names together first ("a nurse and a driver said") are one voice.

    What an outlet says that credits nobody is that outlet's voice.
    """
    chain = mark.item.chain
    last = chain[-1].id
    if chain[-1].kind == "unattributed" and len(chain) > 1:
        return mark.item.report, f"{chain[-2].id}/{last}"
    plural = next((s.id for s in mark.item.reading.sources if last in s.members), last)
    return mark.item.report, plural
