"""JSON: one object that is a report, or one a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from headwater.capture import decode
from headwater.capture.blobs import Blob, Captured, Draft, digest, finished
from headwater.capture.messages import quoted
from headwater.errors import UnreadableInput
from headwater.settings import Settings

ACCEPTED = 'one JSON object such as {"text": "…", "outlet": "…", "published": "2021-03-04"}, or one a line'
FIELDS = ("id", "outlet", "url", "title", "byline", "published", "language", "text")
LINES = (".jsonl", ".ndjson")

_ESCAPED = 12  # bytes of the longest way to write one character: two escapes of six
_BESIDE = 1 << 20  # bytes that the other fields of a report may take


def read(blob: Blob, settings: Settings) -> Iterator[Captured]:
    """The report of a JSON object, or of each line."""
    if _is_lines(blob, settings):
        yield from _read_lines(blob, settings)
    else:
        yield read_object(blob, settings)


def read_object(blob: Blob, settings: Settings) -> Captured:
    """The report that one JSON object is, or why it is none."""
    try:
        return finished(_draft(_parse(blob, settings), blob), blob, settings)
    except UnreadableInput as error:
        return error


def _lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    """(number from 1, bytes without the newline) of each line that is not blank; only a newline ends a line."""
    start, number = 0, 0
    while start < len(data):
        number += 1
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        line = data[start:end].removesuffix(b"\r")
        if line.strip():
            yield number, line
        start = end + 1


def _is_lines(blob: Blob, settings: Settings) -> bool:
    """Whether a report stands on each line: the first line is an object and not the last, or the name says so."""
    if decode.marked(blob.data) not in (None, "utf-8-sig"):
        return False
    lines = _lines(blob.data)
    number, first = next(lines, (0, b""))
    more = next(lines, None) is not None
    if more and _parses(_line(blob, number, first), settings):
        return True
    return blob.path.endswith(LINES) and not (more and _parses(blob, settings))


def _line(blob: Blob, number: int, line: bytes) -> Blob:
    return Blob(f"{blob.name}, line {number}", line, digest(line))


def _parses(blob: Blob, settings: Settings) -> bool:
    try:
        _parse(blob, settings)
    except UnreadableInput:
        return False
    return True


def _read_lines(blob: Blob, settings: Settings) -> Iterator[Captured]:
    count = 0
    for number, line in _lines(blob.data):
        count += 1
        if count > settings.max_reports_per_file:
            yield blob.refused(
                f"it holds more than {settings.max_reports_per_file:,} reports; the rest was not read"
            )
            return
        yield read_object(_line(blob, number, line), settings)
    if not count:
        yield blob.refused("it is empty: there is no line in it", ACCEPTED)


def _parse(blob: Blob, settings: Settings) -> dict[str, Any]:
    """The object in the bytes; UnreadableInput where there is none."""
    most = _ESCAPED * settings.max_report_characters + _BESIDE
    if len(blob.data) > most:
        raise blob.refused(f"one JSON report of {len(blob.data):,} bytes", f"at most {most:,}")
    try:
        value = json.loads(decode.unicode(blob), object_pairs_hook=_unique, parse_constant=_no_constant)
    except RecursionError:
        raise blob.refused("its JSON is nested too deeply", ACCEPTED) from None
    except ValueError as error:  # what json raises is one, and so is a number of too many digits
        raise blob.refused(f"it is not JSON: {quoted(str(error))[1:-1]}", ACCEPTED) from None
    if not isinstance(value, dict):
        raise blob.refused(f"its JSON is {_kind(value)}, not an object", ACCEPTED)
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; ValueError where a field of a report stands twice, since either could be meant."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found and key in FIELDS:
            raise ValueError(f"the key {key!r} stands twice in one object")
        found[key] = value
    return found


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _draft(value: dict[str, Any], blob: Blob) -> Draft:
    text = value.get("text")
    if not isinstance(text, str):
        found = f"its 'text' is {_kind(text)}, not a string" if "text" in value else "its JSON has no 'text'"
        raise blob.refused(found, ACCEPTED)
    return Draft(
        text=text,
        id=_id(value.get("id"), blob),
        outlet=_string(value, "outlet", blob),
        url=_string(value, "url", blob),
        title=_string(value, "title", blob),
        byline=_string(value, "byline", blob),
        published=value.get("published"),
        language=_string(value, "language", blob),
    )


def _string(value: dict[str, Any], field: str, blob: Blob) -> str | None:
    found = value.get(field)
    if found is not None and not isinstance(found, str):
        raise blob.refused(f"its {field!r} is {_kind(found)}: {quoted(found)}", "a string or null")
    return found or None


def _id(found: object, blob: Blob) -> str | None:
    if isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    return _string({"id": found}, "id", blob)


def _kind(value: object) -> str:
    kinds = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number")
