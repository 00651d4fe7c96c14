"""Lists of times that share words: "3, 5 and 9 May" is three days, each a time of its own."""

from __future__ import annotations

import re
from dataclasses import replace

from headwater.records import Expression, Span, TimexType

from .lexeme import Lexeme
from .place import Place

# What a list is of: the code letters of its items, the rule that reads each of them, its TIMEX3 type.
_LISTS: dict[str, tuple[str, str, TimexType]] = {
    "days": ("do", "day", "DATE"),
    "months": ("M", "month", "DATE"),
    "seasons": ("S", "season", "DATE"),
    "quarters": ("o", "quarter", "DATE"),
    "clocks": ("dT", "clock", "TIME"),
    "weekdays": ("W", "weekday_of_week", "DATE"),
}
_BETWEEN = frozenset(",+/-")  # marks between items
_OF_THE_FIRST = frozenset("Wwm")  # words that belong to the item beside them, not to all


_JOINS = re.compile(r"\s*(?:to|until|till|through|and|or|[-–—])\s+(?:the\s+)?|\s*[-–—]", re.IGNORECASE)
_MORNING = Lexeme(0, 0, "a.m.", "P", (("half_day", "am"),))
_TAKES_YEAR = frozenset({"day", "month"})


def members(name: str, place: Place) -> list[Expression]:
    """The times of a list, each with the words that it shares with the others."""
    letters, rule, kind = _LISTS[name]
    lexemes = place.lexemes
    items = [n for n, lexeme in enumerate(lexemes) if lexeme.code in letters]
    if name == "clocks":
        items = [n for n in items if n <= place.codes.index("P")]
        rule = "time_of_day" if place.codes[-1] in "Wwy" else rule
    own = _OF_THE_FIRST - set(letters) if name != "clocks" else frozenset()
    shared = [x for x in lexemes if x.code not in letters and x.code not in _BETWEEN and x.code not in own]
    found = []
    start = 0
    for n in items:
        stop = len(lexemes) if n == items[-1] else n + 1
        while lexemes[start].code in _BETWEEN:
            start += 1
        beside = [x for x in lexemes[start:stop] if x.code in own]
        said = (*beside, lexemes[n], *shared)
        if name == "clocks" and _hour(lexemes[n]) > _hour(lexemes[items[-1]]):
            said = tuple(_MORNING if x.code == "P" else x for x in said)  # "9 to 5 p.m."
        found.append(expression(place, rule, kind, lexemes[start:stop], said))
        start = stop
    return found


def _hour(lexeme: Lexeme) -> int:
    """The hour of a clock time on a face of twelve hours."""
    said = dict(lexeme.features)
    return int(str(said.get("clock") or said.get("n") or 0).split(":")[0]) % 12


def with_years(found: list[Expression], text: str) -> tuple[Expression, ...]:
    """The expressions, with the year of a range or pair that only its end names: "from 3 May to 8 June 2018"."""
    for n in range(len(found) - 2, -1, -1):
        found[n] = _with_year(found[n], found[n + 1], text)
    return tuple(found)


def _with_year(one: Expression, after: Expression, text: str) -> Expression:
    said, then = dict(one.parameters), dict(after.parameters)
    alike = one.rule == after.rule and one.rule in _TAKES_YEAR
    if not alike or {"year", "unit", "which"} & said.keys() or not isinstance(year := then.get("year"), int):
        return one
    if not _JOINS.fullmatch(text, one.span.end, after.span.start):
        return one
    first, last = ((int(day["month"]), int(day.get("n", 0))) for day in (said, then))
    return replace(one, parameters=(*one.parameters, ("year", year - (first > last))))


def expression(
    place: Place, rule: str, kind: TimexType, written: tuple[Lexeme, ...], said: tuple[Lexeme, ...] = ()
) -> Expression:
    """The expression that these lexemes write; `said` are the lexemes that tell what it means, if others than these."""
    span = Span(written[0].start, written[-1].end)
    text = span.of(place.context.lexed.text)
    return Expression(span, text, kind, rule, tuple(_parameters(said or written).items()))


def _parameters(lexemes: tuple[Lexeme, ...]) -> dict[str, str | int]:
    """What the lexemes say, by key; the second saying of a key has a name of its own ("n", "n2"), the last holds."""
    said: dict[str, str | int] = {"codes": "".join(lexeme.code for lexeme in lexemes)}
    for lexeme in lexemes:
        for key, value in lexeme.features:
            said[f"{key}2" if key in said else key] = value
    return said
