"""Retractions: what an outlet takes back of its own earlier report, and what it says still stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from headwater.records import Claim, Evidence, Reading, Span, joined
from headwater.tables import rows

from .pile import Pile, age, touching
from .words import cosine, evidence_text, plain_rarity, rarity, stems, vector

_CUES = tuple(
    (re.compile(row["pattern"], re.IGNORECASE | re.MULTILINE), row["kind"])
    for row in rows("tracing/retraction_cues.tsv")
)
_SENTENCE_ENDS = (". ", ".\n", "\n", "? ", "! ")
_LONGEST_SENTENCE = 1000
"""Characters around a cue within which its sentence is looked for."""
_MOST_CUES = 50
"""Hits of one cue that are looked at in one report."""
_LONGEST_SCOPE = 800
"""Characters before a cue within which its paragraph says what is meant ("We wrote that ... We withdraw this.")."""
_SAYS_WHAT = 7
"""Telling words of a sentence that says by itself what it takes back."""
_LEAST_SHARE = 0.4
"""Part of a claim's words, by rarity, that what is taken back has."""
_WEAK_SHARE = 0.2
"""The same where the rest is said to stand, so that something less than all must be meant."""
_NEXT_BEST = 0.7
"""Part of the best claim's share that another one reaches, to be taken back with it."""
_SAME_SOURCE = 0.5
"""Part of the words for a source that a paragraph has which takes back all that came from it."""


@dataclass(frozen=True, slots=True)
class Retraction:
    """`report` takes back what the reports `of` said: wholly, or the claims by their ids (report, claim).

    `false` are its sentences that call something false, which is a denial too; `standing` those that say what stands.
    """

    report: str
    of: tuple[str, ...]
    whole: bool
    claims: tuple[tuple[str, str], ...]
    evidence: tuple[Evidence, ...]
    false: tuple[Span, ...] = ()
    standing: tuple[Span, ...] = ()


class _Hit(NamedTuple):
    """A sentence with a cue, what comes before it in its paragraph, and the kind of the cue."""

    sentence: Span
    scope: Span
    kind: str


def retractions(pile: Pile) -> tuple[Retraction, ...]:
    """Reports in whose own voice their outlet withdraws a claim or a report of its own."""
    found = []
    for reading in pile.readings:
        hits = _hits(reading)
        if any(hit.kind == "withdraw" for hit in hits):
            found.append(_retraction(reading, hits, pile))
    return tuple(found)


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
    return {report: ids for report, ids in found.items() if ids is None or ids}


def _hits(reading: Reading) -> list[_Hit]:
    """What takes something back, or lets it stand, outside of quotations."""
    text = reading.report.text
    quoted = joined(span for a in reading.attributions if a.style == "direct" for span in a.content_spans)
    found = []
    for pattern, kind in _CUES:
        for match in islice(pattern.finditer(text), _MOST_CUES):
            span = Span(match.start(), match.end())
            if not touching((span,), quoted):
                sentence = _sentence(text, span)
                found.append(_Hit(sentence, _scope(text, sentence), kind))
    return found


def _sentence(text: str, span: Span) -> Span:
    first, last = max(0, span.start - _LONGEST_SENTENCE), min(len(text), span.end + _LONGEST_SENTENCE)
    start = max((text.rfind(mark, first, span.start) for mark in _SENTENCE_ENDS), default=-1)
    ends = [place for mark in _SENTENCE_ENDS if (place := text.find(mark, span.end, last)) >= 0]
    return Span(start + 1 if start >= 0 else first, min(ends, default=last - 1) + 1).trimmed(text)


def _scope(text: str, sentence: Span) -> Span:
    """A sentence with what stands before it in its paragraph."""
    first = max(0, sentence.start - _LONGEST_SCOPE)
    return Span(max(first, text.rfind("\n", first, sentence.start) + 1), sentence.end)


def _retraction(reading: Reading, hits: Sequence[_Hit], pile: Pile) -> Retraction:
    report = reading.report
    earlier = [pile.by_id[i] for i in pile.reports_of(report.outlet or "")]
    earlier = [r for r in earlier if age(r) < age(reading)]
    of = _meant(reading, earlier)
    kinds = {hit.kind for hit in hits}
    claims = () if "whole" in kinds else tuple(key for old in of for key in _claims_meant(reading, hits, old))
    withdrawn = dict.fromkeys(hit.sentence for hit in hits if hit.kind == "withdraw")
    return Retraction(
        report.id,
        tuple(r.report.id for r in of),
        not claims and ("whole" in kinds or "stands" not in kinds),
        claims,
        tuple(Evidence(report.id, span) for span in withdrawn)[:3],
        tuple(hit.sentence for hit in hits if hit.kind == "false"),
        tuple(_paragraph(report.text, hit.sentence) for hit in hits if hit.kind == "stands"),
    )


def _paragraph(text: str, sentence: Span) -> Span:
    """A sentence with what follows it in its paragraph."""
    end = text.find("\n", sentence.end, sentence.end + _LONGEST_SCOPE)
    return Span(sentence.start, end if end >= 0 else min(len(text), sentence.end + _LONGEST_SCOPE))


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


def _claims_meant(reading: Reading, hits: Sequence[_Hit], old: Reading) -> list[tuple[str, str]]:
    """Claims of the old report that share their telling words with what is taken back, or that came from whom it names.

    Of several that share some, those that share most.
    """
    text = reading.report.text
    said = [frozenset(_meaning(h, text)) for h in hits if h.kind in ("withdraw", "false")]
    shares = {claim.id: max((_share(claim, old, one) for one in said), default=0.0) for claim in old.claims}
    least = _WEAK_SHARE if any(hit.kind == "stands" for hit in hits) else _LEAST_SHARE
    least = max(least, _NEXT_BEST * max(shares.values(), default=0.0))
    found = {claim for claim, share in shares.items() if share >= least}
    for hit in hits:
        if hit.kind == "source":
            found |= _claims_of(frozenset(stems(hit.scope.of(text))), old)
    places = {_place(claim, old) for claim in old.claims if claim.id in found}
    return [(old.report.id, claim.id) for claim in old.claims if _place(claim, old) in places]


def _place(claim: Claim, old: Reading) -> tuple[int, tuple[str, ...]]:
    """The sentence of a claim, and who says it: what is told in one breath is taken back together."""
    span = claim.evidence[0]
    return _sentence(old.report.text, Span(span.start, span.start)).start, claim.chain


def _meaning(hit: _Hit, text: str) -> list[str]:
    """The words of a sentence that takes something back; with those before it where it says little itself."""
    words = stems(hit.sentence.of(text))
    return words if len(words) >= _SAYS_WHAT else stems(hit.scope.of(text))


def _share(claim: Claim, old: Reading, said: frozenset[str]) -> float:
    """The part of a claim's words, by rarity, that are said; 0 where fewer than two are."""
    words = set(stems(evidence_text(old.report.text, claim.evidence)))
    total = sum(map(plain_rarity, words))
    return sum(map(plain_rarity, words & said)) / total if total and len(words & said) > 1 else 0.0


def _claims_of(said: frozenset[str], old: Reading) -> set[str]:
    """Claims of the unnamed sources whom a paragraph describes in the old report's words."""
    described = {
        source.id: set(stems(source.description)) for source in old.sources if source.kind == "anonymous"
    }
    meant = {i for i, words in described.items() if words and len(words & said) >= _SAME_SOURCE * len(words)}
    return {claim.id for claim in old.claims if claim.chain[-1] in meant}
