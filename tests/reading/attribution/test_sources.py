"""Who is meant: one node for one speaker, unnamed ones told apart where the report tells them apart."""

from __future__ import annotations

import pytest

from headwater.reading import attribution
from headwater.records import Attributed, Bounds
from tests.conftest import make_report


def attributed(parse, text: str, outlet: str = "The Lowland Post") -> Attributed:
    return attribution.attribute(make_report(text, outlet=outlet), parse(text), ())


def speakers(found: Attributed) -> list[str | None]:
    """The source of each attribution that is no relay's."""
    return [a.source for a in found.attributions]


SAME = [
    "Park Min-ho said the road was closed. Park said it would open on Friday.",
    "Ana Ruiz said the road was closed. Ruiz said it would open on Friday.",
    "Ana Ruiz said the road was closed. She said it would open on Friday.",
    "A border guard said the road was closed. He said it would open on Friday.",
    "A source in the town said the road was closed. The source added that it would open on Friday.",
    "The Western Coal Board (WCB) said the pit was safe. The WCB said it would open on Friday.",
    "Officials said the road was closed. Officials said it would open on Friday.",
    "The town's mayor, Ana Ruiz, said the road was closed. The mayor said it would open on Friday.",
    "Ana King said the road was closed. King said it would open on Friday.",
    "Laura King said the road was closed. King said it would open on Friday.",
    "Peter Guest said the road was closed. Mr Guest said it would open on Friday.",
]
APART = [
    "Ana Ruiz said the road was closed. Omar Farah said it was open.",
    "A resident said the road was closed. Another resident said it was open.",
    "A resident said the road was closed. A second resident said it was open.",
    "A soldier said the road was closed. A doctor said it was open.",
    "A source in the north said the road was closed. A source in the south said it was open.",
]


@pytest.mark.parametrize("text", SAME)
def test_one_speaker_is_one_source(parse, text):
    first, second = speakers(attributed(parse, text))
    assert first is not None
    assert first == second


@pytest.mark.parametrize("text", APART)
def test_two_speakers_are_two_sources(parse, text):
    first, second = speakers(attributed(parse, text))
    assert None not in (first, second)
    assert first != second


KINDS = [
    ("Ana Ruiz said the road was closed.", "person", "Ana Ruiz"),
    ("A border guard said the road was closed.", "anonymous", None),
    ("The interior ministry said the road was closed.", "organisation", "interior ministry"),
    ("Reuters reported that the road was closed.", "outlet", "Reuters"),
    ("The newspaper Het Kanaal reported that the road was closed.", "outlet", "Het Kanaal"),
    ("The Upland Herald reported that the road was closed.", "outlet", "Upland Herald"),
    ("A leaked order said the road was closed.", "document", None),
    ("According to the charge sheet, the road was closed.", "document", None),
    ("According to her publicist, the road was closed.", "anonymous", None),
    ("According to one of her friends, the road was closed.", "anonymous", None),
    ("The port authority said the road was closed.", "organisation", "port authority"),
    ("Port authorities said the road was closed.", "anonymous", None),
    ("Local media said the road was closed.", "unattributed", None),
    ("State television said the road was closed.", "organisation", "State television"),
    ("The Lowland Post has learned that the road was closed.", "outlet", "The Lowland Post"),
]


@pytest.mark.parametrize(("text", "kind", "name"), KINDS, ids=[text for text, _, _ in KINDS])
def test_kind_and_name(parse, text, kind, name):
    found = attributed(parse, text)
    (source,) = [s for s in found.sources if s.id == found.attributions[0].source]
    assert (source.kind, source.name) == (kind, name)


def test_an_unnamed_source_keeps_the_reports_own_words(parse):
    found = attributed(parse, "A border guard in the northern hills said the road was closed.")
    assert found.sources[-1].description == "A border guard in the northern hills"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A guard said the road was closed.", Bounds(1, 1)),
        ("Two guards said the road was closed.", Bounds(2, 2)),
        ("Guards said the road was closed.", Bounds(1, 2)),
        ("Several guards said the road was closed.", Bounds(1, 2)),
        ("The police said the road was closed.", Bounds(1, 1)),
    ],
)
def test_count(parse, text, count):
    assert attributed(parse, text).sources[-1].count == count


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("Lena Holt, a spokeswoman for the Fisheries Board, said talks had ended.", "Fisheries Board"),
        ("A spokesman for the harbour said talks had ended.", "harbour"),
        ("An army spokesman said talks had ended.", "army"),
        ("The union's spokesman said talks had ended.", "union"),
        ("A fisherman said talks had ended.", None),
    ],
)
def test_for_whom_a_source_speaks(parse, text, organisation):
    assert attributed(parse, text).sources[-1].speaks_for == organisation


def test_the_stated_reason_for_anonymity(parse):
    text = "The doors were locked, said a nurse, who asked not to be named for fear of reprisals."
    (source,) = attributed(parse, text).sources[2:]
    assert source.anonymity is not None
    assert source.anonymity.of(text) == "asked not to be named for fear of reprisals"


def test_voice_and_nobody_come_first(parse):
    found = attributed(parse, "Nothing happened.")
    assert [(s.id, s.kind, s.name) for s in found.sources] == [
        (found.voice, "outlet", "The Lowland Post"),
        (found.nobody, "unattributed", None),
    ]


def test_an_unknown_outlet_has_no_name(parse):
    found = attribution.attribute(make_report("Nothing happened."), parse("Nothing happened."), ())
    assert found.sources[0].name is None


def test_a_plural_that_is_unfolded_is_its_members(parse):
    found = attributed(
        parse, "Two sources in the town spoke of a fire. One of them said the doors were locked."
    )
    plural, single = found.sources[2:]
    assert plural.count == Bounds(2, 2)
    assert plural.members == (single.id,)
    assert [a.source for a in found.attributions] == [plural.id, single.id]


def test_the_furniture_of_a_page_credits_nobody(parse):
    story = (
        "Ana Ruiz said the road was closed after a long night of heavy rain "
        "in the hills above the old town of Lowland."
    )
    found = attributed(
        parse, f"{story}\n\n{story}\n\nPlease let us know if you think that something is wrong."
    )
    assert len(found.attributions) == 2


def test_two_roles_joined_by_and_are_two_people_whom_the_report_then_unfolds(parse):
    found = attributed(
        parse,
        "A border guard and a teacher told us that the bridge fell. The border guard said it fell at noon.",
    )
    pair, single = (next(s for s in found.sources if s.id == a.source) for a in found.attributions)
    assert pair.count == Bounds(2, 2)
    assert pair.members == (single.id,)


def test_a_quoted_verb_has_its_subject_outside_of_the_quotation(parse):
    text = 'The Board of Ports "informs the public" that the pier was closed on Monday. The text says more.'
    found = attributed(parse, text)
    (source,) = {a.source for a in found.attributions}
    assert next(s.kind for s in found.sources if s.id == source) == "organisation"


def test_what_happens_or_is_counted_says_nothing(parse):
    text = "The shelling went on for ten hours. She asked for the plans, three of which were not shown."
    kinds = {s.description for s in attributed(parse, text).sources}
    assert not kinds & {"The shelling", "three of which"}


def test_a_word_that_begins_a_sentence_is_no_part_of_an_outlets_name(parse):
    found = attributed(parse, "When the Upland Herald wrote that the pier was closed, nobody came.")
    assert "Upland Herald" in {s.name for s in found.sources}
