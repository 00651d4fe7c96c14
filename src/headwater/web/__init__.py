"""The page: what the ledger holds, to be looked at. Server-rendered; nothing is asked from outside."""
