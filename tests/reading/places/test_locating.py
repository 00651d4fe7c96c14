"""Toponyms in running text: what is a place, which place it is, and what is left open."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.reading import places
from headwater.reading.places import Gazetteer
from headwater.records import Parse, Place, Reading, Report, Resolved, Sentence, Token
from tests.conftest import make_report
from tests.timing import growth

from .conftest import Found

RESOLVED = [  # text, words of the place, its country, the first-order unit or None, its feature or None
    ("Two bridges collapsed in Lahti, Finland, on Monday.", "Lahti", "FI", None, "PPL"),
    ("Police in Manchester, N.H., closed the road.", "Manchester", "US", "New Hampshire", None),
    (
        "Police in Manchester closed the road. Salford and Liverpool sent help.",
        "Manchester",
        "GB",
        "England",
        None,
    ),
    ("The mayor of Lima, Ohio, resigned.", "Lima", "US", "Ohio", None),
    ("Floods hit Lima and Cusco; Peru asked for help.", "Lima", "PE", None, None),
    ("Soldiers marched into Musan county in North Korea.", "Musan", "KP", None, "ADM2"),
    ("The fire broke out in Birmingham, Alabama, officials said.", "Birmingham", "US", "Alabama", None),
    ("Troops left Hoeryong, North Hamgyong, before dawn.", "Hoeryong", "KP", "North Hamgyong", "PPL"),
    ("Fishermen drowned in the Sea of Okhotsk.", "Sea of Okhotsk", None, None, "SEA"),
    ("Georgia closed its border after talks in Tbilisi and Batumi.", "Georgia", "GE", None, "PCLI"),
    (
        "Farmers near Atlanta and Savannah, in southern Georgia, lost their peaches.",
        "Georgia",
        "US",
        None,
        "ADM1",
    ),
    ("A plane from Oslo landed in Reykjavík.", "Reykjavík", "IS", None, None),
]


@pytest.mark.parametrize(("text", "words", "country", "unit", "feature"), RESOLVED)
def test_resolves_by_the_whole_report(
    locate: Found, text: str, words: str, country: str, unit: str | None, feature: str | None
) -> None:
    place = next(place for place in locate(text) if place.text == words)
    assert place.resolved is not None, place.reason
    assert place.resolved.country == country
    assert unit is None or place.resolved.admin1 == unit
    assert feature is None or place.resolved.feature == feature


NO_PLACES = [
    ("The singer Paris Hilton met Jack London and the lawyer Austin Reed.", ["Paris", "London", "Austin"]),
    ("She was reading a nice book, and he had a turkey sandwich.", ["reading", "nice", "turkey"]),
    ("On Monday in March, the bill was passed.", ["Monday", "March"]),
    ("The Russian envoy met a German doctor.", ["Russian", "German"]),
    ("They told us that it was over.", ["us", "They"]),
]


@pytest.mark.parametrize(("text", "words"), NO_PLACES)
def test_words_persons_and_demonyms_are_no_places(locate: Found, text: str, words: list[str]) -> None:
    assert not {place.text for place in locate(text)} & set(words)


USES = [
    ("China said that it would not attend.", "China", "associative"),
    ("She was born in China.", "China", "literal"),
    ("US troops crossed the river.", "US", "associative"),
    ("The army attacked from Chad.", "Chad", "literal"),
    ("Talks with Sudan broke down.", "Sudan", "associative"),
    ("South Korea Places Radars Along Coast", "South Korea", "associative"),
    ("Japan Braces for Typhoon", "Japan", "associative"),
    ("Ottawa sends medics to Chad", "Chad", "literal"),
    ("The prime minister visited Norway.", "Norway", "literal"),
    ("A storm battered Cuba.", "Cuba", "literal"),
    ("Brazil and Peru signed the treaty.", "Peru", "associative"),
    ("Talks between Chad and Sudan broke down.", "Chad", "associative"),
    ("Kenya's coast was closed to ships.", "Kenya", "literal"),
    ("Kenya's parliament met on Monday.", "Kenya", "associative"),
    ("A Nevada hospital lost power.", "Nevada", "literal"),
    ("The Nevada governor lost the vote.", "Nevada", "associative"),
]


@pytest.mark.parametrize(("text", "words", "use"), USES)
def test_tells_places_from_the_states_that_bear_their_names(
    locate: Found, text: str, words: str, use: str
) -> None:
    assert [place.use for place in locate(text) if place.text == words] == [use]


def located(locate: Found, text: str, words: str, **fields: str) -> Resolved:
    resolved = next(place.resolved for place in locate(text, **fields) if place.text == words)
    assert resolved is not None
    return resolved


def test_near_widens_the_radius_and_a_bare_distance_too(locate: Found) -> None:
    exact = located(locate, "The bomb was found in Dresden.", "Dresden")
    near = located(locate, "The bomb was found near Dresden.", "Dresden")
    about = located(locate, "The bomb was found 60 km from Dresden.", "Dresden")
    assert near.precision_km >= exact.precision_km + 10
    assert about.precision_km >= exact.precision_km + 60
    assert {exact.geonames_id, near.geonames_id, about.geonames_id} == {exact.geonames_id}


ASIDE = [  # words, degrees to the north and to the east of the town
    ("60 km north of", 0.54, 0.0),
    ("60 kilometres south-east of", -0.38, 0.6),
    ("30 miles west of", 0.0, -0.69),
    ("1,000 metres east of", 0.0, 0.014),
]


@pytest.mark.parametrize(("words", "north", "east"), ASIDE)
def test_a_distance_with_a_side_moves_the_point(locate: Found, words: str, north: float, east: float) -> None:
    exact = located(locate, "The bomb was found in Dresden.", "Dresden")
    moved = located(locate, f"The bomb was found {words} Dresden.", "Dresden")
    assert moved.latitude - exact.latitude == pytest.approx(north, abs=0.02)
    assert moved.longitude - exact.longitude == pytest.approx(east, abs=0.03)
    assert moved.name == f"{words} Dresden"
    assert moved.geonames_id is None  # no longer the town's own point


def test_a_distance_belongs_to_the_name_behind_it_alone(locate: Found) -> None:
    text = "The bomb was found 60 km north of Dresden in Saxony."
    assert located(locate, text, "Saxony").name == "Saxony"


def test_between_two_towns_is_halfway(locate: Found) -> None:
    text = "The lorry overturned between Leipzig and Dresden."
    for words in ("Leipzig", "Dresden"):
        spot = located(locate, text, words)
        assert (spot.latitude, spot.longitude) == pytest.approx((51.2, 13.06), abs=0.1)
        assert 40 <= spot.precision_km <= 80


@pytest.mark.parametrize(
    "text",
    ["A ferry sank off the coast of Libya.", "A ferry sank off Libya.", "A ferry sank off the Libyan coast."],
)
def test_off_a_country_is_its_coast_and_not_its_middle(locate: Found, text: str) -> None:
    (place,) = locate(text)
    assert place.resolved is not None
    assert place.resolved.latitude > 30.2
    assert place.resolved.name == "off Libya"
    assert "off" in place.evidence[0].of(text)


def test_a_side_of_a_coast_is_that_stretch(locate: Found) -> None:
    whole = located(locate, "A ferry sank off the coast of Somalia.", "Somalia")
    north = located(locate, "A ferry sank off the northern coast of Somalia.", "Somalia")
    assert north.latitude > whole.latitude + 2
    assert north.precision_km < whole.precision_km


def test_one_sense_a_report(locate: Found) -> None:
    text = "A fire in Cordoba, Argentina, killed two. The mayor of Cordoba wept. Cordoba mourns."
    found = [place.resolved for place in locate(text) if place.text == "Cordoba"]
    assert {place.country for place in found if place} == {"AR"}


def test_what_is_unknown_is_left_open_with_a_reason(locate: Found) -> None:
    found = locate(
        "A woman was found in Qarvexhill, a village that no map shows. It lies on Wuthering Street."
    )
    unknown = [place for place in found if place.resolved is None]
    assert "Qarvexhill" in {place.text for place in unknown}
    assert all(place.reason for place in unknown)


def test_the_outlets_country_weighs(locate: Found) -> None:
    text = "A storm tore roofs off houses in Hamilton on Tuesday."
    at_home = [p.resolved.country for p in locate(text, url="https://news.example.co.nz/1") if p.resolved]
    abroad = [p.resolved.country for p in locate(text, url="https://news.example.ca/1") if p.resolved]
    assert at_home == ["NZ"]
    assert abroad == ["CA"]


WORDS = [
    "Paris", "London", "the", "in", "Springfield", ",", "Ohio", "said", "Mr.", "Washington", "near", "20", "km", "of",
    "County", "River", "University", "Hilton", "and", "North", "Korea", "'s", ".", "U.S.", "St.", "-", "officials",
    "Main", "Street", "Lake", "Victoria", "\n\n", "village", "of",
    "hamlet", "a", "Kolvari", "Kenyan", "capital", "“", "”", "Musan", "(", ")", "Calif.",
]  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join).filter(lambda text: text.strip())
)
def test_spans_hold_their_text_in_order_and_points_stand_on_earth(locate: Found, text: str) -> None:
    end = 0
    for place in locate(text):
        assert place.span.of(text) == place.text
        assert place.span.start >= end
        end = place.span.end
        assert place.resolved is not None or place.reason
        assert place.resolved is None or place.resolved.precision_km > 0
        assert math.isfinite(place.confidence)


def test_reports_do_not_change_each_other(locate: Found) -> None:
    texts = [text for text, *_ in RESOLVED]
    forward = [locate(text) for text in texts]
    backward = [locate(text) for text in reversed(texts)]
    assert forward == backward[::-1]


@pytest.mark.parametrize(
    "words",
    [
        "in Springfield , near Main Street .",
        "the Chinese border in North Korea .",
        "off off the border the coast",
        "in the villages of Kolvari and Tamset , 20 km north of Springfield .",
        "Kolvari , a village in Kenya .",
    ],
)
def test_a_list_of_thousands_is_no_worse_than_its_length(gazetteer: Gazetteer, words: str) -> None:
    def locating(count: int) -> Callable[[], object]:
        report, parse = plain(words.split() * count)
        return lambda: locate_plain(report, parse, gazetteer)

    bound = 20 * 3  # twenty times the text; three for noise, where quadratic cost would be 400
    assert growth(locating, 200, 4_000, bound) < bound


def plain(words: list[str]) -> tuple[Report, Parse]:
    """A report and a parse of these words in sentences of seven, without the parser."""
    tokens: list[Token] = []
    start = 0
    for i, word in enumerate(words):
        tag = "NNP" if word[0].isupper() else "NN"
        tokens.append(
            Token(
                i, start, start + len(word), word, word.lower(), word.lower(), "PROPN", tag, "dep", i, i // 7
            )
        )
        start += len(word) + 1
    sentences = tuple(Sentence(i, min(i + 7, len(words)), i, 0, "body") for i in range(0, len(words), 7))
    text = " ".join(words)
    return make_report(text), Parse(text, tuple(tokens), sentences, ())


def locate_plain(report: Report, parse: Parse, gazetteer: Gazetteer) -> tuple[Place, ...]:
    return places.locate(report, parse, gazetteer)


@pytest.mark.parametrize(
    "text",
    [
        "Three boats were lost in the Gulf of Fonseca on Monday.",
        "The cable runs through the Strait of Perth, an engineer said.",
        "A ferry ran aground in the Bay of Granada.",
    ],
)
def test_the_end_of_a_name_of_a_water_is_no_town(read: Callable[..., Reading], text: str) -> None:
    assert [place for place in read(text, "2024-05-07").places if place.resolved] == []


def test_a_whole_name_of_a_water_is_one(read: Callable[..., Reading]) -> None:
    places = read(
        "The ship sank in the Bay of Bengal, and oil reached the Gulf of Aden.", "2024-05-07"
    ).places
    assert [place.resolved.name for place in places if place.resolved] == ["Bay of Bengal", "Gulf of Aden"]
