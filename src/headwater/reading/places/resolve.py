"""Which place is meant: candidates weighed by the whole report, one sense for each name.

Two rounds. The first weighs each candidate by itself (how large, of which kind, by which of its names, what the words
beside it say); the second adds what the other names of the report speak for, as far as the first round trusts them:
units that hold the candidate, its country, and what lies near.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from headwater.records import Parse

from .gazetteer import Entry
from .mentions import Mention
from .outlet import Outlet
from .use import acts
from .words import weights, words

Array = NDArray[np.float64]
MOST_ANCHORS = 48  # names that speak for others; in a list of thousands the most frequent do
_CROWD = 4000  # candidates of a report beyond which a quarter as many speak, so that a list costs no more than a story
SITE_FITS = 4.0  # an airport is known by its name and its kind at once: that counts as much as so many kinds
ROUNDS = 2
MOST_PEERS = 16  # candidates of one name that are looked at as neighbours of others
NEAR_KM = 60.0  # towns of one local story
_LISTED = 3  # names before and after a name that make a list of it
_CHUNK = 2048
EARTH_KM = 6371.0
# Kind of name (as the gazetteer numbers them) -> full, other, short, abbreviation or code.
_KINDS = ((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1), (0, 0, 0, 1))
FIRST = (
    "population town", "population unit", "outlet country", "most populous", "country", "first order", "second order",
    "capital", "feature", "continent", "full name", "other name", "short name", "abbreviation", "kind fits",
    "kind differs", "kind unsaid", "town kind unsaid", "within next", "beside next", "outlet town", "outlet unit",
    "seat of its name", "outside next", "acts capital", "acts country",
)  # fmt: skip
SECOND = (
    "first order named", "second order named", "country named", "near 30", "near 150", "near 600", "same first order",
    "same country", "holds others", "best of first round", "could be near", "could share unit", "could hold",
)  # fmt: skip


@dataclass(frozen=True)
class Sense:
    """One name of a report with all its mentions (by number), and what the words beside them say.

    `key` is the name normalised and without spaces; `within` are the places that stand after a comma behind one of the
    mentions ("Hoeryong, North Hamgyong"); `acting` is the share of its mentions that act or are faced ("X says").
    """

    key: str
    mentions: tuple[int, ...]
    entries: tuple[Entry, ...]
    wanted: tuple[str, ...]
    within: tuple[Entry, ...]
    acting: float = 0.0


@dataclass(frozen=True)
class Choice:
    """The place chosen for a sense, how likely it and how likely none of the candidates is, and the next best."""

    entry: Entry | None
    share: float
    none: float
    rival: Entry | None


def senses(parse: Parse, mentions: Sequence[Mention]) -> list[Sense]:
    """The mentions gathered by name and kind, in the order of their first mention."""
    starts = {mention.first: mention for mention in mentions}
    ends = {mention.last: mention for mention in mentions}
    groups: dict[tuple[str, tuple[int, ...]], list[int]] = {}
    wanted: dict[str, tuple[str, ...]] = {}
    for number, mention in enumerate(mentions):
        ids = tuple(sorted(entry.id for entry in mention.entries))
        groups.setdefault((mention.key, ids), []).append(number)
        if mention.wanted:
            wanted.setdefault(mention.key, mention.wanted)
    found = []
    for (key, _), numbers in groups.items():
        within = [entry for n in numbers for entry in _container(parse, mentions[n], starts, ends)]
        unique = tuple({entry.id: entry for entry in within}.values())
        acting = sum(acts(parse, mentions[n]) for n in numbers) / len(numbers)
        entries = mentions[numbers[0]].entries
        found.append(
            Sense(key.replace(" ", ""), tuple(numbers), entries, wanted.get(key, ()), unique, acting)
        )
    return found


def at_home(outlet: Outlet) -> list[Sense]:
    """The name in the outlet's own name as one more name of the report, without a mention."""
    return [Sense(outlet.home[0], (), outlet.home[1], (), ())] if outlet.home else []


def _container(
    parse: Parse, mention: Mention, starts: Mapping[int, Mention], ends: Mapping[int, Mention]
) -> tuple[Entry, ...]:
    """The places named right behind a comma or in parentheses after the mention."""
    i = mention.last
    if _in_a_list(parse, mention, starts, ends):
        return ()
    if i + 1 >= len(parse.tokens) or parse.tokens[i].sentence != parse.tokens[mention.first].sentence:
        return ()
    step = i + 1 if parse.tokens[i].text in (",", "(") else i + 2 if _belongs(parse, i) else 0
    other = starts.get(step) if step else None
    return other.entries if other is not None else ()


def _in_a_list(
    parse: Parse, mention: Mention, starts: Mapping[int, Mention], ends: Mapping[int, Mention]
) -> bool:
    """Whether the name is one of four that follow each other with commas alone: no chain of units is that long."""
    tokens, count = parse.tokens, 0
    here: Mention | None = mention
    while here is not None and count < _LISTED:
        comma = here.last < len(tokens) and tokens[here.last].text == ","
        here = starts.get(here.last + 1) if comma else None
        count += here is not None
    here = mention
    while here is not None and count < _LISTED:
        comma = here.first > 0 and tokens[here.first - 1].text == ","
        here = ends.get(here.first - 1) if comma else None
        count += here is not None
    return count >= _LISTED


def _belongs(parse: Parse, i: int) -> bool:
    """Whether words like "district in" or "in" tie the mention to the next name."""
    tokens = parse.tokens
    return (
        tokens[i].lower in words("kind") and i + 1 < len(tokens) and tokens[i + 1].lower in (",", "in", "of")
    )


def resolve(senses: Sequence[Sense], outlet: Outlet, rounds: int = ROUNDS) -> list[Choice]:
    """One choice for each sense, in the light of the outlet that reports it; `rounds` of listening to each other."""
    table = Table(senses)
    if not len(table.entries):
        return [Choice(None, 0.0, 1.0, None) for _ in senses]
    first = table.first(outlet)
    trust = table.shares(first @ vector("first", FIRST), vector("first", ("none",))[0])
    for _ in range(rounds):
        second = table.second(trust)
        logits = np.hstack([first, second]) @ vector("second", (*FIRST, *SECOND))
        trust = table.shares(logits, vector("second", ("none",))[0])
    return table.choices(trust)


@cache
def vector(stage: str, names: tuple[str, ...]) -> Array:
    """The fitted weights of a round in the order of `names`."""
    fitted = weights("resolution")
    return np.array([fitted.get(f"{stage}: {name}", 0.0) for name in names])


class Table:
    """All candidates of a report side by side: one line for each candidate, grouped by sense."""

    def __init__(self, senses: Sequence[Sense]) -> None:
        self.senses = senses
        self.entries = [entry for sense in senses for entry in sense.entries]
        self.sense = np.repeat(np.arange(len(senses)), [len(sense.entries) for sense in senses])
        self.speakers = MOST_ANCHORS if len(self.entries) <= _CROWD else MOST_ANCHORS // 4
        self.often = np.array([max(1, len(sense.mentions)) for sense in senses], dtype=float)
        self.point = _on_sphere(self.entries)
        self.ids = np.array([entry.id for entry in self.entries], dtype=np.int64)
        self.admin1 = np.array([entry.admin1 or 0 for entry in self.entries], dtype=np.int64)
        self.admin2 = np.array([entry.admin2 or 0 for entry in self.entries], dtype=np.int64)
        self.country = np.array([_code(entry.country) for entry in self.entries], dtype=np.int64)
        self.state = np.array([entry.feature == "PCLI" for entry in self.entries], dtype=bool)
        self.small = np.array([entry.precision_km < 150 for entry in self.entries], dtype=bool)

    def first(self, outlet: Outlet) -> Array:
        """What speaks for each candidate by itself: candidates x FIRST."""
        kinds = np.array([_KINDS[entry.kind] for entry in self.entries], dtype=float)
        features = np.array([_classes(entry.feature) for entry in self.entries], dtype=float)
        population = np.array([entry.population for entry in self.entries], dtype=float)
        most = np.zeros(len(self.senses))
        np.maximum.at(most, self.sense, population)
        size, town = np.log10(population + 1) / 7, features[:, 0]
        home = _code(outlet.country) if outlet.country else -1
        beside = [line for sense in self.senses for line in _beside(sense, outlet)]
        plain = [size * town, size * (1 - town), self.country == home, population == most[self.sense]]
        return np.hstack([np.stack(plain, axis=1), features[:, 1:], kinds, np.array(beside, dtype=float)])

    def second(self, trust: Array) -> Array:
        """What the other names speak for: candidates x SECOND; `trust` is the share of each candidate in its sense."""
        anchors = self._anchors(trust)
        parts = [self._spoken(lines, anchors, trust) for lines in self._chunks()]
        return np.hstack([np.vstack(parts), self.possible])

    @cached_property
    def possible(self) -> Array:
        """The last columns of SECOND, which trust in nobody: what lies near candidates of other names at all."""
        peers = self._peers()
        return np.vstack([self._possible(lines, peers) for lines in self._chunks()])

    def _chunks(self) -> Iterator[slice]:
        return (slice(start, start + _CHUNK) for start in range(0, len(self.entries), _CHUNK))

    def shares(self, logits: Array, none: float) -> Array:
        """Softmax within each sense, with one more candidate: none of them."""
        top = np.full(len(self.senses), none)
        np.maximum.at(top, self.sense, logits)
        raised = np.exp(logits - top[self.sense])
        total = np.exp(none - top)
        np.add.at(total, self.sense, raised)
        return np.asarray(raised / total[self.sense])

    def choices(self, trust: Array) -> list[Choice]:
        """The best candidate of each sense; candidates that lie together speak for one place."""
        found, line = [], 0
        for sense in self.senses:
            size = len(sense.entries)
            found.append(_choose(sense.entries, trust[line : line + size]))
            line += size
        return found

    def _anchors(self, trust: Array) -> NDArray[np.int64]:
        """The candidates that speak for others: the best two of the most frequent senses."""
        order = np.lexsort((self.ids, -trust, self.sense))
        place = np.arange(len(order)) - np.searchsorted(self.sense[order], self.sense[order])
        best = order[(place < 2) & (trust[order] > 0.1)]
        ranked = sorted(best.tolist(), key=lambda n: (-self.often[self.sense[n]], self.sense[n], n))
        return np.array(ranked[: 2 * self.speakers], dtype=np.int64)

    def _peers(self) -> NDArray[np.int64]:
        """The candidates, likely or not, of the most frequent senses, sense by sense: what could lie near."""
        starts = np.searchsorted(self.sense, np.arange(len(self.senses)))
        chosen = np.sort(np.argsort(-self.often, kind="stable")[: self.speakers])
        lines = [
            np.arange(starts[n], starts[n] + min(MOST_PEERS, len(self.senses[n].entries))) for n in chosen
        ]
        return np.concatenate(lines).astype(np.int64) if lines else np.zeros(0, dtype=np.int64)

    def _possible(self, lines: slice, peers: NDArray[np.int64]) -> Array:
        """For each candidate the share of other senses with some candidate near it, in its unit, or inside it."""
        edges = np.flatnonzero(np.diff(self.sense[peers], prepend=-1))
        foreign = self.sense[lines, None] != self.sense[peers]
        others = max(1.0, len(edges) - 1.0) + 1.0
        near = (
            foreign & (self._kilometres(lines, peers) < NEAR_KM) & self.small[peers] & self.small[lines, None]
        )
        share = foreign & (self.admin1[lines, None] == self.admin1[peers]) & (self.admin1[lines, None] > 0)
        hold = self.ids[lines, None] == self.admin2[peers]
        hold |= (self.admin2[lines, None] == self.ids[peers]) & (self.admin2[lines, None] > 0)
        columns = [
            np.logical_or.reduceat(some, edges, axis=1).sum(1) for some in (near, share, hold & foreign)
        ]
        return np.stack(columns, axis=1) / others

    def _spoken(self, lines: slice, anchors: NDArray[np.int64], trust: Array) -> Array:
        foreign = self.sense[lines, None] != self.sense[anchors]
        weight = trust[anchors] * np.minimum(self.often[self.sense[anchors]], 4) ** 0.5 * foreign
        sure = trust[anchors] * foreign
        total = weight.sum(1) + 1.0
        same1 = (self.admin1[lines, None] == self.admin1[anchors]) & (self.admin1[lines, None] > 0)
        same0 = (self.country[lines, None] == self.country[anchors]) & (self.country[lines, None] > 0)
        holds = (self.ids[lines, None] == self.admin1[anchors]) | (
            self.ids[lines, None] == self.admin2[anchors]
        )
        holds |= same0 & self.state[lines, None] & ~self.state[anchors]
        near = self._kilometres(lines, anchors)
        close = weight * self.small[anchors] * self.small[lines, None]
        named1 = self.admin1[lines, None] == self.ids[anchors]
        named2 = (self.admin2[lines, None] == self.ids[anchors]) & (self.admin2[lines, None] > 0)
        columns = [
            (named1 * sure).max(1, initial=0.0),
            (named2 * sure).max(1, initial=0.0),
            (same0 * self.state[anchors] * sure).max(1, initial=0.0),
            (close * np.exp(-near / 30)).max(1, initial=0.0),
            (close * np.exp(-near / 150)).sum(1) / total,
            (close * np.exp(-near / 600)).sum(1) / total,
            (same1 * weight).sum(1) / total,
            (same0 * weight).sum(1) / total,
            (holds * weight).sum(1) / total,
            trust[lines],
        ]
        return np.stack(columns, axis=1)

    def _kilometres(self, lines: slice, others: NDArray[np.int64]) -> Array:
        """The straight way through the globe: a little short for far places, which are far all the same."""
        cosine = np.minimum(self.point[lines] @ self.point[others].T, 1.0)
        return np.asarray(EARTH_KM * np.sqrt(2.0 - 2.0 * cosine))


def _on_sphere(entries: Sequence[Entry]) -> Array:
    """Each entry's point as a unit vector: candidates x 3."""
    angles = np.radians([(entry.latitude, entry.longitude) for entry in entries]).reshape(-1, 2)
    latitude, longitude = angles[:, 0], angles[:, 1]
    width = np.cos(latitude)
    return np.stack([width * np.cos(longitude), width * np.sin(longitude), np.sin(latitude)], axis=1)


@cache
def _classes(feature: str) -> tuple[bool, ...]:
    """Whether a feature is a town, country, unit of first or second order, capital, natural thing, continent."""
    town, unit = feature.startswith("PPL"), feature.startswith("ADM")
    lower = feature in ("ADM2", "ADM3")
    natural = not (town or unit or feature.startswith("PCL") or feature == "CONT")
    return (
        town,
        feature == "PCLI",
        feature in ("ADM1", "ADM1H"),
        lower,
        feature == "PPLC",
        natural,
        feature == "CONT",
    )


def _beside(sense: Sense, outlet: Outlet) -> list[tuple[float, ...]]:
    """What the words beside a name, the outlet's own name and the rival candidates say for each candidate."""
    named = any(sense.key == part or (len(sense.key) > 3 and sense.key in part) for part in outlet.names)
    towns = [entry for entry in sense.entries if entry.feature.startswith("PPL")]
    seats = {holder for town in towns for holder in (town.admin1, town.admin2) if holder}
    if not (named or sense.wanted or sense.within or seats):
        return [_unit_alone(entry.feature, sense.acting) for entry in sense.entries]
    return [_line(sense, entry, entry.id in seats, named) for entry in sense.entries]


def _unit_alone(feature: str, acting: float) -> tuple[float, ...]:
    lower = float(feature in ("ADM2", "ADM3"))
    return (0.0, 0.0, lower, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, *_as_actor(feature, acting))


def _as_actor(feature: str, acting: float) -> tuple[float, float]:
    """What a name that acts speaks for: capitals and countries act in news, other towns seldom."""
    return acting * (feature == "PPLC"), acting * (feature == "PCLI")


def _line(sense: Sense, entry: Entry, seat: bool, named: bool) -> tuple[float, ...]:
    town, unit = entry.feature.startswith("PPL"), entry.feature
    fits = (1.0 - 0.2 * sense.wanted.index(unit)) if unit in sense.wanted else 0.0
    if fits and unit == "AIRP":
        fits = SITE_FITS
    within = any(_inside(entry, other) for other in sense.within)
    beside = any(
        other.country == entry.country for other in sense.within if not other.feature.startswith("PPL")
    )
    lower = unit in ("ADM2", "ADM3")
    return (
        fits, bool(sense.wanted) and not fits, not sense.wanted and lower, bool(sense.wanted) and town,
        within, bool(sense.within) and not within and beside, named and town, named and not town,
        seat and unit.startswith("ADM"), bool(sense.within) and not within and not beside,
        *_as_actor(unit, sense.acting),
    )  # fmt: skip


def _inside(entry: Entry, holder: Entry) -> bool:
    if holder.id in (entry.admin1, entry.admin2):
        return True
    return holder.feature == "PCLI" and holder.country == entry.country and entry.id != holder.id


def fitting(mention: Mention, choice: Choice) -> Choice:
    """The choice, or the candidate beside it that the word of kind asks for: "Luhansk region" is not the town."""
    entry = choice.entry
    if entry is None or not mention.wanted or entry.feature in mention.wanted:
        return choice
    units = {entry.admin1, entry.admin2} - {None}
    beside = [
        one
        for one in mention.entries
        if one.feature in mention.wanted and (one.id in units or {one.admin1, one.admin2} & {entry.id})
    ]
    best = min(beside, key=lambda one: (mention.wanted.index(one.feature), one.id), default=None)
    return replace(choice, entry=best) if best else choice


def _choose(entries: tuple[Entry, ...], trust: Array) -> Choice:
    """The most trusted candidate of the most trusted spot: a town and the district of its name are no rivals."""
    if not entries:
        return Choice(None, 0.0, 1.0, None)
    order = sorted(range(len(entries)), key=lambda n: (-trust[n], -entries[n].population, entries[n].id))
    spots = [
        (sum(float(trust[n]) for n in order if _together(entries[n], entries[top])), top) for top in order[:3]
    ]
    share, best = max(spots, key=lambda spot: (spot[0], -order.index(spot[1])))
    rival = next((n for n in order if not _together(entries[n], entries[best])), None)
    none = max(0.0, 1.0 - float(trust.sum()))
    return Choice(entries[best], min(1.0, share), none, entries[rival] if rival is not None else None)


def _together(one: Entry, other: Entry) -> bool:
    """Whether two candidates lie so near each other that news means one spot by both."""
    return abs(one.latitude - other.latitude) < 0.7 and abs(one.longitude - other.longitude) < 1.0


def _code(country: str | None) -> int:
    return ord(country[0]) * 256 + ord(country[1]) if country else 0
