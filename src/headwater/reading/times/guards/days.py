"""Guards of days and times of day."""

from __future__ import annotations

from ..place import COMPLEMENTS, Place
from .common import DATED_UNITS, DURATION_WORDS, Guard

# What is said to be of today or tomorrow when these times are meant, not a day.
_OF_OUR_TIMES = frozenset(
    "world society youth generation age era economy market technology standard life culture people child kid teenager"
    " adolescent woman man parent family student worker farmer consumer reader artist musician computer machine car"
    " phone device city school".split()
)


def _day(place: Place) -> bool:
    """Whether an ordinal in words that ends the match counts no noun after it: "in August the first units left"."""
    if place.codes[-1] != "o" or place.lexemes[-1].lower[0].isdigit():
        return True
    token, tokens = place.token, place.context.parse.tokens
    return token is None or token.i + 1 >= len(tokens) or not tokens[token.i + 1].tag.startswith(("NN", "JJ"))


def _today(place: Place) -> bool:
    """Whether "today" is a day: not in "today's youth", "the world of tomorrow", which are of these times."""
    token, tokens = place.token, place.context.parse.tokens
    if token is None or len(place.codes) > 1:
        return True
    if place.before() == "of":
        of = tokens[token.head]
        return tokens[of.head].lemma not in _OF_OUR_TIMES
    return place.after() not in ("'s", "’s") or tokens[token.head].lemma not in _OF_OUR_TIMES


def _noon(place: Place) -> bool:
    """Whether noon is an hour: not the "high noon" of a showdown."""
    return place.before() != "high"


def _listed_days(place: Place) -> bool:
    """Whether the last number is a day too: not in "on May 3 and 4 people", where it counts the people."""
    token = place.token
    return place.codes[-1] != "d" or token is None or token.dep != "nummod" or token.head < token.i


def _of_month(place: Place) -> bool:
    """Whether the day is one of a month: "the 11th of last month", "the first Monday of May"."""
    return "M" in place.codes or place.says("unit") == "month"


def _event_day(place: Place) -> bool:
    """Whether "the day" is that before or after an event: not "in the morning before lunch", "the weekend after"."""
    if place.says("part") is not None:
        return place.before() != "in"
    return place.says("unit") in DATED_UNITS


def _that_day(place: Place) -> bool:
    """Whether the clause says which day the one told of is: "it was a sad day for them", "it is the third day of"."""
    token, parse = place.token, place.context.parse
    if place.says("unit") != "day" or token is None or token.tag != "NN" or token.dep != "attr":
        return False
    verb = parse.tokens[token.head]
    subject = parse.child(verb.i, "nsubj")
    counted = "o" in place.codes and place.after() == "of"
    named = "o" not in place.codes and place.code_before() not in "dq" and bool(parse.child(token.i, "amod"))
    told = subject is not None and subject.lower in ("it", "this", "that", *(("today",) if counted else ()))
    return verb.lemma == "be" and told and (counted or named)


def _nth_day(place: Place) -> bool:
    """Whether the day is one of an event's: "the third day of the strike"."""
    return place.says("unit") == "day" and place.after() == "of"


def _event_days(place: Place) -> bool:
    """Whether an event follows: "in the days before the vote"."""
    token, tokens = place.token, place.context.parse.tokens
    if place.before() == "of" or place.says("unit") not in DATED_UNITS:
        return False
    return token is not None and token.i + 2 < len(tokens) and tokens[token.i + 2].tag.startswith(COMPLEMENTS)


def _some_day(place: Place) -> bool:
    """Whether "one day" is a day unknown, told by itself: "one day they will return"."""
    token = place.token
    alone = token is not None and token.dep == "npadvmod" and place.before() not in DURATION_WORDS
    return alone and place.lexemes[0].lower == "one" and place.says("unit") == "day"


def _clock(place: Place) -> bool:
    return place.before() == "at"


def _other_day(place: Place) -> bool:
    """Whether the time is one of a day: "9 a.m. the next day", not "9 a.m. the next week"."""
    return place.says("unit") == "day"


def _ordinal_day(place: Place) -> bool:
    """Whether "on the 15th" is a day: not "on the second ballot"."""
    token, tokens = place.token, place.context.parse.tokens
    following = tokens[token.i + 1] if token and token.i + 1 < len(tokens) else None
    return place.before() == "on" and not (following and following.tag.startswith(("NN", "JJ", "CD")))


DAYS: dict[str, Guard] = {
    "day": _day,
    "listed_days": _listed_days,
    "of_month": _of_month,
    "ordinal_day": _ordinal_day,
    "today": _today,
    "that_day": _that_day,
    "nth_day": _nth_day,
    "event_day": _event_day,
    "event_days": _event_days,
    "some_day": _some_day,
    "noon": _noon,
    "clock": _clock,
    "other_day": _other_day,
}
