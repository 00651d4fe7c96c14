"""Web pages: the article without what surrounds it, the metadata, and pages made to harm."""

from __future__ import annotations

import json
import time
from datetime import date

import pytest

from headwater.records import Interval, Report
from headwater.settings import Settings
from tests.capture.conftest import STORY, Take, refusal, report

PARAGRAPHS = [f"{STORY} The harbour office called it part {n} of the yearly overhaul." for n in range(6)]
ARTICLE = "<article><h1>Crane stands still</h1>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS) + "</article>"


def page(body: str = ARTICLE, head: str = "<title>Crane stands still - Deltaport Mail</title>") -> str:
    return f"<!doctype html><html lang=en><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"


def meta(**fields: str) -> str:
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{value}">' for name, value in fields.items()
    )


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def test_the_article_stands_alone_under_its_title(take: Take) -> None:
    menu = "<nav><a href=/>Home</a> <a href=/sport>Sport</a></nav>"
    found = report(take("a.html", page(menu + ARTICLE + "<footer>All rights reserved</footer>")))
    assert found.text == "\n\n".join(["Crane stands still", *PARAGRAPHS])
    assert [(mark.role, mark.span.of(found.text)) for mark in found.marks] == [
        ("headline", "Crane stands still")
    ]


def test_a_caption_between_paragraphs_is_kept_and_marked(take: Take) -> None:
    figure = "<figure><img src=a.jpg><figcaption>The crane in 2017. (Photo: Mail)</figcaption></figure>"
    found = report(take("a.html", page(ARTICLE.replace("</p><p>", f"</p>{figure}<p>", 1))))
    captions = [mark.span.of(found.text) for mark in found.marks if mark.role == "caption"]
    assert captions == ["The crane in 2017. (Photo: Mail)"]
    assert found.text.index(PARAGRAPHS[0]) < found.text.index(captions[0]) < found.text.index(PARAGRAPHS[1])


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        (meta(og__site_name="Deltaport Mail"), "outlet", "Deltaport Mail"),
        (linked(publisher={"name": "Deltaport Mail"}), "outlet", "Deltaport Mail"),
        (linked(publisher={"name": "Deltaport Mail"}), "title", "Crane stands still"),
        (meta(author="A. Docker"), "byline", "A. Docker"),
        (linked(author=[{"name": "A. Docker"}, "B. Docker"]), "byline", "A. Docker, B. Docker"),
        (meta(article__author="https://social.example/docker"), "byline", None),
        ('<link rel=canonical href="https://mail.example/crane">', "url", "https://mail.example/crane"),
        ('<link rel=canonical href="javascript:alert(1)">', "url", None),
        (meta(article__published_time="2021-03-04T10:00:00Z"), "published", Interval.day(date(2021, 3, 4))),
        (linked(datePublished="2021-03-04"), "published", Interval.day(date(2021, 3, 4))),
        (meta(date="soon", article__published_time="99999-99"), "published", None),
        (
            meta(date="2021-03-04", article__published_time="soon"),
            "published",
            Interval.day(date(2021, 3, 4)),
        ),
        (meta(og__title="&amp;#8216;Crane&amp;#8217; stands"), "title", "‘Crane’ stands"),
        (
            '<script type="application/ld+json">[[[{"@type": 5, "author": [null, {"name": {}}]}]]]</script>',
            "byline",
            None,
        ),
        ('<script type="application/ld+json">' + '{"a":' * 100_000 + "</script>", "byline", None),
    ],
)
def test_metadata(take: Take, head: str, field: str, value: object) -> None:
    assert getattr(report(take("a.html", page(head=head))), field) == value


def test_the_command_line_says_what_the_page_does_not(take: Take) -> None:
    content = page(head=meta(og__site_name="Deltaport Mail"))
    found = report(take("a.html", content, outlet="Another", published="2021-03-04"))
    assert (found.outlet, found.published) == ("Deltaport Mail", Interval.day(date(2021, 3, 4)))


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-1", "x-klingon", "utf-16"])
def test_the_declared_encoding_is_used_where_it_fits(take: Take, charset: str) -> None:
    stored = charset if charset in ("windows-1252", "iso-8859-1") else "utf-8"
    content = page(
        ARTICLE.replace("harbour", "harboür").replace("“", '"').replace("”", '"').replace("—", "-")
    )
    found = report(take("a.html", content.replace("charset=utf-8", f"charset={charset}").encode(stored)))
    assert "harboür" in found.text


@pytest.mark.parametrize(
    "harm",
    [
        "<script>harm()</script>",
        "<style>harm</style>",
        "<img src=x onerror=harm()>",
        "<svg onload=harm()><text>harm</text></svg>",
        '<iframe srcdoc="<script>harm()</script>"></iframe>',
        "<template>harm</template>",
        "<!-- harm -->",
        "<noscript>harm</noscript>",
    ],
)
def test_what_a_browser_does_not_show_is_not_in_the_text(take: Take, harm: str) -> None:
    assert "harm(" not in report(take("a.html", page(harm + ARTICLE))).text
    assert "harm" not in report(take("b.html", f"<p>{harm}Short.</p>")).text.replace("harmless", "")


def test_a_script_in_a_title_is_none(take: Take) -> None:
    head = "<title></title><script>harm()</script>" + meta(
        og__title="&lt;script&gt;harm()&lt;/script&gt;Crane"
    )
    assert report(take("a.html", page(head=head))).title == "Crane"


@pytest.mark.parametrize(
    "content", ["<html></html>", page("<div></div>", "<title></title>"), "<html><body><script>x</script>"]
)
def test_a_page_without_text_is_refused(take: Take, content: str) -> None:
    assert "no " in refusal(take("a.html", content)).reason


INLINE = "He <b>said</b> so <i>on <a href=x>Monday</a></i>. "


@pytest.mark.parametrize(
    "body",
    [
        "<p " + " ".join(f"a{n}=1" for n in range(200_000)) + ">" + STORY,
        "<div>" * 100_000 + STORY + "</div>" * 100_000,
        "<div><p><b>" * 50_000 + STORY,
        "<article><p>" + INLINE * 14_000,
        "<p>x<br>" * 100_000,
        "<!--" * 200_000 + STORY,
        "<" * 1_000_000 + ARTICLE,
        "<table><tr><td>" * 5_000 + STORY,
        "<p>" + "&nbsp;&bogus;&#0;&#x110000;&#xD800;" * 50_000,
    ],
    ids=["attributes", "deep", "open", "inline", "breaks", "comments", "brackets", "tables", "references"],
)
def test_a_page_made_to_harm_is_read_or_refused_soon(take: Take, body: str) -> None:
    begin = time.monotonic()
    found = take("a.html", page(body), Settings())
    assert len(found) == 1
    assert time.monotonic() - begin < 10  # seconds; without bounds some of these take minutes
    if isinstance(found[0], Report):
        assert found[0].text.strip()
