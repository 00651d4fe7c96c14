"""Who is an actor, of which kind, and which words mean the same one."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.reading import actors
from headwater.reading.actors import words
from headwater.records import Actor, Entity, Parse, Place, Resolved, Sentence, Span, Token

Tell = Callable[[str], Parse]

KINDS = [
    ("The gunmen fled.", "gunmen", "group"),
    ("A soldier fled.", "soldier", "person"),
    ("The ministry closed the road.", "ministry", "organisation"),
    ("Two battalions left.", "battalions", "unit"),
    ("Norway closed the road.", "Norway", "state"),
    ("The Norwegian navy left.", "Norwegian navy", "unit"),
    ("Residents of the valley fled.", "Residents", "group"),
    ("Mr Karl Lindqvist resigned.", "Karl Lindqvist", "person"),
]


@pytest.mark.parametrize(("text", "mention", "kind"), KINDS)
def test_kind_of_actor(parse: Tell, text: str, mention: str, kind: str) -> None:
    found = {span.of(text): actor.kind for actor in actors.find(parse(text), ()) for span in actor.mentions}
    assert any(mention in words_ and kind == said for words_, said in found.items()), found


SAME = [
    ("President Karl Lindqvist spoke. Lindqvist then left.", "Karl Lindqvist", "Lindqvist"),
    ("The Harbour Workers Union (HWU) met. HWU set a date.", "Harbour Workers Union", "HWU"),
    ("Norway closed the road. Norwegian guards left.", "Norway", "Norwegian"),
    ("A guard fired. The guard then fled.", "guard", "guard"),
    ("The teachers met. They set a date.", "teachers", "They"),
    ("Maria Lindqvist spoke. She then left.", "Maria Lindqvist", "She"),
]


@pytest.mark.parametrize(("text", "first", "later"), SAME)
def test_one_actor(parse: Tell, text: str, first: str, later: str) -> None:
    assert any(
        any(first in m for m in said) and any(later in m for m in said[1:]) for said in _mentions(parse, text)
    ), _mentions(parse, text)


DIFFERENT = [
    ("A source spoke to the paper. Another source denied it.", "source"),
    ("Karl Lindqvist spoke. Maria Lindqvist left.", "Lindqvist"),
    ("The first witness spoke. A second witness left.", "witness"),
]


@pytest.mark.parametrize(("text", "word"), DIFFERENT)
def test_two_actors(parse: Tell, text: str, word: str) -> None:
    named = [said for said in _mentions(parse, text) if any(m.endswith(word) for m in said)]
    assert len(named) == 2, named


def test_a_place_overrules_the_recogniser_of_names(parse: Tell) -> None:
    text = "Guards stood in Malvern."
    made = parse(text)
    wrong = Parse(text, made.tokens, made.sentences, (Entity(3, 4, "PERSON"),))
    there = Resolved(1, "Malvern", "GB", None, 52.1, -2.3, "PPL", 5.0)
    place = Place(Span(16, 23), "Malvern", there, 0.9)
    assert "Malvern" not in [actor.name for actor in actors.find(wrong, (place,))]


def test_a_unit_is_named_with_what_it_is_under(parse: Tell) -> None:
    names = [a.name for a in actors.find(parse("Three artillery battalions of the Third Corps left."), ())]
    assert any("battalions" in name and "Corps" in name for name in names), names


def test_ids_are_unique_and_mentions_lie_in_the_text(parse: Tell) -> None:
    text = "The army said Norway and its guards shot two men. They fled, it said, and the men died."
    found = actors.find(parse(text), ())
    assert len({actor.id for actor in found}) == len(found)
    assert all(0 <= span.start < span.end <= len(text) for actor in found for span in actor.mentions)


def test_every_row_of_the_tables_is_read() -> None:
    assert words.kinds()["battalion"] == "unit"
    assert words.peoples()["norwegians"] == "Norway"
    assert set(words.kinds().values()) == {"person", "organisation", "unit", "group", "state"}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["guard", "army", "he", "they", "Norway", "source", "of", "the", "shot", "Lindqvist"]
            ),
            st.sampled_from(["nsubj", "compound", "poss", "pobj", "amod", "conj", "dobj"]),
            st.integers(0, 30),
        ),
        min_size=1,
        max_size=30,
    )
)
def test_any_tree_gives_valid_actors(rows: list[tuple[str, str, int]]) -> None:
    made = tree(rows)
    found = actors.find(made, ())
    assert found == actors.find(made, ())
    assert all(span.of(made.text) for actor in found for span in actor.mentions)


def tree(rows: list[tuple[str, str, int]]) -> Parse:
    """A parse with these words; heads lie before their dependents, so that it is a tree."""
    tokens, start = list[Token](), 0
    tags = {"of": ("ADP", "IN"), "the": ("DET", "DT"), "shot": ("VERB", "VBD"), "he": ("PRON", "PRP")}
    for i, (word, dep, head) in enumerate(rows):
        pos, tag = tags.get(
            word,
            ("PRON", "PRP") if word == "they" else ("PROPN", "NNP") if word.istitle() else ("NOUN", "NN"),
        )
        above = head % i if i else 0
        tokens.append(
            Token(
                i,
                start,
                start + len(word),
                word,
                word.lower(),
                word.lower(),
                pos,
                tag,
                dep if i else "ROOT",
                above,
                0,
            )
        )
        start += len(word) + 1
    text = " ".join(row[0] for row in rows)
    return Parse(text, tuple(tokens), (Sentence(0, len(rows), 0, 0, "body"),), ())


def _mentions(parse: Tell, text: str) -> list[list[str]]:
    found: tuple[Actor, ...] = actors.find(parse(text), ())
    return [[span.of(text) for span in actor.mentions] for actor in found]
