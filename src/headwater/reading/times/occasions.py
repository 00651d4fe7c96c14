"""Times that count from an event: "the day after the vote", "two weeks before the flood".

The event is dated by the day that its own words hold ("the day before the June 3 vote"), or by another mention of it
beside a day ("was shot on 3 May ... the day before the shooting", by the words of data/times/occasions.tsv); a generic
word ("the attack") is the last day told of. Where the text dates it by none of these, the time stays open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import islice

from headwater.records import Expression, Interval, Parse, Span, Timex, Token
from headwater.tables import rows

from .amounts import shift
from .calendar import covers, plus_days
from .counted import event_day
from .days import at_time, days_counted
from .meaning import Said, Setting, word
from .tense import SPEAKING, Tenses

_TURNS = {"before": -1, "after": 1, "following": 1}
_COUNTED = frozenset({"duration", "event_day", "event_days", "time_of_day"})
_TIMES_OF_DAY = frozenset({"clock"})
_STEPS = 8  # a time further below its event's word than this does not date it
_BESIDE = 24  # words below a verb that are looked at
_RECENT = 3  # sentences within which a generic word takes up what was told of
_VAGUE = 8  # "several months before" are read as eight, as "a few days ago" is
# "The weeks before": as many as do not make the next unit yet, or one would have said "the month before".
_BARE = {"day": 8, "week": 3, "month": 11, "year": 9}
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "quarter": 91, "year": 365, "weekend": 7}
_BEGINNING = frozenset("begin start launch open erupt break commence".split())
_NAMES_EVENT = ("nsubj", "nsubjpass", "dobj", "attr")


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """The kinds of occasion that a lemma can name."""
    found: dict[str, set[str]] = {}
    for row in rows("times/occasions.tsv"):
        for lemma in row["words"].split("|"):
            found.setdefault(lemma, set()).add(row["occasion"])
    return {lemma: frozenset(kinds) for lemma, kinds in found.items()}


@dataclass(frozen=True, slots=True)
class _Mention:
    """A day beside the words of an event; `words` are their lemmas and kinds."""

    start: int
    sentence: int
    day: Interval
    words: frozenset[str]


def counted_from_events(
    parse: Parse, expressions: tuple[Expression, ...], found: tuple[Timex, ...], last: date | None
) -> tuple[Timex, ...]:
    """The times with the days of those that count from an event, and of clock times of an event told of before.

    `last` is the latest day of the report: what its clause tells as past does not lie after it.
    """
    times = _Times(parse, expressions, found, last)
    dated = [times.counted(n) for n in range(len(found))]
    again = _Times(parse, expressions, tuple(dated), last)
    return tuple(again.clocked(n) for n in range(len(dated)))


class _Times:
    """The times of one report, with the events beside them, which are looked for once."""

    def __init__(
        self, parse: Parse, expressions: tuple[Expression, ...], found: tuple[Timex, ...], last: date | None
    ) -> None:
        self._parse = parse
        self._tenses = Tenses(parse)
        self._expressions = expressions
        self._found = found
        self._last_day = last

    def counted(self, n: int) -> Timex:
        """One time, with its days if it counts from an event that the text dates."""
        one, expression = self._found[n], self._expressions[n]
        if expression.rule == "nth_day":
            return self._nth_day(n)
        if expression.rule not in _COUNTED:
            return one
        marker = self._marker(one)
        if marker is None:
            return one
        day = self._beside(n) if expression.rule == "event_day" else None
        if day is not None:
            return replace(
                one, value=day.isoformat(), interval=Interval.day(day), anchor="report", reason=None
            )
        start = self._day_of(n, marker)
        counted = _from(one, expression, start, _TURNS[marker.lower]) if start else one
        return counted if self._can_be(counted) else one

    def _nth_day(self, n: int) -> Timex:
        """The third day of a strike that the text dates the beginning of."""
        one, count = self._found[n], self._expressions[n].get("n")
        of = next(iter(self._parse.within(Span(one.span.end, one.span.end + 4))), None)
        event = self._parse.child(of, "pobj") if of is not None else None
        begun = self._begun(event, one.span.start) if event else None
        day = plus_days(begun, count - 1) if begun and isinstance(count, int) else None
        if day is None:
            return one
        counted = replace(
            one, value=day.isoformat(), interval=Interval.day(day), anchor="report", reason=None
        )
        return counted if self._can_be(counted) else one

    def _begun(self, event: Token, start: int) -> date | None:
        """The day on which the text says that an event began: the nearest before, else the first after."""
        fitting = self._beginnings.get(event.lemma, [])
        at = bisect_left(fitting, start, key=lambda mention: mention.start)
        mention = fitting[at - 1] if at else next(iter(fitting), None)
        return mention.day.earliest if mention else None

    def _can_be(self, one: Timex) -> bool:
        """Whether a time does not lie after the report, or its clause tells of what is to come."""
        first = one.interval.earliest if one.interval else None
        after = first is not None and self._last_day is not None and first > self._last_day
        return not after or self._tenses.at(one.span.start) in ("future", "ahead")

    def clocked(self, n: int) -> Timex:
        """A time of day, on the day of its event where its own sentence names no day."""
        one = self._found[n]
        if self._expressions[n].rule not in _TIMES_OF_DAY or one.interval is None or not one.value:
            return one
        token = self._parse.at(one.span.start)
        if token is None:
            return one
        day = self._days.get(token.sentence)
        if day is None:
            words = next((_names(above) for above in self._above(token) if above.tag.startswith("VB")), None)
            mention = self._mention(words, one.span.start) if words else None
            day = mention.day.earliest if mention else None
        if day is None or not one.value[:4].isdigit():
            return one
        return replace(one, value=day.isoformat() + one.value[10:], interval=Interval.day(day))

    def _marker(self, one: Timex) -> Token | None:
        """The "before" or "after" that follows a time."""
        following = self._parse.within(Span(one.span.end, one.span.end + 2))
        token = self._parse.tokens[following[0]] if following else None
        return token if token and token.lower in _TURNS else None

    def _beside(self, n: int) -> date | None:
        """The day of which the time is another name: "May 3, the day before the vote"."""
        if not n:
            return None
        before, here = self._found[n - 1], self._found[n]
        close = self._parse.text[before.span.end : here.span.start].strip(" \n") == ","
        return before.interval.earliest if close and before.interval and before.interval.days == 1 else None

    def _day_of(self, n: int, marker: Token) -> date | None:
        """The day of the event that the marker governs."""
        event = self._event(marker)
        if event is None:
            return None
        unit = _UNIT_DAYS.get(str(self._expressions[n].get("unit")), 1)
        for other in self._found[n + 1 : n + 3]:
            token = self._parse.at(other.span.start)
            length = other.interval.days if other.interval else None
            if other.interval and length and length <= unit + 1 and token and self._under(token, event):
                return other.interval.earliest
        here = self._parse.at(self._found[n].span.start)
        clause = event if here is None or self._under(here, event) else here
        own = self._words(clause)  # "the raid came a day after a raid": not the same one
        words = _names(event) - (own or frozenset())
        mention = self._mention(words, self._found[n].span.start) or self._last(event)
        return mention.day.earliest if mention else None

    def _event(self, marker: Token) -> Token | None:
        """The head of what "before" governs: a noun, or the verb of a clause."""
        below = next((c for c in self._parse.children(marker.i) if c.dep in ("pobj", "pcomp")), None)
        if below is not None:
            return below
        above = self._parse.tokens[marker.head]
        return above if marker.dep == "mark" and above.i > marker.i else None

    def _above(self, token: Token) -> Iterator[Token]:
        return islice(self._parse.ancestors(token.i), _STEPS)

    def _under(self, token: Token, event: Token) -> bool:
        return token.i == event.i or any(above.i == event.i for above in self._above(token))

    def _mention(self, words: frozenset[str], start: int) -> _Mention | None:
        """The nearest mention of the event before a place in the text, else the first after it.

        By the word itself; by another word of its kind only where all that are dated are of one day.
        """
        kinds = sorted(word for word in words if word.startswith("*") and word in self._by_word)
        for lemma in sorted(words - set(kinds)):
            if fitting := self._by_word.get(lemma):
                at = bisect_left(fitting, start, key=lambda mention: mention.start)
                return fitting[at - 1] if at else fitting[0]
        days = {day for kind in kinds for day in islice(self._days_of[kind], 2)}
        if len(days) != 1:
            return None
        fitting = self._by_word[kinds[0]]
        at = bisect_left(fitting, start, key=lambda mention: mention.start)
        return fitting[at - 1] if at else fitting[0]

    def _last(self, event: Token) -> _Mention | None:
        """The day last told of, where the event is named by a generic word only."""
        if "generic" not in _kinds().get(event.lemma, ()):
            return None
        at = bisect_left(self._mentions, event.start, key=lambda mention: mention.start) - 1
        last = self._mentions[at] if at >= 0 else None
        return last if last and event.sentence - last.sentence <= _RECENT else None

    @cached_property
    def _mentions(self) -> list[_Mention]:
        """The events that the text dates to a day, in the order of the text; what is said, and captions, left out."""
        found = []
        for one, expression in zip(self._found, self._expressions, strict=True):
            token = self._parse.at(one.span.start)
            single = one.interval is not None and one.interval.days == 1 and one.type in ("DATE", "TIME")
            if not single or one.interval is None or token is None or expression.rule in _TIMES_OF_DAY:
                continue
            words = self._words(token) if self._parse.sentence(token.i).role != "caption" else None
            if words is not None:
                found.append(_Mention(one.span.start, token.sentence, one.interval, words))
        return found

    @cached_property
    def _by_word(self) -> dict[str, list[_Mention]]:
        """The dated events by the lemmas and kinds of their words, in the order of the text."""
        found: dict[str, list[_Mention]] = {}
        for mention in self._mentions:
            for name in mention.words:
                found.setdefault(name, []).append(mention)
        return found

    @cached_property
    def _beginnings(self) -> dict[str, list[_Mention]]:
        """The days on which events begin, by their lemmas: where the text says so, or dates the noun alone."""
        found: dict[str, list[_Mention]] = {}
        for mention in self._mentions:
            lemmas = [name for name in sorted(mention.words) if not name.startswith("*")]
            if mention.words & _BEGINNING or len(lemmas) == 1:
                for lemma in lemmas:
                    found.setdefault(lemma, []).append(mention)
        return found

    @cached_property
    def _days_of(self) -> dict[str, set[Interval]]:
        """The days of each word's events."""
        return {name: {mention.day for mention in mentions} for name, mentions in self._by_word.items()}

    @cached_property
    def _days(self) -> dict[int, date]:
        """The first single day that each sentence names, clock times left out."""
        found: dict[int, date] = {}
        for one, expression in zip(self._found, self._expressions, strict=True):
            token = self._parse.at(one.span.start)
            if token and expression.rule not in _TIMES_OF_DAY and one.interval and one.interval.days == 1:
                found.setdefault(token.sentence, one.interval.latest or date.max)
        return found

    def _words(self, token: Token) -> frozenset[str] | None:
        """The words of the event that a day dates: the nouns above it, and its verb with what it is about."""
        words: set[str] = set()
        for above in self._above(token):
            if above.tag.startswith("NN"):
                words |= _names(above)
            elif above.tag.startswith("VB"):
                if above.lemma in SPEAKING:
                    return frozenset(words) or None
                words |= _names(above)
                for child in islice(self._parse.children(above.i), _BESIDE):
                    if child.dep in _NAMES_EVENT and child.tag.startswith("NN"):
                        words |= _names(child)
                break
        return frozenset(words)


def _names(token: Token) -> frozenset[str]:
    """The lemma of a word, and the kinds of occasion that it names."""
    kinds = _kinds().get(token.lemma, frozenset()) - {"generic"}
    return frozenset({token.lemma, *(f"*{kind}" for kind in kinds)})


def _from(one: Timex, expression: Expression, day: date, turn: int) -> Timex:
    """A time that counts from a day."""
    said: Said = {**dict(expression.parameters), "dir": turn, "from": "event"}
    setting = Setting(day, focus=day, on=day)
    if expression.rule == "event_days" or (said.get("n") == "X" and said.get("unit") in _UNIT_DAYS):
        unit = word(said, "unit")
        count = _VAGUE if "n" in said else _BARE.get(unit, _VAGUE)
        return _around(one, day, turn * count * _UNIT_DAYS.get(unit, 0))
    if expression.rule == "time_of_day":
        return _at_time(one, said, plus_days(day, turn * days_counted(said)))
    meaning = (
        event_day({**said, "codes": "<"}, setting) if expression.rule == "event_day" else shift(said, setting)
    )
    days = meaning.interval or covers(meaning.value or "")
    if days is None:
        return one
    value = meaning.value if expression.rule == "event_day" else one.value
    kind = meaning.kind or one.type if expression.rule == "event_day" else one.type
    return replace(one, value=value, type=kind, interval=days, anchor="report", reason=None)


def _at_time(one: Timex, said: Said, day: date | None) -> Timex:
    """A time of day on the day that is counted: "6 a.m. ten days before the vote"."""
    value = at_time(day, said).value if day and "unit" in said else None
    return replace(one, value=value, interval=Interval.day(day), reason=None) if day and value else one


def _around(one: Timex, day: date, length: int) -> Timex:
    """The days, weeks, months before or after a day: so many days at most, fewer than none are before it."""
    try:
        near, far = day + timedelta(days=1 if length > 0 else -1), day + timedelta(days=length)
    except OverflowError:
        return one
    if not length:
        return one
    days = Interval(min(near, far), max(near, far))
    same = near.isoformat()[:7] if near.isoformat()[:7] == far.isoformat()[:7] else None
    changed = replace(one, interval=days, anchor="report", reason=None)
    return replace(changed, value=same, type="DATE") if same else changed
