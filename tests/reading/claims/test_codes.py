"""Modes and the codes of other schemes, stated causes, who ordered whom, and the outlet's own loaded words."""

from typing import get_args

import pytest

from headwater.reading.claims import tables
from headwater.records import Plover
from headwater.tables import rows

from .conftest import Teller, said

CODED = [
    ("Police arrested a docker.", "arrest", ("Strategic developments", "Arrests"), "17"),
    ("Gunmen kidnapped a doctor.", "abduct", ("Violence against civilians", "Abduction/forced disappearance"), "18"),
    ("The army shelled the ridge.", "shell", ("Explosions/Remote violence", "Shelling/artillery/missile attack"), "19"),
    ("The two clans clashed at the ford.", "fight", ("Battles", "Armed clash"), "19"),
    ("Students protested in the square.", "demonstrate", ("Protests",), "14"),
    ("Prisoners rioted in the yard.", "riot", ("Riots",), "14"),
    ("The prosecutor investigated the fire.", "investigate", (), "09"),
    ("Gunmen killed a driver.", "kill", (), None),
    ("The guard sold rice.", None, (), None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "mode", "acled", "cameo"), CODED)
def test_codes(tell: Teller, text: str, mode: str | None, acled: tuple[str, ...], cameo: str | None) -> None:
    [claim] = tell(text)
    assert (claim.mode, claim.acled, claim.cameo) == (mode, acled, cameo)


@pytest.mark.parametrize(
    "text", ["The general ordered the army to shell the ridge.", "The army did not shell the ridge."]
)
def test_what_did_not_take_place_has_no_acled_code(tell: Teller, text: str) -> None:
    [claim] = tell(text)
    assert (claim.mode, claim.acled) == ("shell", ())


def test_every_type_has_a_row_and_every_mode_of_the_crosswalk_is_one() -> None:
    known = {(rule.type, rule.mode) for rules in tables.verbs().values() for rule in rules}
    known |= {(tables.nouns()[noun], mode) for noun, mode in tables.noun_modes().items()}
    assert {kind for kind, mode in tables.crosswalk() if mode == "*"} == set(get_args(Plover))
    assert {pair for pair in tables.crosswalk() if pair[1] != "*"} <= known


def test_codes_are_those_of_the_codebooks() -> None:
    assert {codes.cameo for codes in tables.crosswalk().values()} <= {f"{n:02}" for n in range(1, 21)} | {
        None
    }
    assert {row["acled_event"] for row in rows("claims/crosswalk.tsv")} <= {
        "-", "Battles", "Protests", "Riots", "Explosions/Remote violence", "Violence against civilians",
        "Strategic developments",
    }  # fmt: skip


CAUSES = [
    ("The guards closed the market because of the smuggling incident.", "closed", "the smuggling incident"),
    ("Because of the smuggling, the guards closed the market.", "closed", "the smuggling"),
    ("The ferry stayed in the port due to a storm.", "ferry", "a storm"),
    ("The guards closed the market because smugglers had shot a driver.", "closed", "smugglers had shot a driver"),
    ("The guards closed the market as a result of the flood.", "closed", "the flood"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "cause"), CAUSES)
def test_a_stated_cause(tell: Teller, text: str, word: str, cause: str) -> None:
    [effect] = [c for c in tell(text) if c.because]
    assert word in effect.text
    assert [
        span.of("The harbour lay quiet in the rain all day long.\n\n" + text) for span in effect.because
    ] == [cause]


def test_a_cause_that_is_a_claim_names_what_it_explains(tell: Teller) -> None:
    for text in (CAUSES[0][0], CAUSES[3][0]):
        effect, cause = tell(text)
        assert (cause.cause_of, cause.status, effect.cause_of) == (effect.id, "happened", None)


def test_what_came_before_is_no_cause(tell: Teller) -> None:
    found = tell("After the army left, the market opened.")
    assert [(claim.because, claim.cause_of) for claim in found] == [((), None)] * 2


ORDERS = [
    "The king ordered the brigade to leave the valley.",
    "The king commanded the brigade to shell the town.",
    "The king told the brigade to leave.",
    "The brigade was ordered by the king to withdraw.",
    "The king ordered that the brigade leave the valley.",
    "The king ordered the deployment of the brigade.",
]


@pytest.mark.parametrize("text", ORDERS)
def test_an_order_carries_who_ordered_whom(tell: Teller, text: str) -> None:
    [claim] = tell(text)
    assert claim.status == "ordered"
    assert (tell.names(text, claim, "actor"), tell.names(text, claim, "recipient")) == ({"king"}, {"brigade"})


def test_loaded_words_are_the_outlets_and_no_part_of_a_name(tell: Teller) -> None:
    text = "The notorious general arrested the so-called judge."
    [claim] = tell(text)
    shown = [span.of("The harbour lay quiet in the rain all day long.\n\n" + text) for span in claim.loaded]
    assert shown == ["notorious", "so-called"]
    assert (tell.names(text, claim, "actor"), tell.names(text, claim, "recipient")) == (
        {"general"},
        {"judge"},
    )


def test_a_sources_loaded_words_are_its_own(tell: Teller) -> None:
    text = "Lindqvist said that the brutal police had arrested a docker."
    [claim] = tell(text, attributed=said("Lindqvist", "said", "the brutal police had arrested a docker"))
    assert claim.loaded == ()
    assert tell.names(text, claim, "actor") == {"police"}


def test_words_in_quote_marks_are_not_the_outlets(tell: Teller) -> None:
    [claim] = tell("The mayor arrested the “notorious” driver.")
    assert claim.loaded == ()


def test_a_name_is_no_judgement(tell: Teller) -> None:
    [claim] = tell("The Heroic Dawn Brigade shelled the ridge.")
    assert claim.loaded == ()
