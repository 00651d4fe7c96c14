"""What is known of two stakes: the same, different, or unknown; and the classes of those that are the same.

The verdicts follow the table of the counting rules (docs/origins.md); each carries the words of its reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.records import Bounds, Relation, Source
from headwater.tracing.names import (
    calls_plainly,
    initials,
    outlet_key,
    person_words,
    persons,
    same_organisation,
    words,
)
from headwater.tracing.words import stems

from .descriptions import (
    alike,
    is_nameless_media,
    is_plural,
    makes_precise,
    may_unfold,
    refers_back,
    told_apart,
    unfolds,
)
from .stakes import Stake

_MOST_WORDS = 12
"""Words of a description by which the same source is looked for in the other versions of its report."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A relation with the reason for it."""

    relation: Relation
    reason: str


@dataclass(frozen=True, slots=True)
class StakeClass:
    """Stakes that are known to be the same, and how many speakers they stand for."""

    stakes: tuple[Stake, ...]
    count: Bounds
    kind: str
    name: str

    @property
    def voice(self) -> bool:
        """Whether its lineage is unknown."""
        return self.kind == "unattributed"


def role(source: Source) -> tuple[str, str]:
    """As what a source counts (kind and name): whoever speaks for an organisation is the organisation."""
    if source.speaks_for and source.kind in ("person", "anonymous", "document", "organisation"):
        return "organisation", source.speaks_for
    return source.kind, source.name or source.description


def classify(stakes: Sequence[Stake]) -> tuple[StakeClass, ...]:
    """Classes of stakes; plurals that their report unfolds add nothing."""
    left = _unfolded(_with_offices(stakes))
    group_of = {i: [i] for i in range(len(left))}
    for i, j in [*_same_pairs(left), *_short_names(left)]:
        one, two = group_of[i], group_of[j]
        if one is not two and not any(
            judge(left[a], left[b]).relation == "different" for a in one for b in two
        ):
            one.extend(two)
            group_of.update(dict.fromkeys(two, one))
    groups = {min(group): sorted(group) for group in group_of.values()}
    return tuple(_class([left[i] for i in group]) for _, group in sorted(groups.items()))


def _with_offices(stakes: Sequence[Stake]) -> list[Stake]:
    """Named persons for whom one report tells for whom they speak speak for it in the others too."""
    offices: dict[str, list[Source]] = defaultdict(list)
    for stake in stakes:
        if stake.source.kind == "person" and stake.source.name and stake.source.speaks_for:
            offices[person_words(stake.source.name)[-1]].append(stake.source)
    return [_with_office(stake, offices) for stake in stakes]


def _with_office(stake: Stake, offices: Mapping[str, Sequence[Source]]) -> Stake:
    source = stake.source
    if source.kind != "person" or not source.name or source.speaks_for:
        return stake
    same = [o for o in offices.get(person_words(source.name)[-1], ()) if _one_person(source, o)]
    bodies = sorted({o.speaks_for for o in same if o.speaks_for})
    return replace(stake, source=replace(source, speaks_for=bodies[0])) if len(bodies) == 1 else stake


def _class(group: Sequence[Stake]) -> StakeClass:
    kinds = [role(stake.source) for stake in group]
    kind, name = min(kinds, key=lambda k: (k[0] != "organisation", -len(k[1]), k[1]))
    count = group[0].source.count if kind == "anonymous" else Bounds(1, 1)
    return StakeClass(tuple(group), count, kind, name)


def _unfolded(stakes: Sequence[Stake]) -> list[Stake]:
    """Without plurals that their own report unfolds, singles that are among a plural, and "the source" said again.

    The versions of a report are one report here.
    """
    scopes: dict[tuple[str, str | None], list[Stake]] = defaultdict(list)
    for stake in stakes:
        scopes[stake.scope].append(stake)
    dropped: set[tuple[str, str]] = set()
    for stake in stakes:
        others = [s for s in scopes[stake.scope] if _voice_of(s) != _voice_of(stake)]
        if is_plural(stake.source):
            dropped |= _within(stake, others)
        elif refers_back(stake.source, [s.source for s in others if s.report == stake.report]):
            dropped.add(_voice_of(stake))
    return [stake for stake in stakes if _voice_of(stake) not in dropped]


def _voice_of(stake: Stake) -> tuple[str, str]:
    return stake.report, stake.source.id


def _within(stake: Stake, others: Sequence[Stake]) -> set[tuple[str, str]]:
    """What adds nothing of a plural and the sources told with it: the plural itself where they are all of it."""
    plural = stake.source
    if any(makes_precise(plural, other.source) for other in others):
        return {_voice_of(stake)}
    own = [o for o in others if o.report == stake.report and o.source.id in plural.members]
    singles = [o for o in others if o in own or unfolds(plural, o.source)]
    enough = max(2, plural.count.least)
    if len(singles) >= enough:
        return {_voice_of(stake)}
    if singles:
        return {_voice_of(single) for single in singles}
    loose = sum(may_unfold(plural, other.source) for other in others)
    return {_voice_of(stake)} if loose >= enough else set()


def _same_pairs(stakes: Sequence[Stake]) -> Iterator[tuple[int, int]]:
    """Pairs that are the same by name, found through the words of the names; unnamed sources never are."""
    by_word: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, stake in enumerate(stakes):
        for key in _keys(stake):
            for j in by_word[key]:
                if judge(stakes[j], stake).relation == "same":
                    yield j, i
            by_word[key].append(i)


def _short_names(stakes: Sequence[Stake]) -> Iterator[tuple[int, int]]:
    """The short name ("the ministry") where one organisation of the event only is called so with more words."""
    named = {
        i: set(words(role(s.source)[1])) for i, s in enumerate(stakes) if role(s.source)[0] == "organisation"
    }
    for i, short in named.items():
        longer = [j for j, name in named.items() if short < name] if len(short) == 1 else []
        titles = {frozenset(named[j]) for j in longer}
        if longer and all(a <= b or b <= a for a in titles for b in titles):
            yield min(i, longer[0]), max(i, longer[0])


def _keys(stake: Stake) -> list[tuple[str, str]]:
    kind, name = role(stake.source)
    if kind == "unattributed":
        return [(kind, _voice_key(stake))]
    if kind == "outlet":
        return [(kind, outlet_key(name))]
    if kind == "anonymous":
        told = sorted(set(stems(name)))[:_MOST_WORDS]
        return [
            (kind, f"{stake.report}/{stake.source.id}"),
            *((kind, f"{stake.text} {word}") for word in told),
        ]
    named = {(kind, word) for word in {*words(name), *initials(name)}}
    if stake.source.kind == "person" and stake.source.name:
        named |= {("person", word) for word in words(stake.source.name)}
    return sorted(named)


def _voice_key(stake: Stake) -> str:
    return outlet_key(stake.lineage or stake.outlet)


def judge(first: Stake, second: Stake) -> Judged:
    """What is known of two stakes of one event."""
    (kind, name), (other, title) = role(first.source), role(second.source)
    if kind == "unattributed" or other == "unattributed":
        return _voices(first, second, kind == other)
    same = _sameness(first, second)
    if same:
        return Judged("same", same)
    if kind == other and kind in _SAME_KIND:
        judged = _SAME_KIND[kind](name, title)
        if judged.relation != "unknown":
            return judged
    if "anonymous" in (kind, other):
        return _unnamed(first, second, "document" in (kind, other) or "outlet" in (kind, other))
    if kind == other:
        return _SAME_KIND[kind](name, title)
    across = next((reason for odd, reason in _ACROSS if odd in (kind, other)), "")
    return Judged(
        "different", across or f"an organisation and a person who does not speak for it: {name}, {title}"
    )


def _sameness(first: Stake, second: Stake) -> str:
    """Why two stakes are of one source, by what their reports say beyond its name; empty where nothing shows it."""
    (kind, name), (other, title) = role(first.source), role(second.source)
    if (first.report, first.source.id) == (second.report, second.source.id):
        return "one source of one report"
    if _in_versions(first, second):
        return "one source in two versions of one report"
    if _one_person(first.source, second.source):
        return f"one named person: {first.source.name}"
    if kind == other == "organisation" and first.report == second.report and calls_plainly(name, title):
        return f"one organisation, called plainly by its report: {name} / {title}"
    return ""


_ACROSS = (
    ("outlet", "an outlet's own observation and another source"),
    ("document", "a document and a speaker"),
)
"""Kinds that are different from every other, with the reason."""


def _in_versions(first: Stake, second: Stake) -> bool:
    """Whether two versions of one report introduce an unnamed source in much the same words."""
    one, two = first.source, second.source
    if not first.text or first.text != second.text or first.report == second.report:
        return False
    return one.kind == two.kind == "anonymous" and alike(one, two)


def _one_person(first: Source, second: Source) -> bool:
    """Whether both are persons of one name, though only one report says for whom he speaks."""
    if first.kind != "person" or second.kind != "person" or not first.name or not second.name:
        return False
    return persons(first.name, second.name) == "same"


def _voices(first: Stake, second: Stake, both: bool) -> Judged:
    if both and _voice_key(first) == _voice_key(second) and _own(first) == _own(second):
        return Judged("same", "one outlet's own voice")
    return Judged("unknown", "the lineage is unknown")


def _own(stake: Stake) -> str:
    """Own voice is one for all reports of an outlet; nameless media are of one report each."""
    return f"{stake.report}/{stake.source.id}" if is_nameless_media(stake.source) else ""


def _unnamed(first: Stake, second: Stake, documentary: bool) -> Judged:
    if documentary:
        return Judged("different", "a document or an outlet's own observation, and a speaker")
    if first.scope == second.scope and told_apart(first.source, second.source):
        return Judged("different", f"report {first.report} tells them apart")
    if first.report == second.report:
        return Judged("unknown", "a report's own source against one of an outlet that it relays")
    return Judged("unknown", "an unnamed source against a speaker of another report")


def _persons(name: str, title: str) -> Judged:
    relation = persons(name, title)
    reasons = {"same": f"one named person: {name}", "unknown": f"two spellings of one name? {name} / {title}"}
    return Judged(relation, reasons.get(relation, f"two named persons: {name} and {title}"))


def _organisations(name: str, title: str) -> Judged:
    if same_organisation(name, title):
        return Judged("same", f"one organisation: {name}")
    if set(words(name)) <= set(words(title)) or set(words(title)) <= set(words(name)):
        return Judged("unknown", f"the short name may be of the other: {name} / {title}")
    return Judged("different", f"two organisations: {name} and {title}")


def _documents(name: str, title: str) -> Judged:
    one, two = set(stems(name)), set(stems(title))
    share = len(one & two) / max(1, min(len(one), len(two)))
    numbers = [{word for word in words if word.isdigit()} for words in (one, two)]
    if all(numbers) and not numbers[0] & numbers[1]:
        return Judged("different", f"two documents: {name} and {title}")
    if one == two or (share >= 0.75 and len(one & two) >= 2) or (share >= 0.5 and len(one & two) >= 3):
        return Judged("same", f"one document: {name}")
    if share >= 0.5:
        return Judged("unknown", f"one document or two? {name} / {title}")
    return Judged("different", f"two documents: {name} and {title}")


def _observations(name: str, title: str) -> Judged:
    if outlet_key(name) == outlet_key(title):
        return Judged("same", f"{name}'s own observation")
    return Judged("different", f"the observations of two outlets: {name} and {title}")


_SAME_KIND: dict[str, Callable[[str, str], Judged]] = {
    "person": _persons,
    "organisation": _organisations,
    "document": _documents,
    "outlet": _observations,
}
