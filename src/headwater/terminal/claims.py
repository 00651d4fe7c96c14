"""The claims of one reading, grouped by the sentence and the chain that they share."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from headwater.records import Claim, Reading, Stance, ThingRole

from .chains import line, tree
from .layout import Page
from .quotes import quotation
from .safe import clean, clip
from .words import amount, days, place

# Columns of the labels to the left of a claim's fields.
LABELS = 9
# Claims shown for a person; the JSON holds them all.
MOST = 40
# Characters of a claim's own words where several claims share a sentence.
LONGEST = 160

_STANCES: dict[Stance, str] = {"asserts": "", "presupposes": ", taken for granted", "denies": ", a denial"}


class Reasons:
    """Why something is not known: each reason once, numbered in the order in which it is met."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def mark(self, field: str, reason: str | None) -> str:
        """The field with the number of its reason: `when [1]`."""
        if not reason:
            return field
        return f"{field} [{self._numbers.setdefault(clean(reason), len(self._numbers) + 1)}]"

    def show(self, page: Page) -> None:
        """Print every reason under its number."""
        if self._numbers:
            page.heading("Why unknown")
        for reason, number in self._numbers.items():
            page.put(reason, indent=2, label=f"[{number}]", width=4)


def show_claims(reading: Reading, claims: Sequence[Claim], page: Page) -> None:
    """Print the main claims, then those of the background, then why some of their fields are not known."""
    main = sorted((claim for claim in claims if claim.main), key=_order)
    rest = sorted((claim for claim in claims if not claim.main), key=_order)
    reasons = Reasons()
    if main:
        page.heading("What is claimed", count_of(len(main)))
        _main(reading, main[:MOST], reasons, page)
    if rest:
        page.heading("Background", f"{count_of(len(rest))}; a day or place that is not shown is unknown")
        _background(reading, rest[: max(0, MOST - len(main))], page)
    hidden = max(0, len(claims) - MOST)
    if hidden:
        page.gap()
        page.put(f"{hidden} more claims are not shown; --json prints all of them.")
    reasons.show(page)


def count_of(count: int) -> str:
    """How many claims, in words."""
    return f"{count} {'claim' if count == 1 else 'claims'}"


def _order(claim: Claim) -> tuple[int, int, str]:
    return claim.evidence[0].start, claim.evidence[0].end, claim.id


def _groups(reading: Reading, claims: Sequence[Claim]) -> list[list[Claim]]:
    """Neighbours that stand in one sentence and have one chain."""

    def shared(claim: Claim) -> tuple[str, tuple[str, ...]]:
        sentence = quotation(reading.report.text, claim.evidence, reading.passages, plain=False)
        return sentence.plain, claim.chain

    return [list(group) for _, group in groupby(claims, key=shared)]


def _quote(reading: Reading, claims: Sequence[Claim], page: Page) -> None:
    evidence = [span for claim in claims for span in claim.evidence]
    page.put(quotation(reading.report.text, evidence, reading.passages, page.plain), indent=2)


def _main(reading: Reading, claims: Sequence[Claim], reasons: Reasons, page: Page) -> None:
    above: tuple[str, ...] = ()
    for group in _groups(reading, claims):
        if above:
            page.gap()
        _quote(reading, group, page)
        chain = group[0].chain
        drawn = tree([reading.source(link) for link in chain])
        for number, (branch, words) in enumerate(drawn if chain != above else [("", "the same as above")]):
            label = "from" if number == 0 else ""
            page.put(words, indent=4, label=label.ljust(LABELS) + branch, width=LABELS + len(branch))
        above = chain
        for claim in group:
            if len(group) > 1:
                page.put(clip(claim.text, LONGEST), indent=4, label="•", width=2)
            for name, value in _fields(reading, claim, reasons):
                page.put(value, indent=4, label=name, width=LABELS)


def _background(reading: Reading, claims: Sequence[Claim], page: Page) -> None:
    """What the report is not about, in two lines: the chain, and what is known."""
    above: tuple[str, ...] = ()
    for group in _groups(reading, claims):
        _quote(reading, group, page)
        if group[0].chain != above:
            page.put(
                line([reading.source(link) for link in group[0].chain]), indent=4, label="from", width=LABELS
            )
        above = group[0].chain
        for claim in group:
            known = " · ".join(value for _, value in _fields(reading, claim, None))
            if len(group) > 1:
                page.put(f"{clip(claim.text, LONGEST)} {known}", indent=4, label="•", width=2)
            else:
                page.put(known, indent=4, label="told as", width=LABELS)


def _fields(reading: Reading, claim: Claim, reasons: Reasons | None) -> list[tuple[str, str]]:
    """What is known of a claim by label; with `reasons`, a last row on what is not known."""
    kind = f" ({claim.plover})" if claim.plover else ""
    stance = "" if claim.status == "denied" else _STANCES[claim.stance]
    rows = [
        ("told as", f"{claim.status}{stance}{kind}"),
        ("who", _who(reading, claim)),
        ("what", _things(reading, claim, "object")),
        ("with", _things(reading, claim, "instrument")),
        ("when", _when(reading, claim)),
        ("where", _where(reading, claim)),
        ("count", _count(claim)),
    ]
    if reasons is not None:
        unknown = [reasons.mark("when", claim.time_reason)] if claim.time is None else []
        unknown += [reasons.mark("where", claim.place_reason)] if claim.place is None else []
        rows.append(("unknown", ", ".join(unknown)))
    return [(name, value) for name, value in rows if value]


def _who(reading: Reading, claim: Claim) -> str:
    names = {actor.id: clip(actor.name, 60) for actor in reading.actors}
    actors = ", ".join(names[part.actor] for part in claim.participants if part.role == "actor")
    recipients = ", ".join(names[part.actor] for part in claim.participants if part.role == "recipient")
    return f"{actors} → {recipients}".strip() if recipients else actors


def _things(reading: Reading, claim: Claim, role: ThingRole) -> str:
    words = [f"“{clip(t.span.of(reading.report.text), 40)}”" for t in claim.things if t.role == role]
    return ", ".join(words)


def _when(reading: Reading, claim: Claim) -> str:
    if claim.time is None:
        return ""
    words = ", ".join(f"“{clip(span.of(reading.report.text), 40)}”" for span in claim.time.times)
    return f"{days(claim.time.interval)}  {words}".rstrip()


def _where(reading: Reading, claim: Claim) -> str:
    if claim.place is None:
        return ""
    return f"{place(claim.place.resolved)}  “{clip(claim.place.span.of(reading.report.text), 40)}”"


def _count(claim: Claim) -> str:
    if claim.count is None:
        return ""
    what = clip(claim.count.what or claim.count.unit, 40)
    state = claim.count.state
    return f"{amount(claim.count.number)} {what}{f' ({state})' if state else ''}"
