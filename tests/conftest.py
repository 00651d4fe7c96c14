"""What all tests share: the real parser and the real reader, loaded once a session."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from functools import lru_cache

import hypothesis
import pytest

from headwater import reader
from headwater.reading import passages
from headwater.reading.parser import SpacyParser
from headwater.records import Interval, Parse, Reading, Report
from headwater.settings import Settings

# A busy machine is no defect: no example has a deadline. The same examples each time: a red run can be repeated.
hypothesis.settings.register_profile("house", deadline=None, derandomize=True)
hypothesis.settings.load_profile("house")


def make_report(text: str, published: str | None = None, **fields: str) -> Report:
    """A report with this text; `published` as YYYY-MM-DD."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    day = Interval.day(date.fromisoformat(published)) if published else None
    identity = fields.pop("id", digest[:16])
    return Report(id=identity, sha256=digest, text=text, published=day, **fields)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def parser() -> SpacyParser:
    return SpacyParser(Settings())


@pytest.fixture(scope="session")
def parse(parser: SpacyParser) -> Callable[[str], Parse]:
    """parse("text") -> Parse, with the passages that the text alone tells."""

    @lru_cache
    def run(text: str) -> Parse:
        return next(parser([(text, passages.split(make_report(text)))]))

    return run


@pytest.fixture(scope="session")
def stages() -> reader.Stages:
    return reader.english(Settings())


@pytest.fixture(scope="session")
def read(stages: reader.Stages) -> Callable[..., Reading]:
    """read("text", published="2021-03-04", outlet="The Daily Test") -> Reading, through all stages."""

    @lru_cache
    def run(text: str, published: str | None = None, **fields: str) -> Reading:
        return next(reader.read_many([make_report(text, published, **fields)], stages))

    return run
