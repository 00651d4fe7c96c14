"""Addresses: what is refused before any connection, and what a public host may answer."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.capture import Captured, capture, web
from headwater.capture.messages import printable
from headwater.errors import UnreadableInput
from tests.capture.conftest import SMALL, refusal, report
from tests.capture.test_page import PARAGRAPHS, page


def fetched(url: str) -> list[Captured]:
    return list(capture([url], SMALL))


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every attempt to connect fails the test."""

    def connect(*_: object) -> None:
        pytest.fail("a connection was made")

    monkeypatch.setattr(socket, "create_connection", connect)


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize(
    "url",
    [
        *(
            "file:///etc/hostname",
            "ftp://127.0.0.1/a",
            "gopher://127.0.0.1/a",
            "data:text/html,<p>x",
            "javascript:x",
        ),
        *(
            "http://127.0.0.1/a",
            "http://127.1/a",
            "http://2130706433/a",
            "http://0x7f000001/a",
            "http://0177.0.0.1/a",
        ),
        *(
            "http://0.0.0.0/a",
            "http://[::1]/a",
            "http://[::ffff:127.0.0.1]/a",
            "http://[::]/a",
            "HTTP://LOCALHOST/a",
        ),
        *(
            "http://localhost./a",
            "https://127.0.0.1/a",
            "http://example.org@127.0.0.1/a",
            "http://169.254.169.254/a",
        ),
        *(
            "http://10.0.0.1/a",
            "http://172.16.0.1/a",
            "http://192.168.0.1/a",
            "http://100.64.0.1/a",
            "http://[fd00::1]/",
        ),
        *(
            "http://[fe80::1]/a",
            "http://224.0.0.1/a",
            "http://",
            "http:///a",
            "http://127.0.0.1:many/a",
            "http://[::1/a",
        ),
        *("http://127.0.0.1/a\r\nHost: x", "http://a b/", "http://127.0.0.1:0/", "http://[64:ff9b::7f00:1]/"),
        *(
            "http://[2002:7f00:1::]/a",
            "http://[2002:a00:1::]/a",
            "http://" + "a" * 300 + "/",
            "http://\u2488/",
        ),
    ],
)
def test_an_address_that_is_not_public_is_refused_without_a_connection(url: str) -> None:
    error = refusal(fetched(url))
    assert error.name == printable(url)
    assert "public host" in error.accepted


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::", "2a00:1450:4001::1"])
def test_public_addresses(address: str) -> None:
    assert web.is_public(ip_address(address))


@given(st.ip_addresses(v=4))
def test_an_address_within_another_is_as_public_as_it_is_alone(address: object) -> None:
    if not web.is_public(ip_address(str(address))):
        assert not web.is_public(ip_address(f"::ffff:{address}"))


class Host:
    """A server on this machine that stands in for a public one; each connection gets the next answer."""

    def __init__(self, *answers: bytes) -> None:
        self.asked: list[bytes] = []
        self._answers = list(answers)
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = self._server.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        for answer in self._answers:
            try:
                connection, _ = self._server.accept()
            except OSError:
                return
            with connection:
                self.asked.append(connection.recv(1 << 16))
                connection.sendall(answer)

    def close(self) -> None:
        self._server.close()


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Host]]:
    """Hosts named news.example are at the first Host of the list and count as public."""
    hosts: list[Host] = []
    resolve = socket.getaddrinfo

    def resolved(host: str, port: int, *_: object, **__: object) -> object:
        return resolve("127.0.0.1" if host == "news.example" else host, port, type=socket.SOCK_STREAM)

    connect = socket.create_connection
    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    monkeypatch.setattr(web, "is_public", lambda address: str(address) == "127.0.0.1")
    monkeypatch.setattr(
        socket, "create_connection", lambda _, timeout: connect(("127.0.0.1", hosts[0].port), timeout)
    )
    yield hosts
    for host in hosts:
        host.close()


def said(body: bytes, head: str = "200 OK\r\nContent-Type: text/html") -> bytes:
    return f"HTTP/1.1 {head}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def test_a_public_page_is_read(public: list[Host]) -> None:
    public.append(Host(said(page().encode())))
    found = report(fetched("http://news.example/crane?a=1#part"))
    assert found.text.endswith(PARAGRAPHS[-1])
    assert found.url == "http://news.example/crane?a=1#part"
    assert public[0].asked[0].startswith(b"GET /crane?a=1 HTTP/1.1\r\nHost: news.example\r\n")


def test_a_redirection_is_followed_and_checked(public: list[Host]) -> None:
    public.append(Host(said(b"", "302 Found\r\nLocation: /b"), said(page().encode())))
    assert report(fetched("http://news.example/a")).url == "http://news.example/b"
    public.insert(0, Host(said(b"", "302 Found\r\nLocation: http://127.0.0.2/secret")))
    assert "127.0.0.2, which is not public" in refusal(fetched("http://news.example/a")).reason
    public.insert(0, Host(said(b"", "302 Found\r\nLocation: file:///etc/hostname")))
    assert "'file'" in refusal(fetched("http://news.example/a")).reason
    public.insert(0, Host(*[said(b"", "302 Found\r\nLocation: /a")] * 9))
    assert "redirected" in refusal(fetched("http://news.example/a")).reason


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (said(b"gone", "404 Not Found"), "status 404"),
        (said(b""), "with nothing"),
        (b"nonsense\r\n\r\n", "did not answer"),
        (b"", "did not answer"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", "95 bytes"),
        (b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 1_000 + b"\r\n", "did not answer"),
        (said(b"a" * (SMALL.max_file_bytes + 1)), "more than"),
    ],
)
def test_what_a_host_may_answer_is_refused_with_the_reason(
    public: list[Host], answer: bytes, reason: str
) -> None:
    public.append(Host(answer))
    assert reason in refusal(fetched("http://news.example/a")).reason


def test_a_host_that_dawdles_is_given_up(public: list[Host], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "_TIMEOUT", 0.2)
    silent = socket.create_server(("127.0.0.1", 0))
    public.append(Host())
    public[0].port = silent.getsockname()[1]
    with silent:
        assert "did not answer" in refusal(fetched("http://news.example/a")).reason


def test_a_file_that_is_called_like_an_address_is_a_file(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(str(tmp_path))
    with open("data:a", "w") as file:  # noqa: PTH123  # the name is the point
        file.write("Good.")
    assert report(list(capture(["data:a"], replace(SMALL)))).text == "Good."
    assert isinstance(fetched("data:b")[0], UnreadableInput)
