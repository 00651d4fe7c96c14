"""A ledger with the sample pile, served as `headwater serve` serves it, and a real browser to look at it."""

from __future__ import annotations

import shutil
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

import headwater
from headwater import reader, tracer
from headwater.capture import capture
from headwater.errors import UnreadableInput
from headwater.ledger import Ledger, open_ledger
from headwater.settings import Settings
from headwater.web.app import create_app

PILE = Path(headwater.__file__).parent / "data" / "samples" / "pile.jsonl"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
HOW = "no Chromium found: the tests in a real browser are SKIPPED; on Debian or Ubuntu: apt-get install chromium"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def refuse(item: UnreadableInput) -> None:
    """No input of these tests may be unreadable."""
    pytest.fail(str(item))


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory, stages: reader.Stages) -> Iterator[Ledger]:
    with open_ledger(tmp_path_factory.mktemp("ledger"), create=True) as kept:
        kept.add(capture([str(PILE)], Settings()), lambda found: reader.read_many(found, stages), refuse)
        kept.retrace(tracer.trace)
        yield kept


@contextmanager
def serving(ledger: Ledger) -> Iterator[str]:
    """A server over the ledger, in a thread; its address."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_app(ledger), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=10)


@pytest.fixture(scope="session")
def address(ledger: Ledger) -> Iterator[str]:
    """Where the page over the sample pile is served."""
    with serving(ledger) as where:
        yield where


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        print(f"\n{HOW}\n", file=sys.stderr)  # noqa: T201  # loud, as the skip itself is quiet
        pytest.skip(HOW)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A fresh page; a request to anywhere but the server, or a message of an error, fails the test."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    outside: list[str] = []
    errors: list[str] = []
    opened.on(
        "request", lambda request: None if request.url.startswith(address) else outside.append(request.url)
    )
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    yield opened
    context.close()
    assert not outside, "the page asked something outside of this machine"
    assert not errors
