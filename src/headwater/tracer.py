"""A pile of readings through all stages of tracing, one line a stage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from headwater.memory import uncollected
from headwater.records import Reading, Trace, TracedReport
from headwater.tracing import amending, assembly, copies, dating, events, retractions, stories, versions
from headwater.tracing import relays as relaying
from headwater.tracing.pile import Pile
from headwater.tracing.retractions import Retraction
from headwater.tracing.versions import Version


@uncollected()
def trace(readings: Sequence[Reading], report_progress: Callable[[str], None] | None = None) -> Trace:
    """Trace a pile: who took what from whom, which claims are about one event, and how many origins stand behind each.

    The result does not depend on the order of the readings. `report_progress` is told the name of each stage as it
    begins. Raises ValueError where a report id comes twice.
    """
    say = report_progress or (lambda _: None)
    pile = amending.amended(Pile.of(readings))
    say("stories")
    told = stories.stories(pile)
    pile = dating.dated(pile, told)
    say("versions and retractions")
    older, taken_back = versions.versions(pile), retractions.retractions(pile)
    retracting = {item.report: item.false for item in taken_back}
    say("copied wording")
    first = {version.report: version.of for version in older}
    copied = [copy for copy in copies.find(pile) if not _same_text(copy.sender, copy.to, first)]
    say("events")
    drafts = events.join(pile, told)
    say("relays")
    relays = relaying.find(pile, copied, _together(drafts), frozenset(retracting), first)
    say("origins")
    standing = {item.report: item.standing for item in taken_back}
    struck = retractions.struck(taken_back)
    ground = assembly.Ground(relaying.routes(relays), struck, retracting, first, standing)
    found = assembly.assemble(drafts, ground)
    return Trace(_reports(pile, older, taken_back), relays, found)


def _same_text(one: str, other: str, first: Mapping[str, str]) -> bool:
    """Whether two reports are versions of one: what they share is no relay."""
    return first.get(one, one) == first.get(other, other)


def _together(drafts: Iterable[events.Draft]) -> dict[tuple[str, str], frozenset[str]]:
    """For each claim the reports that tell of its event."""
    found = {}
    for draft in drafts:
        reports = frozenset(mark.item.report for mark in draft.marks if mark.item.claim.stance != "denies")
        found.update({mark.item.key: reports for mark in draft.marks})
    return found


def _reports(
    pile: Pile, older: Iterable[Version], taken_back: Iterable[Retraction]
) -> tuple[TracedReport, ...]:
    version_of = {version.report: version for version in older}
    retracts = {item.report: item for item in taken_back}
    found = []
    for reading in pile.readings:
        report, version, taken = (
            reading.report,
            version_of.get(reading.report.id),
            retracts.get(reading.report.id),
        )
        evidence = (version.evidence if version else ()) + (taken.evidence if taken else ())
        found.append(
            TracedReport(
                report.id,
                report.outlet,
                report.title,
                report.url,
                reading.published,
                version.of if version else None,
                taken.of if taken else (),
                evidence,
            )
        )
    return tuple(found)
