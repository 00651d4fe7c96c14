"""Dates of publication as metadata write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.capture.dates import published
from headwater.records import Interval

DAY = Interval.day(date(2021, 3, 4))


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("2021-03-04", DAY),
        (" 2021-03-04 ", DAY),
        ("2021-03-04T23:59:00-11:00", DAY),  # the day of the outlet, not of Greenwich
        ("2021-03-04T05:06:07.123Z", DAY),
        ("2021-03-04 05:06", DAY),
        ("Thu, 04 Mar 2021 05:06:07 GMT", DAY),
        ("Thu, 4 Mar 2021 05:06:07 +0900", DAY),
        ("March 4, 2021", DAY),
        ("4 Mar 2021", DAY),
        ("2021/03/04", DAY),
        ("20210304", DAY),
        ("2021-02", Interval(date(2021, 2, 1), date(2021, 2, 28))),
        ("2021", Interval(date(2021, 1, 1), date(2021, 12, 31))),
    ],
)
def test_what_is_read(written: str, days: Interval) -> None:
    assert published(written) == (days, None)


@pytest.mark.parametrize("missing", [None, ""])
def test_what_is_missing_needs_no_reason(missing: str | None) -> None:
    assert published(missing) == (None, None)


@pytest.mark.parametrize(
    "written",
    [
        *(
            "2019-02-31",
            "0000-00-00",
            "-5000-01-01",
            "10000-01-01",
            "0001-01-01",
            "9999-12-31",
            "yesterday",
            "9" * 5_000,
        ),
        *(
            "2021-03-04T99:00",
            "2021-13",
            "<b>2020</b>",
            "04/03/2021",
            "\u0662\u0660\u0662\u0661",
            20210304,
            [],
            True,
        ),
    ],
)
def test_what_is_no_date_is_unknown_with_a_short_reason(written: object) -> None:
    days, reason = published(written)
    assert days is None
    assert reason
    assert len(reason) < 200


@given(st.text(max_size=80) | st.from_regex(r"[0-9]{1,5}-[0-9]{1,2}(-[0-9]{1,2}(T.*)?)?", fullmatch=True))
def test_no_text_breaks_it(written: str) -> None:
    days, reason = published(written)
    assert days is None or reason is None


@given(st.dates(date(1600, 1, 1), date(2999, 12, 31)))
def test_every_iso_day_is_itself(day: date) -> None:
    assert published(day.isoformat()) == (Interval.day(day), None)
