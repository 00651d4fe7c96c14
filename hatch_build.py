"""The build hook: compiles the gazetteer and takes the page's assets from npm, so that the wheel carries both.

Both are made only where they are missing or older than what they are made from. An editable install has them too.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
PINS = ROOT / "assets"
VENDOR = ROOT / "src" / "headwater" / "web" / "static" / "vendor"


class MadeFiles(BuildHookInterface[Any]):
    """Makes what git does not hold, before the files of the wheel are gathered (see `artifacts` in pyproject.toml)."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  # the hook's signature
        """Make what is not up to date."""
        sys.path.insert(0, str(ROOT))
        try:
            from build_data import assets
            from build_data import compile as gazetteer

            gazetteer.ensure()
            if not assets.current(PINS, VENDOR):
                assets.fetch(PINS, VENDOR)
        finally:
            sys.path.remove(str(ROOT))
