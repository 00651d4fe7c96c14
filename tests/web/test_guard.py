"""Only loopback names are answered, and every answer forbids outside content."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from headwater.web.guard import POLICY, Guard, Receive, Scope, Send


def ask(*hosts: bytes) -> tuple[int, dict[bytes, bytes]]:
    """Status and headers of a request with these Host headers."""
    sent: list[MutableMapping[str, Any]] = []

    async def page(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"a page"})

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request"}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "http", "headers": [(b"host", host) for host in hosts]}
    # In a thread of its own: the browser's tests leave a loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(Guard(page)(scope, receive, send))).result()
    return sent[0]["status"], dict(sent[0]["headers"])


@pytest.mark.parametrize(
    "host", [b"127.0.0.1", b"127.0.0.1:8000", b"localhost:9", b"[::1]:8000", b"LOCALHOST"]
)
def test_loopback_is_answered(host: bytes) -> None:
    assert ask(host)[0] == 200


@pytest.mark.parametrize(
    "hosts",
    [
        (b"example.org",),
        (b"127.0.0.1.example.org",),
        (b"localhost.example.org:8000",),
        (),
        (b"localhost", b"evil.example"),
    ],
)
def test_a_foreign_host_is_refused(hosts: tuple[bytes, ...]) -> None:
    assert ask(*hosts)[0] == 421


@pytest.mark.parametrize("host", [b"localhost", b"example.org"])
def test_every_answer_carries_the_policy(host: bytes) -> None:
    headers = ask(host)[1]
    assert headers[b"content-security-policy"] == POLICY.encode()
    assert headers[b"x-content-type-options"] == b"nosniff"
    assert "unsafe" not in POLICY
