"""Guards of weeks, months, quarters, years and longer periods, and of what only refers to a time."""

from __future__ import annotations

from bisect import bisect_right

from headwater.records import Token

from ..place import Place
from .common import DATED_UNITS, Guard

_NOT_BEFORE_YEAR = frozenset("$ no. number room flight highway route page".split())
_NOT_AFTER_YEAR = frozenset("people percent per million miles km points meters metres".split())
_BEFORE_COUNTED_YEAR = frozenset("the in of 's".split())
_BEFORE_OLD_YEAR = frozenset("in since until by of from year circa to between".split())
_THIS_AGE = range(1900, 2050)  # numbers that are years wherever they stand
_WHOLE = frozenset("full whole entire calendar".split())
_OF_THE_YEAR = frozenset("of for in during throughout".split())
_POSSESSIVE = frozenset("his her their my our your its".split())
_OF_WEATHER = frozenset("temperature temperatures degrees highs lows fahrenheit".split())
_LIMITING = frozenset(
    "end ends ended ending finish finishes finished finishing close closes closed closing start starts started starting"
    " begin begins began beginning".split()
)
_ONE_S_OWN = frozenset({"a", "his", "her", "my"})
_MAKERS = ("ORG", "PRODUCT")
_REST = frozenset("rest remainder course".split())
_TWO_DIGITS = 2
_NEAR = 8  # words around "the 80s" in which weather speaks of itself
_BEFORE_THEN = ("until", "till", "by")


def _year(place: Place) -> bool:
    year = place.says("year")
    if not isinstance(year, int) or len(place.codes) > 1:
        return isinstance(year, int)
    if place.before() in _NOT_BEFORE_YEAR or place.after() in _NOT_AFTER_YEAR:
        return False
    if place.lexemes[-1].lower[0] in "'’‘":  # "'82", which may be the quotation of a number
        return place.before() in _BEFORE_OLD_YEAR
    if _of_a_model(place):
        return False
    if year in _THIS_AGE:
        return not _counts(place) or place.before() in _BEFORE_COUNTED_YEAR
    return year < _THIS_AGE.start and place.before() in _BEFORE_OLD_YEAR and not _counts(place)


def _of_a_model(place: Place) -> bool:
    """Whether the year is that of a model: "his 1987 Chevrolet", a name of one's own with nothing after it."""
    token, parse = place.token, place.context.parse
    if token is None or token.i < 2:
        return False
    owner, made = parse.tokens[token.i - 1], parse.tokens[token.head]
    of_a_person = owner.tag == "POS" and _labelled(place, parse.tokens[token.i - 2], "PERSON")
    own = of_a_person or owner.lower in _ONE_S_OWN
    return own and made.i > token.i and made.tag == "NNP" and _labelled(place, made, *_MAKERS)


def _labelled(place: Place, token: Token, *labels: str) -> bool:
    """Whether a token is within a name of one of these kinds."""
    entities = place.context.parse.entities
    at = bisect_right(place.context.names, token.i) - 1
    return at >= 0 and entities[at].last > token.i and entities[at].label in labels


def _counts(place: Place) -> bool:
    """Whether the number counts the noun that follows it: "1900 soldiers"."""
    token, tokens = place.token, place.context.parse.tokens
    if token is None or token.dep != "nummod" or token.i + 1 >= len(tokens):
        return False
    return tokens[token.i + 1].tag == "NNS"


def _week(place: Place) -> bool:
    return place.says("unit") == "week"


def _reference(place: Place) -> bool:
    """Whether "now" and "then" are times: not the "Now," with which a speaker begins; "until then"."""
    first = place.lexemes[0]
    if first.lower == "then":
        return place.before() in _BEFORE_THEN
    return first.lower != "now" or place.after() != "," or place.context.lexed.text[first.start] == "n"


def _mid(place: Place) -> bool:
    """Whether the words are "mid-year", not "mid-century modern" nor "the mid-week bus"."""
    return place.says("mod") == "MID" and place.says("unit") in ("year", "month") and place.codes[0] == "m"


def _quarters(place: Place) -> bool:
    return place.says("unit") in ("quarter", "half")


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
    if place.codes == "tu" and (unit == "year" or unit in DATED_UNITS):
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


def _past(place: Place) -> bool:
    return place.token is not None and place.token.tag == "NN"


def _current(place: Place) -> bool:
    return place.lexemes[0].lower == "current"


def _quarter(place: Place) -> bool:
    if "h" in place.codes:
        return any(code in place.codes for code in "OQY")
    number = place.says("n")
    return isinstance(number, int) and 1 <= number <= 4


PERIODS: dict[str, Guard] = {
    "week": _week,
    "quarter": _quarter,
    "quarters": _quarters,
    "mid": _mid,
    "definite": _definite,
    "relative": _relative,
    "year": _year,
    "years": _years,
    "decade": _decade,
    "century": _century,
    "reference": _reference,
    "past": _past,
    "current": _current,
}
