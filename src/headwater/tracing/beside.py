"""The dated reports that stand beside an undated one, and what they tell of each day."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from heapq import nlargest
from typing import NamedTuple

from headwater.records import Reading

from .events.context import Context
from .pile import Pile
from .sayings import around
from .words import Vector, cosine, plain_rarity, stems, vector

_NEAR = 0.08
"""Cosine of the words of two reports that can be of one story (of reports of different stories, 3 of 100 have more)."""
_STRONG = 20
"""Words of a report, the weightiest, by which others are proposed to it."""
_LONG_LIST = 100
"""Dated reports that one word proposes at most."""
_NEIGHBOURS = 40
"""Reports of which it is known when, that date another."""
_MOST_WORDS = 2000
_MOST_TOLD = 100
"""Expressions of a dated report that are looked at, the first of them."""
_FAR = 60
"""Days before or after a report within which it tells the story; what lies farther is background."""
_EVERYWHERE = 0.3
"""Part of a word's weight that stays where all days have it."""
_BURST, _BURST_DAYS, _OUTSIDE = 3, 21, 3
"""Reports that make a burst of news, the days around a day within which they lie, how many to each outside of it."""

Told = tuple[date, Vector]


class Likest(NamedTuple):
    """The day of which dated reports tell most of some words: the part of them, by weight, that part of the next day.

    `rare` is how rare the words are that both have, by logarithm, summed.
    """

    day: date
    part: float
    rare: float
    second: float


class Beside:
    """Finds the dated reports of the stories that undated reports tell. Cost grows with the number of the undated."""

    def __init__(self, pile: Pile, stories: Sequence[Iterable[str]], undated: Sequence[Reading]) -> None:
        self._pile = pile
        self._stories = {report: tuple(story) for story in stories for report in story}
        self._vectors: dict[str, Vector] = {}
        self._told: dict[str, list[Told]] = {}
        self._bearers = self._index(undated) if undated else {}

    def of(self, reading: Reading) -> list[Reading]:
        """The dated reports beside one, by id: of its story, like it, or of the story of one that is like it."""
        mine, score = self._vector(reading), defaultdict[str, float](float)
        for word in _strongest(mine):
            for report in self._bearers.get(word, ()):
                score[report] += mine[word]
        proposed = nlargest(_NEIGHBOURS, score, key=lambda report: (score[report], report))
        like = [r for r in proposed if cosine(mine, self._vector(self._pile.by_id[r])) >= _NEAR]
        found = set(like)
        for report in [reading.report.id, *like]:
            story = [r for r in self._stories.get(report, ()) if _day(self._pile.by_id[r])]
            if len(story) <= _NEIGHBOURS:
                found.update(story)
        return [self._pile.by_id[report] for report in sorted(found - {reading.report.id})]

    def burst(self, day: date, near: Iterable[Reading]) -> bool:
        """Whether the reports beside one tell of one time, around a day: not of a matter that goes on for months."""
        away = [abs((written - day).days) for other in near if (written := _day(other))]
        inside = sum(days <= _BURST_DAYS for days in away)
        return inside >= _BURST and _OUTSIDE * (len(away) - inside) <= inside

    def days(self, near: Iterable[Reading]) -> Days:
        """What some dated reports tell of each day."""
        told: dict[date, list[tuple[str, Vector]]] = defaultdict(list)
        for reading in near:
            report = reading.report.id
            if report not in self._told:
                self._told[report] = _told(reading)
            for day, words in self._told[report]:
                told[day].append((report, words))
        return Days(told)

    def _index(self, undated: Sequence[Reading]) -> Mapping[str, Sequence[str]]:
        """The dated reports that have one of the weightiest words of the undated ones; none for a word of too many."""
        wanted = {word for reading in undated for word in _strongest(self._vector(reading))}
        bearers: dict[str, list[str]] = defaultdict(list)
        for reading in self._pile.readings:
            if _day(reading):
                for word in wanted.intersection(stems(reading.report.text)):
                    bearers[word].append(reading.report.id)
        return {word: reports for word, reports in bearers.items() if len(reports) <= _LONG_LIST}

    def _vector(self, reading: Reading) -> Vector:
        report = reading.report.id
        if report not in self._vectors:
            bag = stems(reading.report.text)
            self._vectors[report] = vector(bag, {word: plain_rarity(word) for word in set(bag)})
        return self._vectors[report]


class Days:
    """What dated reports tell of each day: their words, and who has them."""

    def __init__(self, told: Mapping[date, Sequence[tuple[str, Vector]]]) -> None:
        self._reports = {day: sorted({report for report, _ in told[day]}) for day in sorted(told)}
        self._words = {day: _most(words for _, words in told[day]) for day in self._reports}
        self._spread: dict[str, float] = defaultdict(float)
        for words in self._words.values():
            for word, weight in words.items():
                self._spread[word] += weight

    def likest(self, words: Vector, weekday: int = 0) -> Likest | None:
        """The day (of one weekday, if any) of which most of the words are told; None where nothing is told."""
        total = sum(self._weight(word) * x for word, x in words.items()) or 1.0
        found = []
        for day, told in self._words.items():
            if weekday in (0, day.isoweekday()):
                shared = [word for word in words if word in told]
                part = sum(self._weight(word) * words[word] * told[word] for word in shared) / total
                found.append((part, sum(plain_rarity(word) * words[word] for word in shared), day))
        found.sort(reverse=True)
        second = found[1][0] if len(found) > 1 else 0.0
        return Likest(found[0][2], found[0][0], found[0][1], second) if found else None

    def witnesses(self, day: date) -> str:
        """The reports that tell of a day, the first of them by name."""
        reports = self._reports[day]
        more = f" and {len(reports) - 1} more" if len(reports) > 1 else ""
        return f"{reports[0]}{more}"

    @staticmethod
    def stems(reading: Reading) -> list[str]:
        """The words of a report, in its order."""
        return stems(reading.report.text)[:_MOST_WORDS]

    def _weight(self, word: str) -> float:
        """What a word says: its rarity, less where it is told of many of the days."""
        days = len(self._words)
        rare = math.log((days + 1) / (self._spread.get(word) or 0.5)) / math.log(days + 1.001)
        return plain_rarity(word) * (_EVERYWHERE + max(0.0, rare))


def _told(reading: Reading) -> list[Told]:
    """The days of which a dated report tells, each with the words of the sentence or of the claim that names it."""
    written, text, context = _day(reading), reading.report.text, Context(reading)
    found: list[Told] = []
    for timex in [t for t in reading.times if t.interval and t.type in ("DATE", "TIME")][:_MOST_TOLD]:
        sentence, paragraph = context.at(timex.span.start)
        if timex.interval and timex.interval.days == 1 and timex.interval.earliest:
            found.append((timex.interval.earliest, around(text, timex.span, sentence, paragraph)))
    for claim in reading.claims[:_MOST_TOLD]:
        if claim.time and claim.time.interval.days == 1 and claim.time.interval.earliest:
            words = (word for span in claim.evidence for word in stems(span.of(text)))
            found.append((claim.time.interval.earliest, dict.fromkeys(words, 1.0)))
    return [(day, words) for day, words in found if written and abs((written - day).days) <= _FAR]


def _day(reading: Reading) -> date | None:
    """The day on which a report says, or is said, to have been published."""
    published = reading.published
    one = published.basis in ("given", "stated") and published.interval.days == 1
    return published.interval.earliest if one else None


def _strongest(words: Vector) -> list[str]:
    return sorted(words, key=lambda word: (-words[word], word))[:_STRONG]


def _most(vectors: Iterable[Vector]) -> Vector:
    """All words of several bags, each with the most that it weighs in one."""
    found: Vector = {}
    for words in vectors:
        for word, weight in words.items():
            found[word] = max(found.get(word, 0.0), weight)
    return found
