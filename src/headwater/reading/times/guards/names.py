"""Guards of names: months, weekdays, holidays and seasons that may be something else."""

from __future__ import annotations

from bisect import bisect_right

from ..place import Place
from .common import Guard

_NAMES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "GPE", "LAW", "EVENT", "LOC"})
_MARCH_AND_MAY = (3, 5)
_TAGS_OF_NO_MONTH = ("V", "MD", "RB", "JJ")
_BEFORE_SEASON = frozenset("in since until by during of this late early every".split())


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


def _holiday(place: Place) -> bool:
    """Whether no name follows: "Easter Island"."""
    token, tokens = place.token, place.context.parse.tokens
    following = tokens[token.i + 1] if token and token.i + 1 < len(tokens) else None
    return not (place.codes[-1] == "H" and following and following.tag.startswith("NNP"))


def _season(place: Place) -> bool:
    if place.says("season") == "X":
        return len(place.codes) > 1
    noun = place.token is None or place.token.tag.startswith("NN")
    if place.codes == "tS":
        return noun and place.after() not in ("of", "in")
    return len(place.codes) > 1 or (noun and place.before() in _BEFORE_SEASON and place.after() != "of")


NAMES: dict[str, Guard] = {
    "month": _month,
    "weekday": _weekday,
    "holiday": _holiday,
    "season": _season,
}
