"""Sources are protected: what says that somebody stays unnamed or does not speak makes no claim and names nobody."""

from collections.abc import Callable

import pytest

from headwater.reading.actors import silence
from headwater.records import Parse
from headwater.tables import rows
from tests.timing import least_seconds

from .conftest import Teller, said
from .test_laws import tree

SILENT = [
    "They asked not to be named.",
    "They asked not to be named because they were not allowed to speak to reporters.",
    "They spoke on condition of anonymity for fear of reprisals.",
    "The source declined to be named.",
    "The nurse insisted on anonymity.",
    "The officials were not authorised to speak publicly.",
    "Neither wanted his name published.",
    "The ministry declined to comment on the shelling.",
    "The ministry didn't immediately respond to a request for comment.",
    "The police could not be reached for comment.",
    "Asked about the arrests, the mayor declined to comment.",
    "There was no immediate comment from the army.",
    "The company's name was withheld.",
]


@pytest.mark.parametrize("sentence", SILENT)
def test_it_makes_no_claim_of_the_police(tell: Teller, sentence: str) -> None:
    text = f"Two captains said the police had arrested a docker. {sentence}"
    cue = said("Two captains", "said", "the police had arrested a docker", kind="anonymous")
    assert [claim.text for claim in tell(text, attributed=cue)] == ["The police had arrested a docker."]


def test_whoever_they_are_is_not_told(tell: Teller) -> None:
    text = "The police arrested a docker. They asked not to be named."
    [claim] = tell(text)
    assert (claim.text, claim.stance) == ("The police arrested a docker.", "asserts")


TOLD = [
    ("The mill burned, a guard said on condition of anonymity.", "The mill burned"),
    ("The mayor left the town and declined to comment.", "left the town"),
    ("The ministry declined to comment on the shelling, which killed four villagers.", "killed four"),
    ("The general asked the council to name a judge.", "asked the council"),
    ("The guards were not allowed to speak to the prisoners.", "speak to the prisoners"),
    ("The bridge is closed, according to an officer speaking on condition of anonymity.", "bridge is closed"),
]


@pytest.mark.parametrize(("text", "words"), TOLD)
def test_what_is_told_beside_it_stays(tell: Teller, text: str, words: str) -> None:
    assert any(words in tell.shown(text, claim) for claim in tell(text)), [c.text for c in tell(text)]


def test_an_appeal_not_to_do_something_is_no_denial(tell: Teller) -> None:
    [claim] = tell("The mayor urged the drivers not to stop.")
    assert (claim.plover, claim.stance) == ("REQUEST", "asserts")


def test_every_cue_of_the_table_is_found(parse: Callable[[str], Parse]) -> None:
    for row in rows("actors/silence.tsv"):
        cue = " ".join(part.split("|")[-1] for part in row["cue"].split() if part != "~")
        read = parse(f"It was so: {cue}.")
        assert {read.tokens[i].lower for i in silence.tokens(read)} == set(cue.split()), row


def test_many_cues_cost_no_more_than_their_length() -> None:
    words = "did not want not to be named asked not on condition of comment".split() * 4_000
    parse = tree([(word, "dep", 0) for word in words])
    assert least_seconds(lambda: silence.tokens(parse), tries=2) < 5
