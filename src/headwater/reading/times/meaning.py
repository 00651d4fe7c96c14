"""What an expression means in its setting: the records that the resolvers take and give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from headwater.records import Interval, TimexType

Said = dict[str, str | int]
Tense = Literal["past", "present", "future", "ahead", "planned"]


@dataclass(frozen=True, slots=True)
class Setting:
    """From where an expression is read.

    `day` is the day of whoever speaks; `focus` the first day of what was last told of, `on` the last single day told
    of, `period` the value of the quarter last told of; `day_first` whether "3/4" is 3 April (None: unknown).
    """

    day: date
    focus: date | None = None
    on: date | None = None
    period: str | None = None
    tense: Tense | None = None
    day_first: bool | None = None
    southern: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """A TIMEX3 value with what belongs to it; `interval` only where the value does not say it."""

    value: str | None
    mod: str | None = None
    interval: Interval | None = None
    kind: TimexType | None = None
    reason: str | None = None


NO_SUCH_DAY = Meaning(None, reason="the calendar has no such day")
NO_EVENT = "the text does not date the event from which it counts"
OUT_OF_CALENDAR = Meaning(None, reason="outside of the years 1 to 9999")


def number(said: Said, key: str, default: int = 0) -> int:
    """A whole number that the words say under a key."""
    value = said.get(key, default)
    return value if isinstance(value, int) else default


def word(said: Said, key: str) -> str:
    """A word that the words say under a key; empty where they do not."""
    return str(said.get(key, ""))


_SLACK = 14  # days by which a near date may lie on the other side of what the tense says
_SOON = 122  # days: a date that no verb dates is the one to come only where it is as near as this


def nearest(day: date, candidates: list[date], tense: Tense | None) -> date | None:
    """The candidate nearest to the day, of those that the tense allows unless one lies very near."""

    def distance(candidate: date) -> tuple[int, date]:
        """Days, and the earlier of two that are equally far."""
        return abs((candidate - day).days), candidate

    best = min(candidates, key=distance, default=None)
    if best is None or distance(best)[0] <= _SLACK or tense in ("present", "ahead", "planned"):
        return best
    if tense is None and distance(best)[0] <= _SOON:
        return best
    fitting = [c for c in candidates if (c >= day if tense == "future" else c <= day)]
    return min(fitting or candidates, key=distance)
