"""What something was done with and done to, where these are no actors; and what is counted, and how it fared."""

import pytest

from headwater.records import Bounds

from .conftest import OPENING, Teller

INSTRUMENTS = [
    ("Rebels attacked the village with machetes and clubs.", ["machetes", "clubs"]),
    ("Rebels attacked the fort using ten drones.", ["ten drones"]),
    ("The depot was hit by rockets.", ["rockets"]),
    ("Soldiers fired mortar shells at the harbour.", ["mortar shells"]),
    ("A car bomb killed four guards.", ["car bomb"]),
    ("Rebels attacked the village with their allies.", []),
    ("Rebels attacked the village with great force.", []),
    ("The king deployed anti-tank guns.", []),
]


@pytest.mark.parametrize(("text", "wanted"), INSTRUMENTS)
def test_instruments(tell: Teller, text: str, wanted: list[str]) -> None:
    assert _things(tell, text, "instrument") == wanted


OBJECTS = [
    ("The army closed the old bridge.", ["old bridge"]),
    ("Gunmen looted 11 lorries and a warehouse.", ["11 lorries", "warehouse"]),
    ("The bridge was closed by the army.", ["bridge"]),
    ("Gunmen looted tonnes of rice.", ["rice"]),
    ("The general ordered the brigade to shell the ridge.", ["ridge"]),
    ("Police arrested a docker.", []),
    ("The mayor blamed the weather.", []),
    ("The guard sold rice.", []),
]


@pytest.mark.parametrize(("text", "wanted"), OBJECTS)
def test_objects(tell: Teller, text: str, wanted: list[str]) -> None:
    assert _things(tell, text, "object") == wanted


def _things(tell: Teller, text: str, role: str) -> list[str]:
    return [t.span.of(OPENING + text) for claim in tell(text) for t in claim.things if t.role == role]


COUNTED = [
    ("At least a dozen people were killed.", Bounds(12, None), "people", "killed"),
    ("The blast killed nine dockers.", Bounds(9, 9), "docker", "killed"),
    ("At least 50 more were injured.", Bounds(50, None), "person", "injured"),
    ("Police detained 40 clerks.", Bounds(40, 40), "clerk", "detained"),
    ("The flood displaced 5.7 million villagers.", Bounds(5_700_000, 5_700_000), "villager", "displaced"),
    ("More than a million people marched.", Bounds(1_000_001, None), "people", None),
    ("The number of deaths is 66.", Bounds(66, 66), "death", "killed"),
    ("The toll has gone up to seven.", Bounds(7, 7), "death", None),
    ("The general moved three battalions.", Bounds(3, 3), "battalion", None),
]


@pytest.mark.parametrize(("text", "number", "unit", "state"), COUNTED)
def test_numbers_say_what_they_count(
    tell: Teller, text: str, number: Bounds, unit: str, state: str | None
) -> None:
    count = next(claim.count for claim in tell(text) if claim.count)
    assert (count.number, count.unit) == (number, unit)
    assert count.state in (state, "killed" if unit == "death" else state)


UNCOUNTED = [
    "The aircraft was a Boeing 737.",
    "Dorian is a Category 5 hurricane.",
    "Police believe him to be aged 25.",
    "The harbour received $601 million from a fund.",
    "The guards met on Route 2.",
]


@pytest.mark.parametrize("text", UNCOUNTED)
def test_a_number_that_names_counts_nobody(tell: Teller, text: str) -> None:
    assert [claim.count for claim in tell(text) if claim.count] == []
