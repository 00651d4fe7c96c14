from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from headwater import __version__, version
from headwater.version import reader_version, tracer_version


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package's code that may be changed."""
    copy = tmp_path / "headwater"
    large = shutil.ignore_patterns("*.sqlite*", "*.bin", "__pycache__", "web")
    shutil.copytree(Path(version.__file__).parent, copy, ignore=large)
    monkeypatch.setattr(version, "_HOUSE", copy)
    return copy


@pytest.fixture(autouse=True)
def _computed_anew() -> Iterator[None]:
    for named in (reader_version, tracer_version):
        named.cache_clear()
    yield
    for named in (reader_version, tracer_version):
        named.cache_clear()


def both() -> tuple[str, str]:
    for named in (reader_version, tracer_version):
        named.cache_clear()
    return reader_version(), tracer_version()


def test_a_version_says_the_release_and_a_digest() -> None:
    for name in both():
        release, _, digest = name.partition("+")
        assert release == __version__
        assert len(digest) == 12
        assert int(digest, 16) >= 0


CHANGES = [
    ("reader.py", True, False),
    ("reading/passages.py", True, False),
    ("data/times/words.tsv", True, False),
    ("records/spans.py", True, True),
    ("tables.py", True, True),
    ("tracer.py", False, True),
    ("tracing/names.py", False, True),
    ("data/tracing/titles.tsv", False, True),
    ("data/samples/pile.jsonl", False, False),
    ("ledger/schema.py", False, False),
    ("capture/files.py", False, False),
]


@pytest.mark.parametrize(("path", "reader", "tracer"), CHANGES)
def test_a_version_changes_with_what_decides_and_with_nothing_else(
    house: Path, path: str, reader: bool, tracer: bool
) -> None:
    before = both()
    with (house / path).open("a", encoding="utf-8") as file:
        file.write("\n")
    after = both()
    assert (before[0] != after[0], before[1] != after[1]) == (reader, tracer)


def delete(path: Path) -> None:
    path.unlink()


def rename(path: Path) -> None:
    path.rename(path.with_name("other.py"))


@pytest.mark.parametrize("change", [delete, rename])
def test_a_file_that_goes_or_is_renamed_is_a_change(house: Path, change: Callable[[Path], None]) -> None:
    before = both()
    change(house / "reading" / "languages.py")
    assert both()[0] != before[0]


def test_another_model_is_a_change(monkeypatch: pytest.MonkeyPatch) -> None:
    before = both()
    monkeypatch.setattr(version, "_installed", lambda package: f"{package} of tomorrow")
    assert both()[0] != before[0]


def test_times_caches_and_folders_do_not_count(house: Path) -> None:
    before = both()
    (house / "reading" / "passages.py").touch()
    cache = house / "reading" / "__pycache__"
    cache.mkdir()
    (cache / "passages.cpython-311.pyc").write_bytes(b"compiled")
    assert both() == before
