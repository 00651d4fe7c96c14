"""Public web addresses to bytes. Nothing else is asked for: no local or private address, by no name and no redirection.

A name is resolved once, every address that it has is checked, and the connection goes to a checked one; so a name that
answers differently the second time gains nothing. Size, time and redirections are bounded; no proxy, cookie or
password is used, and nothing that a page refers to is fetched.
"""

from __future__ import annotations

import http.client
import re
import socket
import ssl
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from pathlib import Path
from threading import Timer
from urllib.parse import SplitResult, urljoin, urlsplit

from headwater.capture.blobs import Blob, digest
from headwater.capture.messages import printable, quoted
from headwater.errors import UnreadableInput
from headwater.settings import Settings

ACCEPTED = "an http or https address of a public host"

_TIMEOUT = 10.0  # seconds for each step: a connection, a piece of the answer
_DEADLINE = 60.0  # seconds for one address with all its redirections is this at most for each of them
_REDIRECTIONS = 5
_STEP = 1 << 16  # bytes
_PORTS = {"http": 80, "https": 443}
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_HEADERS = {
    "User-Agent": "headwater",
    "Accept": "text/html, text/plain, */*;q=0.1",
    "Accept-Encoding": "identity",
}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
_MOVED = frozenset({301, 302, 303, 307, 308})

Address = IPv4Address | IPv6Address


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a host said: its status, where it points to, its bytes and their character encoding."""

    status: int
    location: str | None
    data: bytes
    charset: str | None


def is_address(name: str) -> bool:
    """Whether a name is meant as an address: it begins with a scheme, and no file is called so."""
    scheme = _SCHEME.match(name)
    if scheme is None:
        return False
    if name[scheme.end() :].startswith("//"):
        return True
    try:
        return not Path(name).exists()
    except (OSError, ValueError):
        return True


def fetch(url: str, settings: Settings) -> Blob:
    """Fetch a public page; UnreadableInput where the address is refused or the host does not answer with one."""
    name, current = printable(url), url
    for _ in range(_REDIRECTIONS + 1):
        parts = _checked(current, name)
        answer = _ask(parts, name, settings)
        if answer.status not in _MOVED or not answer.location:
            return _blob(answer, name, current)
        current = urljoin(current, answer.location)
    raise UnreadableInput(name, f"it was redirected more than {_REDIRECTIONS} times", ACCEPTED)


def _blob(answer: _Answer, name: str, url: str) -> Blob:
    if not 200 <= answer.status < 300:
        raise UnreadableInput(name, f"the host answered with status {answer.status}")
    if not answer.data:
        raise UnreadableInput(name, "the host answered with nothing")
    path = urlsplit(url).path.lower()
    return Blob(name, answer.data, digest(answer.data), path=path, url=url, charset=answer.charset)


def _checked(url: str, name: str) -> SplitResult:
    """The parts of an address that may be asked for."""
    if not url.isprintable() or " " in url:
        raise UnreadableInput(name, "the address holds white space or control characters", ACCEPTED)
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise UnreadableInput(name, f"it is no address: {error}", ACCEPTED) from None
    if parts.scheme not in _PORTS:
        raise UnreadableInput(name, f"the scheme {quoted(parts.scheme)} is not read", ACCEPTED)
    if not parts.hostname or port == 0:
        raise UnreadableInput(name, "the address names no host", ACCEPTED)
    if parts.username is not None or parts.password is not None:
        raise UnreadableInput(name, "the address holds a user's name or password", ACCEPTED)
    return parts


def _resolved(host: str, port: int, name: str) -> list[Address]:
    """All addresses of a host; UnreadableInput where it has none, or one that is not public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError) as error:
        raise UnreadableInput(name, f"the host {quoted(host)} is not known: {error}", ACCEPTED) from None
    addresses = [ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    closed = next((address for address in addresses if not is_public(address)), None)
    if closed is not None:
        raise UnreadableInput(name, f"the host is at {closed}, which is not public", ACCEPTED)
    if not addresses:
        raise UnreadableInput(name, f"the host {quoted(host)} has no address", ACCEPTED)
    return addresses


def is_public(address: Address) -> bool:
    """Whether an address is one of the public internet, also where it carries another one within.

    Source: the special-purpose registries of IANA (RFC 6890), as the standard library has them, and RFC 6052.
    """
    if isinstance(address, IPv6Address):
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if any(part is not None and not is_public(part) for part in inner):
            return False
        if address.is_site_local or any(address in network for network in _NAT64):
            return False
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_loopback or address.is_unspecified
    )


def _ask(parts: SplitResult, name: str, settings: Settings) -> _Answer:
    """One request to one checked address; a clock closes the connection of a host that dawdles."""
    host, port = str(parts.hostname), parts.port or _PORTS[parts.scheme]
    address = _resolved(host, port, name)[0]
    try:
        with socket.create_connection((str(address), port), _TIMEOUT) as raw:
            clock = Timer(_DEADLINE, _shut, [raw])
            clock.daemon = True
            clock.start()
            try:
                stream = _secured(raw, host) if parts.scheme == "https" else raw
                return _exchange(stream, parts, name, settings)
            finally:
                clock.cancel()
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        raise UnreadableInput(name, f"the host did not answer: {quoted(str(error))}") from None


def _secured(raw: socket.socket, host: str) -> ssl.SSLSocket:
    return ssl.create_default_context().wrap_socket(raw, server_hostname=host)


def _shut(raw: socket.socket) -> None:
    try:
        raw.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it is closed already


def _exchange(stream: socket.socket, parts: SplitResult, name: str, settings: Settings) -> _Answer:
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port or _PORTS[parts.scheme])
    connection.sock = stream
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection.request("GET", target, headers={**_HEADERS, "Connection": "close"})
    response = connection.getresponse()
    data = bytearray()
    while piece := response.read(_STEP):
        data += piece
        if len(data) > settings.max_file_bytes:
            most = f"{settings.max_file_bytes:,} bytes"
            raise UnreadableInput(name, f"the answer has more than {most}", f"at most {most}")
    if response.length:
        raise UnreadableInput(name, f"the answer is cut: {response.length:,} bytes of it are missing")
    charset = _CHARSET.search(response.headers.get("Content-Type", ""))
    return _Answer(
        response.status, response.headers.get("Location"), bytes(data), charset.group(1) if charset else None
    )
