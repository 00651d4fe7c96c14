"""Claims of made-up texts, with made-up attributions, times and places."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import date

import pytest

from headwater.reading import actors, claims
from headwater.records import (
    Attributed,
    Attribution,
    Claim,
    Interval,
    Parse,
    Place,
    Published,
    Report,
    Resolved,
    Source,
    Span,
    Timex,
)

OPENING = "The harbour lay quiet in the rain all day long.\n\n"  # so that what follows is body, not headline
VOICE = Source("s0", "outlet", "The Daily Test", "")
NOBODY = Source("s1", "unattributed", None, "nobody credited")
PRINTED = date(2021, 6, 10)


class Teller:
    """Makes the inputs of the claims room by hand and returns what it finds after the opening."""

    def __init__(self, parse: Callable[[str], Parse]) -> None:
        self._parse = parse

    def __call__(
        self,
        told: str,
        times: Sequence[Callable[[str], Timex]] = (),
        places: Sequence[Callable[[str], Place]] = (),
        attributed: Callable[[str], Attributed] | None = None,
    ) -> list[Claim]:
        """Return the claims of a text; the rest are functions of the whole text."""
        text = OPENING + told
        parse = self._parse(text)
        there = tuple(make(text) for make in places)
        voices = attributed(text) if attributed else Attributed((VOICE, NOBODY), (), (), "s0", "s1")
        report = Report("r", hashlib.sha256(text.encode()).hexdigest(), text, outlet="The Daily Test")
        published = Published(Interval.day(PRINTED), "given", "given with the report")
        who = actors.find(parse, there)
        found = claims.find(report, parse, voices, tuple(make(text) for make in times), there, who, published)
        return [claim for claim in found if claim.evidence[0].start >= len(OPENING)]

    def names(self, told: str, claim: Claim, role: str) -> set[str]:
        """Return the names of the actors who play this part in a claim of this text."""
        known = {actor.id: actor.name for actor in actors.find(self._parse(OPENING + told), ())}
        return {known[part.actor] for part in claim.participants if part.role == role}

    def shown(self, told: str, claim: Claim) -> str:
        """Return the words of a claim's evidence."""
        return " ... ".join(span.of(OPENING + told) for span in claim.evidence)


@pytest.fixture(scope="session")
def tell(parse: Callable[[str], Parse]) -> Teller:
    return Teller(parse)


def span(text: str, words: str) -> Span:
    """The first occurrence of these words."""
    start = text.index(words)
    return Span(start, start + len(words))


def on(words: str, first: str, last: str | None = None, bound: str = "within") -> Callable[[str], Timex]:
    """A dated expression."""
    days = Interval(date.fromisoformat(first), date.fromisoformat(last or first))
    return lambda text: Timex(span(text, words), words, "DATE", first, days, "report", bound=bound)  # type: ignore[arg-type]


def at(words: str, use: str = "literal", km: float = 5.0) -> Callable[[str], Place]:
    """A resolved place."""
    there = Resolved(1, words, "NO", None, 60.0, 10.0, "PPL", km)
    return lambda text: Place(span(text, words), words, there, 0.9, use=use)  # type: ignore[arg-type]


def said(
    source: str, cue: str, content: str, stance: str = "neutral", kind: str = "person"
) -> Callable[[str], Attributed]:
    """One attribution by one source."""

    def make(text: str) -> Attributed:
        who = Source("s2", kind, source if kind != "anonymous" else None, source, (span(text, source),))  # type: ignore[arg-type]
        item = Attribution(
            "t1", "s2", (span(text, source),), (span(text, cue),), (span(text, content),), "indirect", cue=cue,
            cue_stance=stance,  # type: ignore[arg-type]
        )  # fmt: skip
        return Attributed((VOICE, NOBODY, who), (item,), (), "s0", "s1")

    return make
