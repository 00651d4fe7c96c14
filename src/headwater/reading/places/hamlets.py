"""Settlements that no gazetteer knows, put where the text says that they lie.

"The village of X in Y district", "X, a hamlet 12 km north of Y", "X village, near Y": the text itself says that X is a
settlement and where. Where the gazetteer has no X there, X is answered by the place that holds it, or the point told
from it, with that place's radius as precision, and a reason that says so. So is every later mention of X.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from math import asin, cos, radians, sin, sqrt

from headwater.records import Parse, Place, Resolved, Span, Token

from .beside import BEARINGS, KILOMETRES, NEAR_KM
from .gazetteer import Entry
from .names import normalise
from .placing import Answer
from .told import ARTICLES, LONGEST_NAME, Told, introduced, name_before
from .words import capital, words

_LEAD_IN = 5  # tokens between a comma and a way: ", some 15 km off"
_REACH = 16  # tokens between a name and the place that tells where it lies
_TOLD_KM = 50.0  # "south of Y", without a distance
_HALF = 0.75  # radius of one half of a unit, as a share of the whole one's
_KNOWN = 100_000  # people: a town so large, in the right country, is the one that is meant
_OUTSIDE_KM = 100.0  # a candidate so far outside of what the text says is another place of that name
_TIED = 0.9  # share of the confidence in the place told: the words may not belong together
_TYING = frozenset({"IN", "TO", ",", "DT", "JJ", "NN", "-LRB-"})
_LOCATED = frozenset(
    "located situated lying based found set close near south north east west just some".split()
)
_STOPS = frozenset({".", ";", "!", "?", '"', "“", "”", "who", "which", "that", "where", "but"})
_UNITS = frozenset({"PCLI", "ADM1", "ADM2", "ADM3", "ADM1H", "PCLH", "ISL", "RGN", "CONT"})
_NO_PLACE = frozenset({"NORP", "LANGUAGE", "LAW", "EVENT", "WORK_OF_ART"})
_INITIALS = 5  # letters of names in capitals that are initials: "LGBT community", "TIF districts"
_HOLDING = frozenset({"PCLI", "ADM1", "ADM2", "PPLC"})
_WITHIN = frozenset({"in", *BEARINGS})
_LEADING = frozenset({"in", "at", "of", "from", "near", "outside", "into", "a", "an", "the"})
_SURE = 0.6  # confidence of a unit from which it corrects the name before it
_GREAT = frozenset({"PCLI", "PPLC", "ADM1", "CONT", "PCLH"})


def settle(parse: Parse, answers: Sequence[Answer], places: Sequence[Place]) -> list[Place]:
    """The places of the answers, in their order, with the settlements that the text tells the place of, and no others.

    `places` are the records of `answers`, one for each.
    """
    teller = _Teller(parse, answers, places)
    labels = {i: entity.label for entity in parse.entities for i in range(entity.first, entity.last)}
    known: dict[str, Place] = {}
    for told in chain(introduced(parse), teller.measured()):
        named = told.start < told.first  # "the village of X" needs no recogniser
        if (not named and labels.get(told.last - 1) in _NO_PLACE) or _initials(parse, told):
            continue
        key, found = normalise(parse.span(told.first, told.last).of(parse.text)), teller.place(told)
        if key and found is not None:
            known.setdefault(key, found)
    found_all = _spread(parse, answers, list(places), teller.taken, known)
    return _corrected(answers, found_all, dict(teller.addresses()))


class _Teller:
    """Where the text says that settlements lie, by the answers of a report."""

    def __init__(self, parse: Parse, answers: Sequence[Answer], places: Sequence[Place]) -> None:
        self._parse, self._answers, self._places = parse, answers, places
        self._starts = {answer.mention.first: n for n, answer in enumerate(answers)}
        self.taken = {
            i: n for n, answer in enumerate(answers) for i in range(answer.mention.first, answer.mention.last)
        }

    def place(self, told: Told) -> Place | None:
        """The place of a settlement that no answer covers, or whose answer lies elsewhere; None where one is right."""
        covering = {self.taken.get(i) for i in range(told.first, told.last)}
        number = covering.pop()
        answer = self._answers[number] if number is not None else None
        if covering or (answer and (answer.mention.first, answer.mention.last) != (told.first, told.last)):
            return None
        holder = self._holder(told)
        where = self._at(told, holder) if holder is not None and holder != number else None
        if answer is not None:
            return self._put_right(answer, where, holder)
        return where or _open(self._parse, told)

    def addresses(self) -> Iterator[tuple[str, Place]]:
        """The names that the gazetteer puts elsewhere than in the unit named behind them: "X, Ontario"."""
        for n, one in enumerate(self._answers):
            first, last = one.mention.first, one.mention.last
            noun = self._parse.tokens[last - 1].lower if one.mention.form == "kind" else "village"
            if noun not in words("settled") or one.mention.form == "road":
                continue
            told = Told(first, last, noun, first, last)
            holder = self._behind(n) if one.mention.form != "kind" else self._holder(told)
            if holder is None or holder <= n:
                continue
            other = self._answers[holder]
            if other.entry is None or other.entry.feature not in _HOLDING:
                continue
            right = self._put_right(one, self._at(told, holder), holder)
            sure = other.confidence >= max(_SURE, one.confidence)
            if right is not None and right.resolved is not None and (sure or right.resolved.geonames_id):
                yield normalise(right.text), right

    def _put_right(self, answer: Answer, where: Place | None, holder: int | None) -> Place | None:
        """Where an answer that lies elsewhere belongs: its namesake within the holder, else where the text says."""
        if where is None or holder is None or not _elsewhere(answer, where):
            return None
        within = [one for one in answer.mention.entries if _inside(one, self._answers[holder].entry)]
        best = max(within, key=lambda one: (one.population, -one.id), default=None)
        if best is None or where.resolved is None:
            return where
        unit = self._places[holder].resolved
        resolved = replace(
            where.resolved,
            geonames_id=best.geonames_id,
            name=best.name,
            country=best.country,
            admin1=unit.admin1 if unit else None,
            latitude=best.latitude,
            longitude=best.longitude,
            feature=best.feature,
            precision_km=round(best.precision_km, 1),
        )
        return replace(where, resolved=resolved, reason=None)

    def measured(self) -> Iterator[Told]:
        """The names before a way: "in X, some 20 km from Y", "in X, near Y"."""
        tokens = self._parse.tokens
        for place in self._places:
            way = self._parse.within(place.evidence[0]) if place.evidence else range(0)
            start = way[0] if way else 0
            end = next(
                (i for i in range(start - 1, max(0, start - _LEAD_IN), -1) if tokens[i].text == ","), 0
            )
            sentence = self._parse.sentence(end)
            first = name_before(self._parse, end, sentence.first)
            if sentence.first < first < end and tokens[first - 1].lower in _LEADING:
                yield Told(first, end, "village", first, end)

    def _behind(self, n: int) -> int | None:
        """The number of the answer right behind a name and a comma: "in X, Ontario", where that is no list."""
        here, tokens = self._answers[n].mention, self._parse.tokens
        if n + 1 >= len(self._answers) or not here.first or tokens[here.first - 1].lower not in _LEADING:
            return None
        following = self._answers[n + 1].mention.first
        if following == here.last + 1 and tokens[here.last].text == ",":
            return n + 1 if not self._listed(n) else None
        inside = (
            here.last < len(tokens) and tokens[here.last].lower in ("in", ",") and following <= here.last + 3
        )
        return self._owned(n + 1) if inside and tokens[following - 1].lower in _WITHIN else None

    def _listed(self, n: int) -> bool:
        """Whether a name and the next one are members of a list, not a place and its unit."""
        tokens, one, other = self._parse.tokens, self._answers[n].mention, self._answers[n + 1]
        before = tokens[one.first - 1].lower if one.first else ""
        if before in (",", "and", "or") and one.first - 2 in self.taken:
            return True
        after = other.mention.last
        if after + 1 >= len(tokens) or tokens[after].lower not in (",", "and", "or"):
            return False
        third = self.taken.get(after + 1)
        holder = self._answers[third].entry if third is not None else None
        if tokens[after].text == "," and holder is not None and holder.feature == "PCLI":
            return other.entry is None or holder.country != other.entry.country
        return third is not None or tokens[after].text != "," or capital(tokens[after + 1])

    def _holder(self, told: Told) -> int | None:
        """The number of the answer that says where a settlement lies: named after it, else right before its noun."""
        tokens, sentence = self._parse.tokens, self._parse.sentence(told.first)
        owned = told.first >= sentence.first + 2 and tokens[told.first - 1].tag == "POS"
        if owned and told.first - 2 in self.taken:  # "Lagos's X district"
            return self.taken[told.first - 2]
        for i in range(told.end, min(sentence.last, told.end + _REACH)):
            number = self._starts.get(i)
            if number is not None and self._answers[number].entry is not None:
                tied = tokens[i - 1].tag in _TYING or tokens[i - 1].text in ",("
                return self._owned(number) if tied else None
            verb = tokens[i].tag.startswith(("VB", "MD")) and tokens[i].lower not in _LOCATED
            if tokens[i].lower in _STOPS or verb:
                break
        for i in range(told.start - 1, max(sentence.first, told.start - 3) - 1, -1):
            if i in self.taken and told.start < told.first:
                return self.taken[i]
            if tokens[i].lower not in ARTICLES and tokens[i].tag not in ("JJ", "NN", "POS"):
                break
        return self._fronted(told)

    def _owned(self, number: int) -> int:
        """The unit of "in Haiti's Artibonite department", where a land owns it."""
        last = self._answers[number].mention.last
        owns = last < len(self._parse.tokens) and self._parse.tokens[last].tag == "POS"
        other = self._starts.get(last + 1) if owns else None
        return other if other is not None and self._answers[other].entry is not None else number

    def _fronted(self, told: Told) -> int | None:
        """The place with which the sentence begins: "In Y, gunmen raided the village of X"."""
        first = self._parse.sentence(told.first).first
        if first + 1 >= told.start or self._parse.tokens[first].lower not in ("in", "near", "outside"):
            return None
        front = range(first + 1, min(first + 4, told.start))
        return next((self._starts[i] for i in front if i in self._starts), None)

    def _at(self, told: Told, holder: int) -> Place | None:
        """A settlement at the place that holds it, or at the point told from it."""
        place, answer = self._places[holder], self._answers[holder]
        there = place.resolved
        if there is None or answer.entry is None:
            return None
        latitude, longitude, km = there.latitude, there.longitude, there.precision_km
        side = BEARINGS.get(self._parse.tokens[answer.mention.first - 1].lower.replace("-", ""))
        if side is not None and answer.entry.north is not None and there.geonames_id is not None:
            latitude, longitude, km = _towards(answer.entry, side, km)
        if there.geonames_id is not None and answer.entry.feature not in _UNITS:
            km += _beyond(self._parse, told, answer.mention.first)
        span = self._parse.span(told.first, told.last)
        name, feature = span.of(self._parse.text), words("settled")[told.noun][0]
        resolved = Resolved(
            None, name, there.country, there.admin1, latitude, longitude, feature, round(km, 1)
        )
        shown = _shown(self._parse, told, answer)
        reason = (
            f"not in the gazetteer: placed by what the report says of it ({shown.of(self._parse.text)!r})"
        )
        confidence = round(place.confidence * _TIED, 3)
        return Place(span, name, resolved, confidence, " ".join(reason.split()), "literal", (shown,))


def _initials(parse: Parse, told: Told) -> bool:
    first = parse.tokens[told.first].text
    return first.isupper() and len(first) <= _INITIALS and not parse.text.isupper()


def _shown(parse: Parse, told: Told, answer: Answer) -> Span:
    """The words from the name, or the words about it, to the place that tells where it lies."""
    first, last = parse.span(told.first, told.last), parse.span(answer.mention.first, answer.mention.last)
    return Span(min(first.start, last.start), max(first.end, last.end))


def _towards(entry: Entry, bearing: float, km: float) -> tuple[float, float, float]:
    """The middle of one half of a unit: "in southern Poland"; degrees, and its radius."""
    if entry.north is None or entry.south is None or entry.west is None or entry.east is None:
        return entry.latitude, entry.longitude, km
    up, side = cos(radians(bearing)), sin(radians(bearing))
    tall, wide = (entry.north - entry.south) / 4, ((entry.east - entry.west) % 360) / 4
    longitude = (entry.longitude + side * wide + 180) % 360 - 180
    return entry.latitude + up * tall, longitude, km * _HALF


def _beyond(parse: Parse, told: Told, holder: int) -> float:
    """Kilometres that the words between a settlement and a town leave open, beside the town's own radius."""
    between = {token.lower for token in parse.tokens[min(told.start, holder) : max(told.end, holder)]}
    if between & BEARINGS.keys() or between & KILOMETRES.keys():
        return _TOLD_KM
    return NEAR_KM


def _open(parse: Parse, told: Told) -> Place:
    """A settlement of which the text does not say where it lies."""
    span = parse.span(told.first, told.last)
    reason = "no place of this name in the gazetteer, and the report does not say where it lies"
    return Place(span, span.of(parse.text), None, 0.0, reason)


def _inside(entry: Entry, holder: Entry | None) -> bool:
    """Whether a candidate lies in the unit that the text names, or near the town."""
    if holder is None:
        return False
    if holder.feature in ("PCLI", "PCLH"):
        return entry.country == holder.country
    if holder.feature in ("ADM1", "ADM2"):
        return holder.id in (entry.admin1, entry.admin2)
    return _kilometres((entry.latitude, entry.longitude), (holder.latitude, holder.longitude)) <= _OUTSIDE_KM


def _elsewhere(answer: Answer, where: Place) -> bool:
    """Whether the gazetteer's place of that name does not lie where the text puts it."""
    entry, there = answer.entry, where.resolved
    if there is None or (entry is not None and entry.feature in _GREAT):
        return False
    if entry is not None and entry.population >= _KNOWN and entry.country == there.country:
        return False
    if entry is None:
        return True
    apart = _kilometres((entry.latitude, entry.longitude), (there.latitude, there.longitude))
    return apart > there.precision_km + entry.precision_km + _OUTSIDE_KM


def _kilometres(one: tuple[float, float], two: tuple[float, float]) -> float:
    """The great-circle distance of two points in degrees."""
    lat1, lon1, lat2, lon2 = map(radians, (*one, *two))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(half)))


def _corrected(answers: Sequence[Answer], places: list[Place], known: Mapping[str, Place]) -> list[Place]:
    """The places, those of the answers put where the settlements of their name lie; further places stay as they are."""
    found = list(places)
    for n, (answer, place) in enumerate(zip(answers, places, strict=False)):
        where = known.get(normalise(place.text))
        if where is not None and where.resolved is not None and _elsewhere(answer, where):
            found[n] = replace(where, span=place.span, text=place.text, use=place.use)
    return found


def _spread(
    parse: Parse,
    answers: Sequence[Answer],
    places: list[Place],
    taken: Mapping[int, int],
    known: Mapping[str, Place],
) -> list[Place]:
    """The places with every mention of the settlements, those of the answers put right."""
    if not known:
        return places
    places = _corrected(answers, places, known)
    heads = {key.split()[0] for key in known}
    end, added = 0, []
    for token in parse.tokens:
        if token.i < end or token.i in taken or not capital(token) or normalise(token.text) not in heads:
            continue
        last = _mention_end(parse, token.i, taken, known)
        if last is not None:
            span = parse.span(token.i, last)
            where = known[normalise(span.of(parse.text))]
            added.append(replace(where, span=span, text=span.of(parse.text)))
            end = last
    return [*places, *added]


def _nominal(token: Token) -> bool:
    return token.text[0].isalnum()


def _mention_end(
    parse: Parse, first: int, taken: Mapping[int, int], known: Mapping[str, Place]
) -> int | None:
    """Where the longest of the settlements' names that begins at a token ends."""
    stop = min(parse.sentence(first).last, first + LONGEST_NAME)
    ends = [
        last
        for last in range(first + 1, stop + 1)
        if last - 1 not in taken
        and _nominal(parse.tokens[last - 1])
        and normalise(parse.span(first, last).of(parse.text)) in known
    ]
    return ends[-1] if ends else None
