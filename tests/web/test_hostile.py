"""Report text is text: what looks like markup stays what it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from headwater import reader, tracer
from headwater.ledger import open_ledger
from headwater.records import Report
from headwater.web.app import create_app
from tests.conftest import make_report
from tests.web.conftest import refuse

EVIL = "<script>alert('x')</script> <img src=x onerror=alert(1)> \"'></span>"
TEXT = f"Police in Odessa arrested four dockers on Tuesday, a port official said.\n\n“{EVIL}” the official added."


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, stages: reader.Stages) -> TestClient:
    folder: Path = tmp_path_factory.mktemp("evil")
    reports: list[Report] = [
        make_report(TEXT, "2021-03-04", id=f"r{n}/é <b>", outlet=EVIL, title=EVIL) for n in (1,)
    ]
    ledger = open_ledger(folder, create=True)
    ledger.add(iter(reports), lambda found: reader.read_many(found, stages), refuse)
    ledger.retrace(tracer.trace)
    return TestClient(create_app(ledger), base_url="http://127.0.0.1")


def test_markup_in_a_report_is_never_markup_in_a_page(client: TestClient) -> None:
    pages = [
        "/",
        "/reports",
        "/reports/r1%2F%C3%A9%20%3Cb%3E",
        "/?words=%3Cscript%3E&outlet=%22%3E%3Cscript%3E",
    ]
    for address in pages:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "<script>alert" not in answer.text
        assert "onerror=alert" not in answer.text.replace("&lt;img src=x onerror=alert", "")


@pytest.mark.parametrize(
    "address",
    ["/events/none", "/events/none/edges/0", "/reports/none", "/static/../app.py", "/nothing"],
)
def test_what_is_not_there_is_404(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=99999999999",
        "least=-4",
        "words=%22%22%22(((",
        "words=" + "a" * 5000,
        "earliest=",
        "outlet=%00",
    ],
)
def test_an_odd_filter_is_no_crash(client: TestClient, query: str) -> None:
    assert client.get(f"/?{query}").status_code in (200, 422)
