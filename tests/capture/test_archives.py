"""What is packed: gzip within its bounds, and the records of web archives."""

from __future__ import annotations

import gc
import gzip
import hashlib
import io
import warnings
import zlib
from functools import partial

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from headwater.capture.blobs import Captured
from headwater.errors import UnreadableInput
from headwater.records import Report
from tests.capture.conftest import SMALL, STORY, Take, refusal, report
from tests.capture.test_page import PARAGRAPHS, page

packed = partial(gzip.compress, mtime=0)  # without the clock: the same bytes each time


URL = "https://mail.example/crane"


def test_what_is_packed_is_read_as_what_it_is(take: Take) -> None:
    content = packed(STORY.encode())
    found = report(take("a.txt.gz", content))
    assert (found.text, found.sha256) == (STORY, hashlib.sha256(content).hexdigest())
    assert len(take("a.jsonl.gz", packed(b'{"text": "One."}\n{"text": "Two."}\n'))) == 2
    assert report(take("b", packed(page().encode()))).text.endswith(PARAGRAPHS[-1])


def test_members_are_joined(take: Take) -> None:
    assert report(take("a.txt.gz", packed(b"One ") + packed(b"two.") + b"\0" * 100)).text == "One two."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (packed(b"a" * (SMALL.max_unpacked_bytes + 1)), "unpacks to more than"),
        (packed(b"a" * 1_000)[:-9], "is cut"),
        (packed(b"a" * 1_000)[:-8] + b"\1" * 8, "damaged"),
        (packed(b"a" * 1_000) + b"more", "not gzip"),
        (packed(packed(b"a")), "packed twice"),
        (packed(b""), "to nothing"),
        (b"\x1f\x8b", "is cut"),
        (b"\x1f\x8b" + b"\xff" * 100, "damaged"),
    ],
)
def test_what_is_packed_badly_is_refused_with_the_reason(take: Take, content: bytes, said: str) -> None:
    assert said in refusal(take("a.gz", content)).reason


def archive(*records: tuple[str, str, bytes], packed: bool = False) -> bytes:
    """A WARC file written by warcio; a record is (type, content type, body)."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    with warnings.catch_warnings(
        action="ignore", category=ResourceWarning
    ):  # warcio leaves its own files open
        for kind, content_type, body in records:
            answer = StatusAndHeaders("200 OK", [("Content-Type", content_type)], protocol="HTTP/1.1")
            headers = {"http_headers": answer} if kind == "response" else {"warc_content_type": content_type}
            writer.write_record(writer.create_warc_record(URL, kind, payload=io.BytesIO(body), **headers))
        gc.collect()
    return out.getvalue()


def raw(block: bytes, kind: str = "response", length: object = None) -> bytes:
    """One record of a WARC file, with any length."""
    told = len(block) if length is None else length
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {URL}\r\nContent-Length: {told}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def answer(body: bytes, headers: str = "", status: str = "200 OK") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n".encode() + body


def reports(found: list[Captured]) -> list[Report]:
    return [item for item in found if isinstance(item, Report)]


@pytest.mark.parametrize("packed", [False, True])
def test_pages_and_texts_of_an_archive_are_reports(take: Take, packed: bool) -> None:
    content = archive(
        ("response", "text/html; charset=utf-8", page().encode()),
        ("request", "application/http", b"GET / HTTP/1.1\r\n\r\n"),
        ("response", "image/png", b"\x89PNG"),
        ("response", "text/css", b"body {}"),
        ("conversion", "text/plain", b"The crane moves again."),
        packed=packed,
    )
    found = take("a.warc.gz", content)
    assert [item.text[:9] for item in reports(found)] == ["Crane sta", "The crane"]
    assert [item.url for item in reports(found)] == [URL, URL]
    assert len(found) == 2


@pytest.mark.parametrize(
    "block",
    [
        answer(page().encode()),
        answer(
            b"".join(b"%x\r\n%s\r\n" % (1, bytes([b])) for b in page().encode()) + b"0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n",
        ),
        answer(packed(page().encode()), "Content-Encoding: gzip\r\n"),
        answer(zlib.compress(page().encode()), "Content-Encoding: deflate\r\n"),
        answer(
            page().encode(), "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
        ),  # undone when it was stored
    ],
    ids=["plain", "chunked", "gzip", "deflate", "undone"],
)
def test_codings_of_an_answer_are_undone(take: Take, block: bytes) -> None:
    found = report(take("a.warc", raw(block)))
    assert found.text.endswith(PARAGRAPHS[-1])
    assert found.sha256 == hashlib.sha256(block).hexdigest()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (raw(answer(b"x"), length=10**15), "it is cut"),
        (raw(answer(b"x"), length=-5), "Content-Length is '-5'"),
        (raw(answer(b"x"), length="many"), "Content-Length is 'many'"),
        (raw(answer(b"x"), length="\u0665"), "Content-Length is"),
        (raw(answer(b"x"))[:60], "headers do not end"),
        (raw(b"GET / HTTP/1.1\r\n\r\n", kind="request"), "no record"),
        (raw(answer(page().encode(), status="404 Not Found")), "no record"),
        (raw(b"HTTP/1.1 200 OK"), "headers of its answer"),
        (raw(answer(b"x", "Content-Encoding: br\r\n")), "coded as 'br'"),
        (
            raw(
                answer(zlib.compress(b"a" * (SMALL.max_unpacked_bytes + 1)), "Content-Encoding: deflate\r\n")
            ),
            "unpacks to more",
        ),
        (raw(answer(raw(answer(b"x")))), "within another"),
    ],
)
def test_a_bad_archive_is_refused_with_the_reason(take: Take, content: bytes, said: str) -> None:
    assert said in refusal(take("a.warc", content)).reason


def test_a_bad_record_does_not_hide_those_before_it(take: Take) -> None:
    found = take("a.warc", raw(answer(page().encode())) + raw(b"", length="x"))
    assert [type(item) for item in found] == [Report, UnreadableInput]
    assert "record 2" in str(found[1])
