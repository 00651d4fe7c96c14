"""Outlets credited for a report as a whole."""

from __future__ import annotations

import pytest

from headwater.reading.attribution import credit
from tests.conftest import make_report

CASES = [
    ("The plant will close.", {}, []),
    ("The plant will close.", {"byline": "AFP"}, ["Agence France-Presse"]),
    ("The plant will close.", {"byline": "Reuters Staff"}, ["Reuters"]),
    ("The plant will close.", {"byline": "Ana Ruiz, Associated Press"}, ["Associated Press"]),
    ("The plant will close.", {"byline": "Ana Ruiz"}, []),
    ("MADRID (Reuters) - The plant will close.", {}, ["Reuters"]),
    ("MADRID, May 4 (AP) — The plant will close.", {}, ["Associated Press"]),
    ("The plant (a mill) - will close.", {}, []),
    ("The plant will close.\n\nh/t: The Upland Herald", {}, ["The Upland Herald"]),
    ("The plant will close.\n\nThis article first appeared in The Upland Herald.", {}, ["The Upland Herald"]),
    ("The plant will close.\n\nWith reporting by Reuters.", {}, ["Reuters"]),
    ("The plant will close.\n\nWith reporting by Ana Ruiz.", {}, []),  # a person is no outlet
    ("The plant will close.\n\n© 2021 AFP", {}, ["Agence France-Presse"]),
    ("MADRID (Reuters) - The plant will close.", {"outlet": "Reuters"}, []),  # one's own agency is no relay
    ("MADRID (Reuters) - The plant will close.\n\n© Reuters", {}, ["Reuters"]),  # once
]


@pytest.mark.parametrize(("text", "fields", "names"), CASES)
def test_credits(text, fields, names):
    assert [via.name for via in credit.whole_report(make_report(text, **fields))] == names


def test_a_credit_in_the_text_has_its_characters_and_one_in_the_metadata_none():
    text = "MADRID (AFP) - The plant will close."
    (in_text,) = credit.whole_report(make_report(text))
    (in_metadata,) = credit.whole_report(make_report("The plant will close.", byline="AFP"))
    assert in_text.span is not None
    assert in_text.span.of(text) == "AFP"
    assert in_metadata.span is None
