"""Versions of one outlet's own report."""

from __future__ import annotations

from headwater.tracing.pile import Pile
from headwater.tracing.versions import versions

from .piles import Said, reading

FIRE = "Fire destroyed the grain tower at Orlen harbour on Sunday night and two dockers were hurt"


def test_an_update_is_a_version_of_the_first_text() -> None:
    first = reading("r1", "Orlen Courier", [Said(FIRE)], "2031-05-01", url="https://orlen.example/fire")
    second = reading(
        "r2", "Orlen Courier", [Said(FIRE + ", police said")], "2031-05-02", url="https://orlen.example/fire/"
    )
    other = reading("r3", "Radio Norrow", [Said(FIRE)], "2031-05-02", url="https://norrow.example/fire")
    assert [(v.report, v.of) for v in versions(Pile.of([second, other, first]))] == [("r2", "r1")]


def test_one_title_over_two_texts_is_no_version() -> None:
    first = reading("r1", "Orlen Courier", [Said(FIRE)], "2031-05-01", title="News in brief")
    other = reading(
        "r2",
        "Orlen Courier",
        [Said("The council raised bus fares again")],
        "2031-05-02",
        title="News in brief",
    )
    assert versions(Pile.of([first, other])) == ()
