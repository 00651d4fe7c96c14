"""Which reader and which tracer this is: the version, and a digest of the code and the tables that decide.

What was read or traced by one reader is not the work of another. The digests change when a line of the deciding code or
of its tables changes, and when the language model does; nothing else (time, folder, machine) enters them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from headwater import __version__
from headwater.settings import Settings

_HOUSE = Path(__file__).parent
_SHARED = ("records", "tables.py")
_READER = (*_SHARED, "reader.py", "reading", "data")
_TRACER = (*_SHARED, "tracer.py", "tracing", "data/tracing")
_NOT_READING = ("data/tracing", "data/samples")
_DIGITS = 12  # hexadecimal digits of a digest that are kept: 48 bits


@cache
def reader_version() -> str:
    """Name of the reader, such as `0.1.0+3f2a9c01d4be`: package version, then a digest of code, tables and model."""
    model = [f"{name} {_installed(name)}" for name in ("spacy", Settings().model)]
    return _named(_files(_READER, _NOT_READING), model)


@cache
def tracer_version() -> str:
    """Name of the tracer, made in the same way."""
    return _named(_files(_TRACER, ()), [])


def _named(files: Iterable[Path], also: Iterable[str]) -> str:
    digest = sha256()
    for path in files:
        inner = sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(_HOUSE).as_posix()} {inner}\n".encode())
    for line in also:
        digest.update(f"{line}\n".encode())
    return f"{__version__}+{digest.hexdigest()[:_DIGITS]}"


def _files(parts: Iterable[str], without: Iterable[str]) -> Iterator[Path]:
    """The files of these parts of the package, in one order on every machine."""
    barred = [_HOUSE / name for name in without]
    for part in sorted(parts):
        for path in sorted([_HOUSE / part, *(_HOUSE / part).rglob("*")]):
            passed_over = path.suffix == ".pyc" or any(path.is_relative_to(folder) for folder in barred)
            if path.is_file() and not passed_over:
                yield path


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
