"""What the words around a match must be for it to be a time: a table of conditions, by the names of the grammar."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace

from headwater.records import Parse, Token

from .lexeme import Lexeme
from .lexer import Lexed

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
_COMMON_CODES = frozenset("ukheUDcy1")  # units, parts of days, today: words without capitals
_OF_THE_YEAR = frozenset("of for in during throughout".split())
_PREPOSITIONS = frozenset("over under some".split())


@dataclass(frozen=True, slots=True)
class Context:
    """A text with its lexemes, its parse and the first tokens of its names."""

    lexed: Lexed
    parse: Parse
    names: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A match in its text: lexemes `first` to `last` (excluded)."""

    context: Context
    first: int
    last: int

    @property
    def codes(self) -> str:
        """The code letters of the match."""
        return self.context.lexed.codes[self.first : self.last]

    @property
    def lexemes(self) -> tuple[Lexeme, ...]:
        """The lexemes of the match."""
        return self.context.lexed.lexemes[self.first : self.last]

    def before(self, steps: int = 1) -> str:
        """The word so many lexemes before the match; empty at the beginning."""
        at = self.first - steps
        return self.context.lexed.lexemes[at].lower if at >= 0 else ""

    def after(self) -> str:
        """The word that follows the match; empty at the end."""
        lexemes = self.context.lexed.lexemes
        return lexemes[self.last].lower if self.last < len(lexemes) else ""

    @property
    def token(self) -> Token | None:
        """The parser's token at the end of the match."""
        return self.context.parse.at(self.lexemes[-1].end - 1)

    def says(self, key: str) -> str | int | None:
        """The first thing that a lexeme of the match says under a key."""
        return next(
            (value for lexeme in self.lexemes for name, value in lexeme.features if name == key), None
        )


def trimmed(place: Place) -> Place:
    """The match without an "over" or "some" that is the preposition of the phrase, not part of the amount."""
    first = place.lexemes[0]
    if first.code in "z_" and first.lower in _PREPOSITIONS and place.last - place.first > 1:
        token = place.context.parse.at(first.start)
        if place.codes[1] in "tlpNCqiE" or (token is not None and token.dep == "prep"):
            return replace(place, first=place.first + 1)
    return place


def titled(place: Place) -> bool:
    """Whether a capital makes a name of a common word within a sentence: the programme "Good Morning Today"."""
    text, last = place.context.lexed.text, place.lexemes[-1]
    if last.code not in _COMMON_CODES:
        return False
    before = text[max(0, last.start - 2) : last.start]
    if not (text[last.start].isupper() and len(before) == 2 and before[0].isalnum() and before[1] == " "):
        return False
    token, parse = place.token, place.context.parse
    return token is not None and parse.tokens[parse.sentences[token.sentence].root].text[:1].islower()


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
    """Whether "weekly" says how often something happens, not of which kind it is: "a weekly paper"."""
    tag = place.token.tag if place.token else "RB"
    return tag == "RB" or (place.says("per") == "day" and not tag.startswith("NNP"))


def _holiday(place: Place) -> bool:
    """Whether no name follows: "Easter Island"."""
    token, tokens = place.token, place.context.parse.tokens
    following = tokens[token.i + 1] if token and token.i + 1 < len(tokens) else None
    return not (place.codes[-1] == "H" and following and following.tag.startswith("NNP"))


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
    if place.codes == "tu" and unit == "year":
        return _this_year(place)
    return len(place.codes) > len("tu") and unit != "half"


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
        token is not None and token.tag == "NNS" and before.code == "." and place.before(2)[:1].isdigit()
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
    "span_of_years": _span_of_years,
}
