"""Status and stance, read from the parse and from the words that credit a claim."""

import pytest

from .conftest import Teller, said

STATUSES = [
    ("Soldiers attacked the market.", "attacked", "happened"),
    ("The fighting is still going on.", "fighting", "ongoing"),
    ("The general ordered the brigade to leave.", "ordered", "ordered"),
    ("The guards were told not to sleep.", "told", "ordered"),
    ("The tanks were moved on the orders of the king.", "moved", "ordered"),
    ("The ministry plans to close the road.", "plans", "planned"),
    ("The army will close the road.", "will", "planned"),
    ("The owners want to sell the mine.", "want", "intended"),
    ("The rain is expected to stop.", "expected", "predicted"),
    ("The prices will rise.", "rise", "predicted"),
    ("The driver is suspected of having fled.", "suspected", "alleged"),
    ("The guard allegedly shot the driver.", "shot", "alleged"),
    ("The rebels claimed responsibility.", "claimed", "alleged"),
    ("The soldiers did not attack the market.", "attack", "denied"),
    ("The bridge could collapse.", "collapse", "hypothetical"),
    ("If the dam breaks, the town is lost.", "dam", "hypothetical"),
    ("The town should be evacuated.", "should", "hypothetical"),
    ("The soldiers tried to storm the gate.", "storm", "happened"),
    ("The bridge was closed because of the smuggling.", "closed", "happened"),
]


@pytest.mark.parametrize(("text", "word", "status"), STATUSES)
def test_status(tell: Teller, text: str, word: str, status: str) -> None:
    found = {tell.shown(text, claim): claim.status for claim in tell(text)}
    assert any(word in words and status == told for words, told in found.items()), found


def test_a_purpose_is_a_claim_of_its_own(tell: Teller) -> None:
    text = "The army closed the bridge to stop the smugglers."
    found = {tell.shown(text, claim): claim.status for claim in tell(text)}
    assert found == {"The army closed the bridge": "happened", "to stop the smugglers": "intended"}


BY_CUE = [
    ("neutral", "happened"),
    ("doubtful", "alleged"),
    ("accusing", "alleged"),
    ("denying", "denied"),
    ("predicting", "predicted"),
    ("ordering", "ordered"),
    ("intending", "intended"),
]


@pytest.mark.parametrize(("stance", "status"), BY_CUE)
def test_the_cue_colours_what_it_credits(tell: Teller, stance: str, status: str) -> None:
    text = "Lindqvist stated that the dam had burst."
    [claim] = tell(text, attributed=said("Lindqvist", "stated", "the dam had burst", stance))
    assert claim.status == status
    assert claim.stance == ("denies" if stance == "denying" else "asserts")


def test_what_a_source_says_that_it_did_is_alleged(tell: Teller) -> None:
    text = "The rebels stated that the rebels had attacked the market."
    claims = tell(
        text,
        attributed=said("The rebels", "stated", "the rebels had attacked the market", kind="organisation"),
    )
    assert [claim.status for claim in claims] == ["alleged"]


STANCES = [
    ("The bridge, which was closed in May, is old.", "was closed", "presupposes"),
    ("After the army left, the market opened.", "left", "presupposes"),
    ("The army left.", "left", "asserts"),
    ("The army never attacked the market.", "attacked", "denies"),
]


@pytest.mark.parametrize(("text", "word", "stance"), STANCES)
def test_stance(tell: Teller, text: str, word: str, stance: str) -> None:
    found = {tell.shown(text, claim): claim.stance for claim in tell(text)}
    assert any(word in words and stance == told for words, told in found.items()), found
