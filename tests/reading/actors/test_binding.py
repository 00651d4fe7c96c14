"""Pronouns: whom grammar makes them mean, whom it does not let them mean, and where nobody can be told."""

from collections.abc import Callable

import pytest

from headwater.reading import actors
from headwater.records import Parse

MEANT = [
    ("Anna Holm met Erik Dahl. Dahl sold his house.", "his", "Erik Dahl"),
    ("Erik Dahl left. Olaf Berg said he was ill.", "he", "Olaf Berg"),
    ("A male docker was hurt. Officer Kim Lund said guards know him.", "him", "male docker"),
    ("Erik Dahl is a judge. He left in May.", "He", "Erik Dahl"),
    ("The mayor, Olaf Berg, left. He was ill.", "He", "Olaf Berg"),
]


@pytest.mark.parametrize(("text", "pronoun", "name"), MEANT)
def test_it_means(parse: Callable[[str], Parse], text: str, pronoun: str, name: str) -> None:
    assert name in _behind(parse(text), pronoun)


OPEN = [
    ("Some of the dockers said they had left.", "they"),
    ("The fire spread. It reached the mill.", "It"),
    ("The council met. The harvest had failed and its price rose.", "its"),
    ("Praising his brother, Olaf Berg left.", "his"),
]


@pytest.mark.parametrize(("text", "pronoun"), OPEN)
def test_nobody_can_tell(parse: Callable[[str], Parse], text: str, pronoun: str) -> None:
    assert _behind(parse(text), pronoun) == ""


def test_who_speaks_of_another_is_not_that_other(parse: Callable[[str], Parse]) -> None:
    assert _behind(parse("Olaf Berg met Erik Dahl. He said Dahl was ill."), "He") != "Erik Dahl"


def test_a_description_beside_a_name_is_the_same_actor(parse: Callable[[str], Parse]) -> None:
    found = [actor.name for actor in actors.find(parse("Erik Dahl, a judge, left the town."), ())]
    assert found == ["Erik Dahl"]


def _behind(read: Parse, pronoun: str) -> str:
    """The name of the actor who has a mention that is this pronoun, or an empty string."""
    found = [
        a.name for a in actors.find(read, ()) if any(span.of(read.text) == pronoun for span in a.mentions)
    ]
    return found[0] if found else ""


MEANT_BY_ALL = [
    ("Erik Dahl left the hall after a stone hit him.", "him", "Erik Dahl"),
    ("Olaf Berg's office has said he has left.", "he", "Olaf Berg"),
    ("The ministry warned Norway of more raids. It named no towns.", "It", "ministry"),
    ("The board says it is willing to move.", "it", "board"),
]


@pytest.mark.parametrize(("text", "pronoun", "name"), MEANT_BY_ALL)
def test_the_subject_leads(parse: Callable[[str], Parse], text: str, pronoun: str, name: str) -> None:
    assert name in _behind(parse(text), pronoun)


EMPTY = [
    ("Olaf Berg met the league. It was hard to see him.", "It"),
    ("The league met. It was agreed that the port would close.", "It"),
    ("Olaf Berg met the bishop. One of the dockers sold her car.", "her"),
    ("The league met. She said she knew nothing.", "she"),
]


@pytest.mark.parametrize(("text", "pronoun"), EMPTY)
def test_it_means_nobody(parse: Callable[[str], Parse], text: str, pronoun: str) -> None:
    assert _behind(parse(text), pronoun) == ""


NAMES = [
    ("Interior Minister Joachim Stark left the hall.", "Joachim Stark"),
    ("The Lisbon-based league left the talks.", "Lisbon-based league"),
    ("A 54-year-old bus driver left the hall.", "bus driver"),
    ("The Board of Trade left the talks.", "Board of Trade"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_what_an_actor_is_called(parse: Callable[[str], Parse], text: str, name: str) -> None:
    assert name in [actor.name for actor in actors.find(parse(text), ())]
