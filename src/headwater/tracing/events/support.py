"""Third step of joining: a source vouches for an event only if what it says there is of the event.

Whoever is quoted beside an event without speaking of it (a comment, another matter, how things are in general) says
little that the reports of the event say: neither what happened, nor when, nor how many. A table of features decides.
"""

from __future__ import annotations

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
_TIES = frozenset(("kind", "day", "main", "words", "number"))
"""Features of which one at least ties a source to the event."""
_TELLING = 5.0
"""Weight of the shared words of one claim: one rare word, or two plain ones."""
_COMMON = 0.3
"""Share of the commonest kind's reports from which on a kind is one of the event."""
_PRECISE_DAYS = 3
_LATE = 0.7
"""Part of a report after which things are told that are not its matter."""
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
class _Ground:
    """What the claims of an event share: words by report, common kinds, its days."""

    bearers: Mapping[str, frozenset[str]]
    kinds: frozenset[str]
    days: Interval | None


def parted(found: Sequence[Mark]) -> tuple[tuple[Mark, ...], frozenset[tuple[str, str]]]:
    """The claims of the event, and which of them (report, claim) are of sources who do not speak of it.

    What shares nothing with the event goes. Own voices stay; all stay where there is nobody else.
    """
    spoken: dict[Voice, list[Mark]] = defaultdict(list)
    for mark in found:
        if mark.item.chain[-1].kind != "unattributed":
            spoken[_voice(mark)].append(mark)
    ground = _ground(found)
    held = {voice: features(said, ground) for voice, said in spoken.items()}
    beside = {voice for voice, names in held.items() if sum(WEIGHT[name] for name in names) <= 0}
    if len(beside) == len(spoken) and all(_voice(mark) in spoken for mark in found):
        return tuple(found), frozenset()
    away = {voice for voice in beside if not _TIES & set(held[voice])}
    kept = tuple(mark for mark in found if _voice(mark) not in away)
    return kept, frozenset(mark.item.key for mark in kept if _voice(mark) in beside)


def features(said: Sequence[Mark], ground: _Ground) -> list[str]:
    """The features that hold of what one source says."""
    text = said[0].item.reading.report.text
    heads = [m.item.claim.head.of(text) for m in said if m.item.claim.head]
    holds = {
        "any": True,
        "kind": any(m.kinds & ground.kinds for m in said),
        "day": any(
            m.own_days and m.days and ground.days and stand(m.days, ground.days) == "same_time" for m in said
        ),
        "main": any(m.item.claim.main for m in said),
        "words": any(_shared(m, ground) >= _TELLING for m in said),
        "number": any(m.item.claim.count or _NUMBER.search(m.item.wording.lower()) for m in said),
        "witness": bool(_WITNESSES & set(words(said[0].item.chain[-1].description))),
        "past": any(_PAST.fullmatch(head) for head in heads),
        "general": bool(heads)
        and all(_PRESENT.fullmatch(head) and not _PAST.fullmatch(head) for head in heads),
        "late": min(m.at for m in said) > _LATE * len(text),
    }
    return [name for name, held in holds.items() if held]


def _shared(mark: Mark, ground: _Ground) -> float:
    return sum(plain_rarity(word) for word in mark.own if ground.bearers[word] - {mark.item.report})


def _ground(found: Sequence[Mark]) -> _Ground:
    bearers: dict[str, set[str]] = defaultdict(set)
    days: Counter[Interval] = Counter()
    for mark in found:
        for word in mark.own:
            bearers[word].add(mark.item.report)
        if mark.own_days and mark.days and (mark.days.days or 99) <= _PRECISE_DAYS:
            days[mark.days] += 1
    common = common_kinds(found)
    top = min(days, key=lambda d: (-days[d], str(d.earliest), str(d.latest))) if days else None
    return _Ground({word: frozenset(reports) for word, reports in bearers.items()}, common, top)


def common_kinds(found: Sequence[Mark]) -> frozenset[str]:
    """The kinds of happening that several reports of an event name, or its only one."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for mark in found:
        for kind in mark.kinds:
            kinds[kind].add(mark.item.report)
    most = max(map(len, kinds.values()), default=0)
    several = min(2, len({mark.item.report for mark in found}))
    return frozenset(k for k, reports in kinds.items() if len(reports) >= max(several, _COMMON * most))


def _voice(mark: Mark) -> Voice:
    """Who speaks in a claim; those whom a report names together first ("a nurse and a driver said") are one voice."""
    last = mark.item.chain[-1].id
    plural = next((s.id for s in mark.item.reading.sources if last in s.members), last)
    return mark.item.report, plural
