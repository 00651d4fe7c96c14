"""One reading for a person: what is claimed, according to whom, the sources, and what was set aside."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby, pairwise

from rich.console import Console
from rich.text import Text

from headwater.records import Claim, Passage, Reading, Role, Source

from .chains import described, label, people
from .claims import count_of, show_claims
from .layout import Page
from .safe import clean, clip
from .words import published

# Columns of the kinds of sources and passages.
KINDS = 14
# Characters shown of a passage that was set aside, and of a stated reason of anonymity.
LONGEST = 130
# Passages set aside, and sources, that are shown; the JSON holds them all.
MOST = 20

_ASIDE: tuple[Role, ...] = ("caption", "boilerplate")


def show_reading(reading: Reading, console: Console) -> None:
    """Print one reading for a person; nothing of the report's text can steer the terminal."""
    page = Page(console)
    aside, title = _aside(reading), _title(reading)
    story = [claim for claim in reading.claims if not _within(claim, aside) and not _within(claim, title)]
    _head(reading, page)
    if reading.unread:
        page.gap()
        page.put(f"Not read: {clean(reading.unread)}")
    elif not story:
        page.gap()
        page.put("No claim found in this text.")
    show_claims(reading, story, page)
    _sources(reading, page)
    _set_aside(reading, aside, sum(_within(claim, aside) for claim in reading.claims), page)


def _head(reading: Reading, page: Page) -> None:
    report = reading.report
    headline = next((p.span.of(report.text) for p in reading.passages if p.role == "headline"), None)
    page.put(Text(clip(report.title or headline or "Report without a title", 200), style="bold"))
    outlet = clip(report.outlet, 80) if report.outlet else "outlet unknown"
    language = f"language {clean(reading.language)}" if reading.language else "language unknown"
    page.put(
        Text(
            f"{outlet} · {published(reading.published)} · {language} · id {clip(report.id, 40)}", style="dim"
        )
    )
    if reading.via:
        page.put(Text("through " + ", ".join(clip(via.name, 60) for via in reading.via), style="dim"))


def _sources(reading: Reading, page: Page) -> None:
    own = {claim.chain[0] for claim in reading.claims}
    others = {link for claim in reading.claims for link in claim.chain[1:]} - own
    shown = [s for s in reading.sources if s.id in others and s.kind != "unattributed"]
    if not shown:
        return
    page.heading("Sources", "whom the report credits")
    through = _through(reading)
    for source in shown[:MOST]:
        words = " · ".join([_source(reading, source), *through.get(source.id, ())])
        page.put(words, indent=2, label=_kind(source), width=KINDS)
    if len(shown) > MOST:
        page.put(f"{len(shown) - MOST} more in --json", indent=2)


def _through(reading: Reading) -> dict[str, tuple[str, ...]]:
    """By source, through which outlet or body the report has what it says, where not at first hand."""
    names = {source.id: clip(source.name or "", 60) for source in reading.sources}
    found: dict[str, dict[str, None]] = {}
    for claim in reading.claims:
        for passing, source in pairwise(claim.chain[1:]):
            name = names[passing]
            found.setdefault(source, {}).update({f"through {name}": None} if name else {})
    return {source: tuple(names) for source, names in found.items()}


def _kind(source: Source) -> str:
    return "unnamed" if source.kind == "anonymous" else source.kind


def _source(reading: Reading, source: Source) -> str:
    if source.kind != "anonymous":
        return label(source).removeprefix("document: ")
    parts = [described(source, LONGEST) or "not described", people(source.count) or "1 person"]
    if source.speaks_for:
        parts.append(f"for {clip(source.speaks_for, 60)}")
    if source.anonymity:
        parts.append(f"why unnamed: “{clip(source.anonymity.of(reading.report.text), LONGEST)}”")
    return " · ".join(parts)


def _aside(reading: Reading) -> list[Passage]:
    text = reading.report.text
    return [part for part in reading.passages if part.role in _ASIDE and part.span.of(text).strip()]


def _title(reading: Reading) -> list[Passage]:
    """The headline, where the page begins with it: what it claims stands there."""
    headline = next((part for part in reading.passages if part.role == "headline"), None)
    words = " ".join(headline.span.of(reading.report.text).split()) if headline else ""
    shown = headline is not None and (reading.report.title or words) == words
    return [headline] if headline is not None and shown else []


def _within(claim: Claim, parts: list[Passage]) -> bool:
    """Whether the claim begins in one of the passages, which are in the order of the text."""
    start = claim.evidence[0].start
    nearest = bisect_right(parts, start, key=lambda part: part.span.start) - 1
    return nearest >= 0 and start < parts[nearest].span.end


def _set_aside(reading: Reading, aside: list[Passage], claims: int, page: Page) -> None:
    """Captions and page furniture, neighbours of one role together."""
    if not aside:
        return
    kept = f"; {count_of(claims)} of it only in --json" if claims else ""
    page.heading("Set aside", f"apart from the story{kept}")
    for role, group in groupby(aside[:MOST], key=lambda part: part.role):
        words = " / ".join(clip(part.span.of(reading.report.text), LONGEST) for part in group)
        page.put(words, indent=2, label=role, width=KINDS)
    if len(aside) > MOST:
        page.put(f"{len(aside) - MOST} more in --json", indent=2)
