"""Versions of one outlet's own report, and what it takes back."""

from __future__ import annotations

import pytest

from headwater.tracing.pile import Pile
from headwater.tracing.versions import retractions, struck, versions

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


@pytest.mark.parametrize(
    "words",
    [
        "We are withdrawing our report on the grain tower at Orlen harbour in full.",
        "The Courier's article on the grain tower at Orlen harbour has been retracted.",
        "Our report that the grain tower at Orlen harbour was destroyed was false.",
        "Retraction: grain tower at Orlen harbour",
    ],
)
def test_an_outlet_takes_back_its_own_report(words: str) -> None:
    first = reading("r1", "Orlen Courier", [Said(FIRE)], "2031-05-01")
    back = reading("r2", "Orlen Courier", [Said(words)], "2031-05-05")
    (found,) = retractions(Pile.of([first, back]))
    assert (found.report, found.of) == ("r2", ("r1",))
    assert found.evidence
    assert "r1" in struck([found])


@pytest.mark.parametrize(
    "words",
    [
        "Troops have been withdrawn from the grain tower at Orlen harbour.",
        "The minister withdrew his statement on the grain tower.",
        "The council apologised for the smoke over Orlen harbour.",
    ],
)
def test_others_withdraw_other_things(words: str) -> None:
    first = reading("r1", "Orlen Courier", [Said(FIRE)], "2031-05-01")
    assert retractions(Pile.of([first, reading("r2", "Orlen Courier", [Said(words)], "2031-05-05")])) == ()


def test_a_correction_strikes_only_what_it_names() -> None:
    hurt = "Two dockers were badly hurt by falling timber"
    first = reading("r1", "Orlen Courier", [Said(FIRE), Said(hurt)], "2031-05-01")
    back = reading(
        "r2",
        "Orlen Courier",
        [Said("Our statement that two dockers were badly hurt by timber was false.")],
        "2031-05-05",
    )
    found = retractions(Pile.of([first, back]))
    assert struck(found) == {"r1": frozenset({"c1"})}
