"""What is asked of a ledger, and the rows of its lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from headwater.records import Bounds, Interval, Plover, Resolved

Order = Literal["gap", "newest", "oldest", "articles", "origins"]

_MOST_PER_PAGE = 500
_MOST_NUMBER = 1_000_000_000  # of pages and of origins: what a database holds with room to spare


@dataclass(frozen=True, slots=True)
class Added:
    """What `add` did: reports that are new in the ledger, and reports that it knew (`reread` of them anew)."""

    new: int
    known: int
    reread: int = 0


@dataclass(frozen=True, slots=True)
class EventQuery:
    """Which events, in which order; every filter that is None or empty lets all pass.

    `words` must all stand in the event's words, evidence, titles or outlets (the beginning of a word is enough,
    "phrases" stand as they are). `earliest` and `latest` are days, both included, that the event's time must touch; an
    event of unknown time passes only where neither is given. The interval of origins is `min` to `max`: each of its
    ends can be bounded from below (`_least`) and from above (`_most`). Orders: `gap` (articles beyond the most origins,
    widest first), `newest` and `oldest` by the event's time, `articles` and `origins` (most first).

    Raises ValueError for numbers out of range.
    """

    words: str = ""
    earliest: date | None = None
    latest: date | None = None
    outlet: str | None = None
    origins_min_least: int | None = None
    origins_min_most: int | None = None
    origins_max_least: int | None = None
    origins_max_most: int | None = None
    disputed: bool | None = None
    retracted: bool | None = None
    page: int = 1
    per_page: int = 50
    order: Order = "gap"

    def __post_init__(self) -> None:
        check_page(self.page, self.per_page)
        for end in ("min_least", "min_most", "max_least", "max_most"):
            number = getattr(self, f"origins_{end}")
            if number is not None and not 0 <= number <= _MOST_NUMBER:
                raise ValueError(f"origins_{end} is {number}; it lies between 0 and {_MOST_NUMBER}")
        if self.order not in get_args(Order):
            raise ValueError(f"no order: {self.order!r}; one of {', '.join(get_args(Order))}")


def check_page(page: int, per_page: int) -> None:
    """ValueError where a page cannot be."""
    if not 1 <= page <= _MOST_NUMBER:
        raise ValueError(f"page is {page}; it lies between 1 and {_MOST_NUMBER}")
    if not 1 <= per_page <= _MOST_PER_PAGE:
        raise ValueError(f"per_page is {per_page}; it lies between 1 and {_MOST_PER_PAGE}")


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event in a list; the fields are those of the record Event, `disputed` says whether anybody denies it."""

    id: str
    what: str
    plover: Plover | None
    when: Interval | None
    where: Resolved | None
    articles: int
    outlets: int
    gateways: Bounds
    origins: Bounds
    disputed: bool
    retracted: bool
    reason: str


@dataclass(frozen=True, slots=True)
class EventPage:
    """The events of one page, and how many there are on all pages."""

    rows: tuple[EventRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report in a list; `published` as the reader found it, `events` is how many events have a claim of it."""

    id: str
    outlet: str | None
    title: str | None
    published: Interval
    events: int


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The reports of one page, and how many there are on all pages."""

    rows: tuple[ReportRow, ...]
    total: int
