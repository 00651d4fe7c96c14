"""The build hook: compiles the gazetteer and takes the page's assets, so that the wheel carries both.

The maps of the gazetteer and the assets come from npm, pinned by assets/package-lock.json.

Both are made only where they are missing or older than what they are made from. An editable install has them too.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
VENDOR = ROOT / "src" / "headwater" / "web" / "static" / "vendor"


class MadeFiles(BuildHookInterface[Any]):
    """Makes what git does not hold, before the files of the wheel are gathered (see `artifacts` in pyproject.toml)."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  # the hook's signature
        """Make what is not up to date."""
        sys.path.insert(0, str(ROOT))
        try:
            from build_data import assets, npm
            from build_data import compile as gazetteer

            mapped, dressed = gazetteer.current(), assets.current(npm.PINS, VENDOR)
            if mapped and dressed:
                return
            with npm.installed() as modules:
                if not mapped:
                    gazetteer.write(modules)
                if not dressed:
                    assets.copy(modules, npm.PINS, VENDOR)
        finally:
            sys.path.remove(str(ROOT))
