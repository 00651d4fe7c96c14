"""The page's third-party assets, out of the packages that npm installed."""

from __future__ import annotations

import shutil
from pathlib import Path

from build_data import npm

FILES = {"htmx.org/dist/htmx.min.js": "htmx.min.js", "htmx.org/LICENSE": "htmx.LICENSE.txt"}
"""Where a file lies in node_modules, and its name among the page's static files."""

_MARK = "taken.txt"


def current(pins: Path, target: Path) -> bool:
    """Whether `target` holds the assets of these pins: all files, and the pin that they were taken by."""
    taken = target / _MARK
    return (
        taken.is_file()
        and taken.read_text(encoding="utf-8") == _pin(pins)
        and all((target / name).is_file() for name in FILES.values())
    )


def copy(modules: Path, pins: Path, target: Path) -> None:
    """Copy FILES from the folder node_modules to `target`, and note by which pin."""
    target.mkdir(parents=True, exist_ok=True)
    for source, name in zip(npm.needed(modules, FILES), FILES.values(), strict=True):
        shutil.copy(source, target / name)
    (target / _MARK).write_text(_pin(pins), encoding="utf-8")


def _pin(pins: Path) -> str:
    packages = npm.locked(pins)
    return "".join(f"{name} {packages[name]}\n" for name in sorted({path.split("/")[0] for path in FILES}))
