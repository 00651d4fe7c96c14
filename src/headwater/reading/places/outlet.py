"""What the name and the address of a report's outlet tell of where it is at home."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from headwater.records import Report

from .gazetteer import OTHER, Entry, Gazetteer
from .names import normalise
from .words import words

_OTHERWISE = {"uk": "GB"}  # country domains that differ from the ISO code
# Country domains that the world uses for other things.
_GENERIC = frozenset("ai am be cc co fm fr-eu gg io ly me nu st tk to tv vc ws eu su".split())

_PREFIXES = frozenset({"www", "m", "news", "en", "edition", "online", "web", "rss", "feeds"})
_SHORTEST, _LONGEST = (
    4,
    32,
)  # letters of a town's name that a host is searched for; letters of a host that are looked at
_MOST_WORDS = 4  # words of a newspaper's name behind its town


class Outlet(NamedTuple):
    """The ISO code of the outlet's country, or None; its name and hosts, each as one normalised word.

    `home` is the name of a town in its name ("newark" of newarkadvocate.com) with the places that bear it, or None.
    """

    country: str | None
    names: tuple[str, ...]
    home: tuple[str, tuple[Entry, ...]] | None = None


def outlet_of(report: Report, gazetteer: Gazetteer) -> Outlet:
    """The outlet of a report."""
    hosts = [_host(address or "") for address in (report.url, report.outlet)]
    words = [normalise(word).replace(" ", "") for word in (*hosts, report.outlet or "")]
    country = next(filter(None, map(_country, hosts)), None)
    return Outlet(country, tuple(filter(None, words)), _home(report, hosts, gazetteer))


def _home(report: Report, hosts: list[str], gazetteer: Gazetteer) -> tuple[str, tuple[Entry, ...]] | None:
    """The place that an outlet's name begins with, before nothing but words of newspapers."""
    named = normalise(report.outlet or "") if "." not in (report.outlet or ".") else ""
    plain = [named.replace(" ", ""), *(_middle(host) for host in hosts)]
    for name in filter(None, plain):
        fronts = _fronts(name)
        known = gazetteer.find({key for _, keys in fronts for key in keys})
        for front, keys in fronts:
            towns = [entry for key in keys for entry in known[key] if entry.kind <= OTHER]
            if towns:
                return front, tuple({entry.id: entry for entry in towns}.values())
    return None


@lru_cache(maxsize=4096)
def _fronts(name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The beginnings of a name behind which only words of newspapers stand, each with its possible keys."""
    ends = range(len(name), _SHORTEST - 1, -1)
    fronts = [name[:end] for end in ends if _paper(name[end:]) and not _paper(name[:end])]
    return tuple(
        (front, (front, *(f"{front[:i]} {front[i:]}" for i in range(3, len(front) - 2)))) for front in fronts
    )


def _middle(host: str) -> str:
    """The telling part of a host: "newarkadvocate" of "www.newarkadvocate.com"."""
    parts = [
        part for part in host.lower().split(".")[:-1] if part not in _PREFIXES and part not in ("co", "com")
    ]
    return max(parts, key=len, default="").replace("-", "").removeprefix("the")[:_LONGEST]


def _paper(rest: str) -> bool:
    """Whether letters are nothing but words of newspapers' names: "" , "dailynews"."""
    for _ in range(_MOST_WORDS):
        if not rest:
            return True
        word = next((word for word in _paper_words() if rest.startswith(word)), None)
        if word is None:
            return False
        rest = rest[len(word) :]
    return not rest


@cache
def _paper_words() -> tuple[str, ...]:
    """Words of newspapers' names, the longest first."""
    return tuple(sorted(words("paper"), key=lambda word: (-len(word), word)))


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
