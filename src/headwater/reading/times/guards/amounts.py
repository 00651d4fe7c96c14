"""Guards of durations and sets."""

from __future__ import annotations

from ..place import Place
from .common import DURATION_WORDS, Guard

_RATED = frozenset("percent million billion % dollars people barrels tons".split())
_OF_ACCOUNTS = ("quarter", "year")  # units of payments: "a quarterly dividend", "annual sales"
_PAPERS = frozenset("newspaper paper magazine journal tabloid periodical newsletter".split())
_ALL_OF = ((24, "day"), (7, "week"))


def _adverb(place: Place) -> bool:
    """Whether "weekly" says how often something happens: no rate, and not the kind of a payment ("annual dividend")."""
    tag = place.token.tag if place.token else "RB"
    if place.says("per") == "day":
        return not tag.startswith("NNP")
    often = tag == "JJ" and place.says("per") not in _OF_ACCOUNTS and place.after() not in _PAPERS
    return often or (tag == "RB" and not _rate(place))


def _year_to(place: Place) -> bool:
    """Whether the period ends with the date that follows: "the year to 31 March"."""
    return place.after() in ("to", "through") and place.says("unit") in ("year", "quarter", "month", "week")


def _or_two(place: Place) -> bool:
    """Whether "a week or two" lasts: not "from two a month to ten"."""
    return place.lexemes[-2].lower == "or"


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


def _yearly(place: Place) -> bool:
    """Whether an amount comes by the year: "$25 a year"."""
    return place.says("unit") == "year" and _rate(place)


def _always(place: Place) -> bool:
    """Whether the words mean at all times: "24 hours a day", "seven days a week"."""
    return (place.says("n"), place.lexemes[-1].lower) in _ALL_OF


def _bare_units(place: Place) -> bool:
    return place.before() in DURATION_WORDS


AMOUNTS: dict[str, Guard] = {
    "duration": _duration,
    "span_of_years": _span_of_years,
    "long": _long,
    "or_two": _or_two,
    "year_to": _year_to,
    "bare_units": _bare_units,
    "rate": _rate,
    "yearly": _yearly,
    "always": _always,
    "adverb": _adverb,
}
