"""Files and folders to bytes: only regular files, never more than the bound, never waiting for a pipe."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from headwater.capture.blobs import ACCEPTED, Blob, digest
from headwater.capture.messages import printable
from headwater.errors import UnreadableInput
from headwater.settings import Settings

_KINDS = {
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFLNK: "a link",
}


def find(name: str, settings: Settings) -> Iterator[Blob | UnreadableInput]:
    """The bytes of a file, or of all files below a folder in the order of names.

    What the user names is followed if it is a link; links inside a folder are not, and are passed over. Files whose
    names begin with a dot are read like others: nothing in a folder is left out in silence.
    """
    try:
        if not stat.S_ISDIR(_status(name).st_mode):
            yield _read(name, settings)
            return
    except UnreadableInput as error:
        yield error
        return
    found = None
    for found in _walk(name):
        yield found if isinstance(found, UnreadableInput) else _tried(found, settings)
    if found is None:
        yield UnreadableInput(printable(name), "the folder holds no file (links are not followed)", ACCEPTED)


def _status(name: str) -> os.stat_result:
    if not name:
        raise UnreadableInput("''", "the name is empty", "a file, a folder or a URL")
    if "\0" in name:
        raise UnreadableInput(printable(name), "the name holds a zero byte", "a file, a folder or a URL")
    try:
        return Path(name).stat()
    except OSError as error:
        raise UnreadableInput(printable(name), _reason(error), "a file, a folder or a URL") from None


def _reason(error: OSError) -> str:
    words = os.strerror(error.errno) if error.errno else str(error)
    return words[:1].lower() + words[1:]


def _walk(folder: str) -> Iterator[str | UnreadableInput]:
    """Paths of all files below a folder; a loop and not a recursion, since folders may nest as deep as they like."""
    waiting = [(folder, True)]
    while waiting:
        path, is_folder = waiting.pop()
        if not is_folder:
            yield path
            continue
        try:
            with os.scandir(path) as entries:
                inside = sorted(
                    (entry.path, entry.is_dir(follow_symlinks=False))
                    for entry in entries
                    if not entry.is_symlink()
                )
        except OSError as error:
            yield UnreadableInput(printable(path), _reason(error))
        else:
            waiting.extend(reversed(inside))


def _tried(path: str, settings: Settings) -> Blob | UnreadableInput:
    try:
        return _read(path, settings)
    except UnreadableInput as error:
        return error


def _read(path: str, settings: Settings) -> Blob:
    """The bytes of a regular file; it is looked at before and after opening, since it may have been exchanged."""
    _check_kind(path, _status(path))
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        with os.fdopen(handle, "rb") as file:
            status = os.fstat(handle)
            _check_kind(path, status)
            _check_size(path, status.st_size, settings)
            data = file.read(settings.max_file_bytes + 1)
    except OSError as error:
        raise UnreadableInput(printable(path), _reason(error)) from None
    _check_size(path, len(data), settings)
    return Blob(printable(path), data, digest(data), path=path.lower())


def _check_kind(path: str, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        kind = _KINDS.get(stat.S_IFMT(status.st_mode), "no regular file")
        raise UnreadableInput(printable(path), f"it is {kind}", "a regular file, a folder or a URL")


def _check_size(path: str, size: int, settings: Settings) -> None:
    if size > settings.max_file_bytes:
        raise UnreadableInput(
            printable(path), f"it has {size:,} bytes or more", f"at most {settings.max_file_bytes:,} bytes"
        )
    if not size:
        raise UnreadableInput(printable(path), "it is empty", ACCEPTED)
