"""Copied wording: found through trimming and re-ordering, not where nothing was copied."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.tracing import copies
from headwater.tracing.copies import shared_runs
from headwater.tracing.pile import Pile

from .piles import Said, person, reading, unnamed

FIRST = "Flames climbed the wooden grain tower behind the ferry pier shortly after the evening boat had left"
SECOND = "Dockers formed a chain with buckets because the hydrant on the quay had rusted shut years ago"
THIRD = "The harbour master ordered every barge to cast off and drift into the middle of the channel"
OTHER = "A committee of the town council met on the same night to discuss the price of bus tickets"


def found(*reports: object) -> set[tuple[str, str]]:
    return {(copy.sender, copy.to) for copy in copies.find(Pile.of(reports))}  # type: ignore[arg-type]


def test_trimmed_and_reordered_text_is_a_copy() -> None:
    original = reading("r1", "Outlet A", [Said(FIRST), Said(SECOND), Said(THIRD)], "2031-05-06")
    copied = reading("r2", "Outlet B", [Said(THIRD), Said(FIRST)], "2031-05-07")
    assert found(original, copied) == {("r2", "r1")}


def test_light_rewriting_is_seen_through() -> None:
    original = reading("r1", "Outlet A", [Said(FIRST), Said(SECOND)], "2031-05-06")
    changed = Said(FIRST.replace("evening", "late").replace("wooden", "old"))
    assert found(original, reading("r2", "Outlet B", [changed, Said(SECOND)], "2031-05-07")) == {("r2", "r1")}


def test_direction_is_by_date() -> None:
    older = reading("r2", "Outlet A", [Said(FIRST), Said(SECOND)], "2031-05-01")
    younger = reading("r1", "Outlet B", [Said(FIRST), Said(SECOND)], "2031-05-09")
    assert found(older, younger) == {("r1", "r2")}


def test_other_words_are_no_copy() -> None:
    assert found(reading("r1", "A", [Said(FIRST)]), reading("r2", "B", [Said(OTHER)], "2031-05-08")) == set()


def test_the_oldest_bearer_is_named() -> None:
    reports = [
        reading(f"r{i}", f"Outlet {i}", [Said(FIRST), Said(SECOND)], f"2031-05-0{i + 1}") for i in range(4)
    ]
    assert found(*reports) == {("r1", "r0"), ("r2", "r0"), ("r3", "r0")}


def test_evidence_stands_on_both_sides() -> None:
    one = reading("r1", "Outlet A", [Said(OTHER), Said(FIRST)], "2031-05-06")
    two = reading("r2", "Outlet B", [Said(FIRST), Said(THIRD)], "2031-05-07")
    (copy,) = copies.find(Pile.of([one, two]))
    assert FIRST in " ".join(span.of(two.report.text) for span in copy.sender_spans)
    assert FIRST in " ".join(span.of(one.report.text) for span in copy.to_spans)


@pytest.mark.parametrize(("who", "copied"), [(unnamed("a stoker"), True), (person("Ada Moor"), False)])
def test_a_public_quotation_is_no_copy(who: object, copied: bool) -> None:
    """Two outlets can both have heard what somebody with a name said; nobody else has an unnamed source's words."""
    from dataclasses import replace

    from headwater.records import Attribution

    pile = []
    for number in (1, 2):
        made = reading(f"r{number}", f"Outlet {number}", [Said(FIRST, (who,))], f"2031-05-0{number}")  # type: ignore[arg-type]
        claim = made.claims[0]
        quote = Attribution("a1", claim.chain[-1], (), (), claim.evidence, "direct")
        pile.append(replace(made, attributions=(quote,)))
    assert found(*pile) == ({("r2", "r1")} if copied else set())


words = st.lists(st.sampled_from("abcdefgh"), max_size=40)


@given(words, words)
@settings(max_examples=200, deadline=None)
def test_runs_are_shared_and_do_not_overlap(mine: list[str], theirs: list[str]) -> None:
    taken: set[int] = set()
    for i, j, n in shared_runs(mine, theirs):
        assert n >= 4
        assert mine[i : i + 4] == theirs[j : j + 4]
        assert j + n <= len(theirs)
        assert not taken & {i, i + n - 1}
        taken |= set(range(i, i + n))


def test_a_text_that_repeats_itself_costs_no_more() -> None:
    loop = ["he", "said", "that", "it", "was"] * 4000
    runs = shared_runs(loop, loop)
    assert runs[0][2] >= 4
