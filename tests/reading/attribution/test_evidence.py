"""What an outlet saw for itself, what documents show, lists, figures, and whose words somebody else had."""

from __future__ import annotations

import pytest

from headwater.reading import attribution
from tests.conftest import make_report

from .shown import lines

OWN = "The Lowland Post"


def attributed(parse, text):
    return attribution.attribute(make_report(text, outlet=OWN), parse(text), ())


def innermost(found):
    """Kind, name and whether it observed, of the source of the first attribution."""
    source = next(s for s in found.sources if s.id == found.attributions[0].source)
    return source.kind, source.name, source.observed


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("A reporter of this newspaper counted 14 burned carts on the coast road.", OWN),
        ("Our correspondent in the port saw soldiers loading crates onto a ferry.", OWN),
        ("This newspaper counted 41 coffins on Friday.", OWN),
        ("Forty people have died in the flood, according to the Post's count.", OWN),
        ("Reuters journalists at the scene saw three bodies on the quay.", "Reuters"),
        ("Three bodies were seen on the quay by a Reuters photographer.", "Reuters"),
        ("A Reuters witness said the gates were locked.", "Reuters"),
    ],
)
def test_an_outlet_that_saw_for_itself_is_the_origin(parse, text, outlet):
    assert innermost(attributed(parse, text)) == ("outlet", outlet, True)


@pytest.mark.parametrize(
    "text",
    [
        "Reuters could not see the document.",
        "Residents saw soldiers burn two houses.",
        "“We saw them leave,” a farmer said.",
        "Reuters reported that the gates were locked.",
        "The Post has not counted the votes.",
    ],
)
def test_what_could_not_be_seen_and_what_others_saw_is_no_observation(parse, text):
    assert not any(source.observed for source in attributed(parse, text).sources)


@pytest.mark.parametrize(
    ("text", "described", "content"),
    [
        ("Minutes of the board meeting show that the dam was inspected in March.",
         "Minutes of the board meeting", "that the dam was inspected in March"),
        ("The port's log records that the freighter left at night.",
         "The port's log", "that the freighter left at night"),
        ("Footage showed two men throwing bottles at the gate.",
         "Footage", "two men throwing bottles at the gate"),
        ("The election register counted 3,400 voters.",
         "The election register", "The election register counted 3,400 voters"),
        ("A list seen by the Post has 28 names of workers who were dismissed.",
         "A list seen by the Post", "A list seen by the Post has 28 names of workers who were dismissed"),
    ],
)  # fmt: skip
def test_a_document_tells(parse, text, described, content):
    found = attributed(parse, text)
    source = next(s for s in found.sources if s.id == found.attributions[-1].source)
    assert (source.kind, source.description) == ("document", described)
    assert [span.of(text) for span in found.attributions[-1].content_spans] == [content]


def test_it_is_the_document_that_was_shown(parse):
    text = "This newspaper had sight of a handwritten list with a stamp. It bears 28 names of men who fled."
    assert lines(attributed(parse, text), text) == [
        "a handwritten list with a stamp |  | It bears 28 names of men who fled"
    ]


def test_what_a_house_has_is_no_document(parse):
    assert not attributed(parse, "The hotel has 28 rooms. It has three pools.").attributions


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # whose words somebody else had
        ("According to a copy of the order seen by Reuters, the garrison was moved.",
         ["Reuters > a copy of the order seen by Reuters | According to | the garrison was moved",
          "Reuters | seen by | the garrison was moved"]),
        ("The radio spoke to a resident, who said that soldiers had entered the town.",
         ["The radio > a resident | said | that soldiers had entered the town",
          "The radio | spoke | that soldiers had entered the town"]),
        ("The ship was seized, as first reported by the Northern Herald.",
         ["Northern Herald | first reported by | The ship was seized"]),
        # figures
        ("The hospital put the death toll at 19.", ["The hospital |  | put the death toll at 19"]),
        ("The clerk put the book at her feet.", []),
        ("The ministry says 30 people fled; aid groups put the figure at 90.",
         ["The ministry | says | 30 people fled", "aid groups |  | put the figure at 90"]),
        # lists
        ("The pier closed.\n\nPolice said on Monday:\n- two men were arrested;\n- a third fled.\n\nIt rained.",
         ["Police | said | two men were arrested ... a third fled"]),
        ("The pier closed.\n\nThe mayor said the following:\n\nThe pier is unsafe. It will be mended.\n\nIt rained.",
         ["The mayor | said | The pier is unsafe. It will be mended"]),
        # what stands before the cue
        ("As the mayor told us, the pier was mended in May.", ["The mayor | told | the pier was mended in May"]),
        ("The tax, which the union had called a “trap”, was dropped.",
         ["The union | had called | which ... a “trap”"]),
        # clauses that say "for"
        ("The union called for the mine to be closed.", ["The union | called for | the mine to be closed"]),
        # who only does something says nothing
        ("It is clear that the road will stay shut.", []),
        ("The singer went on a tour of the islands.", []),
        ("The board met to plan the sale of the mill.", []),
    ],
)  # fmt: skip
def test_lines(parse, text, wanted):
    found = lines(attributed(parse, text), text)
    assert [line[:1].lower() + line[1:] for line in found] == [line[:1].lower() + line[1:] for line in wanted]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("A doctor and two nurses", 3),
        ("Two witnesses and a police officer", 3),
        ("A border guard and a teacher", 2),
    ],
)
def test_pairs_are_counted_whole(parse, words, count):
    found = attributed(parse, f"{words} said nine people had died.")
    source = next(s for s in found.sources if s.id == found.attributions[0].source)
    assert (source.count.least, source.count.most, source.speaks_for) == (count, count, None)


def test_a_source_that_the_report_names_later_has_that_name(parse):
    text = "A spokesman for the coast guard said two boats sank. The spokesman, Peter Lund, said the crews were safe."
    found = attributed(parse, text)
    assert len({a.source for a in found.attributions}) == 1
    assert innermost(found)[:2] == ("person", "Peter Lund")


def test_another_source_is_never_named(parse):
    text = "A guard said two boats sank. The spokesman, Peter Lund, said the crews were safe."
    found = attributed(parse, text)
    assert innermost(found)[:2] == ("anonymous", None)


def test_a_pronoun_is_nobody_of_the_other_sex(parse):
    text = "A woman in the port said two boats sank. A man beside her waited. She said the crews were safe."
    found = attributed(parse, text)
    assert len({a.source for a in found.attributions}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The rower was placed on injured reserve by the harbour club on Wednesday, meaning he will not row in the cup.",
        "The toll was put at nine by the port police.",
        "Nine dead were counted by a nurse.",
    ],
)
def test_a_passive_verb_of_measuring_is_read(parse, text):
    found = attribution.attribute(make_report(text), parse(text), ())
    assert all(span.of(text) for one in found.attributions for span in (*one.content_spans, *one.cue_spans))
