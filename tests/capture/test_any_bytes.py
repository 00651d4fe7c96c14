"""The law of capture: whatever the bytes, each input gives reports or errors that say why, and nothing is raised."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.capture.blobs import Blob, Given, digest
from headwater.capture.intake import read
from headwater.capture.messages import printable, quoted
from headwater.errors import UnreadableInput
from headwater.records import Report
from tests.capture.conftest import SMALL, STORY
from tests.capture.test_archives import answer, raw
from tests.capture.test_feed import ITEM, rss
from tests.capture.test_page import page

NAMES = ("a.txt", "a.json", "a.jsonl", "a.html", "a.xml", "a.warc", "a.gz", "a")
SEEDS: dict[str, bytes] = {
    "text": STORY.encode(),
    "json": json.dumps({"id": "a", "published": "2021-03-04", "text": STORY}).encode(),
    "lines": 3 * (json.dumps({"text": STORY}).encode() + b"\n"),
    "page": page().encode(),
    "feed": rss(ITEM * 2).encode(),
    "archive": raw(answer(page().encode())),
    "packed": gzip.compress(raw(answer(page().encode()))),
}


def check(content: bytes, name: str) -> None:
    """Read the bytes under a name; each thing found must be a valid report or an error in words."""
    found = list(read(Blob(name, content, digest(content), path=name), SMALL, Given()))
    assert found
    for item in found:
        if isinstance(item, UnreadableInput):
            assert item.reason
            assert str(item).isprintable()
        else:
            assert isinstance(item, Report)
            assert item.text.encode()
            assert all(mark.span.end <= len(item.text) for mark in item.marks)


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from(NAMES))
def test_any_bytes(content: bytes, name: str) -> None:
    check(content, name)


@settings(deadline=None)
@given(
    st.text(max_size=200),
    st.sampled_from(NAMES),
    st.sampled_from(["", "<html>", "{", "<rss>", "WARC/1.0\r\n", "\ufeff"]),
)
def test_any_text(text: str, name: str, head: str) -> None:
    check((head + text).encode("utf-8", "surrogatepass"), name)


def cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def flipped(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randrange(1, 20)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def doubled(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    end = chance.randrange(start, len(content))
    return content[:end] + content[start:end] * chance.randrange(1, 5) + content[end:]


@pytest.mark.parametrize("damage", [cut, flipped, doubled])
@pytest.mark.parametrize("seed", SEEDS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(chance=st.randoms(use_true_random=False))
def test_good_inputs_that_were_damaged(
    seed: str, damage: Callable[[bytes, random.Random], bytes], chance: random.Random
) -> None:
    check(damage(SEEDS[seed], chance), "a")


@given(st.text(max_size=600))
def test_every_name_prints_on_one_line(name: str) -> None:
    assert printable(name).isprintable()
    assert quoted(name).isprintable()
    assert len(quoted(name)) < 700
