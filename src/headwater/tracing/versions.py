"""Versions of one outlet's own report, and retractions: what a later report does to an earlier one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from headwater.records import Evidence, Reading, Span, joined
from headwater.tables import rows

from .pile import Pile, age, touching
from .words import cosine, rarity, stems, vector

_CUES = tuple(
    (re.compile(row["pattern"], re.IGNORECASE), row["kind"]) for row in rows("tracing/retraction_cues.tsv")
)
_SENTENCE_ENDS = (". ", ".\n", "\n", "? ", "! ")
_LONGEST_SENTENCE = 1000
"""Characters around a cue within which its sentence is looked for."""
_MOST_CUES = 50
"""Hits of one cue that are looked at in one report."""
_VERSION_SHARE = 0.6
"""Part of the older version's words (by weight) that the newer one has, where both have one title or address."""


@dataclass(frozen=True, slots=True)
class Version:
    """`report` is a later text of the report `of`."""

    report: str
    of: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Retraction:
    """`report` takes back what the reports `of` said: wholly, or the claims by their ids (report, claim).

    `false` are its sentences that call something false, which is a denial too.
    """

    report: str
    of: tuple[str, ...]
    whole: bool
    claims: tuple[tuple[str, str], ...]
    evidence: tuple[Evidence, ...]
    false: tuple[Span, ...] = ()


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


def retractions(pile: Pile) -> tuple[Retraction, ...]:
    """Reports in whose own voice their outlet withdraws a claim or a report of its own."""
    found = []
    for reading in pile.readings:
        hits = _cue_spans(reading)
        if any(kind == "withdraw" for _, kind in hits):
            found.append(_retraction(reading, hits, pile))
    return tuple(found)


def _cue_spans(reading: Reading) -> list[tuple[Span, str]]:
    """Sentences outside of quotations that take something back, with what kind of cue they hold."""
    text = reading.report.text
    quoted = joined(span for a in reading.attributions if a.style == "direct" for span in a.content_spans)
    found = []
    for pattern, kind in _CUES:
        for match in islice(pattern.finditer(text), _MOST_CUES):
            span = Span(match.start(), match.end())
            if not touching((span,), quoted):
                found.append((_sentence(text, span), kind))
    return found


def _sentence(text: str, span: Span) -> Span:
    first, last = max(0, span.start - _LONGEST_SENTENCE), min(len(text), span.end + _LONGEST_SENTENCE)
    start = max((text.rfind(mark, first, span.start) for mark in _SENTENCE_ENDS), default=-1)
    ends = [place for mark in _SENTENCE_ENDS if (place := text.find(mark, span.end, last)) >= 0]
    return Span(start + 1 if start >= 0 else first, min(ends, default=last - 1) + 1).trimmed(text)


def _retraction(reading: Reading, hits: Sequence[tuple[Span, str]], pile: Pile) -> Retraction:
    report = reading.report
    earlier = [pile.by_id[i] for i in pile.reports_of(report.outlet or "")]
    earlier = [r for r in earlier if age(r) < age(reading)]
    of = _meant(reading, earlier)
    whole = any(kind == "whole" for _, kind in hits)
    evidence = tuple(
        Evidence(report.id, span) for span in dict.fromkeys(span for span, kind in hits if kind == "withdraw")
    )
    claims = () if whole else tuple(key for old in of for key in _claims_meant(reading, hits, old))
    false = tuple(span for span, kind in hits if kind == "false")
    ids = tuple(r.report.id for r in of)
    return Retraction(report.id, ids, whole or not claims, claims, evidence[:3], false)


def _meant(reading: Reading, earlier: Sequence[Reading]) -> list[Reading]:
    """The earlier report whose headline the retraction prints, else the one that shares most of its rare words."""
    named = [
        r
        for r in earlier
        if (title := r.report.title) and len(title) > 12 and title.lower() in reading.report.text.lower()
    ]
    if named or not earlier:
        return named[-1:]
    weight = rarity([stems(r.report.text) for r in [*earlier, reading]])
    mine = vector(stems(reading.report.text), weight)
    near = [(cosine(mine, vector(stems(r.report.text), weight)), r.report.id, r) for r in earlier]
    score, _, best = max(near, key=lambda x: x[:2])
    return [best] if score > 0.1 else []


def _claims_meant(reading: Reading, hits: Iterable[tuple[Span, str]], old: Reading) -> list[tuple[str, str]]:
    """Claims of the old report that share half of their telling words with a sentence that takes something back."""
    said = [set(stems(span.of(reading.report.text))) for span, _ in hits]
    found = []
    for claim in old.claims:
        words = set(stems(" ".join(span.of(old.report.text) for span in claim.evidence)))
        if words and any(len(words & one) >= max(2, 0.4 * len(words)) for one in said):
            found.append((old.report.id, claim.id))
    return found


def struck(retracted: Iterable[Retraction]) -> Mapping[str, frozenset[str] | None]:
    """What is taken back: report -> ids of its claims, None for all of it."""
    found: dict[str, frozenset[str] | None] = {}
    for item in retracted:
        for report in item.of:
            if item.whole:
                found[report] = None
            elif found.get(report, frozenset()) is not None:
                ids = frozenset(claim for where, claim in item.claims if where == report)
                found[report] = (found.get(report) or frozenset()) | ids
    return found
