"""End to end through the real command line, as a newcomer and as a script would call it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import headwater

PILE = Path(headwater.__file__).parent / "data" / "samples" / "pile.jsonl"
STORY = "ODESSA, March 3 - Guards closed the pier on Tuesday, a port official said. “It is shut,” the official added."


def run(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "headwater.cli", *map(str, arguments)]
    environment = os.environ | {"COLUMNS": "100", "PYTHONIOENCODING": "ascii", "NO_COLOR": "1"}
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", timeout=300, cwd=cwd, env=environment, check=False
    )


def test_every_command_has_help_and_a_place_in_the_documents() -> None:
    from typer.main import get_command

    from headwater.cli import app

    documents = (Path(__file__).parents[2] / "docs" / "reference.md").read_text(encoding="utf-8")
    commands = get_command(app).commands  # type: ignore[attr-defined]
    assert commands
    for name, command in commands.items():
        assert command.help, name
        assert f"`headwater {name}" in documents, f"docs/reference.md says nothing of {name}"


@pytest.mark.parametrize(
    "arguments", [[], ["read"], ["read", "--no-such-option", "x"], ["no-such-command"], ["trace", "--json"]]
)
def test_wrong_usage_ends_with_2_and_prints_nothing(arguments: list[str], tmp_path: Path) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    if arguments:
        assert not done.stdout.strip()
    assert "Traceback" not in done.stderr


def test_json_keeps_the_text_the_order_and_names_what_could_not_be_read(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.json"
    first.write_text(STORY, encoding="utf-8")
    second.write_text(
        json.dumps({"id": "b", "text": STORY + "\u00a0Ende…", "published": "2021-03-04"}), encoding="utf-8"
    )
    done = run(
        "read",
        "--json",
        "--outlet",
        "The Pier",
        "--published",
        "2021-03-03",
        first,
        tmp_path / "missing.txt",
        second,
    )
    assert done.returncode == 1
    assert "missing.txt" in done.stderr
    readings = [json.loads(line) for line in done.stdout.splitlines()]
    assert [reading["report"]["text"] for reading in readings] == [STORY, STORY + "\u00a0Ende…"]
    assert [reading["report"]["outlet"] for reading in readings] == ["The Pier", None]
    assert [reading["report"]["published"]["earliest"] for reading in readings] == [
        "2021-03-03",
        "2021-03-04",
    ]


def test_a_person_sees_the_claim_the_chain_and_the_official(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(STORY, encoding="utf-8")
    done = run("read", "--outlet", "The Pier", path)
    assert done.returncode == 0
    assert "The Pier" in done.stdout
    assert "official" in done.stdout
    assert "Guards closed the pier" in done.stdout


def test_the_same_pile_gives_the_same_bytes_and_whole_evidence() -> None:
    once, twice = run("trace", "--json", PILE), run("trace", "--json", PILE)
    assert once.returncode == 0, once.stderr
    assert once.stdout == twice.stdout
    traced = json.loads(once.stdout)
    texts = {row["id"]: row["text"] for row in map(json.loads, PILE.read_text(encoding="utf-8").splitlines())}
    assert [report["id"] for report in traced["reports"]] == list(texts)
    assert traced["events"]
    assert traced["relays"]
    for event in traced["events"]:
        assert event["origins"]["min"] <= event["origins"]["max"]
        for claim in event["claims"]:
            assert all(0 <= s["start"] < s["end"] <= len(texts[claim["report"]]) for s in claim["evidence"])


@pytest.mark.parametrize("option", ["--why", "--upstream"])
def test_an_unknown_event_or_report_is_named(option: str) -> None:
    done = run("trace", option, "no-such-thing", PILE)
    assert done.returncode == 2
    assert "no-such-thing" in done.stderr
    assert "Traceback" not in done.stderr
