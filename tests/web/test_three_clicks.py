"""From an event to its two unnamed sources to their sentence in three clicks, where an outlet relays another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from headwater import reader, tracer
from headwater.ledger import open_ledger
from tests.conftest import make_report
from tests.web.conftest import refuse, serving

SEED = Path(__file__).parents[3] / "shared" / "seed" / "report.txt"
OURS = "\n\n".join(
    (
        "Report: Island Army Moves Mortars To The Ferry Port",
        "The island's army has moved mortars to the ferry port of Chania to keep people from leaving, "
        "Radio Free Aegean (RFX) reported Tuesday.",
        "“In May, the Coastal Command ordered the garrisons along the shore to move mortars forward,” said an "
        "anonymous military source from the port. “In early June, mortar platoons under the "
        "4th Brigade were moved to Chania.”",
        "Another source who spoke with RFX explained that the move is also meant to stop soldiers from taking bribes.",
        "“The reason why the mortars were moved is the smuggling case in Heraklion,” said the second source, who also "
        "must remain anonymous for fear of reprisal.",
    )
)


MISSING = pytest.mark.skipif(not SEED.is_file(), reason="../shared/seed/report.txt is not there")
TEXTS = [
    pytest.param(OURS, id="ours"),
    pytest.param(SEED.read_text(encoding="utf-8") if SEED.is_file() else "", id="seed", marks=MISSING),
]
SECOND = '.stream svg a.direct[aria-label*="second"], .stream svg a.direct[aria-label*="Another"]'


@pytest.mark.parametrize("text", TEXTS)
def test_from_the_event_to_two_sources_to_the_sentence(
    browser: Browser, stages: reader.Stages, tmp_path: Path, text: str
) -> None:
    with open_ledger(tmp_path, create=True) as ledger:
        ledger.add([make_report(text)], lambda found: reader.read_many(found, stages), refuse)
        ledger.retrace(tracer.trace)
        with serving(ledger) as address:
            page = browser.new_page(base_url=address)
            page.goto("/?order=origins")
            page.locator("ol.events .what").first.click()  # one
            sources = page.locator(".stream g.origin")
            expect(sources.nth(1)).to_be_visible()
            expect(sources.first).to_contain_text("unnamed")
            page.locator(SECOND).first.click()  # two
            page.locator("#evidence cite a").first.click()  # three
            words = page.locator(".reader .m.evidence").first
            expect(words).to_be_visible()
            told = " ".join(page.locator(".reader .m.evidence").all_inner_texts())
            assert re.search(r"(?:\w+\W+){2}\w+", told)  # marks inside of it (a cue, a place) part its words
            page.close()
