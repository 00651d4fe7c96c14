"""A reading's claims as the lines of docs/claims.md."""

from __future__ import annotations

from headwater.records import Claim, Interval, Reading, Source

NONE = "-"


def lines(reading: Reading, start: int) -> list[str]:
    """One line a claim whose evidence begins at `start` or behind it."""
    return [_line(reading, claim) for claim in reading.claims if claim.evidence[0].start >= start]


def _line(reading: Reading, claim: Claim) -> str:
    standing = f"{claim.status}, {claim.stance}"
    cells = [claim.text, _type(claim), standing, _roles(reading, claim), _when(claim), _where(claim), _count(claim),
             _chain(reading, claim), _codes(claim), *_more(reading.report.text, claim)]  # fmt: skip
    return " | ".join(cells)


def _type(claim: Claim) -> str:
    return "/".join(filter(None, (claim.plover, claim.mode))) or NONE


def _roles(reading: Reading, claim: Claim) -> str:
    names = {actor.id: actor.name for actor in reading.actors}
    parts = {role: ", ".join(names[p.actor] for p in claim.participants if p.role == role)
             for role in ("actor", "recipient")}  # fmt: skip
    return f"{parts['actor'] or NONE} > {parts['recipient'] or NONE}"


def _when(claim: Claim) -> str:
    return NONE if claim.time is None else _days(claim.time.interval)


def _days(days: Interval) -> str:
    first, last = (day.isoformat() if day else "" for day in days)
    return first if first == last else f"{first}..{last}"


def _where(claim: Claim) -> str:
    return NONE if claim.place is None else claim.place.resolved.name


def _count(claim: Claim) -> str:
    if claim.count is None:
        return NONE
    least, most = claim.count.number.least, claim.count.number.most
    state = f", {claim.count.state}" if claim.count.state else ""
    return f"{least if least == most else f'{least}..{most or str()}'} {claim.count.unit}{state}"


def _chain(reading: Reading, claim: Claim) -> str:
    return " > ".join(_named(reading.source(link)) for link in claim.chain[1:]) or NONE


def _named(source: Source) -> str:
    return "nobody" if source.kind == "unattributed" else source.name or source.description


def _codes(claim: Claim) -> str:
    return f"{': '.join(claim.acled) or NONE}, {claim.cameo or NONE}"


def _things(text: str, claim: Claim, role: str) -> str:
    return ", ".join(thing.span.of(text) for thing in claim.things if thing.role == role)


def _more(text: str, claim: Claim) -> list[str]:
    found = {
        "object": _things(text, claim, "object"),
        "with": _things(text, claim, "instrument"),
        "because": " ... ".join(span.of(text) for span in claim.because),
        "cause of": claim.cause_of or "",
        "loaded": ", ".join(span.of(text) for span in claim.loaded),
    }
    return [f"{key}: {value}" for key, value in found.items() if value]
