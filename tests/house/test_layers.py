"""The way of the data shows in the imports: a stage knows the records, the errors, the settings and its own folder."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import headwater

HOUSE = Path(headwater.__file__).parent
SHARED = {"records", "errors", "settings", "tables"}
MAY_IMPORT = {
    "records": {"records"},
    "capture": SHARED | {"capture"},
    "reading": SHARED | {"reading"},
    "tracing": SHARED | {"tracing"},
    "exports": SHARED | {"exports"},
    "terminal": SHARED | {"terminal"},
    "ledger": SHARED | {"ledger", "version"},
    "web": SHARED | {"web", "ledger"},
}
HEAVY = {"spacy", "trafilatura", "lxml", "warcio", "rich"}


def imports(path: Path) -> set[str]:
    """Full names of the modules that a file imports, wherever in the file."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            inner = HOUSE.name + "." + path.relative_to(HOUSE).parts[0] if node.level else ""
            found.add(".".join(filter(None, (inner, node.module))))
    return found


def rooms() -> list[Path]:
    return sorted(path for folder in MAY_IMPORT for path in (HOUSE / folder).rglob("*.py"))


@pytest.mark.parametrize("path", rooms(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_stage_imports_no_other_stage(path: Path) -> None:
    room = path.relative_to(HOUSE).parts[0]
    own = {name.split(".")[1] for name in imports(path) if name.startswith("headwater.")}
    assert own <= MAY_IMPORT[room], f"{room} may import {sorted(MAY_IMPORT[room])} only"


@pytest.mark.parametrize("path", sorted((HOUSE / "records").glob("*.py")), ids=lambda path: path.name)
def test_records_stand_on_the_standard_library_alone(path: Path) -> None:
    assert not {name.split(".")[0] for name in imports(path)} & HEAVY


def test_only_the_seam_knows_the_parser() -> None:
    knowing = {
        path.name
        for path in (HOUSE / "reading").rglob("*.py")
        if "spacy" in {n.split(".")[0] for n in imports(path)}
    }
    assert knowing == {"parser.py"}
