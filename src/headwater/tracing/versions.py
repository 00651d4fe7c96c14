"""Versions of one outlet's own report: a later text of it is no other report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from headwater.records import Evidence, Reading, Span

from .pile import Pile, age
from .words import stems

_VERSION_SHARE = 0.6
"""Part of the older version's words (by weight) that the newer one has, where both have one title or address."""


@dataclass(frozen=True, slots=True)
class Version:
    """`report` is a later text of the report `of`."""

    report: str
    of: str
    evidence: tuple[Evidence, ...]


def versions(pile: Pile) -> tuple[Version, ...]:
    """Reports of one outlet with one address, or one title and most of the text, each tied to its first version."""
    found = []
    for group in _of_one_outlet(pile):
        firsts: list[Reading] = []
        for reading in sorted(group, key=age):
            first = next((old for old in firsts if _updates(reading, old)), None)
            if first is None:
                firsts.append(reading)
                continue
            evidence = _opening(reading), _opening(first)
            found.append(Version(reading.report.id, first.report.id, evidence))
    return tuple(sorted(found, key=lambda v: v.report))


def _of_one_outlet(pile: Pile) -> Iterable[list[Reading]]:
    """Reports of one outlet that share an address or a title, so that no outlet's whole output is compared."""
    groups: dict[tuple[str, str], list[Reading]] = defaultdict(list)
    for reading in pile.readings:
        report = reading.report
        for mark in {report.url and report.url.rstrip("/"), report.title and report.title.lower()}:
            if report.outlet and mark:
                groups[report.outlet, mark].append(reading)
    return [groups[key] for key in sorted(groups) if len(groups[key]) > 1]


def _updates(new: Reading, old: Reading) -> bool:
    one, two = set(stems(new.report.text)), set(stems(old.report.text))
    same_url = bool(new.report.url) and new.report.url == old.report.url
    share = len(one & two) / max(1, min(len(one), len(two)))
    return share >= (0.3 if same_url else _VERSION_SHARE)


def _opening(reading: Reading) -> Evidence:
    """The first passage that somebody wrote, as what shows the text."""
    parts = [p.span for p in reading.passages if p.role in ("headline", "body")] or [
        p.span for p in reading.passages
    ]
    span = parts[0] if parts else Span(0, min(80, len(reading.report.text)))
    return Evidence(reading.report.id, span)
