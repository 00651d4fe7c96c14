"""What an outlet takes back of its own report: all of it, or the claims that it names."""

from __future__ import annotations

import pytest

from headwater.tracing.pile import Pile
from headwater.tracing.retractions import Retraction, retractions, struck

from .piles import Said, reading, unnamed

FIRE = "Fire destroyed the grain tower at Orlen harbour on Sunday night and two dockers were hurt"


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


DRIVER, GUARD = (unnamed("a tram driver of the night shift"),), (unnamed("a guard at the depot"),)
MAYOR = Said("The mayor of Selby, Ada Moor, was taken from her house by officers at dawn", GUARD)
STRIKE = Said("Tram drivers at Selby stopped work over night shifts", DRIVER)


def taken_back(words: str) -> Retraction:
    first = reading("r1", "Selby Mirror", [STRIKE, MAYOR], "2031-05-01")
    back = reading("r2", "Selby Mirror", [Said(words)], "2031-05-05")
    return retractions(Pile.of([first, back]))[0]


@pytest.mark.parametrize(
    ("words", "claims"),
    [
        ("We reported that Mayor Ada Moor had been taken from her house. We withdraw this. What we wrote of the trams "
         "stands.", {"c1"}),
        ("On 1 May we wrote that the mayor, Ada Moor, was taken from her house. This is wrong and we withdraw it. The "
         "rest of the article stands.", {"c1"}),
        ("For our report on Mayor Ada Moor and her house in Selby we spoke to a guard at the depot. We withdraw "
         "everything in that report that came from him.", {"c1"}),
        ("We wrote that the mayor had been taken away by officers. We withdraw this statement. The other paragraphs of "
         "the article are not affected.", {"c1"}),
    ],
)  # fmt: skip
def test_what_is_named_is_taken_back_and_the_rest_stands(words: str, claims: set[str]) -> None:
    found = taken_back(words)
    assert not found.whole
    assert struck([found]) == {"r1": frozenset(claims)}


def test_a_report_that_says_nothing_of_a_rest_takes_all_back() -> None:
    assert struck(
        [taken_back("We withdraw our article of 1 May on the tram drivers of Selby and apologise.")]
    ) == {"r1": None}


def test_nothing_is_struck_where_the_rest_stands_and_nothing_is_found() -> None:
    found = taken_back(
        "A passage on the price of bread was wrong and we withdraw it. The rest of the article stands."
    )
    assert struck([found]) == {}


def test_what_stands_is_told() -> None:
    words = "We withdraw the passage on the mayor.\n\nOur report on the trams stands, as two more drivers confirm."
    found = taken_back(words)
    assert [span.of(words) for span in found.standing] == [words.split("\n\n")[1]]
