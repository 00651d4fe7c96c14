"""What a strict editor asks of each line of a printed reading: a whole sentence, the right people, place and number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from headwater.records import Claim, Reading

Read = Callable[..., Reading]


def claims(read: Read, text: str) -> dict[str, Claim]:
    """The claims of a report by their sentences."""
    reading = read(text, published="2021-06-10", outlet="The Lowland Post")
    return {claim.text: claim for claim in reading.claims}


SENTENCES = [
    # a participle becomes a past tense
    ("A crane fell at the dock, killing two sailors and injuring at least five.", "A crane injured at least five."),
    ("The mayor wrote to the king, offering help and blaming the army.", "The mayor blamed the army."),
    ("The band left the stage on Monday, leading the crowd out.",
     "The band left the stage on Monday, leading the crowd out."),
    ("Praising the crew, the mayor said the fire was out.", "The mayor praised the crew."),
    # what is torn asunder
    ("The Harbour Board has, in a letter, called on captains to slow down.",
     "The Harbour Board has, in a letter, called on captains to slow down."),
    ("The clerk was told not to make the toll figures public.",
     "The clerk was told not to make the toll figures public."),
    ("At noon on Monday in Perth, Ana Ruiz, 33, of Bath, set the mill on fire.",
     "At noon on Monday in Perth, Ana Ruiz, 33, of Bath, set the mill on fire."),
    ("The bus was on its way from Perth, Australia making its second stop.",
     "The bus was on its way from Perth, Australia making its second stop."),
    # pronouns
    ("A car bomb went off at noon. It was hidden in a cart.", "The car bomb was hidden in a cart."),
    ("Fires spread in the north. They were put out on Monday.", "The fires were put out on Monday."),
    ("The Harbour Board was sold. It will move.", "The Harbour Board will move."),
    ("Dorian reached the coast. Its winds tore off roofs.", "Dorian's winds tore off roofs."),
    ("It was hard to see the road.", "It was hard to see the road."),
    ("It was agreed that the port would close.", "It was agreed that the port would close."),
    ("One of the drivers sold her car to the mayor, Ana Ruiz.",
     "One of the drivers sold her car to the mayor, Ana Ruiz."),
    # what does not belong
    ("The pupils were going to a fair, according to the mayor of Tartu via news agency Interfax.",
     "The pupils were going to a fair."),
    ("One child was, according to the fire service, among the dead.", "One child was among the dead."),
    ("The driver lost control, with some local papers claiming he was asleep.", "The driver lost control."),
    ("A car bomb killed five and wounded nine, another attack ascribed to the front.", "A car bomb killed five."),
    ("Although the ferry was late, because of the rain, the guards left.", "The ferry was late."),
    ("“The hall is lost [...] the roof is gone,” a guard said.", "The hall is lost."),
    # what does
    ("At least 45 were aboard, with passengers trapped for hours at the roadside.",
     "At least 45 were aboard, with passengers trapped for hours at the roadside."),
    ("The bridge was not seen or repaired.", "The bridge was not repaired."),
    ("The front wants the army to leave and the port shut.", "The front wants the army to leave and the port shut."),
    ("Parliament voted 66 to 27 to close the port.", "Parliament voted 66 to 27 to close the port."),
    ("The ferry was late, a clerk said, and should not have left.", "The ferry should not have left."),
    ("Members of the crew, whose pay was cut, left.", "Members of the crew's pay was cut."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sentence"), SENTENCES)
def test_a_sentence_stands_alone(read: Read, text: str, sentence: str) -> None:
    found = claims(read, text)
    assert sentence in found, list(found)


NO_SENTENCES = [
    ("The mill burned. “You cannot rest,” a guard said.", "You cannot rest."),
    ("The army left. This was seen as a success.", "This was seen as a success."),
    ("The judge explained in court that the port was shut.", "The judge explained in court."),
    (
        "The game was cancelled, as was another match between the clubs.",
        "Was another match between the clubs.",
    ),
    ("Police search for a clerk wanted by a state requesting him.", "A state is requesting him."),
    ("Saying the port burned is no excuse.", "The port burned."),
    ("Seventy were rescued, some of whom were hurt.", "Some of whom were hurt."),
]


@pytest.mark.parametrize(("text", "sentence"), NO_SENTENCES)
def test_what_is_no_claim_of_its_own(read: Read, text: str, sentence: str) -> None:
    assert sentence not in claims(read, text)


COUNTS = [
    ("The mill is 20 km from the port.", None),
    ("The depot, about 50 m away, burned.", None),
    ("The mill was shut by two prosecutors.", None),
    ("Ten thousand people marched.", (10_000, 10_000, None)),
    ("The death toll has exceeded 100.", (101, None, "killed")),
    ("At least a dozen people lost their lives.", (12, None, "killed")),
    ("Twenty sailors have been confirmed killed.", (20, 20, "killed")),
    ("Eleven of the passengers were injured.", (11, 11, "injured")),
]


@pytest.mark.parametrize(("text", "wanted"), COUNTS)
def test_a_count_is_of_those_of_whom_the_claim_tells(
    read: Read, text: str, wanted: tuple[int, int | None, str | None] | None
) -> None:
    found = [claim.count for claim in claims(read, text).values() if claim.count is not None]
    told = [(count.number.least, count.number.most, count.state) for count in found]
    assert told == ([wanted] if wanted else [])


PLACES = [
    ("The Lisbon-based league left the talks.", None),
    ("Lisbon's mayor left the talks.", None),
    ("Norway bought a bridge.", None),
    ("The mill, which lies in Oslo, was shut.", None),
    ("The raid was the worst since an attack in Oslo.", None),
    ("The ferry carried rice to Oslo.", None),
    ("The brigade was sent to Oslo.", "Oslo"),
    ("Police shut a mill in Oslo.", "Oslo"),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_a_place_is_where_it_happened(read: Read, text: str, place: str | None) -> None:
    main = next(reversed(claims(read, text).values()))
    assert (main.place.resolved.name if main.place else None) == place


STATUS = [
    ("She said she would ask the guards to leave.", "would ask", "intended"),
    ("An aide said nobody had time to escape.", "Nobody", "happened"),
    ("An aide said the guards had never fired.", "never", "denied"),
    ("The strike has been going on; the war is still under way.", "war", "ongoing"),
    ("The clerk said they'd left.", "left", "happened"),
]


@pytest.mark.parametrize(("text", "words", "status"), STATUS)
def test_how_it_is_told(read: Read, text: str, words: str, status: str) -> None:
    found = claims(read, text)
    assert [claim.status for sentence, claim in found.items() if words in sentence] == [status], list(found)


TYPES = [
    ("A crane fell at the dock, killing two sailors.", None),
    ("A bus crashed near the port. Three pupils were injured.", None),
    ("A lorry drove into the market on Monday, killing two sailors.", "ASSAULT"),
    ("The group was visiting a museum.", None),
    ("The king visited the port.", "CONSULT"),
    ("Police have opened a case against the driver.", "ACCUSE"),
    ("Other games were held on Monday.", None),
    ("The navy held war games.", "COOPERATE"),
]


@pytest.mark.parametrize(("text", "kind"), TYPES)
def test_what_kind_of_event_it_is(read: Read, text: str, kind: str | None) -> None:
    assert next(reversed(claims(read, text).values())).plover == kind


ROLES = [
    ("Gunmen killed a guard with a captured army lorry.", "Gunmen", "guard"),
    ("Guards held the clerk at the headquarters.", "Guards", "clerk"),
    ("The league backed the mayor against the army.", "league", "mayor"),
    ("A lorry drove into the crowd, killing two sailors.", "", "sailors"),
    ("The clerk survived the attack.", "", "clerk"),
    ("The minister said a plane had hit the tower, blaming the army.", "minister", "army"),
]


@pytest.mark.parametrize(("text", "actors", "recipients"), ROLES)
def test_who_did_it_to_whom(read: Read, text: str, actors: str, recipients: str) -> None:
    reading = read(text, published="2021-06-10", outlet="The Lowland Post")
    names = {actor.id: actor.name for actor in reading.actors}
    parts = reading.claims[-1].participants
    assert ", ".join(names[p.actor] for p in parts if p.role == "actor") == actors
    assert ", ".join(names[p.actor] for p in parts if p.role == "recipient") == recipients


def test_a_day_belongs_to_the_verb_behind_which_it_stands(read: Read) -> None:
    found = claims(read, "The clerk has lived in Oslo since 2003 and is ill.")
    assert {s: c.time is not None and c.time_reason is None for s, c in found.items()} == {
        "The clerk has lived in Oslo since 2003.": True,
        "The clerk is ill.": False,
    }
