"""The ledger: what is kept of reports, their readings and their trace, in one folder that its owner alone can read."""

from headwater.ledger.database import FILE, FOLDER, chosen
from headwater.ledger.errors import DamagedLedger, LedgerError
from headwater.ledger.store import Ledger, open_ledger
from headwater.ledger.views import Added, EventPage, EventQuery, EventRow, Order, ReportPage, ReportRow

__all__ = [
    "FILE",
    "FOLDER",
    "Added",
    "DamagedLedger",
    "EventPage",
    "EventQuery",
    "EventRow",
    "Ledger",
    "LedgerError",
    "Order",
    "ReportPage",
    "ReportRow",
    "chosen",
    "open_ledger",
]
