"""Which words are time expressions: the longest matches of the grammar, less those that their context rules out."""

from __future__ import annotations

import re

from headwater.records import Expression, Parse, TimexType

from .grammar import Rule, rules
from .guards import GUARDS
from .lexer import Lexed, lex
from .lists import expression, members, with_years
from .place import Context, Place, titled, trimmed

_STRETCH = re.compile(r"[^.]+")
_TIMELY = re.compile(r"[MWwxsSuUkherDgcPIy123VH89TKQ%;]|o(?=[.,=]|$)|tp|n")
_COMMON_WORDS = frozenset(
    {"relative", "deictic_day", "duration", "clock", "part_of_day"}
)  # of rules without names
_KINDS: dict[str, TimexType] = {"DATE": "DATE", "TIME": "TIME", "DURATION": "DURATION", "SET": "SET"}
Found = tuple[int, int, int]  # first lexeme, last lexeme (excluded), number of the rule


def recognise(parse: Parse) -> tuple[Expression, ...]:
    """Every time expression of a report, in the order of the text; never overlapping."""
    lexed = lex(parse.text)
    context = Context(lexed, parse, tuple(entity.first for entity in parse.entities))
    found: list[Expression] = []
    end = 0
    for first, last, number in _matches(lexed):
        if first < end:
            continue
        rule, place = rules()[number], Place(context, first, last)
        if rule.guard and not GUARDS[rule.guard](place):
            continue
        end = last
        if rule.name in _COMMON_WORDS and titled(place):
            continue
        if rule.kind == "LIST":
            found += members(rule.name, place)
        elif rule.kind != "NONE":
            found.append(_expression(rule, trimmed(place)))
    return with_years(found, parse.text)


def _matches(lexed: Lexed) -> list[Found]:
    """Every match of every rule: from left to right, at each place the longest first, the earlier rule among equals."""
    codes, places = _timely(lexed.codes)
    found = [
        (places[match.start()], places[match.end() - 1] + 1, number)
        for number, rule in enumerate(rules())
        for match in rule.pattern.finditer(codes)
    ]
    return sorted(found, key=lambda one: (one[0], -one[1], one[2]))


def _timely(codes: str) -> tuple[str, list[int]]:
    """The stretches of codes that hold a word of time, with a `.` between, and where each letter comes from."""
    pieces: list[str] = []
    places: list[int] = []
    for stretch in _STRETCH.finditer(codes):
        if _TIMELY.search(stretch[0]):
            pieces.append(stretch[0] + ".")
            places += range(stretch.start(), stretch.end() + 1)
    return "." + "".join(pieces), [-1, *places]


def _expression(rule: Rule, place: Place) -> Expression:
    return expression(place, rule.name, _KINDS[rule.kind], place.lexemes)
