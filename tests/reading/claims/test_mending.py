"""Parses that contradict themselves are put right, so that a claim can be said in full; all others stay as they are."""

from collections.abc import Callable

import pytest

from headwater.reading.claims.mending import mend
from headwater.records import Parse
from tests.timing import least_seconds

from .conftest import Teller
from .test_laws import tree

SAID_IN_FULL = [
    (
        "In May, the marshal ordered river patrols stationed along the dyke to forward-deploy flak guns.",
        "to forward-deploy flak guns.",
        "ordered",
    ),
    (
        "At least a dozen clerks lost their posts and scores more were injured.",
        "Scores more were injured.",
        "happened",
    ),
    (
        "The Harbour Board on Friday announced the wheel of the ferry has been recovered from the bay.",
        "The wheel of the ferry has been recovered from the bay.",
        "happened",
    ),
    (
        "A tanker was on Monday rammed into the lock gate at Vessen.",
        "A tanker was on Monday rammed",
        "happened",
    ),
    (
        "Officials fear unrest as hungry dockers risk their lives to leave the island.",
        "Hungry dockers risk their lives.",
        "happened",
    ),
    (
        "It's not just the dockers that should stay away from the quay, the clerks and the guards should too.",
        "The clerks and the guards should [stay away from the quay] too.",
        "hypothetical",
    ),
]


@pytest.mark.parametrize(("text", "words", "status"), SAID_IN_FULL)
def test_a_claim_is_said_in_full(tell: Teller, text: str, words: str, status: str) -> None:
    found = [(claim.text, claim.status) for claim in tell(text)]
    assert any(words in told and status == as_ for told, as_ in found), found


SOUND = [
    "The army closed the bridge and the mayor left the town.",
    "He called the harbour a disgrace and left.",
    "The guards walked to the mill and the ford, sang and slept.",
]


@pytest.mark.parametrize("text", SOUND)
def test_a_sound_parse_stays_as_it_is(parse: Callable[[str], Parse], text: str) -> None:
    given = parse(text)
    assert mend(given) is given


def test_mended_heads_make_no_circle(parse: Callable[[str], Parse]) -> None:
    for text, _, _ in SAID_IN_FULL:
        mended = mend(parse(text))
        for token in mended.tokens:
            assert sum(1 for _ in mended.ancestors(token.i)) < len(mended.tokens)
        assert all(mended.tokens[s.root].head == s.root for s in mended.sentences)


def test_many_verbs_cost_no_more_than_their_length() -> None:
    parse = tree([(word, "conj", n) for n, word in enumerate(["killed", "men", "to", "left"] * 8_000)])
    assert least_seconds(lambda: mend(parse), tries=2) < 5
