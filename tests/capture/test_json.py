"""JSON objects and lines: what is read, what is refused, and that the text comes back unchanged."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.capture import objects
from headwater.capture.blobs import Blob, digest
from headwater.errors import UnreadableInput
from headwater.records import Interval, Report
from headwater.settings import Settings
from tests.capture.conftest import SMALL, STORY, Take, refusal, report

FIELDS = {
    "id": "r1",
    "outlet": "The Deltaport Mail",
    "url": "https://mail.example/crane",
    "title": "Crane stands still",
    "byline": "A. Docker",
    "language": "en",
}


def test_every_field_is_kept(take: Take) -> None:
    content = json.dumps({**FIELDS, "published": "2021-03-04", "text": STORY})
    found = report(take("a.json", content))
    assert {name: getattr(found, name) for name in FIELDS} == FIELDS
    assert (found.text, found.published) == (STORY, Interval.day(date(2021, 3, 4)))
    assert found.sha256 == hashlib.sha256(content.encode()).hexdigest()


def test_a_missing_id_is_the_beginning_of_the_digest(take: Take) -> None:
    found = report(take("a.json", json.dumps({"text": STORY})))
    assert found.id == found.sha256[:16]


def test_nulls_are_unknown(take: Take) -> None:
    found = report(take("a.json", json.dumps({"text": STORY, "published": None, **dict.fromkeys(FIELDS)})))
    assert (found.outlet, found.published, found.published_reason) == (None, None, None)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("42", "a number"),
        ("null", "null"),
        ("true", "true or false"),
        ('"text"', "a string"),
        ("[]", "a list"),
        ("{}", "no 'text'"),
        ('{"text": 5}', "a number"),
        ('{"text": null}', "null"),
        ('{"text": " \\n "}', "no text"),
        ('{"text": "cut', "not JSON"),
        ('{"text": NaN}', "NaN"),
        ('{"text": "a", "text": "b"}', "twice"),
        ('{"text": "a", "outlet": ["b"]}', "'outlet' is a list"),
        ('{"text": "a", "id": true}', "'id' is true or false"),
        ('{"text": "a \\ud800 b"}', "surrogate U+D800"),
        ('{"text": "a", "title": "\\udfff"}', "'title' is the lone surrogate"),
        ('{"text": ' + "[" * 100_000, "nested too deeply"),
        ('{"id": ' + "9" * 100_000 + ', "text": "a"}', "not JSON"),
    ],
)
def test_what_is_no_report_is_refused_with_the_reason(take: Take, content: str, said: str) -> None:
    assert said in refusal(take("a.json", content)).reason


def test_a_date_that_is_none_is_unknown_with_the_reason(take: Take) -> None:
    found = report(take("a.json", json.dumps({"text": STORY, "published": "2019-02-31"})))
    assert found.published is None
    assert "'2019-02-31'" in str(found.published_reason)


def test_one_bad_line_does_not_hide_the_others(take: Take) -> None:
    lines = [
        '{"id": "a", "text": "One."}',
        '{"text": ',
        "",
        "5",
        '{"id": "a", "text": "Two."}',
        '{"id": "b", "text": "Three."}',
    ]
    found = take("a.jsonl", "\n".join(lines))
    assert [item.id for item in found if isinstance(item, Report)] == ["a", "b"]
    errors = [item for item in found if isinstance(item, UnreadableInput)]
    assert [error.name.rsplit(", ", 1)[1] for error in errors] == ["line 2", "line 4", "line 5"]
    assert "already that of" in errors[2].reason


def test_the_digest_of_a_line_is_of_the_line_without_its_newline(take: Take) -> None:
    line = '{"text": "One."}'
    for end in ("", "\n", "\r\n"):
        assert report(take("a.jsonl", line + end)).sha256 == hashlib.sha256(line.encode()).hexdigest()


def test_lines_are_told_without_the_name_and_an_object_over_lines_with_it(take: Take) -> None:
    assert len(take("a.json", '{"text": "One."}\n{"text": "Two."}\n')) == 2
    assert report(take("a.jsonl", json.dumps({"text": STORY}, indent=2))).text == STORY


def test_only_a_newline_ends_a_line(take: Take) -> None:
    text = "One.\u2028Two.\x85Three.\x0cFour."
    assert (
        report(take("a.jsonl", json.dumps({"text": text}, ensure_ascii=False).replace("\\f", "\\u000c"))).text
        == text
    )


def test_a_file_holds_no_more_reports_than_the_bound(take: Take) -> None:
    lines = "".join(f'{{"text": "Report {n}."}}\n' for n in range(5))
    found = take("a.jsonl", lines, replace(SMALL, max_reports_per_file=3))
    assert [isinstance(item, Report) for item in found] == [True, True, True, False]


def test_a_text_longer_than_the_bound_is_refused(take: Take) -> None:
    assert "5,001 characters" in refusal(take("a.json", json.dumps({"text": "a" * 5_001}))).reason
    assert len(report(take("b.json", json.dumps({"text": "a" * 5_000}))).text) == 5_000


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200), st.booleans())
def test_the_text_comes_back_unchanged(text: str, escaped: bool) -> None:
    content = json.dumps({"text": f"x{text}"}, ensure_ascii=escaped).encode()
    (found,) = objects.read(Blob("a.json", content, digest(content), path="a.json"), Settings())
    assert isinstance(found, Report)
    assert found.text == f"x{text}"
