"""The event types: every row of the tables does what its example says, and what must have no type has none."""

import pytest

from headwater.reading.claims import tables

from .conftest import Teller

ROWS = [(row[0], row[4]) for row in tables.rows("verbs.tsv")] + [
    (row[0], row[3]) for row in tables.rows("nouns.tsv")
]


@pytest.mark.parametrize(("kind", "example"), ROWS)
def test_each_row_types_its_example(tell: Teller, kind: str, example: str) -> None:
    assert kind in [claim.plover for claim in tell(example)]


COMPOSED = [
    ("The ministry promised to reopen the road.", "AGREE"),
    ("The colonel threatened to shell the town.", "THREATEN"),
    ("The union refused to meet the owners.", "REJECT"),
    ("The mayor demanded that the army leave the square.", "REQUEST"),
    ("The army will shell the town.", "THREATEN"),
    ("The king will visit the harbour.", "AGREE"),
    ("The army will leave the bridge unless the mayor resigns.", "THREATEN"),
    ("The rebels will not accept the plan.", "REJECT"),
    ("The general ordered the brigade to deploy tanks.", "MOBILIZE"),
    ("The judge ordered the minister to testify.", "REQUEST"),
    ("Police tried to arrest the teacher.", "COERCE"),
    ("The army crossed the river, killing four villagers.", "ASSAULT"),
]


@pytest.mark.parametrize(("text", "kind"), COMPOSED)
def test_frames_modals_and_negation_compose(tell: Teller, text: str, kind: str) -> None:
    assert kind in [claim.plover for claim in tell(text)]


UNTYPED = [
    "The bridge is the only one on the river.",
    "The mayor did not meet the owners.",
    "The guard sold rice.",
    "If the army attacks, the village is lost.",
    "He said that the harvest was good.",
]


@pytest.mark.parametrize("text", UNTYPED)
def test_a_statement_has_no_type(tell: Teller, text: str) -> None:
    assert {claim.plover for claim in tell(text)} <= {None} or "If" in text


def test_a_purpose_is_no_event(tell: Teller) -> None:
    purposes = [c for c in tell("Police closed the road to arrest the smugglers.") if c.status == "intended"]
    assert [claim.plover for claim in purposes] == [None]


def test_an_unknown_type_in_a_table_is_an_error() -> None:
    with pytest.raises(ValueError, match="no PLOVER type: 'PRAISE'"):
        tables.plover("PRAISE")
