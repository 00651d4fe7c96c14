"""One report through all stages of reading, one line a stage.

A stage is a pure function from records to records. `Stages` is the seam: any of them can be replaced (a learned tagger,
another language, a served model) without its neighbours' knowing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from headwater.errors import UnreadableInput
from headwater.reading import actors, attribution, claims, languages, parser, passages, places, times
from headwater.records import (
    Actor,
    Attributed,
    Attribution,
    Claim,
    Expression,
    Parse,
    Passage,
    Place,
    Published,
    Reading,
    Report,
    Timex,
)
from headwater.settings import Settings

OnError = Callable[[UnreadableInput], None]
Split = Callable[[Report], tuple[Passage, ...]]
Recognise = Callable[[Parse], tuple[Expression, ...]]
Locate = Callable[[Report, Parse], tuple[Place, ...]]
FindActors = Callable[[Parse, tuple[Place, ...]], tuple[Actor, ...]]
Attribute = Callable[[Report, Parse, tuple[Actor, ...]], Attributed]
Date = Callable[[Report, Parse, tuple[Expression, ...], tuple[Attribution, ...]], Published]
AnchorTimes = Callable[
    [Report, Parse, tuple[Expression, ...], tuple[Attribution, ...], Published], tuple[Timex, ...]
]
FindClaims = Callable[
    [Report, Parse, Attributed, tuple[Timex, ...], tuple[Place, ...], tuple[Actor, ...], Published],
    tuple[Claim, ...],
]


class ParseMany(Protocol):
    """Parses texts with their passages, in order; batches are its own affair."""

    def __call__(self, texts: Iterable[tuple[str, tuple[Passage, ...]]]) -> Iterator[Parse]: ...


@dataclass(frozen=True)
class Stages:
    """The stages of reading; each can be exchanged for another of the same shape."""

    language: Callable[[Report], tuple[str | None, str | None]]
    split: Split
    parse: ParseMany
    recognise_times: Recognise
    locate: Locate
    find_actors: FindActors
    attribute: Attribute
    date: Date
    anchor_times: AnchorTimes
    find_claims: FindClaims


def english(settings: Settings) -> Stages:
    """The stages for English news: rules over spaCy's parse. Loads the model and opens the gazetteer."""
    gazetteer = places.open_gazetteer()
    return Stages(
        language=languages.recognise,
        split=passages.split,
        parse=parser.SpacyParser(settings),
        recognise_times=times.recognise,
        locate=lambda report, parse: places.locate(report, parse, gazetteer),
        find_actors=actors.find,
        attribute=attribution.attribute,
        date=times.date_report,
        anchor_times=times.anchor,
        find_claims=claims.find,
    )


def read_many(
    reports: Iterable[Report], stages: Stages, on_error: OnError | None = None, group: int = 16
) -> Iterator[Reading]:
    """Read each report on its own, in order; `group` reports share a trip through the parser.

    A stage that breaks on a report is a defect. With `on_error` it costs that report alone: it is named there, comes
    out unread, and the rest goes on; without, the defect is raised.
    """
    queue = iter(reports)
    while batch := list(islice(queue, group)):
        split = [(report, *stages.language(report), stages.split(report)) for report in batch]
        known = [(report.text, parts) for report, _, unread, parts in split if not unread]
        parses = stages.parse(known)
        for report, language, unread, parts in split:
            if unread:
                yield _unread(report, language, unread, parts)
            elif on_error is None:
                yield read_parsed(report, language, parts, next(parses), stages)
            else:
                yield _guarded(report, language, parts, next(parses), stages, on_error)


def _guarded(
    report: Report,
    language: str | None,
    parts: tuple[Passage, ...],
    parse: Parse,
    stages: Stages,
    on_error: OnError,
) -> Reading:
    """The reading, or the report unread: whatever a defect raises, thousands of others wait behind it."""
    try:
        return read_parsed(report, language, parts, parse, stages)
    except Exception as error:  # noqa: BLE001  # the one place where a defect of any stage ends
        reason = f"Headwater's reader broke on it ({type(error).__name__}: {error}); please report this"
        on_error(UnreadableInput(report.captured_from or report.id, reason))
        return _unread(report, language, reason, parts)


def read_parsed(
    report: Report, language: str | None, parts: tuple[Passage, ...], parse: Parse, stages: Stages
) -> Reading:
    """Every stage after the parser."""
    expressions = stages.recognise_times(parse)
    located = stages.locate(report, parse)
    found = stages.find_actors(parse, located)
    attributed = stages.attribute(report, parse, found)
    published = stages.date(report, parse, expressions, attributed.attributions)
    dated = stages.anchor_times(report, parse, expressions, attributed.attributions, published)
    claimed = stages.find_claims(report, parse, attributed, dated, located, found, published)
    return Reading(
        report=report,
        language=language,
        published=published,
        passages=parts,
        times=dated,
        places=located,
        actors=found,
        sources=attributed.sources,
        attributions=attributed.attributions,
        via=attributed.via,
        claims=claimed,
    )


def _unread(report: Report, language: str | None, reason: str, parts: tuple[Passage, ...]) -> Reading:
    published = times.from_metadata(report) or Published(times.UNKNOWN, "unknown", reason)
    return Reading(report=report, language=language, published=published, passages=parts, unread=reason)
