"""The tutorial tells the truth: its commands run, and its examples come from what it shows."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from headwater.cli import app

ROOT = Path(__file__).parents[2]
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^headwater (.+)$", TUTORIAL, re.MULTILINE)


def test_the_tutorial_shows_commands_and_no_gap() -> None:
    assert len(COMMANDS) >= 4
    assert not re.search(r"^@\w+@$", TUTORIAL, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_tutorial_runs(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "piran.txt").write_text(report(), encoding="utf-8")
    (tmp_path / "src").symlink_to(ROOT / "src")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, shlex.split(command))
    assert result.exit_code == 0, result.output
    assert result.stdout.strip()


def report() -> str:
    """The report that the tutorial asks to be saved."""
    found = re.search(r"```text\n(.+?)```", TUTORIAL, re.DOTALL)
    assert found
    return found[1]
