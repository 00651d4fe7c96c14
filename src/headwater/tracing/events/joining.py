"""Claims joined into events: within each story by episode, then across stories where one recalls another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from headwater.tracing.linkage import groups
from headwater.tracing.pile import Pile
from headwater.tracing.words import Vector, cosine, rarity, stems, unit

from .episodes import Episode, episodes
from .features import stand
from .marks import Mark, marks
from .pairs import local_weight
from .support import parted

_RECALLED = 0.45
"""Mean cosine of what two stories say of one occurrence."""
_RARE_WORDS = 12
_LONG_LIST = 100


@dataclass(frozen=True)
class Draft:
    """The claims of one event, in the order of reports and claims; `story` is the number of the story it is part of.

    `beside` are the claims of voices that stand beside the event but do not speak of it: they vouch for nothing.
    """

    marks: tuple[Mark, ...]
    story: int
    beside: frozenset[tuple[str, str]] = frozenset()


def join(pile: Pile, stories: Sequence[Iterable[str]]) -> tuple[Draft, ...]:
    """The events that the claims of the pile tell, each claim in one of them at most; single claims are drafts too."""
    weight = rarity(stems(reading.report.text) for reading in pile.readings)
    drafts: list[Draft] = []
    for number, story in enumerate(stories):
        told = {report: marks(pile.by_id[report]) for report in sorted(story)}
        found = [mark for report in told.values() for mark in report]
        grouped = episodes(found, local_weight(found, weight))
        drafts += [Draft(_placed(found, episode), number) for episode in grouped]
    return tuple(_heard(draft) for draft in _recalled(drafts, weight))


def _heard(draft: Draft) -> Draft:
    """The draft with the voices that speak of it, and those beside it, told apart."""
    kept, beside = parted(draft.marks)
    return Draft(kept, draft.story, beside)


def _placed(found: Sequence[Mark], episode: Episode) -> tuple[Mark, ...]:
    """The claims of an episode, each with how near it is to the others."""
    return tuple(
        replace(found[i], around={}, near=near, centre=centre)
        for i, near, centre in zip(episode.members, episode.near, episode.centre, strict=True)
    )


def _recalled(drafts: Sequence[Draft], weight: dict[str, float]) -> list[Draft]:
    """Drafts of different stories that are one event: one story recalls what another one is about.

    What both are about was told apart when the stories were.
    """
    vectors = [_summary(draft, weight) if _can_be_recalled(draft) else {} for draft in drafts]
    main = [any(mark.item.claim.main for mark in draft.marks) for draft in drafts]
    bearers: dict[str, list[int]] = defaultdict(list)
    similar: dict[tuple[int, int], float] = {}
    for i, vector in enumerate(vectors):
        near: set[int] = set()
        for word in sorted(vector, key=lambda w, v=vector: (-v[w], w))[:_RARE_WORDS]:  # type: ignore[misc]
            if len(bearers[word]) <= _LONG_LIST:
                near.update(bearers[word])
            bearers[word].append(i)
        for j in near:
            if (
                drafts[i].story != drafts[j].story
                and not (main[i] and main[j])
                and not _apart(drafts[i], drafts[j])
            ):
                similar[j, i] = cosine(vector, vectors[j])
    joined = groups(len(drafts), similar, _RECALLED)
    return [drafts[g[0]] if len(g) == 1 else _one([drafts[i] for i in g]) for g in joined]


def _can_be_recalled(draft: Draft) -> bool:
    """Whether a draft is more than an aside: several claims, or one of a type."""
    return len(draft.marks) > 1 or draft.marks[0].item.claim.plover is not None


def _one(drafts: Sequence[Draft]) -> Draft:
    found = sorted((mark for draft in drafts for mark in draft.marks), key=lambda mark: mark.item.key)
    return Draft(tuple(found), drafts[0].story)


def _summary(draft: Draft, weight: dict[str, float]) -> Vector:
    total: dict[str, float] = defaultdict(float)
    for mark in draft.marks:
        for word, x in mark.own.items():
            total[word] += x * weight.get(word, 0.0)
    return unit(total)


def _apart(one: Draft, two: Draft) -> bool:
    """Whether the days of their own lie apart more often than not."""
    days = (
        [m.days for m in one.marks if m.own_days and m.days],
        [m.days for m in two.marks if m.own_days and m.days],
    )
    relations = [stand(a, b) for a in days[0][:20] for b in days[1][:20]]
    return 2 * sum(r in ("other_time", "far_time") for r in relations) > sum(map(bool, relations))
