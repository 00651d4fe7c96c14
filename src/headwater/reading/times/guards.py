"""What the words around a match must be for it to be a time: a table of conditions, by the names of the grammar."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from .place import COMPLEMENTS, Place

_NAMES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "GPE", "LAW", "EVENT", "LOC"})
_MARCH_AND_MAY = (3, 5)
_TAGS_OF_NO_MONTH = ("V", "MD", "RB", "JJ")
_NOT_BEFORE_YEAR = frozenset("$ no. number room flight highway route page".split())
_NOT_AFTER_YEAR = frozenset("people percent per million miles km points meters metres".split())
_BEFORE_COUNTED_YEAR = frozenset("the in of 's".split())
_BEFORE_OLD_YEAR = frozenset("in since until by of from year circa to between".split())
_THIS_AGE = range(1900, 2050)  # numbers that are years wherever they stand
_BEFORE_SEASON = frozenset("in since until by during of this late early every".split())
_DURATION_WORDS = frozenset(
    "for in within after over during took take takes last lasted spent through".split()
)
_RATED = frozenset("percent million billion % dollars people barrels tons".split())
_WHOLE = frozenset("full whole entire calendar".split())
_OF_THE_YEAR = frozenset("of for in during throughout".split())
_DATED_UNITS = frozenset({"day", "week", "month", "year", "quarter"})
_POSSESSIVE = frozenset("his her their my our your its".split())
_OF_WEATHER = frozenset("temperature temperatures degrees highs lows fahrenheit".split())
_LIMITING = frozenset(
    "end ends ended ending finish finishes finished finishing close closes closed closing start starts started starting"
    " begin begins began beginning".split()
)
_REST = frozenset("rest remainder course".split())
_TWO_DIGITS = 2
_NEAR = 8  # words around "the 80s" in which weather speaks of itself


def _in_a_name(place: Place) -> bool:
    """Whether a name of something else covers the match and more ("the Sunday Times"), or a person has it (Mrs May)."""
    token, parse = place.token, place.context.parse
    at = bisect_right(place.context.names, token.i) - 1 if token else -1
    if token is None or at < 0:
        return False
    entity = parse.entities[at]
    if entity.last <= token.i or entity.label not in _NAMES:
        return False
    if entity.label == "PERSON":
        return True
    start, end = parse.tokens[entity.first].start, parse.tokens[entity.last - 1].end
    return start < place.lexemes[0].start or end > place.lexemes[-1].end


def _month(place: Place) -> bool:
    if len(place.codes) > 1:
        return "Q" in place.codes or not _in_a_name(place)
    tag = place.token.tag if place.token else "NNP"
    if tag.startswith(_TAGS_OF_NO_MONTH) or (
        place.says("month") in _MARCH_AND_MAY and not tag.startswith("NN")
    ):
        return False
    return not _in_a_name(place) and not _has_article(place)


def _has_article(place: Place) -> bool:
    """Whether an article counts the word itself: "the yearly March", not "the March vote"."""
    token, parse = place.token, place.context.parse
    return token is not None and any(child.dep == "det" for child in parse.children(token.i))


def _weekday(place: Place) -> bool:
    return "W" in place.codes and (len(place.codes) > 1 or not _in_a_name(place))


def _day(place: Place) -> bool:
    """Whether an ordinal in words that ends the match counts no noun after it: "in August the first units left"."""
    if place.codes[-1] != "o" or place.lexemes[-1].lower[0].isdigit():
        return True
    token, tokens = place.token, place.context.parse.tokens
    return token is None or token.i + 1 >= len(tokens) or not tokens[token.i + 1].tag.startswith(("NN", "JJ"))


def _year(place: Place) -> bool:
    year = place.says("year")
    if not isinstance(year, int) or len(place.codes) > 1:
        return isinstance(year, int)
    if place.before() in _NOT_BEFORE_YEAR or place.after() in _NOT_AFTER_YEAR:
        return False
    if place.lexemes[-1].lower[0] in "'’‘":  # "'82", which may be the quotation of a number
        return place.before() in _BEFORE_OLD_YEAR
    if year in _THIS_AGE:
        return not _counts(place) or place.before() in _BEFORE_COUNTED_YEAR
    return year < _THIS_AGE.start and place.before() in _BEFORE_OLD_YEAR and not _counts(place)


def _counts(place: Place) -> bool:
    """Whether the number counts the noun that follows it: "1900 soldiers"."""
    token, tokens = place.token, place.context.parse.tokens
    if token is None or token.dep != "nummod" or token.i + 1 >= len(tokens):
        return False
    return tokens[token.i + 1].tag == "NNS"


def _week(place: Place) -> bool:
    return place.says("unit") == "week"


def _adverb(place: Place) -> bool:
    """Whether "weekly" says how often something happens: not of which kind it is ("a weekly paper"), nor a rate."""
    tag = place.token.tag if place.token else "RB"
    if place.says("per") == "day":
        return not tag.startswith("NNP")
    return tag == "RB" and not _rate(place)


def _holiday(place: Place) -> bool:
    """Whether no name follows: "Easter Island"."""
    token, tokens = place.token, place.context.parse.tokens
    following = tokens[token.i + 1] if token and token.i + 1 < len(tokens) else None
    return not (place.codes[-1] == "H" and following and following.tag.startswith("NNP"))


def _listed_days(place: Place) -> bool:
    """Whether the last number is a day too: not in "on May 3 and 4 people", where it counts the people."""
    token = place.token
    return place.codes[-1] != "d" or token is None or token.dep != "nummod" or token.head < token.i


def _quarters(place: Place) -> bool:
    return place.says("unit") in ("quarter", "half")


def _of_month(place: Place) -> bool:
    """Whether the day is one of a month: "the 11th of last month", "the first Monday of May"."""
    return "M" in place.codes or place.says("unit") == "month"


def _years(place: Place) -> bool:
    """Whether the figures are two years: "2018-19", "2018/19", "1914-18"."""
    year, mark, last = place.lexemes[-3:]
    first = place.says("year")
    joined = last.start == mark.end and mark.start == year.end
    if not (joined and isinstance(first, int) and last.lower.isdigit() and len(last.lower) == _TWO_DIGITS):
        return False
    then = int(last.lower)
    return then == (first + 1) % 100 or (mark.code == "-" and then > first % 100)


def _decade(place: Place) -> bool:
    """Whether "the 80s" are years: not the age of "in his mid-80s", nor the degrees of a warm day."""
    if not (place.lexemes[-1].lower[0].isdigit() and len(place.lexemes[-1].lower) == 3):
        return True
    lexemes = place.context.lexed.lexemes
    near = {lexeme.lower for lexeme in lexemes[max(0, place.first - _NEAR) : place.last + _NEAR]}
    owned = place.before() in _POSSESSIVE or place.before(2) in _POSSESSIVE
    return len(place.codes) > 1 and not owned and not near & _OF_WEATHER


def _event_day(place: Place) -> bool:
    """Whether "the day" is that before or after an event: not "in the morning before lunch", "the weekend after"."""
    if place.says("part") is not None:
        return place.before() != "in"
    return place.says("unit") in _DATED_UNITS


def _event_days(place: Place) -> bool:
    """Whether an event follows: "in the days before the vote"."""
    token, tokens = place.token, place.context.parse.tokens
    if place.before() == "of" or place.says("unit") not in _DATED_UNITS:
        return False
    return token is not None and token.i + 2 < len(tokens) and tokens[token.i + 2].tag.startswith(COMPLEMENTS)


def _or_two(place: Place) -> bool:
    """Whether "a week or two" lasts: not "from two a month to ten"."""
    return place.lexemes[-2].lower == "or"


def _some_day(place: Place) -> bool:
    """Whether "one day" is a day unknown, told by itself: "one day they will return"."""
    token = place.token
    alone = token is not None and token.dep == "npadvmod" and place.before() not in _DURATION_WORDS
    return alone and place.lexemes[0].lower == "one" and place.says("unit") == "day"


def _century(place: Place) -> bool:
    return place.says("unit") in ("century", "millennium")


def _relative(place: Place) -> bool:
    unit = place.says("unit")
    if "X" in place.codes and (place.codes[0] != "t" or place.lexemes[1].lower not in _WHOLE):
        return False
    if unit == "half" or (unit in ("second", "minute") and "i" not in place.codes):
        return False
    return not (place.codes.startswith("n") and unit == "day")


def _definite(place: Place) -> bool:
    unit = place.says("unit")
    if unit in ("weekend", "quarter"):
        return True
    if place.codes == "tu" and (unit == "year" or unit in _DATED_UNITS):
        return _running(place) or (unit == "year" and _this_year(place))
    return len(place.codes) > len("tu") and unit != "half"


def _running(place: Place) -> bool:
    """Whether "the day" is the one that runs: "ended the day", "for the week, shares fell", "the rest of the month"."""
    before = place.before()
    if before == "for":
        return place.after() == ","
    return before in _LIMITING or (before == "of" and place.before(2) in _REST)


def _this_year(place: Place) -> bool:
    """Whether "the year" is the year that runs: "the first months of the year", not "the year that he came"."""
    token, tokens = place.token, place.context.parse.tokens
    following = tokens[token.i + 1] if token and token.i + 1 < len(tokens) else None
    plain = following is None or not following.tag.startswith(("IN", "W", "VB", "NN", "CD", "PRP"))
    return plain and place.before() in _OF_THE_YEAR


def _season(place: Place) -> bool:
    if place.says("season") == "X":
        return len(place.codes) > 1
    noun = place.token is None or place.token.tag.startswith("NN")
    if place.codes == "tS":
        return noun and place.after() not in ("of", "in")
    return len(place.codes) > 1 or (noun and place.before() in _BEFORE_SEASON and place.after() != "of")


def _duration(place: Place) -> bool:
    if place.says("unit") == "quarter" and (
        "-" in place.codes or (place.after() == "of" and place.says("n") != "X")
    ):
        return False
    following = place.context.lexed.codes[place.last : place.last + 2]
    return not following.startswith(("-%", "%"))


def _span_of_years(place: Place) -> bool:
    """Whether "the years" last: not "the early hours" of a day, nor "the days before" something, which are a date."""
    if place.after() in ("before", "after", "-") or place.says("unit") == "quarter":
        return False
    return not ("m" in place.codes and place.says("unit") == "hour")


def _long(place: Place) -> bool:
    """Whether the word after the hyphen is "long": "the decades-long dispute"."""
    return place.lexemes[-1].lower == "long" and place.before() != "-"


def _rate(place: Place) -> bool:
    """Whether an amount stands before "a year": "$25 a year", "three times a day", "10 percent a year"."""
    if not place.first:
        return False
    before = place.context.lexed.lexemes[place.first - 1]
    token = place.context.parse.at(before.start)
    counted = (
        token is not None and token.tag == "NNS" and before.code == "." and place.code_before(2) in "d5Qf"
    )
    return before.code in "d5Qf*" or before.lower in _RATED or counted


def _bare_units(place: Place) -> bool:
    return place.before() in _DURATION_WORDS


def _past(place: Place) -> bool:
    return place.token is not None and place.token.tag == "NN"


def _current(place: Place) -> bool:
    return place.lexemes[0].lower == "current"


def _clock(place: Place) -> bool:
    return place.before() == "at"


def _quarter(place: Place) -> bool:
    if "h" in place.codes:
        return any(code in place.codes for code in "OQY")
    number = place.says("n")
    return isinstance(number, int) and 1 <= number <= 4


def _ordinal_day(place: Place) -> bool:
    return place.before() == "on"


GUARDS: dict[str, Callable[[Place], bool]] = {
    "day": _day,
    "month": _month,
    "weekday": _weekday,
    "holiday": _holiday,
    "week": _week,
    "adverb": _adverb,
    "year": _year,
    "century": _century,
    "relative": _relative,
    "definite": _definite,
    "season": _season,
    "duration": _duration,
    "rate": _rate,
    "bare_units": _bare_units,
    "past": _past,
    "current": _current,
    "clock": _clock,
    "quarter": _quarter,
    "ordinal_day": _ordinal_day,
    "long": _long,
    "listed_days": _listed_days,
    "quarters": _quarters,
    "of_month": _of_month,
    "years": _years,
    "decade": _decade,
    "event_day": _event_day,
    "event_days": _event_days,
    "some_day": _some_day,
    "or_two": _or_two,
    "span_of_years": _span_of_years,
}
