"""What can go wrong with a ledger that is there.

HeadwaterError
└── LedgerError         the file cannot be read or written: a full disk, another writer that never ends, a torn page
    └── DamagedLedger   what it holds is not what Headwater wrote
"""

from __future__ import annotations

from headwater.errors import HeadwaterError


class LedgerError(HeadwaterError):
    """The database refuses; the message holds its words."""


class DamagedLedger(LedgerError):
    """What a ledger holds is not what Headwater wrote; `headwater verify` says where."""
