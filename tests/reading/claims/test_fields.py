"""Who, when, where, how many, by whom, and in which words."""

from datetime import date

import pytest

from headwater.records import Bounds

from .conftest import NOBODY, VOICE, Teller, at, on, said

ROLES = [
    ("Rebels attacked the convoy of the army.", "Rebels", "army"),
    ("The convoy of the army was attacked by rebels.", "rebels", "army"),
    ("The minister told the governor to resign.", "minister", "governor"),
    ("The rebels threatened to attack the army.", "rebels", "army"),
    ("The ministry gave the villagers food.", "ministry", "villagers"),
    ("The union called on the owners to resign.", "union", "owners"),
    ("A group of teachers met the mayor.", "teachers", "mayor"),
    ("The guards who shot the driver fled.", "guards", "driver"),
    ("The army's tanks shelled the homes of villagers.", "army", "villagers"),
    ("Teachers marched to demand the resignation of the mayor.", "Teachers", "mayor"),
    ("The army threatened to burn the harvest unless the governor resigned.", "army", "governor"),
]


@pytest.mark.parametrize(("text", "actor", "recipient"), ROLES)
def test_roles(tell: Teller, text: str, actor: str, recipient: str) -> None:
    found = [(tell.names(text, c, "actor"), tell.names(text, c, "recipient")) for c in tell(text)]
    assert any(any(actor in n for n in doers) and any(recipient in n for n in to) for doers, to in found), (
        found
    )


def test_what_somebody_must_do_is_the_demand_of_who_says_so(tell: Teller) -> None:
    text = "The mayor said that the army must leave."
    [claim] = tell(text, attributed=said("The mayor", "said", "the army must leave"))
    assert (claim.plover, tell.names(text, claim, "actor")) == ("REQUEST", {"mayor"})
    assert tell.names(text, claim, "recipient") == {"army"}


def test_a_clause_has_its_own_time(tell: Teller) -> None:
    found = tell("Rebels attacked the fort on 3 May. Soldiers left on 9 May.",
                 times=[on("3 May", "2021-05-03"), on("9 May", "2021-05-09")])  # fmt: skip
    assert [claim.time and claim.time.interval.earliest for claim in found] == [
        date(2021, 5, 3),
        date(2021, 5, 9),
    ]


def test_by_bounds_the_end_and_since_the_beginning(tell: Teller) -> None:
    told = "Rebels attacked the fort on 3 May. They had built a wall by 9 May. Guards have slept there since 5 May."
    found = tell(told, times=[on("3 May", "2021-05-03"), on("9 May", "2021-05-09", bound="until"),
                              on("5 May", "2021-05-05", bound="from")])  # fmt: skip
    assert [tuple(claim.time.interval) for claim in found if claim.time] == [
        (date(2021, 5, 3), date(2021, 5, 3)),
        (date(2021, 5, 3), date(2021, 5, 9)),
        (date(2021, 5, 5), date(2021, 6, 10)),
    ]


def test_no_time_is_null_with_a_reason_and_never_the_day_of_printing(tell: Teller) -> None:
    [claim] = tell("Rebels attacked the fort.")
    assert claim.time is None
    assert claim.time_reason


def test_what_lies_after_the_report_is_planned(tell: Teller) -> None:
    [claim] = tell("The mayor declared 30 June a holiday.", times=[on("30 June", "2021-06-30")])
    assert claim.status == "planned"


def test_a_literal_place_is_where_and_a_metonym_is_not(tell: Teller) -> None:
    text = "Rebels attacked the fort in Hamar."
    [claim] = tell(text, places=[at("Hamar")])
    assert claim.place is not None
    assert claim.place.resolved.name == "Hamar"
    [other] = tell(text, places=[at("Hamar", use="associative")])
    assert (other.place, bool(other.place_reason)) == (None, True)


def test_in_a_place_comes_before_from_a_place(tell: Teller) -> None:
    [claim] = tell("A bus from Hamar burned in Gjovik.", places=[at("Hamar", km=1.0), at("Gjovik", km=9.0)])
    assert claim.place is not None
    assert claim.place.resolved.name == "Gjovik"


def test_the_time_of_what_is_ordered_is_not_that_of_the_order(tell: Teller) -> None:
    [claim] = tell("The guards were told not to sleep on 30 June.", times=[on("30 June", "2021-06-30")])
    assert (claim.status, claim.time) == ("ordered", None)


def test_who_ordered_it_is_the_actor(tell: Teller) -> None:
    text = "The tanks were moved to the border on the orders of the king."
    [claim] = tell(text)
    assert tell.names(text, claim, "actor") == {"king"}


COUNTS = [
    ("The blast killed 14 people.", Bounds(14, 14), "people"),
    ("The blast killed at least 14 people.", Bounds(14, None), "people"),
    ("The blast killed more than 20 miners.", Bounds(21, None), "miner"),
    ("The blast killed up to 20 miners.", Bounds(0, 20), "miner"),
    ("The blast killed between 10 and 15 miners.", Bounds(10, 15), "miner"),
    ("Dozens of miners died.", Bounds(24, None), "miner"),
    ("Twenty-two miners died.", Bounds(22, 22), "miner"),
    ("The flood hit 3 million farmers.", Bounds(3_000_000, 3_000_000), "farmer"),
    ("The blast killed twelve.", Bounds(12, 12), "person"),
    ("A 36-year-old guard shot four men.", Bounds(4, 4), "man"),
]


@pytest.mark.parametrize(("text", "number", "unit"), COUNTS)
def test_counts(tell: Teller, text: str, number: Bounds, unit: str) -> None:
    [claim] = tell(text)
    assert claim.count is not None
    assert (claim.count.number, claim.count.unit) == (number, unit)


def test_a_date_is_no_count(tell: Teller) -> None:
    [claim] = tell("Rebels attacked the fort on 3 May.", times=[on("3 May", "2021-05-03")])
    assert claim.count is None


def test_own_voice_ends_in_nobody(tell: Teller) -> None:
    [claim] = tell("Rebels attacked the fort.")
    assert claim.chain == (VOICE.id, NOBODY.id)


def test_a_person_ends_a_chain_and_an_outlet_does_not(tell: Teller) -> None:
    text = "Lindqvist said that rebels attacked the fort."
    [claim] = tell(text, attributed=said("Lindqvist", "said", "rebels attacked the fort"))
    assert (claim.chain, claim.attribution) == (("s0", "s2"), "t1")
    [relayed] = tell(text, attributed=said("Lindqvist", "said", "rebels attacked the fort", kind="outlet"))
    assert relayed.chain == ("s0", "s2", "s1")


def test_the_crediting_words_are_no_evidence(tell: Teller) -> None:
    text = "Rebels, Lindqvist said, attacked the fort."
    [claim] = tell(text, attributed=said("Lindqvist", "said", "Rebels, Lindqvist said, attacked the fort"))
    assert "Lindqvist" not in tell.shown(text, claim)
    assert "attacked the fort" in tell.shown(text, claim)


EVIDENCE = [
    ("On Monday, rebels attacked the fort, a ruin.", "rebels attacked the fort"),
    ("Rebels attacked the fort because of the smuggling.", "Rebels attacked the fort"),
    (
        "The guards were told not to join the drill, which starts today, but to watch the bridge.",
        "The guards were told not to join the drill, which starts today, but to watch the bridge",
    ),
]


@pytest.mark.parametrize(("text", "shown"), EVIDENCE)
def test_evidence_is_the_clause(tell: Teller, text: str, shown: str) -> None:
    assert shown in [tell.shown(text, claim) for claim in tell(text)]


WORDING = [
    ("The teachers met and set a date.", "The teachers set a date."),
    ("The guards met. They set a date.", "The guards set a date."),
    ("The army shelled the fort, which burned.", "The fort burned."),
    ("After the army left, the market opened.", "The army left."),
]


@pytest.mark.parametrize(("text", "sentence"), WORDING)
def test_a_claim_stands_alone(tell: Teller, text: str, sentence: str) -> None:
    assert sentence in [claim.text for claim in tell(text)]


NOTHING = ["Who attacked the fort?", "Follow us on our page.", "Lindqvist said."]


@pytest.mark.parametrize("text", NOTHING)
def test_no_claim(tell: Teller, text: str) -> None:
    assert tell(text) == []


def test_the_speaker_is_who_says_we(tell: Teller) -> None:
    text = "Lindqvist said: we left at dawn."
    found = tell(text, attributed=said("Lindqvist", "said", "we left at dawn"))
    assert [tell.names(text, claim, "actor") for claim in found] == [{"Lindqvist"}]


def test_a_day_and_a_place_of_the_cause_are_not_those_of_what_it_explains(read):
    text = "The guards were moved because of the smuggling case in Mombasa in early March, a captain said."
    found = read(text, published="2021-05-04").claims
    moved = next(claim for claim in found if "moved" in claim.text)
    assert moved.because
    assert (moved.time, moved.place) == (None, None)
    assert "cause" in f"{moved.time_reason} {moved.place_reason}"
