"""Bytes before anyone knows what they are, and drafts: what a reader of a format found, before it is a report."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from headwater.capture import dates
from headwater.errors import UnreadableInput
from headwater.records import Passage, Report
from headwater.settings import Settings

Captured = Report | UnreadableInput

ACCEPTED = "a news report as text, HTML, RSS or Atom, WARC, or JSON with a text"

_ID_DIGITS = 16  # hexadecimal digits of the digest that stand in for a missing id


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line says of texts and pages that do not say it themselves."""

    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Blob:
    """The bytes of one input.

    `name` is fit for messages; `path` is the name in lower case, for its ending; `sha256` is of the bytes as they were
    stored (packed, where they were). `url` and `charset` are what a transport said of them.
    """

    name: str
    data: bytes
    sha256: str
    path: str = ""
    url: str | None = None
    charset: str | None = None

    def refused(self, reason: str, accepted: str = "") -> UnreadableInput:
        """The error that says why this is no report."""
        return UnreadableInput(self.name, reason, accepted)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a format told of one report; `published` is still as it was written."""

    text: str
    id: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    published: object = None
    language: str | None = None
    marks: tuple[Passage, ...] = ()


def digest(data: bytes) -> str:
    """SHA-256 as 64 hexadecimal digits."""
    return sha256(data).hexdigest()


def finished(draft: Draft, blob: Blob, settings: Settings) -> Report:
    """The draft as a valid report; UnreadableInput where its text is none."""
    _check_text(draft.text, blob, settings)
    for field in ("id", "outlet", "url", "title", "byline", "language"):
        _check_encodable(getattr(draft, field), field, blob)
    interval, reason = dates.published(draft.published)
    return Report(
        id=draft.id or blob.sha256[:_ID_DIGITS],
        sha256=blob.sha256,
        text=draft.text,
        outlet=draft.outlet,
        url=draft.url,
        title=draft.title,
        byline=draft.byline,
        published=interval,
        published_reason=reason,
        language=draft.language,
        marks=draft.marks,
        captured_from=blob.name,
    )


def _check_text(text: str, blob: Blob, settings: Settings) -> None:
    most = settings.max_report_characters
    if not text.strip():
        raise blob.refused("there is no text in it", ACCEPTED)
    if len(text) > most:
        raise blob.refused(f"the text has {len(text):,} characters", f"at most {most:,}")
    _check_encodable(text, "text", blob)


def _check_encodable(value: str | None, field: str, blob: Blob) -> None:
    try:
        (value or "").encode()
    except UnicodeEncodeError as error:
        code = ord(error.object[error.start])
        raise blob.refused(
            f"character {error.start} of {field!r} is the lone surrogate U+{code:04X}",
            "Unicode that UTF-8 can hold",
        ) from None
