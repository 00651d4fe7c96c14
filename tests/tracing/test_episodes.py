"""Which claims of a story are one episode, and which voices speak of it."""

from __future__ import annotations

from headwater.records import Reading
from headwater.tracing import events, stories
from headwater.tracing.events.features import REASON, WEIGHT
from headwater.tracing.events.marks import marks
from headwater.tracing.events.pairs import features, local_weight
from headwater.tracing.pile import Pile

from .piles import OWN_VOICE, Said, organisation, person, place, reading, unnamed

SUNK = "The ferry Aurelia sank off Cape Torrow and eleven passengers drowned"
LOST = "Eleven passengers of the ferry Aurelia were lost when it capsized off Cape Torrow"
CAPTAIN = "Police arrested the captain of the ferry Aurelia at his house"
SKIPPER = "The captain of the Aurelia was taken into custody at his house"
TORROW, MERROW = place("Torrow", 10.0, 10.0), place("Merrow", 12.5, 10.0)


def joined(*reports: Reading) -> list[set[tuple[str, str]]]:
    pile = Pile.of(reports)
    return [{m.item.key for m in draft.marks} for draft in events.join(pile, stories.stories(pile))]


def sunk(identity: str, words: str, *more: Said) -> Reading:
    head = "sank" if "sank" in words else "capsized"
    return reading(identity, identity.upper(), [Said(words, day="2031-05-05", head=head, plover=None), *more])


def home(drafts: list[set[tuple[str, str]]], key: tuple[str, str]) -> set[tuple[str, str]]:
    return next(draft for draft in drafts if key in draft)


def test_an_account_in_other_words_goes_with_what_its_report_is_about() -> None:
    seen = Said("I was in the water for an hour", (unnamed("a passenger"),), None, main=False, head="was")
    weather = Said(
        "Rain is forecast for the coast until the end of the week, with wind from the north", main=False
    )
    drafts = joined(sunk("r1", SUNK), sunk("r2", LOST, seen, weather))
    assert {("r1", "c0"), ("r2", "c0"), ("r2", "c1")} <= home(drafts, ("r2", "c1"))


def test_what_answers_it_is_an_event_of_its_own() -> None:
    one = Said(CAPTAIN, (OWN_VOICE,), "COERCE", main=False, day="2031-05-08", head="arrested")
    two = Said(
        SKIPPER, (organisation("Torrow police"),), "COERCE", main=False, day="2031-05-08", head="taken"
    )
    drafts = joined(sunk("r1", SUNK, one), sunk("r2", LOST, two), sunk("r3", SUNK))
    arrest = home(drafts, ("r1", "c1"))
    assert arrest == {("r1", "c1"), ("r2", "c1")}
    assert {("r1", "c0"), ("r2", "c0"), ("r3", "c0")} <= home(drafts, ("r1", "c0"))


def test_two_reports_recall_one_older_day() -> None:
    old = "The ferry Aurelia was reopened to traffic in 2027"
    again = "The ship came back into service, reopened after years in dock"
    recalled = [
        Said(words, plover=None, main=False, day="2027-02-01", head="reopened") for words in (old, again)
    ]
    drafts = joined(sunk("r1", SUNK, recalled[0]), sunk("r2", LOST, recalled[1]))
    assert home(drafts, ("r1", "c1")) == {("r1", "c1"), ("r2", "c1")}


def test_the_like_on_another_day_in_another_place_stays_apart() -> None:
    here = [
        Said(words, plover="ASSAULT", day="2031-05-05", place=TORROW, head="attacked")
        for words in (
            "Gunmen attacked the market in Torrow",
            "Gunmen attacked the market of Torrow on Monday",
        )
    ]
    there = [
        Said(words, plover="ASSAULT", day="2031-05-09", place=MERROW, head="attacked")
        for words in (
            "Gunmen attacked the market in Merrow",
            "Gunmen attacked the market of Merrow on Friday",
        )
    ]
    drafts = joined(*(reading(f"r{n}", f"R{n}", [said]) for n, said in enumerate([*here, *there])))
    assert home(drafts, ("r0", "c0")) == {("r0", "c0"), ("r1", "c0")}
    assert home(drafts, ("r2", "c0")) == {("r2", "c0"), ("r3", "c0")}


def test_who_speaks_of_other_things_beside_it_vouches_for_nothing() -> None:
    aside = Said(
        "Tickets are cheap in the winter months", (person("Ada Moor"),), None, main=False, head="are"
    )
    pile = Pile.of([sunk("r1", SUNK), sunk("r2", LOST, aside)])
    (draft,) = (d for d in events.join(pile, stories.stories(pile)) if len(d.marks) > 1)
    assert {m.item.key for m in draft.marks} - draft.beside == {("r1", "c0"), ("r2", "c0")}


def test_two_things_told_in_one_breath_are_one_episode_unless_their_days_part_them() -> None:
    words = (
        "A levee broke at Torrow",
        "forty houses stood in water",
    )
    same = [Said(w, plover=None, day="2031-05-05", head=w.split()[2]) for w in words]
    apart = [same[0], Said(words[1], plover=None, day="2027-02-01", head="stood")]
    assert len(joined(reading("r1", "R1", same))) == 1
    assert len(joined(reading("r1", "R1", apart))) == 2


def test_features_are_symmetric_and_all_have_a_weight() -> None:
    one, two = (
        sunk("r1", SUNK, Said(CAPTAIN, (OWN_VOICE,), "COERCE", day="2031-05-08", head="arrested")),
        sunk("r2", LOST),
    )
    found = [mark for each in (one, two) for mark in marks(each)]
    told = dict(features(found, local_weight(found, {})))
    assert set(told) <= set(WEIGHT) <= set(REASON)
    assert all(matrix.shape == (3, 3) and (matrix == matrix.T).all() for matrix in told.values())
    assert told["same_report"][0, 1] == 1
    assert told["same_report"][0, 2] == 0
    assert told["same_count"][0, 2] == 0
    assert told["same_kind"][0, 2] > 0
