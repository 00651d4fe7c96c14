"""A report as it was captured, and what is known of its publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from .spans import Interval, Span

Role = Literal["headline", "dateline", "byline", "body", "caption", "boilerplate"]
Basis = Literal["given", "stated", "inferred", "unknown"]

ROLES: tuple[Role, ...] = get_args(Role)
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a report's text with the part that it plays there."""

    span: Span
    role: Role

    def __post_init__(self) -> None:
        if self.role not in ROLES:
            raise ValueError(f"no role of a passage: {self.role!r}")


@dataclass(frozen=True, slots=True)
class Report:
    """One published text of one outlet, as captured; `text` is never changed after this.

    `sha256` is of the bytes of the file, or of the line in a `.jsonl`. `published` is the day or days that the metadata
    give, `published_reason` why there is none. `marks` are passages whose role the markup told; where there are none
    the reader tells them from the text. `captured_from` is the input as the user gave it, for messages.
    """

    id: str
    sha256: str
    text: str
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    published: Interval | None = None
    published_reason: str | None = None
    language: str | None = None
    marks: tuple[Passage, ...] = ()
    captured_from: str = ""

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError("a report needs an id")
        if not _SHA256.fullmatch(self.sha256):
            raise ValueError(f"no SHA-256 digest: {self.sha256!r}")
        if not self.text.strip():
            raise ValueError(f"report {self.id!r} has no text")


@dataclass(frozen=True, slots=True)
class Via:
    """An outlet that is credited for a report as a whole; no span where the credit stands in the metadata."""

    name: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Published:
    """When a report was published: the days, on which basis, and why they are no closer.

    `candidates` are the days of which the text allows one and does not say which (years in which a weekday agrees),
    sorted: the other reports of a pile may tell (`tracing.dating`).
    """

    interval: Interval
    basis: Basis
    reason: str
    evidence: tuple[Span, ...] = ()
    candidates: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        if self.basis not in get_args(Basis):
            raise ValueError(f"no basis of a date: {self.basis!r}")
        if self.basis == "unknown" and not self.reason:
            raise ValueError("an unknown date of publication needs a reason")
