"""Chains in words: what a link is called, and how one hangs from the other."""

from __future__ import annotations

import pytest

from headwater.records import Bounds, Link
from headwater.terminal.chains import label, line, tree

from .handmade import FJELL, POSTEN, UNNAMED

CASES = [
    (POSTEN, "Nordlys Posten"),
    (Link("outlet", None, ""), "outlet not named"),
    (Link("outlet", "Nordlys Posten", "", observed=True), "Nordlys Posten (saw or counted for itself)"),
    (Link("unattributed", None, ""), "nobody credited"),
    (Link("unattributed", None, "reportedly"), "reportedly"),
    (Link("anonymous", None, ""), "unnamed"),
    (Link("anonymous", None, "a docker"), "unnamed: a docker"),
    (UNNAMED, "unnamed: two dockers (2 people)"),
    (Link("anonymous", None, "officials", Bounds(1, 2)), "unnamed: officials (1 or 2 people)"),
    (
        Link("anonymous", None, "an official", speaks_for="Port Office"),
        "unnamed: an official (for Port Office)",
    ),
    (
        Link("anonymous", None, "a Port Office official", speaks_for="Port Office"),
        "unnamed: a Port Office official",
    ),
    (Link("person", "Ida Vik", "harbour master"), "Ida Vik (harbour master)"),
    (Link("person", "Ida Vik", "Ida Vik"), "Ida Vik"),
    (Link("person", "Ida Vik", "She"), "Ida Vik"),
    (Link("person", "Ida Vik", "", speaks_for="Port Office"), "Ida Vik (for Port Office)"),
    (Link("organisation", None, ""), "organisation not named"),
    (Link("organisation", "Port Police", "", Bounds(1, 2)), "Port Police"),
    (Link("anonymous", None, "a docker, who left,"), "unnamed: a docker, who left"),
    (Link("document", None, "the ship's log"), "document: the ship's log"),
    (Link("person", "[red]Ida[/red]\x1b[2J", ""), "[red]Ida[/red]<U+001B>[2J"),
]


@pytest.mark.parametrize(("link", "shown"), CASES)
def test_what_a_link_is_called(link: Link, shown: str) -> None:
    assert label(link) == shown


def test_each_link_hangs_under_the_one_that_passes_it_on() -> None:
    assert tree([POSTEN, FJELL, UNNAMED]) == [
        ("", "Nordlys Posten"),
        ("└─ ", "Radio Fjell"),
        ("   └─ ", "unnamed: two dockers (2 people)"),
    ]


def test_a_chain_on_one_line() -> None:
    assert line([POSTEN, FJELL, UNNAMED]) == "Nordlys Posten > Radio Fjell > unnamed: two dockers (2 people)"


@pytest.mark.parametrize("link", [link for link, _ in CASES])
def test_an_unnamed_source_is_said_to_be_unnamed(link: Link) -> None:
    assert label(link).startswith("unnamed") == (link.kind == "anonymous")
