"""For whom a source speaks, by the words that introduce it."""

from __future__ import annotations

import pytest

from headwater.tracing.affiliation import issued_by, speaks_for


@pytest.mark.parametrize(
    ("words", "organisation"),
    [
        ("Ada Moor, director (harbours) of the port authority", "port authority"),
        ("Inspector Ben Tarr of Selby police", "Selby police"),
        ("Captain Ada Moor of the Coast Rescue Service", "Coast Rescue Service"),
        ("the Minister of Fisheries, Ada Moor", "Ministry of Fisheries"),
        ("Ben Tarr, the ministry's spokesman", "ministry"),
        ("Ada Moor, the United Ports deputy coordinator", "United Ports"),
        ("Ben Tarr, head of the directorate", "directorate"),
        ("United Ports deputy coordinator Ada Moor", "United Ports"),
        ("the regional police chief", "regional police"),
        ("Ben Tarr, the police chief of Selby district", "Selby district police"),
        ("Fisheries Minister Ada Moor", "Ministry of Fisheries"),
        ("the deputy foreign minister", "Ministry of foreign"),
        ("Ada Moor, minister of the Fisheries Ministry", "Fisheries Ministry"),
        ("Ben Tarr, director of communications of the Orlen Port Company", "Orlen Port Company"),
        ("Ada Moor, commissioner for operations and spokesman of the Port Guard", "Port Guard"),
        ("Ben Tarr, who leads the field team of the harbours directorate", "harbours directorate"),
        ("its spokesman, Brigadier General Ada Moor", None),
        ("Deputy Superintendent Ben Tarr", None),
        ("the prime minister", None),
        ("Its chief, Ada Moor", None),
        ("Ada Moor, a teacher at the harbour school", None),
        ("Ben Tarr, 34, a weaver from Selby", None),
        ("Ada Moor", None),
        ("", None),
    ],
)
def test_persons(words: str, organisation: str | None) -> None:
    assert speaks_for(words) == organisation


@pytest.mark.parametrize(
    ("words", "organisation"),
    [
        ("Port Board figures", "Port Board"),
        ("the ministry's statement", "ministry"),
        ("a statement of the Port Board", "Port Board"),
        ("a handwritten log", None),
        ("the figures", None),
    ],
)
def test_what_is_given_out(words: str, organisation: str | None) -> None:
    assert issued_by(words) == organisation
