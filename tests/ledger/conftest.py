from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from headwater.ledger import Added, Ledger, open_ledger
from headwater.records import Report
from tests.ledger.pile import Reader, Tracer, refuse


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "ledger"


@pytest.fixture
def ledger(folder: Path) -> Iterator[Ledger]:
    with open_ledger(folder, create=True) as opened:
        yield opened


@pytest.fixture
def fill(ledger: Ledger) -> Callable[..., Added]:
    """fill(report, ...): add and trace them; nothing may be refused."""

    def run(*reports: Report) -> Added:
        added = ledger.add(reports, Reader(), refuse)
        ledger.retrace(Tracer())
        return added

    return run
