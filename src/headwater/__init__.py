"""Headwater traces the claims of news reports to their independent origins."""

__version__ = "0.1.0"
