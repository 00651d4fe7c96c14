"""Plain text: encodings, what is no text, and what the command line adds."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.capture.blobs import Blob, digest
from headwater.capture.decode import text as decoded
from headwater.records import Interval
from tests.capture.conftest import STORY, Take, refusal, report

FRENCH = "Le préfet a déclaré à l’agence que le pont était fermé – depuis mars."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_each_encoding_gives_the_same_text(take: Take, encoding: str) -> None:
    assert report(take("a.txt", FRENCH.encode(encoding))).text == FRENCH


def test_line_ends_are_kept(take: Take) -> None:
    assert report(take("a.txt", b"One.\r\n\r\nTwo.\rThree.\n")).text == "One.\r\n\r\nTwo.\rThree.\n"


def test_the_command_line_says_what_the_text_does_not(take: Take) -> None:
    found = report(
        take("a.txt", STORY, outlet="Mail", published="2021-03-04", url="https://m.example/", title="Crane")
    )
    assert (found.outlet, found.url, found.title) == ("Mail", "https://m.example/", "Crane")
    assert found.published == Interval.day(date(2021, 3, 4))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n\t \r\n", "no text"),
        (b"\xef\xbb\xbf", "no text"),
        (b"\0", "byte 0 is zero"),
        (STORY.encode().replace(b"crane", b"cra\0ne"), "is zero"),
        (STORY.encode("utf-16-le"), "is zero"),
        (b"\x01\x02\x03" * 100, "control characters"),
        (STORY.encode().replace(b"crane", b"cra\xff\xfene"), "0xff"),
        (STORY.encode()[:-1] + "”".encode()[:2], "is not UTF-8"),
        (b"\xff\xfe\x00", "is not UTF-16"),
        (b"%PDF-1.7 and so on", "a PDF file"),
        (b"PK\x03\x04 and so on", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n and so on", "a PNG picture"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(take: Take, content: bytes, said: str) -> None:
    error = refusal(take("a.txt", content))
    assert said in error.reason
    assert error.accepted


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200))
def test_every_text_in_utf8_is_itself(text: str) -> None:
    content = text.encode()
    assert decoded(Blob("a.txt", content, digest(content))) == text.removeprefix("\ufeff")
