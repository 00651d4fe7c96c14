"""What stands between the page and whoever asks: the Host header is checked, and every answer forbids outside content.

The Host check stops DNS rebinding (a foreign page whose name is pointed at 127.0.0.1 would otherwise read the ledger).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: tuple[tuple[bytes, bytes], ...] = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})


class Guard:
    """ASGI middleware: refuses foreign Host headers with 421, sends HEADERS with everything else."""

    def __init__(self, app: App, hosts: frozenset[str] = LOOPBACK) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif host_of(scope) in self._hosts:
            await self._app(scope, receive, _with_headers(send))
        else:
            await _refuse(send)


def host_of(scope: Scope) -> str:
    """The host name of a request without its port; empty where there is none or more than one."""
    given = [value for name, value in scope["headers"] if name == b"host"]
    if len(given) != 1:
        return ""
    host: str = given[0].decode("latin-1").lower()
    return host.rsplit(":", 1)[0] if host.rsplit(":", 1)[-1].isdigit() else host


def _with_headers(send: Send) -> Send:
    async def sending(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", []), *HEADERS]
        await send(message)

    return sending


async def _refuse(send: Send) -> None:
    text = b"This page answers to 127.0.0.1 and localhost only.\n"
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(text)).encode())]
    await send({"type": "http.response.start", "status": 421, "headers": [*headers, *HEADERS]})
    await send({"type": "http.response.body", "body": text})
