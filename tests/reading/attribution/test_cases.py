"""Which words are source, cue and content: a table of sentences, each with the lines that it gives."""

from __future__ import annotations

import pytest

from headwater.reading import attribution
from tests.conftest import make_report

from .shown import lines

CASES = [
    # clauses
    ("The board says profits will fall.", ["The board | says | profits will fall"]),
    ("She asked whether the train had left.", ["She | asked | whether the train had left"]),
    ("The clerk explained how the form is read.", ["The clerk | explained | how the form is read"]),
    ("The harbour, fishermen said, was closed for a week.",
     ["fishermen | said | The harbour ... was closed for a week"]),
    ("The mayor did not say who paid.", ["The mayor | did not say | who paid"]),
    # cues with their auxiliaries and particles
    ("The court has also ruled that the vote was void.", ["The court | has also ruled | that the vote was void"]),
    ("A neighbour pointed out that the gate was open.", ["A neighbour | pointed out | that the gate was open"]),
    ("The envoy went on to say that talks would resume.",
     ["The envoy | went on to say | that talks would resume"]),
    # quotations
    ("“We are ready,” the captain said.", ["the captain | said | “We are ready,”"]),
    ("The captain said: “We are ready.”", ["The captain | said: | “We are ready.”"]),
    ("The captain called the crossing “a gift to the town”.",
     ["The captain | called | the crossing “a gift to the town”"]),
    # objects and infinitives
    ("The minister promised to repair the road.", ["The minister | promised | to repair the road"]),
    ("The governor called for calm.", ["The governor | called for | calm"]),
    ("The report was criticised by the teachers' union.",
     ["teachers' union | was criticised by | The report"]),
    # nouns, adjectives, phrases
    ("The company issued a statement saying the plant was safe.", ["The company | saying | the plant was safe"]),
    ("Doctors are worried about a second wave.", ["Doctors | are worried about | a second wave"]),
    ("The vessel, according to the coast guard, had no lights.",
     ["coast guard | according to | The vessel ... had no lights"]),
    # nobody
    ("It was reported that the pass is blocked.", ["nobody | was reported | that the pass is blocked"]),
    ("The ship is said to be drifting.", ["nobody | is said | The ship ... to be drifting"]),
    # nothing is credited
    ("The road to the coast is closed.", []),
    ("No group claimed the attack.", []),
    ("The man asked not to be named.", []),
    ("He told the truth.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text for text, _ in CASES])
def test_case(parse, text, wanted):
    assert lines(attribution.attribute(make_report(text), parse(text), ()), text) == wanted


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("“We are ready,” the captain said.", "direct"),
        ("The captain said the ship was “more than ready”.", "mixed"),
        ("The captain said the ship was ready.", "indirect"),
    ],
)
def test_style(parse, text, style):
    (found,) = attribution.attribute(make_report(text), parse(text), ()).attributions
    assert found.style == style


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army denied the report.", "denying"),
        ("The mayor claimed the bridge was safe.", "doubtful"),
        ("The mayor admitted the bridge was unsafe.", "factive"),
        ("The union accused the mayor of lying.", "accusing"),
        ("Forecasters predict that rain will follow.", "predicting"),
        ("The ministry ordered schools to close.", "ordering"),
        ("The firm vowed to appeal.", "intending"),
        ("The firm said it would appeal.", "neutral"),
    ],
)
def test_stance(parse, text, stance):
    (found,) = attribution.attribute(make_report(text), parse(text), ()).attributions
    assert found.cue_stance == stance
