"""The claims of one reading: a plain sentence each with what is known of it, under whoever is credited with it."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.records import Bounds, Claim, Reading, Stance, ThingRole

from .chains import line
from .layout import Page
from .safe import clip
from .words import amount, days, named_place

# Columns of the standing to the left of a claim's sentence: the longest word is "hypothetical".
LABELS = 13
# Claims shown for a person; the JSON holds them all.
MOST = 40
# Characters of a claim's sentence.
LONGEST = 400
_STANCES: dict[Stance, str] = {"asserts": "", "presupposes": "taken for granted", "denies": ""}
OWN_VOICE = "the outlet itself, nobody credited"
NOTE = "told as fact unless marked; days and places as far as the words tell"


def show_claims(reading: Reading, claims: Sequence[Claim], page: Page) -> None:
    """Print the main claims, then those of the background, each part in the order of the text."""
    telling = [claim for claim in claims if not _slight(reading, claim)]
    main = sorted((claim for claim in telling if claim.main), key=_order)
    rest = sorted((claim for claim in telling if not claim.main), key=_order)
    if main:
        page.heading("What is claimed", f"{count_of(len(main))}; {NOTE}")
        _list(reading, main[:MOST], page)
    if rest and len(main) < MOST:
        page.heading("Background", count_of(len(rest)))
        _list(reading, rest[: MOST - len(main)], page)
    hidden, slight = max(0, len(telling) - MOST), len(claims) - len(telling)
    if hidden:
        page.gap()
        page.put(f"{hidden} more claims are not shown; --json prints all of them.")
    if slight:
        page.gap()
        page.put(f"{_statements(slight)}, without an event, a day or a number, only in --json")


def count_of(count: int) -> str:
    """How many claims, in words."""
    return f"{count} {'claim' if count == 1 else 'claims'}"


def _statements(count: int) -> str:
    return f"{count} slighter {'statement' if count == 1 else 'statements'}"


def _slight(reading: Reading, claim: Claim) -> bool:
    """Whether it only describes: background without event, day or number that nobody is credited with.

    The same is what is only mentioned in passing, whoever says it ("the bridge, which is old").
    """
    told = claim.plover or claim.count or claim.because or (claim.time and claim.time_reason is None)
    own = all(reading.source(link).kind == "unattributed" for link in claim.chain[1:])
    if not told and own and not claim.main and claim.status in ("happened", "intended"):
        return True
    return not told and claim.status == "happened" and claim.stance == "presupposes" and not claim.cause_of


def _order(claim: Claim) -> tuple[int, int, str]:
    return claim.evidence[0].start, claim.evidence[0].end, claim.id


def _list(reading: Reading, claims: Sequence[Claim], page: Page) -> None:
    above: tuple[str, ...] = ()
    for claim in claims:
        if claim.chain != above:
            page.put(_credit(reading, claim), indent=2, label="from", width=5)
        above = claim.chain
        page.put(clip(claim.text, LONGEST), indent=4, label=_mark(claim), width=LABELS)
        if known := " · ".join(filter(None, _known(reading, claim))):
            page.put(known, indent=4 + LABELS)


def _credit(reading: Reading, claim: Claim) -> str:
    """Whom the outlet credits, the outermost first; the outlet itself stands at the head of the page."""
    links = [reading.source(link) for link in claim.chain]
    credited = links[1:] if len(links) > 1 else links
    return OWN_VOICE if credited[0].kind == "unattributed" else line(credited)


def _mark(claim: Claim) -> str:
    """How it is told, where that is not as a fact."""
    return "" if claim.status == "happened" else claim.status


def _negated(claim: Claim) -> bool:
    """Whether it tells that something did not happen: then that is no event of its type."""
    return claim.stance == "denies" or claim.status == "denied"


def _known(reading: Reading, claim: Claim) -> list[str]:
    """What is known of a claim: its type, who does it to whom, with and to what, when, where, how many."""
    stance = "" if claim.status == "denied" else _STANCES[claim.stance]
    return [
        *([claim.plover, stance, _who(reading, claim)] if claim.plover and not _negated(claim) else [stance]),
        _things(reading, claim, "object", "what"),
        _things(reading, claim, "instrument", "with"),
        _when(reading, claim),
        _where(reading, claim),
        _count(claim),
    ]


def _who(reading: Reading, claim: Claim) -> str:
    names = {actor.id: clip(actor.name, 60) for actor in reading.actors}
    actors = ", ".join(names[part.actor] for part in claim.participants if part.role == "actor")
    recipients = ", ".join(names[part.actor] for part in claim.participants if part.role == "recipient")
    return f"{actors} → {recipients}".strip() if recipients else actors


def _things(reading: Reading, claim: Claim, role: ThingRole, label: str) -> str:
    words = [f"“{clip(t.span.of(reading.report.text), 40)}”" for t in claim.things if t.role == role]
    return f"{label} {', '.join(words)}" if words else ""


def _when(reading: Reading, claim: Claim) -> str:
    """The days that its own words give; those that are inferred from other claims stand in the JSON."""
    if claim.time is None or claim.time_reason is not None:
        return ""
    words = ", ".join(f"“{clip(span.of(reading.report.text), 40)}”" for span in claim.time.times)
    return f"{days(claim.time.interval)} {words}".rstrip()


def _where(reading: Reading, claim: Claim) -> str:
    if claim.place is None:
        return ""
    words, named = clip(claim.place.span.of(reading.report.text), 40), named_place(claim.place.resolved)
    return named if words.casefold() in named.casefold() else f"{named} “{words}”"


def _number(bounds: Bounds) -> str:
    """The bounds as a person says them; "about 60" for the tenth around a number that the text calls near."""
    least, most = bounds.least, bounds.most
    middle = round((least + (most or least)) / 2)
    near = most is not None and least < middle and (round(0.9 * middle), round(1.1 * middle)) == (least, most)
    return f"about {middle:,}" if near else amount(bounds)


def _plural(unit: str, number: Bounds) -> str:
    """The plural of a unit that the text does not write out ("killed 14")."""
    if number.most == 1:
        return unit
    return "people" if unit in ("person", "those") else unit if unit.endswith("s") else f"{unit}s"


def _count(claim: Claim) -> str:
    if claim.count is None:
        return ""
    what = clip(claim.count.what or _plural(claim.count.unit, claim.count.number), 40)
    state = claim.count.state
    return f"{_number(claim.count.number)} {what}{f' ({state})' if state else ''}"
