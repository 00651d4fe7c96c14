"""What the name and the address of a report's outlet tell of where it is at home."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

from headwater.records import Report

from .names import normalise

_OTHERWISE = {"uk": "GB"}  # country domains that differ from the ISO code
# Country domains that the world uses for other things.
_GENERIC = frozenset("ai am be cc co fm fr-eu gg io ly me nu st tk to tv vc ws eu su".split())


class Outlet(NamedTuple):
    """The ISO code of the outlet's country, or None; its name and hosts, each as one normalised word."""

    country: str | None
    names: tuple[str, ...]


def outlet_of(report: Report) -> Outlet:
    """The outlet of a report."""
    hosts = [_host(address or "") for address in (report.url, report.outlet)]
    words = [normalise(word).replace(" ", "") for word in (*hosts, report.outlet or "")]
    return Outlet(next(filter(None, map(_country, hosts)), None), tuple(filter(None, words)))


def _country(host: str) -> str | None:
    domain = host.rpartition(".")[2].lower()
    if "." in host and len(domain) == 2 and domain.isalpha() and domain not in _GENERIC:
        return _OTHERWISE.get(domain, domain.upper())
    return None


def _host(address: str) -> str:
    try:
        return urlsplit(address if "://" in address else f"//{address.strip()}").hostname or ""
    except ValueError:  # no address at all: the outlet's name, or a broken one
        return ""
