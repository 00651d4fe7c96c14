"""The data files of the room: every row means something."""

from __future__ import annotations

from typing import get_args

import pytest

from headwater.reading.attribution import tables
from headwater.records import CueStance, SourceKind

CUES = [cue for cues in tables.verbs().values() for cue in cues]
OTHERS = [*tables.nouns().values(), *tables.adjectives().values(), *tables.adverbs().values()]


def test_stances_are_those_of_the_records():
    assert {cue.stance for cue in [*CUES, *OTHERS]} <= set(get_args(CueStance))


def test_frames_are_known_or_prepositions():
    short = {frame for cue in [*CUES, *OTHERS] for frame in cue.frames - tables.FRAMES}
    assert short <= {
        "about", "after", "against", "at", "by", "for", "from", "in", "into", "of", "on", "over", "to", "with",
    }  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [
        "cue_verbs",
        "cue_nouns",
        "cue_adjectives",
        "cue_adverbs",
        "roles",
        "outlets",
        "outlet_words",
        "institution_words",
        "bodies",
        "seeing_verbs",
        "containing_verbs",
    ],
)
def test_no_row_comes_twice(name):
    firsts = [row[0] for row in tables.rows(f"{name}.tsv")]
    assert len(firsts) == len(set(firsts))


def test_there_are_a_few_hundred_verbs():
    assert 300 <= len({cue.lemma for cue in CUES}) <= 600


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("said", "say"), ("says", "say"), ("told", "tell"), ("denies", "deny"), ("denied", "deny"), ("noted", "note"),
        ("referring", "refer"), ("admitted", "admit"), ("wrote", "write"), ("announcing", "announce"),
        ("showed", "show"), ("shown", "show"), ("confesses", "confess"), ("pointed", "point out"), ("went", "go on"),
    ],
)  # fmt: skip
def test_forms_lead_to_their_lemma(form, lemma):
    assert lemma in {cue.lemma for cue in tables.verbs()[form]}


def test_kinds_of_roles():
    assert {kind for kind, _ in tables.roles().values()} <= {*get_args(SourceKind), "nameless"}
    assert tables.roles()["officials"] == ("anonymous", True)
    assert tables.roles()["women"] == ("anonymous", True)
    assert tables.roles()["police"] == ("organisation", False)


def test_outlets_are_found_by_their_other_names():
    assert tables.outlets()["AFP"] == "Agence France-Presse"
    assert "Agence France-Presse" in tables.agencies()


def test_words_of_institutions_have_a_known_strength():
    assert set(tables.institution_words().values()) == {"strong", "weak", "news"}
    assert all(word == word.lower() for word in tables.institution_words())
