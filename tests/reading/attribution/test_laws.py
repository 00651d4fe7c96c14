"""What holds for every text: spans inside it, nesting without circles, the same output twice, linear time."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.reading import attribution
from headwater.records import Attributed, Parse
from tests.conftest import make_report
from tests.timing import growth

PIECES = [
    "The mayor said ",
    "that the bridge was closed",
    ", officials said",
    "according to Reuters, ",
    '"No," ',
    "“We wait",
    ".” ",
    "he added. ",
    "Another source ",
    "told Radio Norte ",
    "reportedly ",
    "two residents ",
    "\n\n",
    "Police: ",
    ", citing a guard, ",
    "who spoke with the BBC ",
    "denied the report. ",
    "It was said to ",
    "as saying ",
    ". ",
    "said ",
    "His claim that ",
    "they ",
    "(AP) - ",
    "and ",
    "while ",
    "«oui» ",
    "' ",
    "the second source ",
]  # fmt: skip


def check(found: Attributed, text: str) -> None:
    by_id = {a.id: a for a in found.attributions}
    assert len(by_id) == len(found.attributions)
    spans = [s for a in found.attributions for s in (*a.source_spans, *a.cue_spans, *a.content_spans)]
    spans += [m for s in found.sources for m in s.mentions] + [v.span for v in found.via if v.span]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    for item in found.attributions:
        here, steps = item, 0
        while here.within is not None:
            here, steps = by_id[here.within], steps + 1
            assert steps <= 2 * 8 + 2


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30))
def test_laws_of_any_text(parse, pieces):
    text = "".join(pieces)
    if not text.strip():
        return
    report = make_report(text, outlet="The Lowland Post")
    found = attribution.attribute(report, parse(text), ())
    check(found, text)
    assert found == attribution.attribute(report, parse(text), ())


def test_a_report_without_a_word_that_can_be_parsed():
    text = "..."
    found = attribution.attribute(make_report(text), Parse(text, (), (), ()), ())
    assert found.attributions == ()


LONG = {
    "he said": "he said ",
    "broken quotations": "“No,” he said, “not now.” ",
    "clauses in clauses": "A man said that ",
    "relays": "The man told Reuters, told the BBC, ",
    "speakers": "Police: nobody was hurt in the fire at the old mill by the river.\n\n",
    "reasons": "asked not to be named ",
    "names": "Ana Ruiz Farah ",
}


@pytest.mark.parametrize("unit", LONG.values(), ids=LONG)
def test_time_grows_with_the_length_and_no_faster(parse, unit):
    def attributing(length):
        text = unit * (length // len(unit))
        report, parsed = make_report(text), parse(text)
        return lambda: check(attribution.attribute(report, parsed, ()), report.text)

    bound = 4 * 2.5  # four times the text; two and a half for noise, where quadratic cost would be 16
    assert growth(attributing, 3_000, 12_000, bound) < bound
