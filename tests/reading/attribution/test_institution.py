"""Publishers that are institutions: what they publish is their own statement."""

from __future__ import annotations

import pytest

from headwater.reading import attribution
from headwater.reading.attribution import institution
from tests.conftest import make_report

INSTITUTIONS = [
    "Ministry of Fisheries",
    "Brackwater Shipping Company",
    "Upland Relief Committee",
    "Institut für Deichbau",
    "Northmarch Police",
    "Union of Ferry Workers",
    "Lowland Rights Watch",
    "Gobierno de Altavilla",
]
NEWSROOMS = [
    "The Lowland Post",
    "Radio Kestrel",
    "Brackwater Company News",
    "Institute for Harbour Reporting",
    "Agencia Meseta",
    "Fen Monitor",
    "Reuters",
    "The Harbour Network",
    "Dike Watch",
    "Town Crier",
]
TEXT = (
    "The dam at Brackwater burst on Monday. Twelve houses were flooded.\n\n"
    "The engineer Ana Ruiz said a gate had jammed."
)


def chains(read, outlet: str, text: str = TEXT) -> list[list[str]]:
    reading = read(text, outlet=outlet)
    kinds = {source.id: source.kind for source in reading.sources}
    return [[kinds[link] for link in claim.chain] for claim in reading.claims]


@pytest.mark.parametrize("outlet", INSTITUTIONS)
def test_an_institution_speaks_in_its_own_text(read, outlet):
    found = chains(read, outlet)
    assert found[0] == ["outlet", "organisation"]
    assert found[-1] == ["outlet", "person"]


@pytest.mark.parametrize("outlet", NEWSROOMS)
def test_a_newsroom_is_no_institution(read, outlet):
    found = chains(read, outlet)
    assert found[0] == ["outlet", "unattributed"]
    assert found[-1] == ["outlet", "person"]


def test_a_release_shows_what_an_unclear_name_leaves_open():
    text = "PRESS RELEASE\n\nWe opened a third shelter on Monday."
    assert institution.speaks(make_report(text, outlet="Harbour Health Network"))
    assert institution.speaks(make_report(text, outlet="Harbour Network"))
    assert not institution.speaks(make_report("A shelter opened on Monday.", outlet="Harbour Network"))


@pytest.mark.parametrize(
    "said",
    [
        "We counted nine wrecks.",
        "The Committee counted nine wrecks.",
        "According to the Upland Relief Committee, nine wrecks lie there.",
    ],
)
def test_it_is_one_source_however_it_speaks_of_itself(parse, said):
    text = f"Nine boats sank at the mole. {said}"
    found = attribution.attribute(make_report(text, outlet="Upland Relief Committee"), parse(text), ())
    named = {s.name for s in found.sources if s.kind == "organisation"}
    assert named == {"Upland Relief Committee"}
