"""Days, numbers and places as a person reads them."""

from __future__ import annotations

from datetime import date

import pytest

from headwater.records import UNBOUNDED, Bounds, Interval, Published
from headwater.terminal.words import amount, days, place, published, span_of

from .handmade import HARSTAD, MONDAY

FIRST, THIRD = date(2023, 5, 1), date(2023, 5, 3)


@pytest.mark.parametrize(
    ("interval", "shown"),
    [
        (MONDAY, "2023-05-01"),
        (Interval(FIRST, THIRD), "2023-05-01 to 2023-05-03"),
        (Interval(FIRST, None), "2023-05-01 or later"),
        (Interval(None, THIRD), "2023-05-03 or earlier"),
        (UNBOUNDED, "unknown"),
    ],
)
def test_days(interval: Interval, shown: str) -> None:
    assert days(interval) == shown


@pytest.mark.parametrize(
    ("bounds", "said", "counted"),
    [
        (Bounds(3, 3), "3", "3-3"),
        (Bounds(1, 2), "1 or 2", "1-2"),
        (Bounds(2, 5), "2 to 5", "2-5"),
        (Bounds(14, None), "14 or more", "14+"),
        (Bounds(0, 9), "up to 9", "0-9"),
        (Bounds(0, 0), "0", "0-0"),
    ],
)
def test_numbers(bounds: Bounds, said: str, counted: str) -> None:
    assert (amount(bounds), span_of(bounds)) == (said, counted)


def test_a_place_comes_with_its_country_and_its_radius() -> None:
    assert place(HARSTAD) == "Harstad, Troms, NO (within 10 km)"


@pytest.mark.parametrize(
    ("record", "shown"),
    [
        (Published(MONDAY, "given", ""), "published 2023-05-01"),
        (Published(MONDAY, "inferred", "“yesterday”"), "published 2023-05-01 (inferred)"),
        (Published(UNBOUNDED, "unknown", "no date in the text"), "published: unknown, no date in the text"),
    ],
)
def test_publication(record: Published, shown: str) -> None:
    assert published(record) == shown
