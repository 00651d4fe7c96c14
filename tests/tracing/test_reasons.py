"""Why claims are one event, in words: what speaks for it, what against, and what is unsure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from headwater import tracer
from headwater.records import Reading
from headwater.tracing import assembly, events, explain, stories
from headwater.tracing.events.reasons import joined
from headwater.tracing.pile import Pile

from .piles import Said, person, reading, unnamed

FIRE = "A fire burned down the grain store of Arle and killed two watchmen"
BLAZE = "Two watchmen died when the grain store of Arle went up in flames"


def pile(day: str = "2031-05-05") -> list[Reading]:
    one = Said(FIRE, (unnamed("a carter"),), None, day="2031-05-05", head="burned")
    two = Said(BLAZE, (person("Ada Moor"),), None, day=day, head="died")
    return [
        reading("r1", "Arle Radio", [one], "2031-05-06"),
        reading("r2", "Norrow Post", [two], "2031-05-06"),
    ]


def reasons(readings: list[Reading]) -> dict[str, float]:
    (event,) = tracer.trace(readings).events
    found = joined(event, readings)
    assert found is not None
    return dict(found.reasons)


def test_what_they_have_in_common_speaks_for_it() -> None:
    told = reasons(pile())
    assert told["words in common, in the claims and around them"] > 0
    assert told["the same kind of happening, in whatever words"] > 0
    assert told["their days meet"] > 0


def test_other_days_speak_against_it() -> None:
    told = reasons(pile(day="2031-05-08"))
    assert told["their days are apart"] < 0
    assert "their days meet" not in told


def test_one_report_alone_has_no_such_reasons() -> None:
    both = [Said(FIRE, plover="ASSAULT", head="burned"), Said(BLAZE, plover="ASSAULT", head="died")]
    alone = [reading("r1", "Arle Radio", both)]
    (event,) = tracer.trace(alone).events
    assert joined(event, alone) is None


def test_the_explanation_prints_them() -> None:
    readings = pile()
    told = explain.why(tracer.trace(readings), readings, "e1")
    assert "Why these claims are one event" in told
    assert "for: words in common, in the claims and around them (+" in told


@pytest.mark.parametrize(("beside", "told"), [((), 1), (("r1",), 0), (("r1", "r2"), 0)])
def test_an_event_needs_voices_of_two_reports_that_speak_of_it(beside: tuple[str, ...], told: int) -> None:
    whole = Pile.of(pile())
    (draft,) = events.join(whole, stories.stories(whole))
    away = frozenset(mark.item.key for mark in draft.marks if mark.item.report in beside)
    assert len(assembly.told([replace(draft, beside=away)])) == told
