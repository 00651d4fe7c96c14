"""The page in a real browser: by mouse, by keyboard, wide and narrow, light and dark, and for a screen reader."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

SHOTS = Path(__file__).parents[2] / "build" / "screenshots"
WIDTHS = {"laptop": 1280, "phone": 390}


def open_event(page: Page) -> None:
    page.goto("/?order=articles")
    page.locator("ol.events .what").first.click()
    expect(page.locator(".stream > svg")).to_be_visible()


def open_report(page: Page) -> None:
    open_event(page)
    page.locator("table a").first.click()
    expect(page.locator(".reader")).to_be_visible()


VIEWS = {
    "events": lambda page: page.goto("/"),
    "event": open_event,
    "report": open_report,
    "reports": lambda page: page.goto("/reports"),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("view", VIEWS)
def test_no_view_has_a_barrier_or_runs_out_of_the_window(
    page: Page, view: str, width: str, scheme: str
) -> None:
    page.set_viewport_size({"width": WIDTHS[width], "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    VIEWS[view](page)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTHS[width]
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{view}-{width}-{scheme}.png", full_page=True)


def test_filters_by_words_change_the_list_without_a_new_page(page: Page) -> None:
    page.goto("/")
    before = page.locator("ol.events > li").count()
    page.evaluate("window.stayed = true")
    page.locator("#words").fill("zzzz-no-such-word")
    expect(page.locator("#list")).to_contain_text("No event fits")
    assert before > 0
    assert page.evaluate("window.stayed")
    page.locator("#words").fill("")
    expect(page.locator("ol.events > li")).to_have_count(before)


def test_an_edge_opens_the_words_that_show_it(page: Page) -> None:
    open_event(page)
    edge = page.locator(".stream svg a.credit, .stream svg a.copy, .stream svg a.direct").first
    edge.focus()
    page.keyboard.press("Enter")
    panel = page.locator("#evidence .panel")
    expect(panel).to_be_visible()
    expect(panel.locator("blockquote mark").first).not_to_be_empty()
    panel.locator("cite a").first.click()
    expect(page.locator(".reader .m.evidence").first).to_be_visible()


def test_pointing_at_a_claim_shows_its_words_and_the_other_way_round(page: Page) -> None:
    open_report(page)
    entry = page.locator("aside section.claim li").first
    name = entry.get_attribute("data-entry")
    entry.hover()
    expect(page.locator(f'.text [data-marks~="{name}"]').first).to_have_class(re.compile(r"\blit\b"))
    page.mouse.move(0, 0)
    page.locator(f'.text [data-marks~="{name}"]').first.hover()
    expect(page.locator(".reader .lit").first).to_be_visible()


def test_from_the_list_to_the_sentence_by_keyboard_alone(page: Page) -> None:
    page.goto("/")
    page.locator("ol.events .what").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/**")
    page.locator("table a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/**")
    assert "#" in page.url
    expect(page.locator(".reader .text")).to_be_visible()


def test_a_box_hides_one_kind_of_mark(page: Page) -> None:
    open_report(page)
    expect(page.locator("section.claim")).to_be_visible()
    page.locator('input[data-kind="claim"]').uncheck()
    expect(page.locator("section.claim")).to_be_hidden()
