"""Bytes to text: Unicode by its mark, UTF-8, and Windows-1252 where a text plausibly is in it."""

from __future__ import annotations

import codecs
import re

from headwater.capture.blobs import Blob

ACCEPTED = "text in UTF-8, in UTF-16 or UTF-32 with a byte order mark, or in Windows-1252"

MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks and the encodings that they tell; each of these decoders drops the mark."""

NAMED: dict[str, str] = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
}
"""Encodings that browsers take for a larger one (WHATWG Encoding Standard), by their Python names."""

TAKEN = re.compile(
    r"utf-8|cp125\d|cp866|cp87[45]|cp9(?:32|49)|iso8859-\d+|koi8-[ru]|mac-\w+|gb18030|big5hkscs|euc_jp|iso2022_jp"
)
"""Python names of the encodings that a page may declare; UTF-7, which hides markup, is not among them."""

_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROLS_LEFT = 0.01  # share of control characters above which bytes are no text
_HIGH = re.compile(rb"[\x80-\xff]")
_HIGH_LEFT = 0.35  # share of letters with accents above which a text is hardly in Windows-1252
_DECLARED = re.compile(
    rb"""<meta\s[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})|<\?xml\s[^>]{0,300}?encoding\s*=\s*["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096  # bytes from the beginning of a page that are searched for its encoding
_UTF8_PAIR = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def marked(data: bytes) -> str | None:
    """The encoding that a byte order mark tells, or None."""
    return next((encoding for mark, encoding in MARKS if data.startswith(mark)), None)


def unicode(blob: Blob) -> str:
    """The text of bytes that are Unicode, without its mark; UnreadableInput where they are not."""
    encoding = marked(blob.data) or "utf-8"
    try:
        return blob.data.decode(encoding)
    except UnicodeDecodeError as error:
        raise blob.refused(
            f"byte {error.start} (0x{blob.data[error.start]:02x}) is not {encoding.upper()}: {error.reason}",
            "text in UTF-8, or in UTF-16 or UTF-32 with a byte order mark",
        ) from None


def text(blob: Blob) -> str:
    """The text of bytes that may be Windows-1252, too; UnreadableInput where they are neither."""
    check_binary(blob)
    if marked(blob.data) is None and not _fits(blob.data, "utf-8") and _is_windows(blob.data):
        return blob.data.decode("cp1252")
    return unicode(blob)


def markup(blob: Blob) -> str:
    """The text of a page or a feed, by its mark, what was declared, or what fits; what is damaged becomes U+FFFD."""
    check_binary(blob)
    if encoding := marked(blob.data):
        return blob.data.decode(encoding, "replace")
    for encoding in ("utf-8", _taken(blob.charset), _taken(_declared(blob.data))):
        if encoding and _fits(blob.data, encoding):
            return blob.data.decode(encoding)
    declared = _taken(blob.charset) or _taken(_declared(blob.data))
    return blob.data.decode(declared or ("cp1252" if _is_windows(blob.data) else "utf-8"), "replace")


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    return (match.group(1) or match.group(2)).decode("ascii", "replace") if match else None


def _taken(name: str | None) -> str | None:
    """The Python codec for a declared encoding; None where it is unknown, or none that a page may be in."""
    try:
        plain = codecs.lookup(name or "").name
    except (LookupError, ValueError):
        return None
    codec = NAMED.get(plain, plain)
    return codec if TAKEN.fullmatch(codec) else None


def check_binary(blob: Blob) -> None:
    """UnreadableInput where bytes without a mark hold a zero byte or too many control characters."""
    if marked(blob.data) not in (None, "utf-8-sig"):
        return
    zero = blob.data.find(b"\0")
    if zero >= 0:
        raise blob.refused(f"byte {zero} is zero: a binary file, not text", ACCEPTED)
    controls = len(_CONTROLS.findall(blob.data))
    if controls > _CONTROLS_LEFT * len(blob.data):
        raise blob.refused(
            f"{controls:,} of {len(blob.data):,} bytes are control characters: not text", ACCEPTED
        )


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _is_windows(data: bytes) -> bool:
    """Whether bytes that are not UTF-8 are plausibly Windows-1252, not UTF-8 that was damaged."""
    high = len(_HIGH.findall(data))
    in_pairs = sum(map(len, _UTF8_PAIR.findall(data)))
    if high > _HIGH_LEFT * len(data) or 2 * in_pairs > high:
        return False
    return _fits(data, "cp1252")
