"""Claims joined into events, and what keeps them apart."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.records import Bounds, Interval, Reading
from headwater.tracing import events, stories
from headwater.tracing.events.features import stand
from headwater.tracing.linkage import average, groups
from headwater.tracing.pile import Pile

from .piles import Said, organisation, person, reading, unnamed

A1 = "Gunmen attacked the fish market in Selby and killed nine traders"
A2 = "Nine traders died when gunmen attacked the fish market of Selby"
B1 = "Gunmen attacked a school bus near Torrow and killed three teachers"
B2 = "Three teachers were killed as gunmen attacked a bus near Torrow"


def joined(*reports: Reading) -> set[frozenset[tuple[str, str]]]:
    pile = Pile.of(reports)
    drafts = events.join(pile, stories.stories(pile))
    return {frozenset(mark.item.key for mark in draft.marks) for draft in drafts}


def together(drafts: set[frozenset[tuple[str, str]]], *reports: str) -> bool:
    return any({report for report, _ in draft} >= set(reports) for draft in drafts)


def test_two_reports_of_one_occurrence() -> None:
    one, two = (
        reading("r1", "A", [Said(A1, day="2031-05-05")]),
        reading("r2", "B", [Said(A2, day="2031-05-05")]),
    )
    assert together(joined(one, two), "r1", "r2")


def test_similar_but_different_stay_apart() -> None:
    pile = [
        reading("r1", "A", [Said(A1, day="2031-05-05")]), reading("r2", "B", [Said(A2, day="2031-05-05")]),
        reading("r3", "C", [Said(B1, day="2031-06-20")]), reading("r4", "D", [Said(B2, day="2031-06-20")]),
    ]  # fmt: skip
    got = joined(*pile)
    assert together(got, "r1", "r2")
    assert together(got, "r3", "r4")
    assert not together(got, "r1", "r3")
    assert not together(got, "r2", "r4")


def test_a_recalled_older_event_is_another() -> None:
    old = "Gunmen attacked the fish market in Selby and killed four traders"
    one = reading("r1", "A", [Said(A1, day="2031-05-05"), Said(old, main=False, day="2027-02-01")])
    two = reading("r2", "B", [Said(A2, day="2031-05-05")])
    assert not any({("r1", "c0"), ("r1", "c1")} <= draft for draft in joined(one, two))


def test_a_prediction_is_no_occurrence() -> None:
    one = reading("r1", "A", [Said(A1), Said("Gunmen will attack the fish market again", status="predicted")])
    assert not any(("r1", "c1") in draft for draft in joined(one, reading("r2", "B", [Said(A2)])))


def test_who_says_nothing_of_it_vouches_for_nothing() -> None:
    aside = "The orchestra plays Haydn on Thursdays"
    years = "Tickets cost as much as in any other year and the hall is heated"
    one = reading(
        "r1",
        "A",
        [
            Said(A1, (organisation("Selby Police"),)),
            Said(years, main=False, head="is"),
            Said(aside, (person("Ada Moor"),), None, main=False, head="plays"),
        ],
    )
    pile = Pile.of([one, reading("r2", "B", [Said(A2, (unnamed("a trader"),))])])
    drafts = events.join(pile, stories.stories(pile))
    whole = next(draft for draft in drafts if {m.item.report for m in draft.marks} == {"r1", "r2"})
    vouching = {mark.item.key for mark in whole.marks} - whole.beside
    assert vouching == {("r1", "c0"), ("r2", "c0")}


days = st.dates().filter(lambda d: 1900 < d.year < 2100)


@given(days, days)
def test_days_stand_the_same_both_ways(one: object, two: object) -> None:
    first, second = Interval.day(one), Interval.day(two)  # type: ignore[arg-type]
    assert stand(first, second) == stand(second, first)
    assert stand(first, first) == "same_time"


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]), st.floats(0, 1)
    )
)
@settings(max_examples=100, deadline=None)
def test_groups_part_the_numbers(similar: dict[tuple[int, int], float]) -> None:
    found = groups(8, similar, 0.3)
    assert sorted(i for group in found for i in group) == list(range(8))


@pytest.mark.parametrize(
    ("threshold", "wanted"), [(0.5, [(0, 1), (2,)]), (0.95, [(0,), (1,), (2,)]), (0.2, [(0, 1, 2)])]
)
def test_groups_by_mean(threshold: float, wanted: list[tuple[int, ...]]) -> None:
    assert groups(3, {(0, 1): 0.9, (1, 2): 0.5}, threshold) == wanted


@pytest.mark.parametrize(
    ("start", "threshold", "wanted"),
    [
        ([(0,), (1,), (2,)], 0.5, [(0, 1), (2,)]),
        ([(0,), (1,), (2,)], 0.3, [(0, 1, 2)]),  # the third is as near as 0.4 and 0.2 in the mean
        ([(0, 2), (1,)], 0.6, [(0, 1, 2)]),  # told together from the start: 0.8 and 0.5 to the second
        ([(0, 2), (1,)], 0.7, [(0, 2), (1,)]),
    ],
)
def test_average_of_full_similarities(
    start: list[tuple[int, ...]], threshold: float, wanted: list[tuple[int, ...]]
) -> None:
    similar = np.array([[1, 0.8, 0.2], [0.8, 1, 0.5], [0.2, 0.5, 1]])
    assert average(similar, start, threshold) == wanted


@given(st.integers(1, 12), st.integers(0, 10**6), st.floats(-1, 1))
def test_average_parts_the_rows_and_keeps_what_is_together(size: int, seed: int, threshold: float) -> None:
    values = np.random.default_rng(seed).uniform(-1, 1, (size, size))
    similar = (values + values.T) / 2
    start = [tuple(range(0, size, 2)), tuple(range(1, size, 2))][: min(size, 2)]
    found = average(similar, start, threshold)
    assert sorted(i for group in found for i in group) == list(range(size))
    assert all(any(set(group) <= set(other) for other in found) for group in start)
    assert all(similar[np.ix_(a, b)].mean() < threshold + 1e-9 for a in found for b in found if a is not b)


def test_numbers_are_compared_by_what_they_measure() -> None:
    from headwater.tracing.measuring import measured
    from headwater.tracing.pile import items_of

    (item,) = items_of(reading("r1", "A", [Said(A1, count=(Bounds(9, 9), "trader"))]))
    assert measured(item) == "dead"
