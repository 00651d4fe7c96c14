"""The installed program is whole: what the wheel carries is enough to run, with nothing of the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CARRIED = [
    "headwater/data/places/gazetteer.sqlite",
    "headwater/data/attribution/cue_verbs.tsv",
    "headwater/data/samples/pile.jsonl",
    "headwater/web/static/vendor/htmx.min.js",
    "headwater/web/templates/event.html",
    "headwater/ledger/migrations/__init__.py",
]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")  # our own wheel
    return folder / "site"


@pytest.mark.parametrize("name", CARRIED)
def test_the_wheel_carries(unpacked: Path, name: str) -> None:
    assert (unpacked / name).stat().st_size > 0


def test_what_is_installed_is_under_its_bound(unpacked: Path) -> None:
    size = sum(path.stat().st_size for path in (unpacked / "headwater").rglob("*"))
    assert size < 120_000_000


def test_it_runs_without_the_checkout(unpacked: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "Guards closed the pier in Mombasa on 3 May 2021, a port official said.", encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-m", "headwater.cli", "read", "--json", str(report)],
        env=os.environ | {"PYTHONPATH": str(unpacked)},
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=True,
    )
    printed = json.loads(done.stdout)
    assert printed["claims"]
    assert [place["resolved"]["country"] for place in printed["places"]] == ["KE"]
    assert printed["times"][0]["earliest"] == "2021-05-03"
