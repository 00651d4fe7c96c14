"""First step of joining: claims of one story that say nearly the same, by the words that are rare within the story.

Words that most claims of a story have (its place, its people) weigh little; what sets one claim apart from its
neighbours decides. So a bridge's closing and its reopening stay apart, though every claim is about the bridge.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from headwater.tracing.linkage import groups
from headwater.tracing.words import Vector, cosine

from .features import WEIGHT, is_short, score, times
from .marks import Mark

_CLOSE = 0.3
"""Mean score of claims that say nearly the same."""
_GLOBAL_SHARE = 0.6
"""How much of a word's rarity in the whole pile stays within a story."""
_RARE, _FEW = 0.1, 3
"""Part of a story's dated claims (and how many at least) up to which the claims of one day are few."""
_KIND = 1.0
"""What a kind of happening weighs among the words."""
_LEAST_COSINE = 0.05
_LONG_LIST = 120
"""Claims of a story with one word beyond which the word proposes no pairs."""

Weight = Callable[[str], float]


def local_weight(found: Sequence[Mark], rarity: Mapping[str, float]) -> Weight:
    """How much a word says among these claims."""
    spread = Counter(word for mark in found for word in mark.own)
    size = len(found) + 1

    @cache
    def weight(word: str) -> float:
        return math.log(size / max(1, spread[word])) + _GLOBAL_SHARE * rarity.get(word, 0.0)

    return weight


def themes(found: Sequence[Mark], weight: Weight) -> list[tuple[int, ...]]:
    """Groups of the claims by number."""
    vectors = [
        unit({word: weight(word) for word in mark.own} | kinds)
        for mark, kinds in zip(found, _kinds(found), strict=True)
    ]
    similar = {}
    rare = _rare_days(found)
    for (i, j), wording in _cosines(vectors).items():
        if wording > _LEAST_COSINE:
            similar[i, j] = score(found[i], found[j], wording)
            if i in rare and j in rare and times(found[i], found[j]) == "same_time":
                similar[i, j] += WEIGHT["same_rare_time"]
    return groups(len(found), similar, _CLOSE)


def _rare_days(found: Sequence[Mark]) -> frozenset[int]:
    """The claims whose days few others of the story share: where two recall one day, it says much."""
    dated = [
        (i, mark.days) for i, mark in enumerate(found) if mark.own_days and mark.days and is_short(mark.days)
    ]
    spread = Counter(days for _, days in dated)
    near = {days: sum(n for other, n in spread.items() if days.meet(other)) for days in spread}
    return frozenset(i for i, days in dated if near[days] <= max(_FEW, _RARE * len(dated)))


def _kinds(found: Sequence[Mark]) -> list[Vector]:
    """The kinds of happening of each claim, those that few claims name weighing most."""
    spread = Counter(kind for mark in found for kind in mark.kinds)
    size = len(found) + 1
    return [
        {
            f"K:{kind}": (_KIND if kind in mark.acts else 0.5 * _KIND) * math.log(size / spread[kind])
            for kind in mark.kinds
        }
        for mark in found
    ]


def unit(words: Mapping[str, float]) -> Vector:
    """The vector at length 1."""
    length = math.sqrt(sum(x * x for x in words.values()))
    return {word: x / length for word, x in words.items() if x > 0} if length else {}


def _cosines(vectors: Sequence[Vector]) -> dict[tuple[int, int], float]:
    bearers: dict[str, list[int]] = defaultdict(list)
    pairs: set[tuple[int, int]] = set()
    for i, vector in enumerate(vectors):
        for word in vector:
            if len(bearers[word]) < _LONG_LIST:
                pairs.update((j, i) for j in bearers[word])
            bearers[word].append(i)
    return {(i, j): cosine(vectors[i], vectors[j]) for i, j in sorted(pairs)}
