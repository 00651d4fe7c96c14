"""The gazetteer of the package, opened once, and a reader of places alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from headwater.reading import places
from headwater.reading.places import Gazetteer
from headwater.records import Parse, Place
from tests.conftest import make_report

Found = Callable[..., tuple[Place, ...]]


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return places.open_gazetteer()


@pytest.fixture(scope="session")
def locate(parse: Callable[[str], Parse], gazetteer: Gazetteer) -> Found:
    """locate("text", url=...) -> the places of a report with this text."""

    def run(text: str, **fields: str) -> tuple[Place, ...]:
        return places.locate(make_report(text, **fields), parse(text), gazetteer)

    return run
