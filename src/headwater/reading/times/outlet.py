"""What an outlet's country says of dates: the order of day and month, and on which side of the equator it lies."""

from __future__ import annotations

from urllib.parse import urlsplit

from headwater.records import Report

# Country-code domains. Order of day and month in figures: Unicode CLDR 45, short date patterns.
_MONTH_FIRST = frozenset("us ph fm pw mh".split())
_YEAR_FIRST = frozenset("cn jp kr kp tw hu lt mn ir".split())  # "3/4" is not told by these
_SOUTHERN = frozenset("au nz za ar cl uy py bo pe zw bw na ls sz mz mg mu fj pg tl".split())
_GENERIC_LENGTH = 2


def country(report: Report) -> str | None:
    """The country-code domain of the report's address; None without one."""
    host = urlsplit(report.url or "").hostname or ""
    domain = host.rpartition(".")[2]
    return domain if len(domain) == _GENERIC_LENGTH and domain.isascii() else None


def day_first(report: Report) -> bool | None:
    """Whether "3/4" is 3 April for this outlet; None where nothing tells."""
    where = country(report)
    if where is None or where in _YEAR_FIRST:
        return None
    return where not in _MONTH_FIRST


def southern(report: Report) -> bool:
    """Whether the outlet's seasons are those south of the equator."""
    return country(report) in _SOUTHERN
