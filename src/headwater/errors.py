"""Every error that Headwater raises on purpose.

HeadwaterError
├── UnreadableInput   an input is not a report: named, with the reason; the others go on
├── WrongUsage        the command line asks for what does not exist
└── BrokenData        a data file that ships with Headwater is damaged

A record that would be wrong raises ValueError when it is made: that is a defect of a stage, not of an input.
"""

from __future__ import annotations


class HeadwaterError(Exception):
    """The base of all errors that are raised on purpose."""


class UnreadableInput(HeadwaterError):
    """An input that is no report.

    `name` is the input as the user gave it (with a line number for a line of a `.jsonl`), `reason` says what was
    found, `accepted` what would have been accepted instead.
    """

    def __init__(self, name: str, reason: str, accepted: str = "") -> None:
        super().__init__(name, reason, accepted)
        self.name = name
        self.reason = reason
        self.accepted = accepted

    def __str__(self) -> str:
        hint = f" (accepted: {self.accepted})" if self.accepted else ""
        return f"{self.name}: {self.reason}{hint}"


class WrongUsage(HeadwaterError):
    """A request that cannot be carried out as it was put: an unknown event, a report that is not in the pile."""


class BrokenData(HeadwaterError):
    """A data file of the installed program is missing or damaged; the message names it and the row."""
