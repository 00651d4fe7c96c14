"""Names: the same, different, unknown."""

from __future__ import annotations

import pytest

from headwater.tracing.names import persons, same_organisation, same_outlet


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("The Riverton Post", "Riverton Post", True),
        ("Radio Selby", "Radio Selby FM", True),
        ("Northern Press Agency", "NPA", True),
        ("N.P.A.", "Northern Press Agency", True),
        ("Riverton Morning Post", "the Morning Post", True),
        ("The Harbour Times", "The Times", False),
        ("Riverton Post", "Riverton Herald", False),
        ("Radio Selby", "Radio Norrow", False),
        ("Riverton Post", None, False),
        ("", "", False),
    ],
)
def test_outlets(first: str | None, second: str | None, same: bool) -> None:
    assert same_outlet(first, second) is same
    assert same_outlet(second, first) is same


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        ("Ada Moor", "Dr. Ada Moor", "same"),
        ("Colonel Moor", "Ada Moor", "same"),
        ("Ada Moor", "Ben Moor", "different"),
        ("Ada Moor", "Ben Tarr", "different"),
        ("Yusuf Karimov", "Yusuf Karimow", "unknown"),
        ("Yusuf Karimov", "Yusef Karimov", "unknown"),
    ],
)
def test_persons(first: str, second: str, relation: str) -> None:
    assert persons(first, second) == relation
    assert persons(second, first) == relation


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Ministry of Ports", "the Ministry of Ports of Selby", True),
        ("Northern Relief Union (NRU)", "NRU", True),
        ("U.P.B.", "United Ports Board", True),
        ("Ministry of Ports", "Ministry of Roads", False),
        ("Selby Police", "Norrow Police", False),
    ],
)
def test_organisations(first: str, second: str, same: bool) -> None:
    assert same_organisation(first, second) is same
    assert same_organisation(second, first) is same
