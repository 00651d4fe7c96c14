"""Feeds: RSS and Atom items as reports, and XML made to harm."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from headwater.records import Interval, Report
from tests.capture.conftest import STORY, Take, refusal, report

ITEM = f"<item><title>Crane stands still</title><description>{STORY}</description></item>"


def rss(items: str, head: str = "") -> str:
    title = "<title>Deltaport Mail</title><language>en-gb</language>"
    return f'<?xml version="1.0"?>{head}<rss version="2.0"><channel>{title}{items}</channel></rss>'


def test_an_item_of_rss(take: Take) -> None:
    more = "<link>https://mail.example/crane</link><pubDate>Thu, 04 Mar 2021 05:06:07 GMT</pubDate></item>"
    found = report(take("a.xml", rss(ITEM.replace("</item>", more))))
    assert found.text == f"Crane stands still\n\n{STORY}"
    assert (found.outlet, found.title, found.language) == ("Deltaport Mail", "Crane stands still", "en-gb")
    assert (found.url, found.published) == ("https://mail.example/crane", Interval.day(date(2021, 3, 4)))
    assert found.id == found.sha256[:16]


def test_an_entry_of_atom(take: Take) -> None:
    content = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Deltaport Mail</title><entry>
        <title type="html">Crane &amp;amp; cable</title><author><name>A. Docker</name></author>
        <link rel="self" href="https://mail.example/feed"/><link href="https://mail.example/crane"/>
        <published>2021-03-04T05:06:07Z</published><summary>Short.</summary>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{STORY}</p><p>Two&nbsp;more.</p></div>
        </content></entry></feed>"""
    found = report(take("a.atom", content))
    assert found.text == f"Crane & cable\n\n{STORY}\n\nTwo more."
    assert (found.outlet, found.byline, found.url) == (
        "Deltaport Mail",
        "A. Docker",
        "https://mail.example/crane",
    )


def test_markup_in_a_description_is_text_and_its_script_is_not(take: Take) -> None:
    harm = "&lt;script&gt;harm()&lt;/script&gt;"
    found = report(take("a.xml", rss(ITEM.replace("<description>", f"<description>{harm}&lt;p&gt;"))))
    assert found.text == f"Crane stands still\n\n{STORY}"


def test_the_name_does_not_matter(take: Take) -> None:
    assert report(take("a.txt", rss(ITEM))).title == "Crane stands still"


def test_an_item_that_is_repeated_is_one_report_and_another_is_another(take: Take) -> None:
    assert len(take("a.xml", rss(ITEM * 3))) == 1
    assert (
        len(
            {
                item.id
                for item in take("b.xml", rss(ITEM + ITEM.replace("still", "up")))
                if isinstance(item, Report)
            }
        )
        == 2
    )


def test_one_empty_item_does_not_hide_the_others(take: Take) -> None:
    found = take("a.xml", rss("<item></item>" + ITEM))
    assert [isinstance(item, Report) for item in found] == [False, True]
    assert "item 1" in str(found[0])


def test_a_feed_that_was_cut_gives_what_is_left(take: Take) -> None:
    assert report(take("a.xml", rss(ITEM)[:-60])).title == "Crane stands still"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (rss(""), "no item"),
        ('<?xml version="1.0"?><sitemap><url/></sitemap>', "<sitemap>"),
        ('<?xml version="1.0"?>', "no"),
        (rss(ITEM, '<!DOCTYPE r [<!ENTITY a "b">]>'), "entities"),
        (rss(ITEM, f'<!DOCTYPE r [{" " * 5_000}<!entity a "b">]>'), "entities"),
    ],
)
def test_what_is_no_feed_is_refused_with_the_reason(take: Take, content: str, said: str) -> None:
    assert said in refusal(take("a.xml", content)).reason


def test_no_file_is_read_through_an_entity(take: Take, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret words")
    external = f'<!DOCTYPE r [<!ENTITY e SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    for head in (
        external,
        external.replace("SYSTEM", "PUBLIC 'x'"),
        external.replace("ENTITY e", "ENTITY % e"),
    ):
        assert "secret words" not in str(take("a.xml", rss(ITEM.replace("crane", "&e;"), head)))


def test_utf16_hides_no_entity(take: Take) -> None:
    content = rss(ITEM, '<!DOCTYPE r [<!ENTITY a "b">]>')
    assert "entities" in refusal(take("a.xml", content.encode("utf-16"))).reason


@pytest.mark.parametrize(
    "items",
    [
        "<item " + " ".join(f'a{n}="1"' for n in range(100_000)) + "><title>x</title></item>",
        "<item>" + "<a>" * 100_000 + "</item>",
        "<item><title>x</title><content>" + "<a>" * 1_900 + "x" + "</a>" * 1_900 + "</content></item>",
        "<item><title>x</title><description>" + "&bogus;" * 50_000 + "</description></item>",
    ],
    ids=["attributes", "open", "deep", "references"],
)
def test_xml_made_to_harm_is_read_or_refused(take: Take, items: str) -> None:
    assert len(take("a.xml", rss(items))) == 1
